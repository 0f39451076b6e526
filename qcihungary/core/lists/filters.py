"""Lists that a reader narrows by a plain GET form: what can be chosen is declared once, and asked of rows in memory.

A list declares its ``Filters``: facets (one select each, with counts), orders, and the words that free text looks into.
The rows are read once and indexed, under the stamp; the address then only names what to take of them::

    FILTERS = Filters(
        facets=(Facet("type", _("Type"), _("All types"), lambda row: [row.type], lambda value: Type(value).label),),
        orders=(Order("newest", _("Newest first"), lambda row: row.date, descending=True),),
        words=lambda row: row.words,  # folded by core.lists.folding.fold
    )
    kept_parameters = FILTERS.parameters  # on the page: a change of language keeps them
    indexed = kept.get(f"publications {get_language()}", lambda: FILTERS.indexed(rows()))
    chosen = indexed.chosen(request.GET)  # never fails: what nobody offers is as if it weren't there
    shown = paginate(request, chosen.rows, chosen.kept)

The template draws ``filter_form(chosen, page.url, _("Title, author or keyword"))`` of ``components/filters.html``;
``chosen.query`` is what an export's address takes. Labels are lazy, so that one declaration speaks both languages;
names and values are the same in both.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode

from django.utils.functional import Promise

from qcihungary.core.forms.cleaning import visible
from qcihungary.core.lists.folding import fold

Row = TypeVar("Row")
Label = str | Promise

TEXT, SORT, PAGE = "q", "sort", "page"
LONGEST_TEXT = 200
Mask = int
"""A set of rows: the bit of each that belongs to it is 1, so that thousands are compared and counted at once."""


@dataclass(frozen=True)
class Facet(Generic[Row]):
    """A choice that narrows a list: one parameter of the address, one select of the form."""

    name: str
    label: Label
    anything: Label
    """What the select says where nothing is chosen: "All types"."""

    values: Callable[[Row], Iterable[str]]
    """What a row is under this facet: one value, several, or none."""

    naming: Callable[[str], Label] = str
    """What a reader calls a value."""

    place: Callable[[str], Any] | None = None
    """The key that puts the values in order; by default they stand as the rows bring them."""

    most: int = 0
    """How many values the form offers, those that most rows have; 0 for all. An address may name any."""


@dataclass(frozen=True)
class Order(Generic[Row]):
    """An order of a list. The first one declared holds where none is asked for."""

    name: str
    label: Label
    key: Callable[[Row], Any]
    descending: bool = False


@dataclass(frozen=True)
class Option:
    """An entry of a select."""

    value: str
    label: Label
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class Field:
    """A select of the form, with how many rows each of its options would leave."""

    name: str
    label: Label
    anything: Label
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Chip:
    """A choice that holds, in words: "Type: Data set"."""

    name: str
    label: Label
    value: Label


@dataclass(frozen=True)
class Filters(Generic[Row]):
    """What a list can be narrowed and sorted by."""

    facets: tuple[Facet[Row], ...]
    orders: tuple[Order[Row], ...]
    words: Callable[[Row], str]
    """What free text looks into, folded."""

    @property
    def parameters(self) -> tuple[str, ...]:
        """The names of its query parameters, the page's number last."""
        return (TEXT, *(facet.name for facet in self.facets), SORT, PAGE)

    def indexed(self, rows: Iterable[Row]) -> "Indexed[Row]":
        """The rows, ready to be asked. Orders that depend on the language are as in the active one."""
        return Indexed(self, tuple(rows))


class Indexed(Generic[Row]):
    """Rows in memory, and which of them have each value of each facet."""

    def __init__(self, filters: Filters[Row], rows: tuple[Row, ...]) -> None:
        self.filters = filters
        self.rows = rows
        self.everything: Mask = (1 << len(rows)) - 1
        self.masks = {facet.name: masks_of(facet, rows) for facet in filters.facets}
        self.offered = {facet.name: offered(facet, self.masks[facet.name]) for facet in filters.facets}
        self.words = [filters.words(row) for row in rows]
        self.orders = {order.name: self._ordered(order) for order in filters.orders}

    def _ordered(self, order: Order[Row]) -> list[int]:
        return sorted(range(len(self.rows)), key=lambda place: order.key(self.rows[place]), reverse=order.descending)

    def chosen(self, asked: Mapping[str, str]) -> "Chosen[Row]":
        """What the parameters of a request ask for. Unknown values count as none."""
        values = {name: value for name in self.masks if (value := asked.get(name) or "") in self.masks[name]}
        sort = asked.get(SORT) or ""
        is_other = sort in self.orders and sort != self.filters.orders[0].name
        return Chosen(self, values, plain(asked.get(TEXT) or ""), sort if is_other else "")

    def with_words(self, text: str) -> Mask:
        """The rows in which every word of a text stands."""
        wanted = fold(text).split()
        if not wanted:
            return self.everything
        found = (place for place, words in enumerate(self.words) if all(word in words for word in wanted))
        return mask_of(found, len(self.rows))


def masks_of(facet: Facet[Row], rows: Sequence[Row]) -> dict[str, Mask]:
    """Which rows have each value of a facet, in the order in which the select offers them."""
    places: dict[str, list[int]] = {}
    for place, row in enumerate(rows):
        for value in facet.values(row):
            places.setdefault(value, []).append(place)
    found = sorted(places, key=facet.place) if facet.place else list(places)
    return {value: mask_of(places[value], len(rows)) for value in found}


def offered(facet: Facet[Any], masks: Mapping[str, Mask]) -> frozenset[str]:
    """The values that the form offers."""
    often = sorted(masks, key=lambda value: masks[value].bit_count(), reverse=True) if facet.most else masks
    return frozenset(list(often)[: facet.most or None])


def mask_of(places: Iterable[int], size: int) -> Mask:
    """The set of the rows at these places."""
    bits = bytearray(size // 8 + 1)
    for place in places:
        bits[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(bits, "little")


def plain(text: str) -> str:
    """Text as a person types it: no control characters, single spaces, not endless."""
    return visible(text[: LONGEST_TEXT * 4])[:LONGEST_TEXT].strip()


class Chosen(Generic[Row]):
    """The rows that a reader asked for, and the form as they filled it in."""

    def __init__(self, indexed: Indexed[Row], values: Mapping[str, str], text: str, sort: str) -> None:
        self.indexed = indexed
        self.values = values
        self.text = text
        self.sort = sort

    @cached_property
    def found(self) -> Mask:
        """The set of rows that fit everything."""
        return self.fitting()

    def fitting(self, without: str = "") -> Mask:
        """The rows that fit all that was chosen, but for one facet."""
        mask = self.matching
        for name, value in self.values.items():
            if name != without:
                mask &= self.indexed.masks[name][value]
        return mask

    @cached_property
    def matching(self) -> Mask:
        """The rows that the free text finds."""
        return self.indexed.with_words(self.text)

    @cached_property
    def rows(self) -> list[Row]:
        """The rows that fit, in the order asked for."""
        bits = self.found.to_bytes(len(self.indexed.rows) // 8 + 1, "little")
        order = self.indexed.orders[self.sort or self.indexed.filters.orders[0].name]
        return [self.indexed.rows[place] for place in order if bits[place >> 3] >> (place & 7) & 1]

    @property
    def count(self) -> int:
        """How many fit."""
        return self.found.bit_count()

    @property
    def total(self) -> int:
        """How many there are."""
        return len(self.indexed.rows)

    @property
    def is_narrowed(self) -> bool:
        """Whether anything was chosen that leaves rows out."""
        return bool(self.values or self.text)

    @cached_property
    def fields(self) -> list[Field]:
        """The selects. The count of an option is what choosing it would leave, all else as it is."""
        return [self._field(facet) for facet in self.indexed.filters.facets]

    def _field(self, facet: Facet[Row]) -> Field:
        others = self.fitting(without=facet.name)
        chosen = self.values.get(facet.name)
        options = tuple(
            Option(value, facet.naming(value), (mask & others).bit_count(), value == chosen)
            for value, mask in self.indexed.masks[facet.name].items()
            if value in self.indexed.offered[facet.name] or value == chosen
        )
        return Field(facet.name, facet.label, facet.anything, options)

    @property
    def chips(self) -> list[Chip]:
        """What each facet that says something says."""
        facets = [facet for facet in self.indexed.filters.facets if facet.name in self.values]
        return [Chip(facet.name, facet.label, facet.naming(self.values[facet.name])) for facet in facets]

    @property
    def orders(self) -> list[tuple[str, Label, bool]]:
        """Value, label and whether it is chosen, for the select of orders. The default needs no value."""
        first, *others = self.indexed.filters.orders
        return [("", first.label, not self.sort), *((o.name, o.label, o.name == self.sort) for o in others)]

    @property
    def kept(self) -> dict[str, str]:
        """What was chosen, by parameter: for pagination."""
        known = {TEXT: self.text, **self.values, SORT: self.sort}
        return {name: value for name, value in known.items() if value}

    @property
    def query(self) -> str:
        """The same, as the end of an address: ``?type=R&sort=due``, or nothing."""
        return f"?{urlencode(self.kept)}" if self.kept else ""

    def query_with(self, beside: Iterable[tuple[str, str]] = (), **changes: str) -> str:
        """The same, with other values for some parameters, and with what else the address says; not the empty ones."""
        wanted = {name: value for name, value in (self.kept | dict(beside) | changes).items() if value}
        return f"?{urlencode(wanted)}" if wanted else ""
