"""The internet in small: a server on this machine that stands behind public addresses, and never anything else."""

import socket
import ssl
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from qcihungary.desk.links.fetch import Fetcher
from qcihungary.desk.links.pacing import Pacer

PUBLIC = "93.184.216.34"
LOCAL = "127.0.0.1"


@dataclass
class Page:
    """What is answered at an address."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b"Here it is."
    heads: int | None = None
    """The status for HEAD, where that is another one."""


@dataclass
class Internet:
    """Sites by host and path; everything asked is written down."""

    pages: dict[str, Page] = field(default_factory=dict)
    names: dict[str, Sequence[str] | OSError] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    connected: list[tuple[str, int]] = field(default_factory=list)
    resolved: list[str] = field(default_factory=list)
    slept: list[float] = field(default_factory=list)
    now: float = 0.0
    port: int = 0
    at_once: int = 0
    most_at_once: dict[str, int] = field(default_factory=dict)
    tls: ssl.SSLContext = field(default_factory=ssl.create_default_context)

    def add(self, address: str, status: int = 200, **options: Any) -> None:
        """Let ``example.org/path`` be answered."""
        self.pages[address] = Page(status, **options)

    def resolve(self, host: str, port: int) -> Sequence[str]:
        """Every host is public unless a test says otherwise."""
        self.resolved.append(host)
        found = self.names.get(host, [PUBLIC])
        if isinstance(found, OSError):
            raise found
        return found

    def connect(self, address: str, port: int) -> socket.socket:
        """Whatever address is asked for, it is this server; which it was is written down."""
        self.connected.append((address, port))
        return socket.create_connection((LOCAL, self.port), timeout=5)

    def sleep(self, seconds: float) -> None:
        """Nobody sleeps."""
        self.slept.append(seconds)
        self.now += seconds

    def fetcher(self, **options: Any) -> Fetcher:
        """What asks it."""
        pacer = Pacer(clock=lambda: self.now, sleep=self.sleep)
        return Fetcher("QCIHungary/1.0 (test)", self.resolve, self.connect, self.tls, pacer, **options)


@contextmanager
def internet(server_tls: ssl.SSLContext | None = None) -> Iterator[Internet]:
    """A server that answers as the internet does."""
    world = Internet()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            address = f"{self.headers['Host']}{self.path}"
            world.asked.append(f"{self.command} {address}")
            world.agents.add(self.headers["User-Agent"])
            page = world.pages.get(address) or world.pages.get(address.partition("?")[0]) or Page(404)
            is_head = self.command == "HEAD"
            self.send_response(page.heads if is_head and page.heads else page.status)
            for name, value in page.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(page.body)))
            self.end_headers()
            if not is_head:
                self.wfile.write(page.body)

        do_HEAD = do_GET  # noqa: N815  (names that http.server calls)

        def log_message(self, *args: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer((LOCAL, 0), Handler)
    server.daemon_threads = True
    if server_tls:
        server.socket = server_tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    world.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield world
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
