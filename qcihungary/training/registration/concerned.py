"""Whom it concerns that something becomes of pages: the desks of the events among them, and the people of each."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q
from wagtail.models import Page

from qcihungary.core.languages import LANGUAGE_CODES
from qcihungary.training.event import EventPage
from qcihungary.training.registration.desk import RegistrationDesk
from qcihungary.training.registration.registrations import Registration
from qcihungary.training.registration.vocabulary import ACTIVE


@dataclass(frozen=True)
class Concerned:
    """A desk with people whom it concerns."""

    desk: RegistrationDesk
    people: int
    languages: Collection[str]
    """Those in which they registered."""

    is_ahead: bool
    """Whether the event is still to come, and takes place."""

    def __str__(self) -> str:
        return str(self.desk)


def events_among(pages: Iterable[Page], *, with_those_below: bool) -> list[EventPage]:
    """The events among pages, and below them, in the languages of the pages."""
    among = Q(pk__in=[])
    for page in pages:
        # as it is in the tree now: the page at hand may have been moved meanwhile
        path = Page.objects.filter(pk=page.pk).values_list("path", flat=True).first()
        if path:
            among |= Q(path__startswith=path) if with_those_below else Q(path=path)
    with_people = RegistrationDesk.objects.filter(registrations__state__in=ACTIVE).values("event_key")
    return list(EventPage.objects.filter(among, translation_key__in=with_people).defer_streamfields())


def concerned_by(events: Iterable[EventPage], *, one_language: bool = False) -> list[Concerned]:
    """Those with people whom it concerns that something becomes of events: in both languages, or in one only.

    Where the other language only shows this text, or nothing, its people have no other page either.
    """
    languages: dict[UUID, set[str]] = {}
    pages: dict[UUID, EventPage] = {}
    for page in events:
        alone = one_language and has_other_page(page)
        languages.setdefault(page.translation_key, set()).update([page.language] if alone else LANGUAGE_CODES)
        pages[page.translation_key] = page
    counted = people_by_language(pages)
    found = (
        Concerned(
            desk,
            sum(counted[desk.pk, code] for code in languages[desk.event_key]),
            languages[desk.event_key],
            is_ahead=not pages[desk.event_key].is_over and not pages[desk.event_key].is_cancelled,
        )
        for desk in RegistrationDesk.objects.filter(event_key__in=pages)
    )
    return [one for one in found if one.people]


def has_other_page(page: EventPage) -> bool:
    """Whether the event has a public page with a text of its own in another language, and this is no copy of that."""
    others = EventPage.objects.filter(translation_key=page.translation_key, live=True).exclude(pk=page.pk)
    return page.is_told and others.filter(alias_of=None, awaits_translation=False).exists()


def people_by_language(keys: Iterable[UUID]) -> Counter[tuple[int, str]]:
    """How many have a place or wait for one at the desks of events, by desk and language. One query."""
    people = Registration.objects.filter(desk__event_key__in=list(keys), state__in=ACTIVE).order_by()
    return Counter(people.values_list("desk", "language"))
