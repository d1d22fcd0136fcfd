"""`python -m tests.bench [--entries 50000] [--few 5000] [--long 550] [--queries 200] [--pages 2000]`.

Prints Markdown; what it is doing, and how many seconds each step took, goes to standard error.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg

from tests.bench.report import Figures, report
from tests.servers.elasticsearch import running_elasticsearch
from tests.servers.postgresql import running_postgresql


def main() -> int:
    options = _options()
    figures: Figures = {}
    with running_elasticsearch() as server, ExitStack() as scratch:
        environment = {"ELASTICSEARCH_URL": server, "ELASTICSEARCH_INDEX_PREFIX": f"bench-{uuid4().hex[:8]}"}
        addresses = {name: scratch.enter_context(SCRATCH[name]()) for name in options.databases}
        scratch.callback(_step, "clear", environment=environment)
        for name, address in addresses.items():
            _measure(name, {**environment, "DATABASE_URL": address}, options, figures)
        with SCRATCH[options.databases[-1]]() as address:
            figures["pages"] = _step("pages", options.pages, environment={**environment, "DATABASE_URL": address})
    sys.stdout.write(report(figures, options))
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench-search ARGS=…", description=__doc__)
    parser.add_argument("--entries", type=int, default=50_000, help="entries of the large run")
    parser.add_argument("--few", type=int, default=5_000, help="entries of the small run")
    parser.add_argument("--long", type=int, default=550, help="words of a body where texts are long")
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--databases", nargs="+", choices=SCRATCH, default=list(SCRATCH))
    parser.add_argument("--pages", type=int, default=2_000, help="pages from which entries are recomputed")
    return parser.parse_args()


def _measure(name: str, environment: dict[str, str], options: argparse.Namespace, figures: Figures) -> None:
    """The database engine with long texts and at both sizes; on the last database the rest as well."""
    with_elasticsearch = name == options.databases[-1]
    sizes = (0, options.few, options.long, options.queries)
    figures[f"{name} long"] = _step("database", *sizes, environment=environment)
    for first, last in ((0, options.few), (options.few, options.entries)):
        figures[f"{name} {last}"] = _step("database", first, last, 0, options.queries, environment=environment)
        if with_elasticsearch:
            figures[f"rebuild {last}"] = _step("rebuild", environment=environment)
    if with_elasticsearch:
        figures["elasticsearch"] = _step("elasticsearch", options.queries, environment=environment)


def _step(name: str, *arguments: object, environment: dict[str, str]) -> Any:
    """A step in a process of its own, so that its memory can be told; what it found."""
    sys.stderr.write(f"{name} {' '.join(map(str, arguments))}\n")
    command = [sys.executable, "-m", "tests.bench.step", name, *map(str, arguments)]
    settings = {"DJANGO_SETTINGS_MODULE": "tests.bench.settings", "LOG_LEVEL": "WARNING"}
    begins = time.monotonic()
    answer = subprocess.run(command, env={**os.environ, **environment, **settings}, stdout=subprocess.PIPE, check=True)
    sys.stderr.write(f"  {time.monotonic() - begins:.0f} s\n")
    return json.loads(answer.stdout)


@contextmanager
def _sqlite() -> Iterator[str]:
    with tempfile.TemporaryDirectory(prefix="legro-bench-") as folder:
        yield f"sqlite:///{Path(folder) / 'bench.sqlite3'}"


@contextmanager
def _postgresql() -> Iterator[str]:
    """A database of our own, also on a server that is named: the one named there may be somebody's site."""
    name = f"bench_{uuid4().hex[:8]}"
    with running_postgresql() as server:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f'create database "{name}"')
        try:
            yield urlsplit(server)._replace(path=f"/{name}").geturl()
        finally:
            with psycopg.connect(server, autocommit=True) as connection:
                connection.execute(f'drop database "{name}" with (force)')


SCRATCH = {"sqlite": _sqlite, "postgresql": _postgresql}


if __name__ == "__main__":
    sys.exit(main())
