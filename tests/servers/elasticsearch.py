"""An Elasticsearch for the tests, first that works: ELASTICSEARCH_URL, the official image, or one of our own."""

from __future__ import annotations

import json
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from tests.servers import ServerMissingError
from tests.servers.elasticsearch_files import HELP, VERSION, elasticsearch_home, java_home

IMAGE = f"elasticsearch:{VERSION}"
HEAP = "-Xms512m -Xmx512m"
STARTS_WITHIN = 300  # seconds; 15 to 20 are usual
STOPS_WITHIN = 30
POLL = 0.25
"""Seconds between two looks at a server that starts: nothing tells when it is ready."""

CONFIGURATION = {
    "cluster.name": "legro-tests",
    "discovery.type": "single-node",
    "xpack.security.enabled": False,
    "network.host": "127.0.0.1",
    "transport.port": 0,
    "node.portsfile": True,
    "cluster.routing.allocation.disk.threshold_enabled": False,  # a full disk is the developer's own business
}


@contextmanager
def running_elasticsearch() -> Iterator[str]:
    """The address of an Elasticsearch, for as long as the context lasts.

    Raises ServerMissingError with what to install where there is none and none can be had.
    """
    given = os.environ.get("ELASTICSEARCH_URL", "")
    if given:
        yield given.partition(",")[0]  # several nodes of one cluster
    elif name := container():
        try:
            yield _wait(lambda: _published(name), lambda: True, lambda: _docker("logs", name))
        finally:
            _docker("rm", "--force", name)
    else:
        with own_elasticsearch() as server:
            yield server.url


@contextmanager
def own_elasticsearch() -> Iterator[OwnElasticsearch]:
    """A server that nobody else uses, which a test may stop and start again."""
    server = OwnElasticsearch()
    try:
        server.start()
        yield server
    finally:
        server.remove()


class OwnElasticsearch:
    """A server started from files, with a folder of its own that goes with it. It keeps its address and its data."""

    def __init__(self) -> None:
        self.home, self.java = elasticsearch_home(), java_home()
        self.folder = Path(tempfile.mkdtemp(prefix="legro-elasticsearch-"))
        self.port = 0  # any free one, the first time
        self.process: subprocess.Popen[bytes] | None = None
        self.user = pwd.getpwnam("nobody") if os.geteuid() == 0 else None  # the server refuses to run as root
        for name in ("config", "data", "logs", "tmp"):
            (self.folder / name).mkdir()
        for name in ("jvm.options", "log4j2.properties"):
            shutil.copy(self.home / "config" / name, self.folder / "config")

    @property
    def url(self) -> str:
        """The address, the same after every start."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start and wait until it answers."""
        self._configure()
        environment = {
            "PATH": os.environ.get("PATH", os.defpath),
            "ES_JAVA_HOME": str(self.java),
            "ES_JAVA_OPTS": HEAP,
            "ES_PATH_CONF": str(self.folder / "config"),
            "ES_TMPDIR": str(self.folder / "tmp"),
        }
        with (self.folder / "logs" / "printed.txt").open("wb") as printed:
            self.process = subprocess.Popen(
                [self.home / "bin" / "elasticsearch"],
                cwd=self.folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=printed,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                user=self.user and self.user.pw_uid,
                group=self.user and self.user.pw_gid,
                extra_groups=self.user and (),
            )
        url = _wait(self._listening, self._is_running, self._printed)
        self.port = int(url.rpartition(":")[2])

    def stop(self) -> None:
        """Stop in an orderly way, as an administrator would."""
        if self.process is not None:
            self.process.terminate()
            try:
                self.process.wait(STOPS_WITHIN)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
            self.process = None

    def remove(self) -> None:
        """Stop and leave nothing behind."""
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _configure(self) -> None:
        """JSON is YAML; the folder belongs to whoever runs the server."""
        paths = {"path.data": str(self.folder / "data"), "path.logs": str(self.folder / "logs")}
        settings = {**CONFIGURATION, **paths, "http.port": self.port}
        (self.folder / "config" / "elasticsearch.yml").write_text(json.dumps(settings, indent=1))
        self._ports_file.unlink(missing_ok=True)
        if self.user is not None:
            for path in (self.folder, *self.folder.rglob("*")):
                os.chown(path, self.user.pw_uid, self.user.pw_gid)

    @property
    def _ports_file(self) -> Path:
        return self.folder / "logs" / "http.ports"

    def _listening(self) -> str | None:
        """The address, once the server has written it down."""
        addresses = self._ports_file.read_text().split() if self._ports_file.exists() else []
        return f"http://{addresses[0]}" if addresses else None

    def _is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def _printed(self) -> str:
        return (self.folder / "logs" / "printed.txt").read_text(errors="replace")


def _wait(address: Callable[[], str | None], is_running: Callable[[], bool], printed: Callable[[], str]) -> str:
    """The address, once the server behind it takes documents."""
    ends = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < ends and is_running():
        url = address()
        if url and _takes_documents(url):
            return url
        time.sleep(POLL)
    raise ServerMissingError(f"Elasticsearch did not start. It said:\n{printed()[-2000:]}\n{HELP}")


def _takes_documents(url: str) -> bool:
    try:
        with urlopen(f"{url}/_cluster/health?wait_for_status=yellow&timeout=5s", timeout=10) as answer:  # noqa: S310
            return bool(answer.status == 200)
    except OSError:
        return False


# The official image


def container() -> str | None:
    """A container of the image, where there is a Docker engine (its client alone runs nothing) that can have it."""
    if shutil.which("docker") is None or not _docker("version", "--format", "{{.Server.Version}}"):
        return None
    settings = {"discovery.type": "single-node", "xpack.security.enabled": "false", "ES_JAVA_OPTS": HEAP}
    variables = [part for name, value in settings.items() for part in ("--env", f"{name}={value}")]
    return _docker("run", "--detach", "--publish", "127.0.0.1::9200", *variables, IMAGE) or None


def _published(container: str) -> str | None:
    address = _docker("port", container, "9200/tcp")
    return f"http://{address.split()[0]}" if address else None


def _docker(*arguments: str) -> str:
    """What the command prints; nothing where it fails."""
    answer = subprocess.run(["docker", *arguments], check=False, capture_output=True, text=True)
    return answer.stdout.strip() if answer.returncode == 0 else ""
