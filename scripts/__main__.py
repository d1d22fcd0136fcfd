"""Which commands there are, and what each is for."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from scripts import checks, upkeep
from scripts.demo import demo
from scripts.running import OLDEST, ROOT, fail, say


def show_help(arguments: Sequence[str]) -> int:
    """Every command with its purpose."""
    for name, (_command, purpose) in COMMANDS.items():
        say(f"  make {name:<14}{purpose}")
    return 0


COMMANDS = {
    "demo": (demo, "start the site with example content on http://127.0.0.1:8000 (another port: PORT=8001)"),
    "test": (
        checks.test,
        (
            "check style and types, then run the tests on SQLite and on PostgreSQL; "
            "ARGS='tests/unit -k name': only pytest, on SQLite; DATABASE=postgresql: on PostgreSQL"
        ),
    ),
    "bench-search": (
        checks.bench_search,
        "measure the search on 50,000 works (ARGS='--entries 5000': on fewer); takes about 20 minutes",
    ),
    "lint": (checks.lint, "check style, templates and types"),
    "format": (checks.format_code, "put code and templates in their fixed style"),
    "messages": (
        upkeep.messages,
        "bring the Dutch catalogue up to date with the texts in the code (ARGS=--check: only look)",
    ),
    "css": (upkeep.css, "build the style sheets from the vendored packages"),
    "lock": (upkeep.lock, "renew the locks from pyproject.toml (ARGS=--upgrade: to the newest versions)"),
    "help": (show_help, "this list"),
}


def main() -> int:
    """Run the command; its exit code."""
    if sys.version_info < OLDEST:
        return fail(f"Python {OLDEST[0]}.{OLDEST[1]} or newer is needed, this is {sys.version.split()[0]}.")
    parser = argparse.ArgumentParser(prog="python -m scripts", description=__doc__)
    parser.add_argument("command", choices=COMMANDS)
    parser.add_argument("arguments", nargs=argparse.REMAINDER)
    options = parser.parse_args()
    os.chdir(ROOT)
    command, _purpose = COMMANDS[options.command]
    return command(options.arguments)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
