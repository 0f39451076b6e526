"""An event for machines: schema.org's Event and its kinds, or a Course of which it is an instance."""

from typing import TYPE_CHECKING, Any

from django.conf import settings

from qcihungary.consortium.models import ProjectFacts
from qcihungary.core.dates import iso, last_day, local_day
from qcihungary.core.structured_data import SCHEMA
from qcihungary.training.blocks import SpeakerValue
from qcihungary.training.vocabulary import EventKind, EventStatus, Level, SpokenLanguage

if TYPE_CHECKING:
    from qcihungary.training.event import EventPage

COURSES = (EventKind.COURSE, EventKind.SUMMER_SCHOOL)
TYPES = {
    EventKind.WORKSHOP: "EducationEvent",
    EventKind.LECTURE: "EducationEvent",
    EventKind.EXHIBITION: "ExhibitionEvent",
}
STATUSES = {
    EventStatus.SCHEDULED: f"{SCHEMA}/EventScheduled",
    EventStatus.CHANGED: f"{SCHEMA}/EventRescheduled",
    EventStatus.CANCELLED: f"{SCHEMA}/EventCancelled",
}
MODES = {
    "onsite": "OfflineEventAttendanceMode",
    "online": "OnlineEventAttendanceMode",
    "blended": "MixedEventAttendanceMode",
}
"""What schema.org calls the modes of a course, for events."""


def linked_data(page: "EventPage", facts: ProjectFacts) -> dict[str, Any]:
    """The event's JSON-LD."""
    project = {"@type": "Organization", "@id": f"{settings.BASE_URL}/#organization", "name": facts.acronym}
    organisers = [{"@type": "Organization", "name": member.name, "url": member.url} for member in page.member_list] or [
        project
    ]
    if page.kind not in COURSES:
        return {"@type": TYPES.get(EventKind(page.kind), "Event"), **about(page), **occasion(page, organisers)}
    instance = {
        "@type": "CourseInstance",
        "name": page.title,
        **occasion(page, organisers),
        "courseMode": mode_of(page),
        "courseWorkload": f"PT{page.hours}H" if page.hours else "",
    }
    return {
        "@type": "Course",
        **about(page),
        "provider": organisers,
        "educationalLevel": str(Level(page.level).label) if page.level else "",
        "hasCourseInstance": [instance],
    }


def about(page: "EventPage") -> dict[str, Any]:
    """What it is, whenever it takes place."""
    return {
        "name": page.title,
        "description": page.summary,
        "url": page.absolute_url,
        "image": [page.card_url],
        "audience": {"@type": "Audience", "audienceType": page.audience} if page.audience else None,
        "isAccessibleForFree": True if page.price == 0 else None,
        "offers": offer(page),
    }


def occasion(page: "EventPage", organisers: list[dict[str, Any]]) -> dict[str, Any]:
    """When, where and by whom."""
    start, end = (local_day(page.start), last_day(page.end)) if page.all_day else (page.start, page.end)
    both = [SpokenLanguage.ENGLISH.value, SpokenLanguage.HUNGARIAN.value]
    return {
        "startDate": iso(start),
        "endDate": iso(end),
        "eventStatus": STATUSES[EventStatus(page.status)],
        "eventAttendanceMode": f"{SCHEMA}/{MODES[mode_of(page)]}",
        "location": locations(page),
        "inLanguage": both if page.spoken_language == SpokenLanguage.BOTH else page.spoken_language,
        "organizer": organisers,
        "performer": [person(block.value) for block in page.speakers],
    }


def mode_of(page: "EventPage") -> str:
    """Whether one comes, follows it online, or may choose."""
    if not page.online_url:
        return "onsite"
    return "blended" if page.place.text or page.address else "online"


def locations(page: "EventPage") -> list[dict[str, Any]]:
    """The place and the address online, as far as they are known."""
    known: list[dict[str, Any]] = []
    if page.place.text or page.address:
        known.append({"@type": "Place", "name": page.place.text or page.address, "address": page.address})
    if page.online_url:
        known.append({"@type": "VirtualLocation", "url": page.online_url})
    return known


def offer(page: "EventPage") -> dict[str, Any] | None:
    """What it costs, if that is told."""
    if page.price is None:
        return None
    return {"@type": "Offer", "price": str(page.price), "priceCurrency": page.currency, "url": page.absolute_url}


def person(speaker: SpeakerValue) -> dict[str, Any]:
    """A speaker."""
    return {
        "@type": "Person",
        "name": speaker.name.display(),
        "givenName": speaker.name.given,
        "familyName": speaker.name.family,
        "sameAs": f"https://orcid.org/{speaker.name.orcid}" if speaker.name.orcid else "",
        "affiliation": {"@type": "Organization", "name": speaker.organisation} if speaker.organisation else None,
    }
