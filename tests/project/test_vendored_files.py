"""What we took from others is as they published it, and the built style sheet is what its sources make."""

import hashlib
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

pytestmark = pytest.mark.once

ROOT = Path(__file__).resolve().parents[2]
VENDORED = tomllib.loads((ROOT / "frontend" / "VENDOR.toml").read_text())
LICENCES = {"EUPL-1.2", "OFL-1.1", "MPL-2.0", "MIT", "0BSD", "BSD-2-Clause", "Apache-2.0"}


@pytest.mark.parametrize("path", VENDORED)
def test_a_vendored_file_is_unchanged(path: str) -> None:
    assert hashlib.sha256((ROOT / path).read_bytes()).hexdigest() == VENDORED[path]["sha256"]


@pytest.mark.parametrize("path", VENDORED)
def test_a_vendored_file_has_a_licence_that_lets_us_pass_it_on(path: str) -> None:
    assert VENDORED[path]["licence"] in LICENCES


def test_no_file_stands_among_the_vendored_ones_unrecorded() -> None:
    folders = [ROOT / "frontend" / "vendor", ROOT / "static" / "vendor", ROOT / "tests" / "browser" / "vendor"]
    found = {file.relative_to(ROOT).as_posix() for folder in folders for file in folder.rglob("*") if file.is_file()}
    assert {path for path in found if not path.endswith(".txt")} <= set(VENDORED)


def test_the_style_sheet_is_what_its_sources_make() -> None:
    command = [sys.executable, "-m", "scripts.css", "--check"]
    check = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert check.returncode == 0, check.stdout + check.stderr
