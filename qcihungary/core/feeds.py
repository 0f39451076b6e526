"""Atom feeds (RFC 4287): one way to write them, for news and for results."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

from qcihungary.core.alternates import Alternates
from qcihungary.core.conditional import revalidated
from qcihungary.core.dates import DAY_IS_KNOWN
from qcihungary.core.languages import language_of_path
from qcihungary.core.lists.filters import SORT
from qcihungary.core.outputs.registry import Output, kind_name
from qcihungary.core.pages import BasePage
from qcihungary.core.xml_text import legal

ENTRIES = 20
TAG_YEAR = 2026
"""The year of the first feeds: a tag URI (RFC 4151) names a year in which its host was ours."""

BEGINNING = datetime(TAG_YEAR, 1, 1, tzinfo=UTC)
"""When something changed of which nobody knows when; the present moment would be news at each request."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed. ``identifier`` is an IRI that never changes; the address is local; texts are plain."""

    identifier: str
    title: str
    address: str
    summary: str
    published: datetime | None
    """Nothing where the day isn't known: a feed can't say less than a moment (RFC 4287, 3.3)."""

    updated: datetime
    author: str
    category: str = ""
    language: str = ""
    """The code of the language of its texts, where that isn't the feed's."""


def atom_feed(
    page: BasePage, request: HttpRequest, author: str, entries: Iterable[Entry], query: str = ""
) -> HttpResponse:
    """The feed of a list's page. ``author`` is who stands behind it: the project's name.

    ``query`` is what the list is narrowed by, as the end of an address: each such feed is one of its own.
    """
    shown = list(entries)
    latest = max((entry.updated for entry in shown), default=page.last_published_at or BEGINNING)
    atom = DatedFeed(
        title=legal(f"{author}: {page.title}"),
        link=f"{Alternates.of(page).current.absolute_url}{query}",
        description=legal(page.summary),
        language=page.language,
        feed_url=f"{settings.BASE_URL}{request.path}{query}",
        author_name=legal(author),
        subtitle=legal(page.summary),
        latest=latest,
    )
    for entry in shown:
        atom.add_item(
            title=legal(entry.title),
            link=f"{settings.BASE_URL}{entry.address}",
            description=escape(legal(entry.summary)),  # Django calls it HTML
            unique_id=entry.identifier,
            pubdate=entry.published,
            updateddate=entry.updated,
            author_name=legal(entry.author),
            categories=[legal(entry.category)] if entry.category else [],
            text_language=entry.language,
        )
    return revalidated(request, HttpResponse(atom.writeString("utf-8"), content_type=atom.content_type), latest)


class DatedFeed(Atom1Feed):
    """Django's, whose ``updated`` would be the present moment while there is no entry: each request would see news."""

    def latest_post_date(self) -> Any:
        """When the newest entry changed, or the list's page."""
        return self.feed["latest"]

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        """The language of an entry that isn't in the feed's own."""
        return {"xml:lang": item["text_language"]} if item["text_language"] else {}


def output_feed(
    page: BasePage, request: HttpRequest, author: str, outputs: Iterable[Output], query: str = ""
) -> HttpResponse:
    """The feed of the first of these outputs. Each is in it once, in the page's language if it is told in it."""
    return atom_feed(page, request, author, (entry_of(output, author) for output in islice(outputs, ENTRIES)), query)


def newest_first(asked: QueryDict) -> dict[str, str]:
    """What a list's address asks for, but for its order: a feed is always newest first."""
    return {name: value for name, value in asked.items() if name != SORT and isinstance(value, str)}


def entry_of(output: Output, author: str) -> Entry:
    """An output as an entry, in the reader's language."""
    teaser = output.teaser
    published = start_of(output.date) if output.date and output.date_parts == DAY_IS_KNOWN else None
    host = urlsplit(settings.BASE_URL).hostname
    return Entry(
        identifier=f"tag:{host},{TAG_YEAR}:{output.key}/{language_of_path(teaser.url)}",
        title=teaser.title,
        address=teaser.url,
        summary=teaser.summary,
        published=published,
        updated=output.changed or published or BEGINNING,
        author=author,
        category=kind_name(output.kind),
        language="" if teaser.is_told else teaser.language,
    )


def start_of(day: date) -> datetime:
    """The first moment of a day in Budapest."""
    return timezone.make_aware(datetime.combine(day, time.min))
