"""Every text that a reader can see has a Dutch wording, and what is compiled is what was written."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.once

ROOT = Path(__file__).resolve().parents[2]


def test_dutch_catalogue_is_complete_and_compiled() -> None:
    command = [sys.executable, "-m", "scripts.messages", "--check"]
    check = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert check.returncode == 0, check.stdout + check.stderr
