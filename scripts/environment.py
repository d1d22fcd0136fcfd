"""The environment `.venv` with what the locks list: made once, and again when Python or a lock is another."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import venv
from pathlib import Path

from scripts.running import ROOT, run, say

ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / "bin" / "python"


def prepare(lock_name: str) -> None:
    """An environment with what `requirements/<lock_name>.txt` lists; nothing to do when it is there."""
    if PYTHON.exists() and _is_installed(lock_name):
        return
    if not PYTHON.exists() or _version_of(PYTHON) != sys.version_info[:2]:
        say("Making the environment .venv")
        venv.create(ENVIRONMENT, with_pip=True, clear=True, symlinks=True)
    say(f"Installing what requirements/{lock_name}.txt lists")
    _install("--require-hashes", "--no-deps", "-r", str(_lock_file(lock_name)))
    for name in {"site", lock_name}:  # what developers install holds all of the site's
        _stamp(name).write_text(_wanted(name))


def prepare_stubs() -> None:
    """Wagtail's type stubs, without what they ask for: docs/decisions.md says why not in dev.txt."""
    if not _is_installed("stubs"):
        _install("--require-hashes", "--no-deps", "--ignore-requires-python", "-r", str(_lock_file("stubs")))
        _stamp("stubs").write_text(_wanted("stubs"))


def _lock_file(name: str) -> Path:
    return ROOT / "requirements" / f"{name}.txt"


def _stamp(name: str) -> Path:
    return ENVIRONMENT / f"legro-{name}.lock"


def _wanted(name: str) -> str:
    return f"{sys.version_info[:2]} {hashlib.sha256(_lock_file(name).read_bytes()).hexdigest()}"


def _is_installed(name: str) -> bool:
    return _stamp(name).exists() and _stamp(name).read_text() == _wanted(name)


def _install(*arguments: str) -> None:
    pip: list[str | Path] = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    run([*pip, *arguments], check=True)


def _version_of(python: Path) -> tuple[int, ...]:
    code = "import sys; print(*sys.version_info[:2])"
    answer = subprocess.run([python, "-c", code], capture_output=True, text=True, check=False)
    return tuple(int(part) for part in answer.stdout.split())
