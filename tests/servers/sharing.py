"""What all processes of a test run share: their folder, and one Elasticsearch, which the first test that asks starts.

The process that starts the run holds a lock for as long as it lives. The server is kept by a process that waits for
this lock: so it goes with the run, however that ends, and not with the worker that happened to ask first.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TextIO

from tests.servers import ServerMissingError
from tests.servers.elasticsearch import running_elasticsearch

FOLDER = "LEGRO_TEST_RUN"
"""The variable that tells the run's processes of the run's folder."""


class Run:
    """The run as its first process knows it."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="legro-test-run-"))
        self.held = locked(self.folder / "run")
        os.environ[FOLDER] = str(self.folder)

    def end(self) -> None:
        """Let go of what the run started; who keeps a server clears the folder away."""
        del os.environ[FOLDER]
        if not (self.folder / "address").exists():
            shutil.rmtree(self.folder, ignore_errors=True)
        self.held.close()


def run_folder() -> Path:
    """Where the processes of the run find what they share."""
    return Path(os.environ[FOLDER])


def shared_elasticsearch() -> str:
    """The address of the run's Elasticsearch, which is started if nobody has asked for it yet."""
    folder = run_folder()
    address = folder / "address"
    with locked(folder / "start"):
        if not address.exists():
            address.write_text(_start_keeper(folder))
        return address.read_text()


def _start_keeper(folder: Path) -> str:
    with (folder / "problem").open("w") as problem:
        keeper = subprocess.Popen(
            [sys.executable, "-m", "tests.servers.sharing", str(folder)],
            stdout=subprocess.PIPE,
            stderr=problem,
            text=True,
            start_new_session=True,
        )
    assert keeper.stdout is not None
    if address := keeper.stdout.readline().strip():
        return address
    keeper.wait()
    raise ServerMissingError((folder / "problem").read_text().strip())


def _keep(folder: Path) -> None:
    """Keep a server, say where it is, and stop it when the run is over."""
    try:
        with running_elasticsearch() as address:
            sys.stdout.write(f"{address}\n")
            sys.stdout.flush()
            locked(folder / "run").close()
    except ServerMissingError as error:
        sys.exit(str(error))
    shutil.rmtree(folder, ignore_errors=True)


def locked(path: Path) -> TextIO:
    """The file, open and locked; closing it unlocks it. Waits for whoever else holds the lock."""
    file = path.open("w")
    fcntl.flock(file, fcntl.LOCK_EX)
    return file


if __name__ == "__main__":
    _keep(Path(sys.argv[1]))
