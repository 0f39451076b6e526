"""An event as those who registered for it are told of it, in whatever state its pages are, or where there are none."""

from dataclasses import dataclass
from enum import Enum

from django.conf import settings
from django.utils.translation import get_language, gettext

from qcihungary.core.dates import date_range, last_day
from qcihungary.core.languages import Text
from qcihungary.training.event import EventPage
from qcihungary.training.registration.desk import RegistrationDesk
from qcihungary.training.registration.events import event_page


class Standing(Enum):
    """What became of the event's page."""

    PUBLIC = "public"
    RESTRICTED = "restricted"
    """One has to sign in, or to know a password."""

    HIDDEN = "hidden"
    """It isn't published."""

    DELETED = "deleted"


@dataclass(frozen=True)
class Occasion:
    """What is said of it."""

    title: str
    text_language: str
    is_told: bool
    """Whether the title is in the reader's language."""

    when: str
    place: Text
    address: str
    url: str
    """Its page; empty where the reader can't open that."""

    standing: str
    is_cancelled: bool

    @property
    def absolute_url(self) -> str:
        """With the scheme and host; empty where there is none."""
        return self.url and f"{settings.BASE_URL}{self.url}"

    @classmethod
    def of(cls, desk: RegistrationDesk) -> "Occasion":
        """A desk's event, in the active language."""
        page = event_page(desk.event_key)
        return cls.told_by(page) if page else cls.remembered(desk)

    @classmethod
    def told_by(cls, page: EventPage) -> "Occasion":
        """What its page says."""
        standing = standing_of(page)
        return cls(
            title=page.title,
            text_language=page.text_language,
            is_told=page.text_language == get_language(),
            when=page.when,
            place=page.place,
            address=page.address,
            url=page.url_path if standing is Standing.PUBLIC else "",
            standing=standing.value,
            is_cancelled=page.is_cancelled,
        )

    @classmethod
    def remembered(cls, desk: RegistrationDesk) -> "Occasion":
        """What its desk remembers of an event whose pages were deleted."""
        language = get_language() or "en"
        start, end = desk.event_starts_at, desk.event_ends_at
        return cls(
            title=title_remembered(desk, language) or gettext("An event that was deleted"),
            text_language=language,
            is_told=True,
            when=date_range(start, last_day(end)) if start and end else "",
            place=Text("", language),
            address="",
            url="",
            standing=Standing.DELETED.value,
            is_cancelled=desk.event_is_cancelled,
        )


def title_remembered(desk: RegistrationDesk, language: str) -> str:
    """The title that a deleted event had in a language, or in the other."""
    titles: dict[str, str] = desk.event_titles
    return titles.get(language) or next(iter(titles.values()), "")


def standing_of(page: EventPage) -> Standing:
    """What the public can see of an event's page."""
    if not page.live:
        return Standing.HIDDEN
    return Standing.RESTRICTED if page.get_view_restrictions().exists() else Standing.PUBLIC
