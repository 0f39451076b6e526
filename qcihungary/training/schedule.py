"""The events of one list, kept in memory under a stamp: what they can be narrowed by, and how they present themselves.

What is ahead and what is over is not kept: it changes by itself.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StreamValue

from qcihungary.consortium.models import Member
from qcihungary.core.dates import date_range, last_day, local_day
from qcihungary.core.languages import in_readers_language, language_of_path, other_language
from qcihungary.core.lists.collation import alphabetical
from qcihungary.core.lists.filters import Facet, Filters, Indexed, Order
from qcihungary.core.lists.folding import fold
from qcihungary.core.stamps import kept
from qcihungary.core.teasers import Teaser
from qcihungary.training.event import EventPage
from qcihungary.training.vocabulary import EventKind, EventStatus, SpokenLanguage


@dataclass(slots=True)
class Row:
    """The columns of one event that lists show and ask for."""

    pk: int
    title: str
    url: str
    summary: str
    alias_of: int | None
    awaits_translation: bool
    translation_key: UUID
    kind: str
    status: str
    start: datetime
    end: datetime
    place_en: str
    place_hu: str
    online_url: str
    spoken_language: str
    speakers: StreamValue
    members: dict[int, None] = field(default_factory=dict)

    @property
    def is_told(self) -> bool:
        """Whether it is told in the language of its tree."""
        return self.alias_of is None and not self.awaits_translation

    @property
    def language(self) -> str:
        """The code of the language of its title."""
        code = language_of_path(self.url)
        return code if self.is_told else other_language(code)

    @property
    def words(self) -> str:
        """What free text looks into, folded."""
        names = (raw["value"].get(part) or "" for raw in self.speakers.raw_data for part in ("family", "given"))
        return fold(" ".join((self.title, self.summary, self.place_en, self.place_hu, *names)))

    @property
    def years(self) -> list[str]:
        """The years in which it takes place."""
        return [str(year) for year in range(local_day(self.start).year, last_day(self.end).year + 1)]

    @property
    def teaser(self) -> Teaser:
        """It in a list, in the reader's language."""
        where = in_readers_language(self.place_en, self.place_hu).text or (gettext("online") if self.online_url else "")
        kind = str(EventKind(self.kind).label)
        return Teaser(
            title=self.title,
            url=self.url,
            summary=self.summary,
            language=self.language,
            is_told=self.is_told,
            when=date_range(self.start, last_day(self.end)),
            kicker=f"{kind}, {where}" if where else kind,
            flag="" if self.status == EventStatus.SCHEDULED else str(EventStatus(self.status).label),
        )


COLUMNS = (
    "pk", "title", "url_path", "search_description", "alias_of", "awaits_translation", "translation_key", "kind",
    "status", "start", "end", "place_en", "place_hu", "online_url", "spoken_language", "speakers",
)  # fmt: skip
"""In the order of the fields of a row."""


def members_of(row: Row) -> list[str]:
    """Its organisers, as addresses name them."""
    known = Member.known()
    return [known[key].short_name for key in row.members if key in known]


KIND = Facet[Row](
    "kind",
    _("Kind"),
    _("All kinds"),
    lambda row: [row.kind],
    lambda value: EventKind(value).label,
    EventKind.values.index,
)
LANGUAGE = Facet[Row](
    "lang",
    _("Language"),
    _("All languages"),
    lambda row: ["en", "hu"] if row.spoken_language == SpokenLanguage.BOTH else [row.spoken_language],
    lambda value: SpokenLanguage(value).label,
    str,
)
MEMBER = Facet[Row]("member", _("Member"), _("All members"), members_of, str, alphabetical)
YEAR = Facet[Row]("year", _("Year"), _("All years"), lambda row: row.years, str, lambda value: -int(value))
SOONEST = Order[Row]("soonest", _("Soonest first"), lambda row: (row.start, row.pk))

FILTERS = Filters[Row]((KIND, LANGUAGE, MEMBER, YEAR), (SOONEST,), lambda row: row.words)


def schedule(path: str) -> Indexed[Row]:
    """The public events below the list at a tree path, ready to be narrowed; kept in memory under a stamp."""
    return kept.get(f"events {path} {get_language()}", lambda: FILTERS.indexed(read_rows(path)))


def read_rows(path: str) -> Iterator[Row]:
    """The public events below a tree path, in one query: an event has a row for each of its organisers."""
    rows: dict[int, Row] = {}
    events = EventPage.objects.public().filter(path__startswith=path)
    for *own, member in events.order_by("pk").values_list(*COLUMNS, "members"):
        row = rows.setdefault(own[0], Row(*own))
        row.members |= {member: None} if member else {}
    yield from rows.values()


def ahead_and_over(rows: Iterable[Row], now: datetime) -> tuple[list[Row], list[Row]]:
    """Those that haven't ended yet, soonest first, and those that have, latest first; the rows come soonest first."""
    ahead: list[Row] = []
    over: list[Row] = []
    for row in rows:
        (ahead if row.end > now else over).append(row)
    return ahead, over[::-1]
