"""Running other programs, and saying how it goes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("legro_cms", "search", "casebook", "events", "home")
OLDEST = (3, 11)
"""The first Python that the site runs on."""


def run(command: Sequence[str | Path], environment: Mapping[str, str] | None = None, *, check: bool = False) -> int:
    """The exit code; with ``check`` a command that fails ends this one too."""
    sys.stdout.flush()
    code = subprocess.run(command, env={**os.environ, **(environment or {})}, check=False).returncode
    if code and check:
        sys.exit(fail(f"{' '.join(map(str, command[:6]))} … failed"))
    return code


def run_and_echo(command: Sequence[str | Path]) -> tuple[int, str]:
    """The exit code and the last line that says something, after showing every line as it came."""
    last_line = ""
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, errors="replace") as process:
        for line in process.stdout or ():
            sys.stdout.write(line)
            sys.stdout.flush()
            last_line = line.strip() or last_line
    return process.returncode, last_line


def say(text: str) -> None:
    """Tell the developer, also where what is printed goes to a file."""
    print(text, flush=True)


def fail(text: str) -> int:
    """Tell what is wrong; the exit code for it."""
    print(text, file=sys.stderr, flush=True)
    return 1
