"""The first command that a newcomer types: it serves, says how to log in, and the second time starts at once."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest

pytestmark = pytest.mark.once

ROOT = Path(__file__).resolve().parents[2]
FIRST_START = 240  # seconds, on a machine that runs other tests meanwhile
NEXT_START = 30


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _status(port: int, path: str) -> int:
    connection = HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    finally:
        connection.close()


def _wait_until_it_serves(process: subprocess.Popen[str], port: int, seconds: int) -> None:
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        assert process.poll() is None, "the demo stopped by itself"
        try:
            assert _status(port, "/nl/") == 200
        except OSError:
            time.sleep(0.2)
        else:
            return
    pytest.fail(f"the demo did not serve within {seconds} seconds")


@contextmanager
def _demo(folder: Path, port: int, seconds: int, **variables: str) -> Iterator[Path]:
    """A running demo with its data in a folder; yields the file with what it printed."""
    ours = ("DJANGO", "DATABASE", "ELASTICSEARCH")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    printed = folder / "printed.txt"
    with printed.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "scripts", "demo"],
            cwd=ROOT,
            env={**kept, "DATA_DIR": str(folder / "data"), "PORT": str(port), **variables},
            stdout=output,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        try:
            _wait_until_it_serves(process, port, seconds)
            yield printed
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGINT)
                process.wait(30)


def _password(printed: Path) -> str:
    found = re.search(r"Name +admin\n +Password +(\S+)", printed.read_text())
    assert found, printed.read_text()
    return found[1]


def test_the_demo_serves_both_languages_keeps_its_password_and_bears_a_missing_search_server(tmp_path: Path) -> None:
    port = _free_port()
    with _demo(tmp_path, port, FIRST_START) as printed:
        assert f"http://127.0.0.1:{port}/" in printed.read_text()
        assert _status(port, "/en/") == 200
        assert _status(port, "/admin/login/") == 200
        password = _password(printed)
    database = tmp_path / "data" / "legro.sqlite3"
    written = database.stat().st_mtime_ns
    with _demo(tmp_path, port, NEXT_START) as printed:
        assert _password(printed) == password
        assert "Preparing" not in printed.read_text()
        assert database.stat().st_mtime_ns == written
    with _demo(tmp_path, port, NEXT_START, ELASTICSEARCH_URL=f"http://127.0.0.1:{_free_port()}") as printed:
        assert "the database answers searches until it does" in printed.read_text()
        assert _status(port, "/nl/zoeken/?q=dorp") == 200
