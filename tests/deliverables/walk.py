"""Finds every address that the site answers at: by its URL patterns, and by following whatever its answers name."""

import io
import itertools
import re
import zipfile
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit

from bs4 import BeautifulSoup
from django.test import Client
from django.urls import URLPattern, get_resolver
from django.urls.resolvers import LocalePrefixPattern
from django.utils.regex_helper import normalize

HOST = "testserver"
NAMED = re.compile(r"""https?://testserver(/[^\s"'<>\\]*)|[="'](/[^\s"'<>\\]*)""")
"""Addresses in anything that isn't HTML: feeds, sitemaps, JSON, headers."""

LEFT_OUT = re.compile(r"/(logout|static|jsi18n|sprite|failwhale)\b")
"""Addresses that tell nothing of what is saved; the last one, of Wagtail's, fails on purpose."""
MOST = 4000
MOST_VALUES = 8
"""Keys are counted from 1 in a test; of several parameters, this many combinations are tried."""


def patterns(found: Iterable[Any] = (), before: str = "") -> Iterator[str]:
    """Every pattern, in the form ``documents/%(_0)s/%(_1)s``."""
    for pattern in found or get_resolver().url_patterns:
        if isinstance(pattern.pattern, LocalePrefixPattern):
            parts = ["en/", "hu/"]
        else:
            parts = [text for text, _names in normalize(pattern.pattern.regex.pattern)]
        for part in parts:
            if isinstance(pattern, URLPattern):
                yield before + part
            else:
                yield from patterns(pattern.url_patterns, before + part)


def filled(values: list[str]) -> Iterator[str]:
    """Every pattern with all of the values in the places of its parameters."""
    for pattern in patterns():
        names = list(dict.fromkeys(re.findall(r"%\((\w+)\)s", pattern)))
        for chosen in itertools.islice(itertools.product(values, repeat=len(names)), MOST_VALUES):
            yield "/" + pattern % {name: quote(value) for name, value in zip(names, chosen, strict=True)}


@dataclass
class Walk:
    """What one browser gets at every address."""

    client: Client
    words: list[str]
    """What is typed into the fields of forms."""

    left_out: str = ""
    """Paths, without their first slash, that are not asked."""

    answers: dict[str, bytes] = field(default_factory=dict)
    """Body and telling headers, by address."""

    waiting: deque[str] = field(default_factory=deque)
    known: set[str] = field(default_factory=set)

    def from_here(self, addresses: Iterable[str]) -> "Walk":
        """Ask at these addresses, and at all that the answers name."""
        self.add(addresses)
        while self.waiting:
            assert len(self.answers) < MOST, "the site has no end"
            self.ask(self.waiting.popleft())
        return self

    def add(self, addresses: Iterable[str]) -> None:
        """Note addresses of this site that are new."""
        for address in addresses:
            parts = urlsplit(address)
            local = parts._replace(scheme="", netloc="", fragment="").geturl()
            left_out = self.left_out and re.match(self.left_out, parts.path.lstrip("/"))
            if left_out:
                continue
            mine = parts.netloc in ("", HOST) and local.startswith("/") and not LEFT_OUT.search(parts.path)
            if mine and local not in self.known and len(parse_qsl(parts.query)) <= 1:
                self.known.add(local)
                self.waiting.append(local)

    def ask(self, address: str) -> None:
        """Keep an answer, and note what it names."""
        response = self.client.get(address, headers={"accept-encoding": "identity"})
        assert response.status_code < 500, address
        content = b"".join(response.streaming_content) if response.streaming else response.content  # type: ignore[attr-defined]
        telling = ("Location", "Link", "Content-Disposition", "ETag")
        headers = "\n".join(response.headers.get(name, "") for name in telling).encode()
        self.answers[address] = headers + b"\n" + unpacked(content)
        media_type = response.headers.get("Content-Type", "")
        self.add(urljoin(address, first or second) for first, second in NAMED.findall(headers.decode()))
        if "html" in media_type:
            soup = BeautifulSoup(content, "html.parser")
            self.add(urljoin(address, str(tag.get("href") or tag.get("src"))) for tag in soup.select("[href], [src]"))
            self.add(asked for form in soup.select("form") for asked in self.questions(address, form))
        elif "xml" in media_type or "json" in media_type or "text" in media_type:
            named = NAMED.findall(content.decode(errors="replace"))
            self.add(urljoin(address, first or second) for first, second in named)

    def questions(self, address: str, form: Any) -> Iterator[str]:
        """A plain GET form, with each value of each field."""
        if form.get("method", "get").lower() != "get":
            return
        action = urljoin(address, form.get("action") or "").partition("?")[0]
        for box in form.select("[name]"):
            options = [option.get("value", "") for option in box.select("option")]
            for value in options or ([box["value"]] if box.get("value") else self.words):
                yield f"{action}?{urlencode({box['name']: value})}"


def unpacked(content: bytes) -> bytes:
    """What is in an answer, also in a spreadsheet or another archive."""
    if not content.startswith(b"PK\x03\x04"):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return b"\n".join(archive.read(name) for name in archive.namelist())
