"""The Atom feed (RFC 4287) of one language's events."""

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse

from qcihungary.consortium.models import ProjectFacts
from qcihungary.core.dates import date_range, last_day
from qcihungary.core.feeds import BEGINNING, ENTRIES, Entry, atom_feed
from qcihungary.training.ical import STREAMS

if TYPE_CHECKING:
    from qcihungary.core.lists.filters import Chosen
    from qcihungary.training.event import EventPage
    from qcihungary.training.listing import TrainingIndexPage
    from qcihungary.training.schedule import Row


def feed(index: "TrainingIndexPage", request: HttpRequest, chosen: "Chosen[Row]") -> HttpResponse:
    """What was announced last of what was chosen and is told in this language; aliases are in the other's feed."""
    author = ProjectFacts.current().acronym
    events = index.events().filter(alias_of__isnull=True, awaits_translation=False).defer(*STREAMS)
    if chosen.is_narrowed:
        events = events.filter(pk__in=[row.pk for row in chosen.rows])
    newest = events.order_by("-first_published_at", "-pk")[:ENTRIES]
    return atom_feed(index, request, author, (entry_of(event, author) for event in newest), chosen.query)


def entry_of(event: "EventPage", author: str) -> Entry:
    """An event as an entry, which begins with its days. Its identifier must stay as feed readers first saw it."""
    published = event.first_published_at or BEGINNING
    when = date_range(event.start, last_day(event.end))
    return Entry(
        identifier=f"urn:uuid:{event.translation_key}#{event.language}",
        title=event.title,
        address=event.url_path,
        summary=f"{when}. {event.summary}" if not when.endswith(".") else f"{when} {event.summary}",
        published=published,
        updated=event.last_published_at or published,
        author=author,
        category=event.get_kind_display(),
    )
