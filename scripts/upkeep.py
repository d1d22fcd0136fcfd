"""`make messages`, `make css` and `make lock`: files that are made from others and kept in the repository."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from scripts.environment import PYTHON, prepare
from scripts.running import OLDEST, run


def messages(arguments: Sequence[str]) -> int:
    """The Dutch catalogue."""
    prepare("dev")
    return run([PYTHON, "-m", "scripts.messages", *arguments])


def css(arguments: Sequence[str]) -> int:
    """The style sheet."""
    prepare("dev")
    return run([PYTHON, "-m", "scripts.css", *arguments])


def lock(arguments: Sequence[str]) -> int:
    """Versions and hashes for every supported Python and system; no line says where packages come from."""
    prepare("dev")
    uv: list[str | Path] = [PYTHON, "-m", "uv", "pip", "compile", "--quiet", "--no-header"]
    uv += ["--universal", "--generate-hashes"]
    site, dev, stubs = (f"requirements/{name}.txt" for name in ("site", "dev", "stubs"))
    oldest = ["--python-version", ".".join(map(str, OLDEST))]
    read_only = ["--no-deps", "--prerelease", "allow", "--python-version", "3.12"]  # asks for 3.12; never imported
    return (
        run([*uv, "pyproject.toml", *oldest, *arguments, "-o", site])
        or run([*uv, "pyproject.toml", "--group", "dev", *oldest, *arguments, "-c", site, "-o", dev])
        or run([*uv, "--group", "stubs", *read_only, *arguments, "-o", stubs])
    )
