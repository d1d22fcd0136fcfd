"""A door in front of the real server: real sockets that refuse, hang or answer with an error, else let through."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable
from enum import Enum, auto
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit


class Fault(Enum):
    """What may happen at the door."""

    NONE = auto()
    REFUSED = auto()
    HANGING = auto()
    BUSY = 429
    DOWN = 503
    NOT_ELASTICSEARCH = 200


class Door:
    """Listens on a port of its own and passes requests on to the server behind it.

    With ``tls`` it speaks that; with ``wanted_credentials`` it lets nobody pass who has others.
    """

    def __init__(self, server: str, tls: ssl.SSLContext | None = None) -> None:
        self.tls = tls
        self.behind = urlsplit(server).netloc
        self.fault = Fault.NONE
        self.closing = threading.Event()
        self.requests: list[str] = []
        self.credentials: list[str] = []
        self.wanted_credentials: str | None = None
        self.before_request: Callable[[str], object] = lambda line: None
        self.listener = _Listener(("127.0.0.1", 0), self)
        self.port = self.listener.server_address[1]
        threading.Thread(target=self.listener.serve_forever, args=(0.01,), daemon=True).start()

    @property
    def url(self) -> str:
        """The address, the same whatever happens."""
        return f"{'https' if self.tls else 'http'}://127.0.0.1:{self.port}"

    def break_down(self, fault: Fault) -> None:
        """From now on every request meets this fault."""
        self.fault = fault
        if fault is Fault.REFUSED:
            self._stop()

    def mend(self) -> None:
        """From now on requests reach the server again."""
        if self.fault is Fault.REFUSED:
            self.listener = _Listener(("127.0.0.1", self.port), self)
            threading.Thread(target=self.listener.serve_forever, args=(0.01,), daemon=True).start()
        self.fault = Fault.NONE

    def close(self) -> None:
        """Let go of everything, also of those who still wait."""
        self.closing.set()
        if self.fault is not Fault.REFUSED:
            self._stop()

    def _stop(self) -> None:
        self.listener.shutdown()
        self.listener.server_close()
        for connection in list(self.listener.connections):
            connection.close()


class _Listener(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, address: tuple[str, int], door: Door) -> None:
        self.door = door
        self.connections: set[_Connection] = set()
        super().__init__(address, _Connection)
        if door.tls:
            self.socket = door.tls.wrap_socket(self.socket, server_side=True, do_handshake_on_connect=False)


class _Connection(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Listener

    def setup(self) -> None:
        super().setup()
        self.server.connections.add(self)

    def finish(self) -> None:
        self.server.connections.discard(self)
        super().finish()

    def close(self) -> None:
        """Hang up on whoever is connected."""
        try:
            self.connection.shutdown(socket.SHUT_RDWR)
        except OSError:
            return  # hung up already

    def handle_one_request(self) -> None:
        try:
            super().handle_one_request()
        except OSError:
            self.close_connection = True

    def __getattr__(self, name: str) -> Any:
        if name.startswith("do_"):  # whatever the method
            return self._meet
        raise AttributeError(name)

    def _meet(self) -> None:
        door = self.server.door
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        door.requests.append(f"{self.command} {self.path}")
        door.credentials.append(self.headers.get("Authorization", ""))
        door.before_request(door.requests[-1])
        if door.fault is Fault.HANGING:
            door.closing.wait()
            self.close_connection = True
        elif door.wanted_credentials not in (None, self.headers.get("Authorization")):
            self._answer(401, [("Content-Type", "application/json")], b'{"error": "who are you?"}')
        elif door.fault is Fault.NONE:
            self._pass_on(body)
        else:
            self._answer(door.fault.value, [("Content-Type", "application/json")], b'{"error": "as the test wants"}')

    def _pass_on(self, body: bytes) -> None:
        behind = HTTPConnection(self.server.door.behind, timeout=60)
        headers = {name: value for name, value in self.headers.items() if name.lower() not in ("host", "connection")}
        behind.request(self.command, self.path, body or None, headers)
        answer = behind.getresponse()
        left_out = ("transfer-encoding", "content-length", "connection")
        kept = [(name, value) for name, value in answer.getheaders() if name.lower() not in left_out]
        self._answer(answer.status, kept, answer.read())
        behind.close()

    def _answer(self, status: int, headers: list[tuple[str, str]], body: bytes) -> None:
        self.send_response(status)
        for name, value in [*headers, ("Content-Length", str(len(body)))]:
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *arguments: object) -> None:
        """Tests are quiet."""
