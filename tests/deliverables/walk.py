"""Finds every address that the site answers at: by its URL patterns, and by following whatever its answers name."""

import io
import itertools
import re
import zipfile
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit

from django.test import Client
from django.urls import URLPattern, get_resolver
from django.urls.resolvers import LocalePrefixPattern
from django.utils.regex_helper import normalize
from lxml.html import document_fromstring

HOST = "testserver"
NAMED = re.compile(r"""https?://testserver(/[^\s"'<>\\]*)|[="'](/[^\s"'<>\\]*)""")
"""Addresses in anything that isn't HTML: feeds, sitemaps, JSON, headers."""

LEFT_OUT = re.compile(r"/(logout|static|jsi18n|sprite|failwhale)\b")
"""Addresses that tell nothing of what is saved; the last one, of Wagtail's, fails on purpose."""
SAME_ANSWER = ("next", "ordering", "sort")
"""Parameters that only say what comes afterwards, or in which order: here no list is longer than its page."""

TYPED = ("q", "search", "p", "page")
"""Parameters whose every value is asked for, whatever is left out of the others."""

MOST = 4000
MOST_VALUES = 8
MOST_COMBINATIONS = 3
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


def filled(values: list[str], others: Mapping[str, str]) -> Iterator[str]:
    """Every pattern with all of the values in the places of its parameters.

    The patterns of records of other kinds, by what stands in them, take the one record of theirs that there is.
    """
    for pattern in patterns():
        names = list(dict.fromkeys(re.findall(r"%\((\w+)\)s", pattern)))
        fitting = next(([key] for part, key in others.items() if part in pattern), values)
        most = MOST_VALUES if len(names) == 1 else MOST_COMBINATIONS
        for chosen in itertools.islice(itertools.product(fitting, repeat=len(names)), most):
            yield "/" + pattern % {name: quote(value) for name, value in zip(names, chosen, strict=True)}


@dataclass
class Walk:
    """What one browser gets at every address."""

    client: Client
    words: list[str]
    """What is typed into the fields of forms."""

    left_out: str = ""
    """Paths, without their first slash, that are not asked."""

    each_value: bool = True
    """Whether questions are asked with every value that their form offers, or with one."""

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
            if mine and len(parse_qsl(parts.query)) <= 1 and self.meaning(local) not in self.known:
                self.known.add(self.meaning(local))
                self.waiting.append(local)

    def meaning(self, address: str) -> str:
        """What addresses that ask for the same have in common."""
        path, _mark, query = address.partition("?")
        name = query.partition("=")[0]
        if not query or name in SAME_ANSWER:
            return path
        return address if self.each_value or name in TYPED else f"{path}?{name}"

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
        if response.status_code == HTTPStatus.NOT_FOUND:
            return  # such a page leads where every page leads, and to a search for the words of its address
        if "html" in media_type and content.strip():
            page = document_fromstring(content)
            self.add(urljoin(address, str(found)) for found in page.xpath("//@href | //@src"))
            self.add(asked for form in page.forms for asked in self.questions(address, form))
        elif "xml" in media_type or "json" in media_type or "text" in media_type:
            named = NAMED.findall(content.decode(errors="replace"))
            self.add(urljoin(address, first or second) for first, second in named)

    def questions(self, address: str, form: Any) -> Iterator[str]:
        """A plain GET form, with each value of each field."""
        if form.method != "GET":
            return
        action = urljoin(address, form.get("action") or "").partition("?")[0]
        for box in form.xpath(".//*[@name]"):
            options = box.xpath(".//option/@value")
            for value in options or ([box.get("value")] if box.get("value") else self.words):
                yield f"{action}?{urlencode({box.get('name'): value})}"


def unpacked(content: bytes) -> bytes:
    """What is in an answer, also in a spreadsheet or another archive."""
    if not content.startswith(b"PK\x03\x04"):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return b"\n".join(archive.read(name) for name in archive.namelist())
