"""Chromium for the browser tests."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.servers import ServerMissingError

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
HELP = "The browser tests need Chromium: install it (Debian: apt-get install chromium) or name it in CHROMIUM_PATH."


def chromium_path() -> str:
    """The path of a Chromium: CHROMIUM_PATH, else on the PATH, else Debian's package (as root)."""
    named = os.environ.get("CHROMIUM_PATH")
    if named:
        if not Path(named).is_file():
            raise ServerMissingError(f"CHROMIUM_PATH names {named}, and there is no such file. {HELP}")
        return named
    found = _on_path() or _installed()
    if found is None:
        raise ServerMissingError(HELP)
    return found


def _on_path() -> str | None:
    return next(filter(None, map(shutil.which, NAMES)), None)


def _installed() -> str | None:
    apt = shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        return None
    sys.stderr.write("Installing Chromium for the browser tests\n")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (("update", "-qq"), ("install", "-y", "-qq", "--no-install-recommends", "chromium")):
        subprocess.run([apt, *arguments], env=environment, check=False, stdout=subprocess.DEVNULL)
    return _on_path()
