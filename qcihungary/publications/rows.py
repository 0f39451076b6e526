"""The list in memory: every public publication as a light row, kept under the stamp and indexed for its filters."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from qcihungary.consortium.models import WorkPackage
from qcihungary.core.citation.csl import Item
from qcihungary.core.citation.names import PersonName
from qcihungary.core.lists.collation import SortKey, alphabetical
from qcihungary.core.lists.filters import Facet, Filters, Indexed, Order
from qcihungary.core.lists.folding import fold
from qcihungary.core.stamps import kept
from qcihungary.publications.citation import item_of
from qcihungary.publications.people import known_people
from qcihungary.publications.records import Publication
from qcihungary.publications.vocabulary import OpenAccess, PublicationType

ANY_OPEN = "open"
UNKNOWN = "unknown"
NO_YEAR = "none"
MOST_AUTHORS = 200
"""How many authors the form offers, those with the most publications; the others are found by text."""


@dataclass(frozen=True, slots=True)
class Row:
    """A publication as lists know it, the same in both languages."""

    key: str
    """What ``core.outputs.registry`` knows it by."""

    slug: str
    type: str
    item: Item
    """It as a cited work: all that lists and exports say of it."""

    day: datetime.date
    """The earliest day that it may have appeared on; the first of all days where that isn't known."""

    people: tuple[str, ...]
    """Who wrote or edited it, as addresses name them."""

    packages: tuple[int, ...]
    """The numbers of the live work packages that it comes from."""

    document: int | None
    """The key of its file."""

    related: tuple[str, ...]
    """The keys of the outputs that its editors linked with it."""

    changed: datetime.datetime | None
    words: str

    @property
    def title(self) -> str:
        """In the reader's language if it has one in it."""
        return self.item.title_hu if self.is_translated else self.item.title

    @property
    def text_language(self) -> str:
        """The code of the title's language."""
        return "hu" if self.is_translated else self.item.language

    @property
    def is_translated(self) -> bool:
        """Whether the reader gets a translation of its title."""
        return bool(self.item.title_hu) and get_language() == "hu"

    @property
    def names(self) -> tuple[PersonName, ...]:
        """Its authors, or its editors where it has none."""
        return self.item.authors or self.item.editors

    @property
    def is_open(self) -> bool:
        """Whether anybody may read it."""
        return OpenAccess(self.item.access).is_open

    @property
    def access_values(self) -> list[str]:
        """What it is under the filter by open access."""
        return [ANY_OPEN, self.item.access] if self.is_open else [self.item.access or UNKNOWN]


@dataclass(frozen=True)
class Catalogue:
    """All rows, newest first, who wrote them, and in which work packages."""

    rows: tuple[Row, ...]
    people: Mapping[str, PersonName]
    packages: Mapping[int, WorkPackage]

    @cached_property
    def by_slug(self) -> Mapping[str, Row]:
        """Its rows by their names in addresses."""
        return {row.slug: row for row in self.rows}

    @classmethod
    def current(cls) -> "Catalogue":
        """The catalogue of what is public now; kept under the stamp."""
        return kept.get("catalogue of publications", read_catalogue)

    @classmethod
    def indexed(cls) -> Indexed[Row]:
        """Its rows, ready for the filters, with orders as in the reader's language; kept under the stamp."""
        return kept.get(f"publications {get_language()}", lambda: FILTERS.indexed(cls.current().rows))


# --- reading


def read_catalogue() -> Catalogue:
    """Every public publication, in three queries."""
    found = list(Publication.objects.public().whole())
    items = [item_of(publication) for publication in found]
    values, people = known_people(name for item in items for name in (*item.authors, *item.editors))
    packages = {package.number: package for publication in found for package in live_packages(publication)}
    rows = tuple(row_of(publication, item, values) for publication, item in zip(found, items, strict=True))
    return Catalogue(rows, people, packages)


def live_packages(publication: Publication) -> list[WorkPackage]:
    """The live work packages that it comes from, by number."""
    return sorted((each for each in publication.work_packages.all() if each.live), key=lambda each: each.number)


def row_of(publication: Publication, item: Item, values: Mapping[PersonName, str]) -> Row:
    """A row from a publication as a cited work."""
    names = (*item.authors, *item.editors)
    texts = [item.title, item.title_hu, item.container, item.event, item.doi, item.arxiv]
    texts += [*item.keywords, *item.keywords_hu, *(f"{name.family} {name.given} {name.literal}" for name in names)]
    return Row(
        key=publication.output_key,
        slug=publication.slug,
        type=publication.type,
        item=item,
        day=publication.sort_date or datetime.date.min,
        people=tuple(dict.fromkeys(values[name] for name in names)),
        packages=tuple(package.number for package in live_packages(publication)),
        document=publication.document_id,
        related=tuple(publication.related),
        changed=publication.last_published_at,
        words=fold(" ".join(texts)),
    )


# --- filters


def type_name(value: str) -> str | Promise:
    """What readers call a type."""
    return PublicationType(value).label


def year_name(value: str) -> str | Promise:
    """A year, or that there is none yet."""
    return _("Yet to appear") if value == NO_YEAR else value


def access_name(value: str) -> str | Promise:
    """What readers call how open it is."""
    if value == ANY_OPEN:
        return _("Open access of any kind")
    return OpenAccess("" if value == UNKNOWN else value).label


def person_name(value: str) -> str:
    """An author, in the order of the reader's language."""
    return Catalogue.current().people[value].display()


def person_place(value: str) -> SortKey:
    """Where an author stands in the alphabet of the reader's language."""
    return alphabetical(Catalogue.current().people[value].sorted_form)


def package_name(value: str) -> str:
    """A work package: "WP2 Terrestrial network"."""
    return str(Catalogue.current().packages[int(value)])


def placed_in(*values: str) -> Callable[[str], int]:
    """A key that keeps values in the order in which they are given."""
    return {value: place for place, value in enumerate(values)}.__getitem__


def by_author(row: Row) -> tuple[bool, SortKey, SortKey]:
    """By first author, then by title; what has no author stands last."""
    first = row.names[0].sorted_form if row.names else ""
    return not first, alphabetical(first), alphabetical(row.title)


FILTERS = Filters[Row](
    facets=(
        Facet("type", _("Type"), _("All types"), lambda row: [row.type], type_name, placed_in(*PublicationType.values)),
        Facet("year", _("Year"), _("All years"), lambda row: [str(row.item.year or NO_YEAR)], year_name,
              lambda value: -int(value) if value.isdecimal() else 0),
        Facet("member", _("Member"), _("All members"), lambda row: row.item.members, str, str.casefold),
        Facet("wp", _("Work package"), _("All work packages"), lambda row: map(str, row.packages), package_name, int),
        Facet("author", _("Author"), _("All authors"), lambda row: row.people, person_name, person_place,
              most=MOST_AUTHORS),
        Facet("access", _("Open access"), _("Open or not"), lambda row: row.access_values, access_name,
              placed_in(ANY_OPEN, *filter(None, OpenAccess.values), UNKNOWN)),
    ),
    orders=(
        Order("newest", _("Newest first"), lambda row: row.day, descending=True),
        Order("author", _("By first author"), by_author),
        Order("title", _("By title"), lambda row: alphabetical(row.title)),
    ),
    words=lambda row: row.words,
)  # fmt: skip
"""What a reader can ask of the list. The names of parameters and values are the same in both languages."""
