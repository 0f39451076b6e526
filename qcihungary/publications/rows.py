"""The list in memory: every public publication as a light row, kept under the stamp and indexed for its filters."""

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from qcihungary.core.citation.csl import Item
from qcihungary.core.citation.names import PersonName, named
from qcihungary.core.lists.collation import SortKey, alphabetical
from qcihungary.core.lists.filters import Facet, Filters, Indexed, Order
from qcihungary.core.lists.folding import fold
from qcihungary.core.made import Made
from qcihungary.core.stamps import kept
from qcihungary.publications.citation import item_from
from qcihungary.publications.people import known_people
from qcihungary.publications.reading import Package, Stored, read_stored
from qcihungary.publications.records import output_key
from qcihungary.publications.vocabulary import AuthorRole, OpenAccess, PublicationType

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
    packages: Mapping[int, Package]

    @cached_property
    def by_slug(self) -> Mapping[str, Row]:
        """Its rows by their names in addresses."""
        return {row.slug: row for row in self.rows}

    @cached_property
    def counted(self) -> Mapping[tuple[int, bool], int]:
        """How many appeared in each year, open access apart."""
        return Counter((row.item.year, row.is_open) for row in self.rows if row.item.year)

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
    """Every public publication, in three queries. Rows of what didn't change are those of the last time."""
    found = read_stored()
    values, people = known_people(named(name for stored in found for _role, name in stored.people))
    rows = made_rows.of((stored.columns.pk, (stored, people_of(stored, values))) for stored in found)
    packages = {each.number: each for stored in found for each in stored.packages if each.is_live}
    return Catalogue(tuple(rows), people, packages)


def people_of(stored: Stored, values: Mapping[PersonName, str]) -> tuple[str, ...]:
    """Who took part, as addresses name them, each once: authors before editors."""
    names = named(name for _role, name in sorted(stored.people, key=is_editor))
    return tuple(dict.fromkeys(values[name] for name in names))


def is_editor(part: tuple[str, PersonName]) -> bool:
    """Whether somebody edited it, and didn't write it."""
    return part[0] == AuthorRole.EDITOR


def made_row(source: tuple[Stored, tuple[str, ...]]) -> Row:
    """A row from what is stored, and from who took part, as addresses name them."""
    stored, people = source
    item = item_from(stored.columns, stored.people, [each.number for each in stored.packages], stored.grant)
    return row_of(stored.columns, item, people, [each.number for each in stored.packages if each.is_live])


made_rows = Made[int, tuple[Stored, tuple[str, ...]], Row](made_row)


def row_of(columns: Any, item: Item, people: Iterable[str], packages: Iterable[int]) -> Row:
    """A row from a record or its columns, and from it as a cited work."""
    names = named((*item.authors, *item.editors))
    texts = [item.title, item.title_hu, item.container, item.event, item.doi, item.arxiv]
    texts += [*item.keywords, *item.keywords_hu, *(f"{name.family} {name.given} {name.literal}" for name in names)]
    return Row(
        key=output_key(columns.pk),
        slug=columns.slug,
        type=columns.type,
        item=item,
        day=datetime.date(*[*item.issued, 1, 1][:3]) if item.issued else datetime.date.min,
        people=tuple(people),
        packages=tuple(packages),
        document=columns.document_id,
        related=tuple(columns.related),
        changed=columns.last_published_at,
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
