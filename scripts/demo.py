"""`make demo`: from a clean clone to a running site with example content."""

from __future__ import annotations

import hashlib
import os
import secrets
import socket
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NoReturn

from scripts.environment import PYTHON, prepare
from scripts.running import ROOMS, ROOT, fail, run, say

DATA = Path(os.environ.get("DATA_DIR", ROOT / "var"))
ADMIN = "admin"


def demo(arguments: Sequence[str]) -> int:
    """Everything that is needed, and the site; the second time nothing but the start."""
    port = int(os.environ.get("PORT", "8000"))
    if _is_taken(port):
        return fail(f"Port {port} is taken. Choose another: make demo PORT={port + 1}")
    prepare("site")
    DATA.mkdir(parents=True, exist_ok=True)
    environment = _environment(port)
    password = _password()
    _load_examples(environment, password)
    if os.environ.get("ELASTICSEARCH_URL"):
        _fill_elasticsearch(environment)
    say(f"\n  Site    http://127.0.0.1:{port}/")
    say(f"  Admin   http://127.0.0.1:{port}/admin/")
    say(f"  Name    {ADMIN}\n  Password  {password}\n\nStop with Ctrl+C.\n")
    return _serve(port, environment)


def _serve(port: int, environment: Mapping[str, str]) -> NoReturn:
    """In the place of this process, so that Ctrl+C and a killer reach the server itself."""
    server = ["-m", "gunicorn", "legro_cms.wsgi", "--bind", f"127.0.0.1:{port}", "--threads", "4"]
    # Ctrl+C reaches the worker twice, from the terminal and from gunicorn, and may leave it waiting for itself.
    server += ["--graceful-timeout", "3"]
    sys.stdout.flush()
    os.execve(PYTHON, [str(PYTHON), *server, "--log-level", "warning"], {**os.environ, **environment})


def _is_taken(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _environment(port: int) -> dict[str, str]:
    """The demo's settings, whatever the shell says of another site."""
    return {
        "DJANGO_SETTINGS_MODULE": "legro_cms.settings.dev",
        "DEBUG": "false",
        "LOG_LEVEL": os.environ.get("LOG_LEVEL", "WARNING"),
        "DATABASE_URL": "",  # a server that the shell happens to name is never filled with examples
        "CACHE_URL": "",
        "EMAIL_URL": "console:",
        "BASE_URL": os.environ.get("BASE_URL", f"http://127.0.0.1:{port}"),
        "ELASTICSEARCH_INDEX_PREFIX": _index_prefix(),
    }


def _index_prefix() -> str:
    """This clone's own: no demo writes over another, nor over a site that uses the same server."""
    return f"legro-demo-{hashlib.sha256(str(DATA.resolve()).encode()).hexdigest()[:8]}"


def _password() -> str:
    """Made once for this machine: not even an example site gets a password that stands in a repository."""
    file = DATA / "demo-password.txt"
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(12) + "\n")
    return file.read_text().strip()


def _load_examples(environment: Mapping[str, str], password: str) -> None:
    """Only where the code is another than the last time: what editors changed since is kept either way."""
    stamp = DATA / "demo.stamp"
    code = _fingerprint()
    if stamp.exists() and stamp.read_text() == code:
        return
    say("Preparing the database and the example content")
    run([PYTHON, "manage.py", "migrate", "--verbosity=0"], environment, check=True)
    admin = ("--admin-name", ADMIN, "--admin-password", password)
    run([PYTHON, "manage.py", "load_demo", *admin], environment, check=True)
    stamp.write_text(code)


def _fingerprint() -> str:
    """Differs as soon as a file of the site does, so that an updated clone migrates and loads what is new."""
    digest = hashlib.sha256((ROOT / "requirements" / "site.txt").read_bytes())
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                status = path.stat()
                digest.update(f"{path.relative_to(ROOT)} {status.st_size} {status.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _fill_elasticsearch(environment: Mapping[str, str]) -> None:
    """At every start, since the server may be another one than the last time; the site does not depend on it."""
    say("Filling the index in Elasticsearch")
    if run([PYTHON, "manage.py", "search_rebuild", "--verbosity=0"], environment):
        say("Elasticsearch did not take the index (see above): the database answers searches until it does.")
