"""``manage.py fuzz``: ask the public side for nonsense, many times, and tell of each answer that is an error."""

import logging
import random
from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, unquote_to_bytes

from django.conf import settings
from django.core.management import BaseCommand, CommandError
from django.db import transaction
from django.test import Client
from wagtail.models import Page

METHODS = ("get", "get", "get", "get", "head", "post", "options", "put", "patch", "delete", "trace")
PARTS = (
    "news", "hirek", "results", "deliverables", "publications", "feed", "registration", "d1.1", "2025", "sent", "vcard",
    "x.bib", "x.csv", "x.xlsx", "x.ics", "search", "kereses", "99999999999999999999", "-1", "0", "..", ".", "%00", "%",
    "%zz", "%ff", "%c3%28", "%2e%2e%2f", "\\", "🔑", "a" * 300, "ő" * 200, "a" * 5000, " ", "'\"><script>",
    "%0d%0aX: y", "admin", "[x", "", ";", "?", "#",
)  # fmt: skip
ROOTS = (
    "", "en/", "hu/", "media/images/", "media/cards/", "media/", "documents/1/", "documents/", "oai/",
    "player/youtube/", "restricted/1/", "sign-in/", ".well-known/", "static/", "sitemap.xml", "robots.txt",
    "healthz", "de/", "/", "//en/", "/[", "/[::1]:x/", "/evil.example/", "\\evil.example/",
)  # fmt: skip
NAMES = (
    "page",
    "tag",
    "q",
    "year",
    "kind",
    "format",
    "sort",
    "verb",
    "metadataPrefix",
    "resumptionToken",
    "identifier",
    "p",
)
VALUES = (
    "", "0", "-1", "1", "2", "999999999999999999999", "x", "1e3", "\0", "\ud83d", "🔑", "a" * 4000, "ListRecords",
    "oai_dc", "'; DROP TABLE x; --", "%", "%zz", "../../etc/passwd", "٣", "NaN", "[]", "<b>",
)  # fmt: skip
HEADERS: dict[str, tuple[str, ...]] = {
    "accept": ("", "*/*", "text/html;q=x", "application/json", "a" * 3000, "\x7f", "é"),
    "accept-language": ("hu", "xx;;q=", "en" * 900, "*", "hu;q=9999999999999999999"),
    "accept-encoding": ("gzip", "br;q=0", "\x01", "identity;q=0"),
    "range": ("bytes=0-", "bytes=-1", "bytes=9-1", "bytes=x", "bytes=0-999999999999999999999", "lines=1-2"),
    "if-modified-since": ("", "yesterday", "Sat, 29 Oct 1994 19:43:31 GMT", "Fri, 31 Feb 99999 00:00:00 GMT"),
    "if-none-match": ("*", '"', 'W/"x"', "a" * 3000),
    "if-range": ("x", '"x"'),
    "cookie": ("sessionid=x", "sessionid=" + "a" * 3000, "csrftoken=\x00", ";;;=", 'messages="[[', "sessionid=é"),
    "content-type": (
        "application/json",
        "multipart/form-data",
        "multipart/form-data; boundary=é",
        "text/html; charset=nope",
    ),
    "host": ("testserver", "evil.example", "", "[::1", "testserver:99999999"),
    "referer": ("http://[broken", "é"),
    "origin": ("null", "http://[broken"),
    "x-requested-with": ("XMLHttpRequest",),
}


PROGRESS = 1000
"""After so many requests it says how far it is: all of them take a quarter of an hour."""


class Command(BaseCommand):
    """The same seed asks for the same."""

    help = "Ask the public side for nonsense and tell of each answer that is an error."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How often, and from which seed."""
        parser.add_argument("--requests", type=int, default=30_000)
        parser.add_argument("--seed", type=int, default=1)

    def handle(self, *args: Any, **options: Any) -> None:
        """Ask. Whatever a request writes is undone, and nothing is told but the failures and how far it is.

        Raises:
            CommandError: there were some.
        """
        told, failures = logging.getLogger("django"), 0
        level = told.level
        told.setLevel(logging.CRITICAL)
        try:
            for number, asked in enumerate(requests(options["seed"], options["requests"])):
                if number and number % PROGRESS == 0:
                    self.stdout.write(f"{number} requests so far")
                if error := failure(asked):
                    failures += 1
                    self.stdout.write(f"{number}: {error}: {asked!r}"[:2000])
        finally:
            told.setLevel(level)
        if failures:
            raise CommandError(f"{failures} of {options['requests']} requests failed (seed {options['seed']}).")
        self.stdout.write(f"{options['requests']} requests, no failure (seed {options['seed']}).")


def requests(seed: int, count: int) -> Iterator[dict[str, Any]]:
    """Requests, by chance: half of them begin at a page that there is."""
    chance = random.Random(seed)  # noqa: S311  (the same every time, on purpose)
    known = list(Page.objects.filter(depth__gt=1).order_by("pk").values_list("url_path", flat=True))
    for _number in range(count):
        path = chance.choice(known) if known and chance.random() < 0.5 else f"/{chance.choice(ROOTS)}"
        parts = [chance.choice(PARTS) for _part in range(chance.choice((0, 0, 1, 1, 2, 3)))]
        path += "/".join(parts) + chance.choice(("", "/")) * bool(parts)
        query = "&".join(
            f"{chance.choice(NAMES)}={quote(chance.choice(VALUES), safe=chance.choice(('', '%/')), errors='replace')}"
            for _pair in range(chance.choice((0, 0, 1, 2)))
        )
        names = chance.sample(sorted(HEADERS), chance.choice((0, 0, 1, 2)))
        yield {
            "method": chance.choice(METHODS),
            "path": path,
            "query": query,
            "headers": {name: chance.choice(HEADERS[name]) for name in names},
            "body": chance.choice((b"", b"%", b"\xff\x00", b"form_seal=%00&q=%ff", b"a=b&" * 500)),
        }


def failure(asked: dict[str, Any]) -> str:
    """What is wrong with the answer; nothing where it is no error."""
    headers = dict(asked["headers"])
    content_type = headers.pop("content-type", "application/x-www-form-urlencoded")
    client = Client(raise_request_exception=False, SERVER_NAME=settings.BASE_HOST)
    # Django's client would take what begins with two slashes for the address of another host; servers don't.
    path = unquote_to_bytes(asked["path"]).decode("latin-1")
    extra: dict[str, Any] = {"QUERY_STRING": asked["query"], "PATH_INFO": path}
    if "host" in headers:
        extra["HTTP_HOST"] = headers.pop("host")
    if "cookie" in headers:
        extra["HTTP_COOKIE"] = headers.pop("cookie")
    with transaction.atomic():
        response = client.generic(
            asked["method"].upper(),
            "/",
            asked["body"],
            content_type,
            secure=settings.HTTPS,
            headers=headers,
            **extra,
        )
        if response.streaming:
            b"".join(response.streaming_content)  # type: ignore[attr-defined]  # of a streaming response
        transaction.set_rollback(True)
    raised = getattr(response, "exc_info", None)  # what Django's test client adds
    return f"{response.status_code} {raised and raised[1]!r}" if response.status_code >= 500 else ""
