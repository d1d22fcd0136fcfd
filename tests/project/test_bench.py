"""The bench of the search is run by hand; here on so few works that it only shows that it still runs."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.once

ROOT = Path(__file__).resolve().parents[2]
SIZES = ("--entries", "200", "--few", "100", "--queries", "4", "--pages", "3", "--databases", "sqlite")


def test_a_tiny_bench_ends_with_its_goals(elasticsearch_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ELASTICSEARCH_URL", elasticsearch_url)
    command = [sys.executable, "-m", "tests.bench", *SIZES]
    answer = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    assert answer.returncode == 0, answer.stderr
    assert "round trips of (a): 1.00" in answer.stdout
    assert answer.stdout.count("at most") == 9
