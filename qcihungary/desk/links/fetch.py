"""Asking one address over HTTP: only where ``hosts`` lets us, for a few seconds, and for a few bytes.

It is Python's own ``http.client`` on a socket that we have connected ourselves: that leaves nothing to guess about
where it goes. No proxy of the environment, no cookies, no redirect that nobody has looked at.
"""

import http.client
import math
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urljoin

from qcihungary.desk.links.hosts import FetchError, Resolve, Target, resolve, target_of
from qcihungary.desk.links.pacing import Pacer
from qcihungary.desk.links.vocabulary import Reason

CONNECT_SECONDS = 5.0
READ_SECONDS = 10.0
"""For each piece of an answer."""

WHOLE_SECONDS = 20.0
"""For all of one answer, however slowly its pieces come."""

MOST_BYTES = 1024
MOST_REDIRECTS = 5
REDIRECTS = frozenset({301, 302, 303, 307, 308})

Connect = Callable[[str, int], socket.socket]
"""Opens a connection to an IP address. Raises OSError."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a site answered."""

    status: int
    location: str = ""
    retry_after: str = ""
    body: bytes = b""


def connect(address: str, port: int) -> socket.socket:
    """A connection to an IP address."""
    return socket.create_connection((address, port), timeout=CONNECT_SECONDS)


@dataclass(frozen=True)
class Fetcher:
    """Asks, as somebody who gives their name."""

    agent: str
    resolve: Resolve = resolve
    connect: Connect = connect
    tls: ssl.SSLContext = field(default_factory=ssl.create_default_context)
    pacer: Pacer = field(default_factory=Pacer)
    until: float = math.inf
    """The moment, by the pacer's clock, after which nothing is asked any more: somebody is waiting."""

    def follow(self, address: str, method: str = "GET", most: int = MOST_BYTES) -> Answer:
        """The answer in the end; each redirect is looked at like the first address.

        Raises:
            FetchError: there was none.
        """
        for _hop in range(MOST_REDIRECTS + 1):
            answer = self.ask(address, method, most)
            if answer.status not in REDIRECTS or not answer.location:
                return answer
            try:
                address = urljoin(address, answer.location)
            except ValueError as error:
                raise FetchError(Reason.MALFORMED) from error
        raise FetchError(Reason.LOOP)

    def ask(self, address: str, method: str = "GET", most: int = MOST_BYTES) -> Answer:
        """One answer, when it is the host's turn.

        Raises:
            FetchError: there was none.
        """
        target = target_of(address, self.resolve)
        with self.pacer.turn(target.host):
            seconds = min(WHOLE_SECONDS, self.until - self.pacer.clock())
            if seconds <= 0:
                raise FetchError(Reason.TIMEOUT)
            return self.exchange(target, method, most, seconds)

    def exchange(self, target: Target, method: str, most: int, seconds: float) -> Answer:
        """Ask over a connection of its own."""
        deadline = Deadline(seconds)
        try:
            with self.connected(target) as plain, deadline.over(plain):
                return converse(self.secured(plain, target, deadline), target, method, most, self.agent)
        except ssl.SSLCertVerificationError as error:
            raise FetchError(Reason.CERTIFICATE) from error
        except TimeoutError as error:
            raise FetchError(Reason.TIMEOUT) from error
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise FetchError(Reason.TIMEOUT if deadline.has_passed else Reason.NO_ANSWER) from error

    @contextmanager
    def connected(self, target: Target) -> Iterator[socket.socket]:
        """A connection to the first of the target's addresses that takes one."""
        failure: OSError | None = None
        for address in target.addresses:
            try:
                opened = self.connect(address, target.port)
            except OSError as error:
                failure = error
                continue
            with opened:
                opened.settimeout(READ_SECONDS)
                yield opened
                return
        raise FetchError(Reason.TIMEOUT if isinstance(failure, TimeoutError) else Reason.UNREACHABLE) from failure

    def secured(self, plain: socket.socket, target: Target, deadline: "Deadline") -> socket.socket:
        """The same connection under TLS for https. The certificate must be that of the name, not of the IP address."""
        if target.scheme != "https":
            return plain
        name = target.host.rstrip(".")
        secure = self.tls.wrap_socket(plain, server_hostname=name, do_handshake_on_connect=False)
        deadline.socket = secure
        secure.do_handshake()
        return secure


class Deadline:
    """Cuts a connection off when its time is over: who sends a byte every nine seconds never runs into a time-out."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.socket: socket.socket | None = None
        self.has_passed = False

    @contextmanager
    def over(self, opened: socket.socket) -> Iterator[None]:
        """Watch over a connection."""
        self.socket = opened
        timer = threading.Timer(self.seconds, self.cut)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            self.socket.close()

    def cut(self) -> None:
        """End it; whoever waits for it is woken."""
        self.has_passed = True
        if self.socket is not None:
            try:
                socket.socket.shutdown(self.socket, socket.SHUT_RDWR)  # not TLS's, which belongs to the other thread
            except OSError:
                return  # it has ended by itself


def converse(opened: socket.socket, target: Target, method: str, most: int, agent: str) -> Answer:
    """Put the question, and read as much of the answer as is wanted."""
    connection = http.client.HTTPConnection(target.host, target.port)
    connection.sock = opened
    headers = {"Host": target.host_header, "User-Agent": agent, "Accept": "*/*", "Connection": "close"}
    connection.request(method, target.path, headers=headers)
    response = connection.getresponse()
    body = response.read(most) if method != "HEAD" else b""
    location, retry_after = (response.headers.get(name, "") for name in ("Location", "Retry-After"))
    return Answer(response.status, location, retry_after, body)
