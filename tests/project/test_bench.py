"""The bench of the search is run by hand; here on so few works that it only shows that it still runs."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.once

ROOT = Path(__file__).resolve().parents[2]
SIZES = ("--entries", "60", "--few", "30", "--long", "200", "--queries", "6", "--pages", "3", "--databases", "sqlite")
GOALS = 10


def test_a_tiny_bench_ends_with_its_goals(elasticsearch_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ELASTICSEARCH_URL", elasticsearch_url)
    command = [sys.executable, "-m", "tests.bench", *SIZES]
    answer = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    assert answer.returncode == 0, answer.stderr
    _tables, _goal, goals = answer.stdout.partition("| goal |")
    assert "| round trips of (a) | yes | 1.00 | 1.00 |" in goals
    assert len([line for line in goals.splitlines() if line.startswith("| ")]) == GOALS
