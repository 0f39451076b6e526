"""Which column of a foreign table is what. The grant agreement, the EU's portal and our own export differ in names."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from qcihungary.core.lists.folding import fold
from qcihungary.core.lists.tables import Line

NAMES: dict[str, str] = {
    "number": "number; deliverable no; deliverable number; del no; no; deliverable id; id; sorszám; szám; azonosító; "
    "eredmény száma; leszállítandó eredmény száma; deliverable rel no",
    "work_package": "work package; work package no; work package number; wp; wp no; wp number; munkacsomag; "
    "munkacsomag száma; mcs",
    "title_en": "title en; title in english; english title; cím angolul; angol cím; angol nyelvű cím",
    "title_hu": "title hu; title in hungarian; hungarian title; cím magyarul; magyar cím; magyar nyelvű cím",
    "title": "title; name; deliverable name; deliverable title; cím; megnevezés; név; eredmény címe; eredmény neve",
    "description_en": "description en; description; description in english; leírás angolul; angol leírás",
    "description_hu": "description hu; description in hungarian; leírás magyarul; magyar leírás; leírás",
    "keywords_en": "keywords en; keywords; keywords in english; kulcsszavak angolul; angol kulcsszavak",
    "keywords_hu": "keywords hu; keywords in hungarian; kulcsszavak magyarul; magyar kulcsszavak; kulcsszavak",
    "lead": "lead; lead beneficiary; lead beneficiary short name; lead participant; leader; beneficiary; responsible; "
    "felelős; felelős kedvezményezett; vezető kedvezményezett; vezető; kedvezményezett",
    "type": "type; deliverable type; nature; típus; jelleg",
    "level": "level; dissemination level; diss level; terjesztési szint; nyilvánosság; hozzáférés; szint",
    "list_publicly": "list publicly; listed publicly; nyilvánosan felsorolva; felsorolható; jegyzékben szerepel",
    "due_month": "due month; due; due date; delivery date; delivery month; deadline; month; határidő; esedékesség; "
    "határidő hónapja; hónap; teljesítési határidő",
    "state": "state; status; portal state; portal status; állapot; státusz; portál állapot",
    "drafted_on": "drafted on; draft since; draft date; vázlat dátuma; piszkozat dátuma",
    "submitted_on": "submitted on; submission date; date of submission; benyújtva; benyújtás dátuma; beküldve; "
    "beküldés dátuma",
    "approved_on": "approved on; approval date; date of approval; jóváhagyva; jóváhagyás dátuma; elfogadás dátuma",
    "doi": "doi",
}
"""What each field is called in English and Hungarian, divided by semicolons. Case, accents and brackets don't count."""

BY_NAME = {fold(name): field for field, names in NAMES.items() for name in names.split(";")}
BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
FIRST_LINES = 20
"""A header stands below a title at most this far down."""


@dataclass(frozen=True)
class Columns:
    """The header of a table: which field stands in which column."""

    line: int
    places: Mapping[str, int]
    names: Mapping[str, str]
    """What the table calls each field."""

    ignored: tuple[str, ...]
    """The names of columns that nothing is made of."""

    def cells(self, line: Line) -> dict[str, str]:
        """The cells of a line by field, without spaces around them; empty ones are left out."""
        found = {
            field: " ".join(line.cells[place].split()) if field not in MULTILINE else line.cells[place].strip()
            for field, place in self.places.items()
            if place < len(line.cells)
        }
        return {field: text for field, text in found.items() if text}


MULTILINE = {"description_en", "description_hu"}


def find_columns(lines: Sequence[Line]) -> Columns:
    """The line that names the columns: the first with the most names that are known.

    Raises:
        ValidationError: no line names at least the number and one thing more.
    """
    candidates = [columns_of(line) for line in lines[:FIRST_LINES]]
    best = max(candidates, key=lambda found: len(found.places), default=None)
    if best is None or "number" not in best.places or len(best.places) < 2:
        raise ValidationError(
            _(
                "No header was found. One row must name the columns, at least the number and the title: "
                "Deliverable No, Deliverable Name, Lead Beneficiary, Type, Dissemination Level, Due Date."
            )
        )
    return best


def columns_of(line: Line) -> Columns:
    """A line taken as a header. Of two columns for the same field the first counts."""
    places: dict[str, int] = {}
    ignored = []
    for place, name, field in named(line):
        if field and field not in places:
            places[field] = place
        elif name:
            ignored.append(name)
    if "title" in places:  # a title in no stated language is the English one, unless another column is that
        places["title_hu" if "title_en" in places else "title_en"] = places.pop("title")
    names = {field: line.cells[place].strip() for field, place in places.items()}
    return Columns(line.number, places, names, tuple(ignored))


def named(line: Line) -> Iterator[tuple[int, str, str | None]]:
    """Each cell of a header with its place and the field it names."""
    for place, cell in enumerate(line.cells):
        yield place, cell.strip(), BY_NAME.get(fold(BRACKETS.sub(" ", cell)))
