"""Events for calendars (RFC 5545, 7986): one to add, or all of a language to subscribe to.

An event has the same UID in both languages and for ever. One that is cancelled stays, so that subscribers hear of it.
Moments are in UTC, which every calendar shows in its reader's own time, summer or winter.
"""

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.utils.translation import override
from icalendar import Calendar, Event

from qcihungary.consortium.models import ProjectFacts
from qcihungary.core.conditional import revalidated
from qcihungary.core.dates import last_day, local_day
from qcihungary.training.announcements import Announcement
from qcihungary.training.vocabulary import EventKind

if TYPE_CHECKING:
    from qcihungary.training.event import EventPage
    from qcihungary.training.listing import TrainingIndexPage

ENDING = "ics"
CALENDAR, ONE_EVENT = f"calendar.{ENDING}", f"event.{ENDING}"
"""The ends of the addresses, of a list and of an event."""

PRODUCT = "-//QCIHungary//Website//EN"
ASK_AGAIN = datetime.timedelta(hours=6)
STREAMS = ("body", "speakers", "programme", "materials", "recordings", "report")


def calendar_of_event(page: "EventPage", method: str = "") -> bytes:
    """One event, to be added to a calendar; with a method (RFC 5546), for e-mails that change or cancel it."""
    calendar = empty_calendar()
    if method:
        calendar.add("method", method)
    calendar.add_component(vevent(page, Announcement.of(page).sequence))
    return calendar.to_ical()


def calendar_of_list(index: "TrainingIndexPage") -> tuple[bytes, datetime.datetime | None]:
    """Every public event of a list, and when one of them last changed."""
    calendar = empty_calendar()
    name = f"{ProjectFacts.current().acronym}: {index.title}"
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("url", index.absolute_url)
    calendar.add("refresh-interval", ASK_AGAIN, parameters={"value": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")
    pages = list(index.events().defer(*STREAMS).order_by("start", "pk"))
    for event in events_of(pages):
        calendar.add_component(event)
    return calendar.to_ical(), max(map(changed_at, pages), default=index.last_published_at)


def events_of(pages: Iterable["EventPage"]) -> Iterable[Event]:
    """Pages as components of a calendar; one query for all of them."""
    sequences = dict(Announcement.objects.values_list("event", "sequence"))
    return (vevent(page, sequences.get(page.translation_key, 0)) for page in pages)


def empty_calendar() -> Calendar:
    """What every calendar begins with."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    return calendar


def vevent(page: "EventPage", sequence: int) -> Event:
    """One event. Its texts say which language they are in."""
    changed = changed_at(page)
    event = Event()
    event.add("uid", str(page.translation_key))
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    if page.first_published_at:
        event.add("created", page.first_published_at)
    event.add("sequence", sequence)
    event.add("status", "CANCELLED" if page.is_cancelled else "CONFIRMED")
    add_times(event, page)
    language = {"language": page.text_language}
    event.add("summary", page.title, parameters=language)
    event.add("description", description(page), parameters=language)
    with override(page.language):
        event.add("categories", [str(EventKind(page.kind).label)])
        place = page.place
        if where := ", ".join(filter(None, (place.text, page.address))) or page.online_url:
            event.add("location", where, parameters={"language": place.language} if place.text else {})
    if page.online_url:
        event.add("conference", page.online_url, parameters={"value": "URI"})
    event.add("url", page.absolute_url)
    return event


def changed_at(page: "EventPage") -> datetime.datetime:
    """When an event was last told anew."""
    return page.last_published_at or page.latest_revision_created_at or page.start


def add_times(event: Event, page: "EventPage") -> None:
    """Days without a time of day, or moments. The end of days is the first day after them."""
    if page.all_day:
        event.add("dtstart", local_day(page.start))
        event.add("dtend", last_day(page.end) + datetime.timedelta(days=1))
        event.add("transp", "TRANSPARENT")
        return
    event.add("dtstart", page.start.astimezone(datetime.UTC))
    event.add("dtend", page.end.astimezone(datetime.UTC))


def description(page: "EventPage") -> str:
    """What has changed, what it is about, and where more is told."""
    return "\n\n".join(filter(None, (page.status_note, page.summary, page.absolute_url)))


def calendar_response(
    request: HttpRequest, content: bytes, changed: datetime.datetime | None, filename: str = ""
) -> HttpResponse:
    """A calendar over HTTP; with a name, as a file to save."""
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    if filename:
        response.headers["Content-Disposition"] = f'attachment; filename="{filename}"'
    return revalidated(request, response, changed)


def subscription(address: str) -> str:
    """An address that opens the reader's calendar program, which then asks for it by itself."""
    return address.replace("https://", "webcal://", 1).replace("http://", "webcal://", 1)
