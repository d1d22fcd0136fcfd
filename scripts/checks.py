"""`make test`, `make lint` and `make format`: what a change must pass, and what puts it in its fixed style."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from scripts.environment import ENVIRONMENT, PYTHON, prepare, prepare_stubs
from scripts.running import ROOT, run, run_and_echo, say

SHARED = ("-n", "2", "--dist", "loadfile", "--no-loadscope-reorder")  # tests/conftest.py has the order


def test(arguments: Sequence[str]) -> int:
    """All checks and all tests. With arguments: only pytest with these, on the database named by DATABASE."""
    prepare("dev")
    database = os.environ.get("DATABASE", "")
    if arguments or database:
        return run(_pytest(database or "sqlite", *arguments))
    prepare_stubs()
    failures: list[str] = []
    closing: list[str] = []
    with tempfile.TemporaryFile("w+") as said:  # beside the tests: while they make their database, a processor is free
        linting = subprocess.Popen([sys.executable, "-m", "scripts", "lint"], stdout=said, stderr=subprocess.STDOUT)
        failures += _test_on("sqlite", closing)
        if linting.wait():
            failures.append("lint failed (see above)")
        said.seek(0)
        say(f"\nLint\n{said.read()}")
    failures += _test_on("postgresql", closing)
    say("")
    for failure in failures:
        say(f"FAILED: {failure}")
    say("\n".join(closing))
    return 1 if failures else 0


def _test_on(database: str, closing: list[str]) -> list[str]:
    """Run all tests on a database and add pytest's last line to ``closing``; what failed."""
    say(f"\nTests on {database}")
    code, last_line = run_and_echo(_pytest(database, *SHARED))
    closing.append(f"{database}: {last_line}")
    return [f"tests failed on {database}"] if code else []


def _pytest(database: str, *arguments: str) -> list[str | Path]:
    return [PYTHON, "-m", "tests.servers", database, PYTHON, "-m", "pytest", *arguments]


def bench_search(arguments: Sequence[str]) -> int:
    """Measure the search; docs/search.md has the figures."""
    prepare("dev")
    return run([PYTHON, "-m", "tests.bench", *arguments])


def lint(arguments: Sequence[str]) -> int:
    """Change nothing, and fail with everything that is not in style or of another type than it says."""
    prepare("dev")
    prepare_stubs()
    commands: list[list[str | Path]] = [
        [PYTHON, "-m", "ruff", "check", "."],
        [PYTHON, "-m", "ruff", "format", "--check", "."],
        [*_djade(), "--check", *_templates()],
        [PYTHON, "-m", "mypy"],
    ]
    codes = [run(command) for command in commands]
    return int(any(codes))


def format_code(arguments: Sequence[str]) -> int:
    """Fails only where somebody has to decide; djade's exit code says whether it changed anything."""
    prepare("dev")
    commands: list[list[str | Path]] = [
        [PYTHON, "-m", "ruff", "check", "--fix", "."],
        [PYTHON, "-m", "ruff", "format", "."],
        [*_djade(), *_templates()],
    ]
    codes = [run(command) for command in commands]
    return int(any(codes[:2]) or codes[2] not in (0, 1))


def _djade() -> list[str | Path]:
    return [ENVIRONMENT / "bin" / "djade", "--target-version", "5.2"]


def _templates() -> list[Path]:
    return sorted((ROOT / "templates").rglob("*.html"))
