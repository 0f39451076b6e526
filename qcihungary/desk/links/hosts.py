"""Which addresses may be asked at all: those of the public internet, on the web's own ports.

Whoever edits a page chooses what this server connects to. So a host is resolved once, every address that it has must
be public, and the connection goes to the very address that was looked at: a name that means something else a moment
later (DNS rebinding) leads nowhere. Each redirect is judged anew. See docs/adr/0035-links-checked-from-outside-in.md.
"""

import ipaddress
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from django.utils.encoding import iri_to_uri

from qcihungary.desk.links.vocabulary import Reason

LONGEST_ADDRESS = 2000
PORTS = {"http": 80, "https": 443}

NOT_PUBLIC_IPV4 = [
    ipaddress.IPv4Network(block)
    for block in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24",
        "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
    )
]  # fmt: skip
"""IANA's special-purpose registry, multicast, and what is reserved."""

PUBLIC_IPV6 = ipaddress.IPv6Network("2000::/3")
"""All that is given out to the public. IPv4 in IPv6's dress (::ffff:127.0.0.1, 64:ff9b::7f00:1) lies outside of it."""

NOT_PUBLIC_IPV6 = [
    ipaddress.IPv6Network(block)
    for block in ("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20")
]
"""Within it: protocols' own (Teredo too), documentation, and 6to4, which wraps any IPv4."""

Resolve = Callable[[str, int], Sequence[str]]
"""The IP addresses of a host. Raises OSError."""


class FetchError(Exception):
    """No answer came, or the address may not be asked."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Target:
    """What may be asked, and where exactly."""

    scheme: str
    host: str
    port: int
    path: str
    addresses: tuple[str, ...]
    """All of the host's IP addresses; every one is public."""

    @property
    def host_header(self) -> str:
        """The host as HTTP names it."""
        shown = f"[{self.host}]" if ":" in self.host else self.host
        return shown if self.port == PORTS[self.scheme] else f"{shown}:{self.port}"


def target_of(address: str, resolve: Resolve) -> Target:
    """Where an address leads. The host is resolved here, and nowhere else.

    Raises:
        FetchError: it is no address of the web, or none that may be asked.
    """
    parts, port = split(address)
    host = ascii_host(parts.hostname or "")
    if "@" in parts.netloc or port not in PORTS.values():
        raise FetchError(Reason.NOT_ASKED)
    try:
        found = tuple(dict.fromkeys(resolve(host, port)))
    except socket.gaierror as error:
        is_known = error.errno in (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", None))
        raise FetchError(Reason.NO_HOST if is_known else Reason.UNREACHABLE) from error
    except (OSError, UnicodeError) as error:
        raise FetchError(Reason.UNREACHABLE) from error
    if not found:
        raise FetchError(Reason.NO_HOST)
    if not all(map(is_public, found)):
        raise FetchError(Reason.PRIVATE)
    path = f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"
    return Target(parts.scheme, host, port, path, found)


def split(address: str) -> tuple[SplitResult, int]:
    """The parts of an address in ASCII, and its port.

    Raises:
        FetchError: it is no address of the web.
    """
    if len(address) > LONGEST_ADDRESS or not address.isprintable() or "\\" in address:
        raise FetchError(Reason.MALFORMED)
    try:
        given = urlsplit(address.strip())
        parts = given._replace(path=iri_to_uri(given.path), query=iri_to_uri(given.query))
        port = parts.port if parts.port is not None else PORTS.get(parts.scheme, 0)
    except ValueError as error:
        raise FetchError(Reason.MALFORMED) from error
    if parts.scheme not in PORTS or not parts.hostname or " " in parts.netloc:
        raise FetchError(Reason.MALFORMED)
    return parts, port


def ascii_host(host: str) -> str:
    """A host as DNS knows it: letters beyond ASCII become Punycode.

    Raises:
        FetchError: it can't be the name of a host.
    """
    if ":" in host:
        return host
    try:
        return host.encode("idna").decode()
    except UnicodeError as error:
        raise FetchError(Reason.MALFORMED) from error


def resolve(host: str, port: int) -> list[str]:
    """The IP addresses of a host, by this machine's resolver, which also reads what only looks like a name: 0x7f.1."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def is_public(text: str) -> bool:
    """Whether an IP address belongs to the public internet. What isn't known to, doesn't."""
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv4Address):
        return not any(address in block for block in NOT_PUBLIC_IPV4)
    return address in PUBLIC_IPV6 and not any(address in block for block in NOT_PUBLIC_IPV6)
