"""Which column of a foreign table is what. The grant agreement, the EU's portal and our own export differ in names."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from qcihungary.core.lists.folding import fold
from qcihungary.core.lists.tables import Line

LONGEST_KEY = 180
"""As much of a header as answers know it by, with room for its number among those that are alike."""

REVISED = "revised"
"""The due date that counts where a table has another, estimated one."""

NAMES: dict[str, str] = {
    "number": "number; deliverable no; deliverable number; del no; no; deliverable id; id; sorszám; szám; azonosító; "
    "eredmény száma; leszállítandó eredmény száma; deliverable rel no; del rel no; deliverable rel number",
    "work_package": "work package; work package no; work package number; wp; wp no; wp number; munkacsomag; "
    "munkacsomag száma; mcs",
    "title_en": "title en; title in english; english title; cím angolul; angol cím; angol nyelvű cím; title; name; "
    "deliverable name; deliverable title",
    "title_hu": "title hu; title in hungarian; hungarian title; cím magyarul; magyar cím; magyar nyelvű cím; cím; "
    "megnevezés; név; eredmény címe; eredmény neve",
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
    "határidő hónapja; hónap; teljesítési határidő; est del date; estimated delivery date; est due date",
    REVISED: "rev due date; revised due date; rev del date; revised delivery date; módosított határidő",
    "state": "state; status; portal state; portal status; állapot; státusz; portál állapot",
    "drafted_on": "drafted on; draft since; draft date; vázlat dátuma; piszkozat dátuma",
    "submitted_on": "submitted on; submission date; date of submission; receipt date; benyújtva; "
    "benyújtás dátuma; beküldve; beküldés dátuma",
    "approved_on": "approved on; approval date; date of approval; jóváhagyva; jóváhagyás dátuma; elfogadás dátuma",
    "doi": "doi",
}
"""What each field is called in English and Hungarian, divided by semicolons. Case, accents and brackets don't count."""

BY_NAME = {fold(name): field for field, names in NAMES.items() for name in names.split(";")}
BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
YIELDING = frozenset(map(fold, ("del no", "no", "due date")))
"""Names of columns that the portal and our own export have beside a better one: running numbers, reckoned dates."""

UNREAD = frozenset(map(fold, ("address", "funding")))
"""Columns of our own export that say nothing of a deliverable."""

SKIP = "-"
"""The answer that a column isn't to be read."""

EXAMPLES = 3
FIRST_LINES = 20
"""A header stands below a title at most this far down."""


@dataclass(frozen=True)
class Question:
    """A column that must be asked about: its name isn't known, or another column claims the same."""

    place: int
    name: str
    key: str
    """Its folded name, by which the answer is remembered; of several with one name each its own."""

    claimed: str = ""
    """The field that another column claims, too."""

    examples: tuple[str, ...] = ()
    """What stands in the column, so that an editor needn't look it up."""


@dataclass(frozen=True)
class Columns:
    """The header of a table: which field stands in which column."""

    line: int
    places: Mapping[str, int]
    names: Mapping[str, str]
    """What the table calls each field."""

    ignored: tuple[str, ...]
    """The names of columns that nothing is made of."""

    questions: tuple["Question", ...] = ()
    """The columns of which nobody has said what they are."""

    def cells(self, line: Line) -> dict[str, str]:
        """The cells of a line by field, without spaces around them; empty ones are left out."""
        found = {
            field: " ".join(line.cells[place].split()) if field not in MULTILINE else line.cells[place].strip()
            for field, place in self.places.items()
            if place < len(line.cells)
        }
        told = {field: text for field, text in found.items() if text}
        if revised := told.pop(REVISED, ""):
            told["due_month"] = revised
        return told

    def illustrated(self, lines: Sequence[Line]) -> "Columns":
        """The same with some of what stands in the columns that are asked about."""
        return replace(self, questions=tuple(illustrated(question, lines) for question in self.questions))


def illustrated(question: Question, lines: Sequence[Line]) -> Question:
    """A question with the first few different cells of its column."""
    cells = (" ".join(line.cells[question.place].split()) for line in lines if question.place < len(line.cells))
    return replace(question, examples=tuple(dict.fromkeys(filter(None, cells)))[:EXAMPLES])


MULTILINE = {"description_en", "description_hu"}


def find_columns(lines: Sequence[Line], answers: Mapping[str, str] = MappingProxyType({})) -> Columns:
    """The line that names the columns: the first with the most names that are known.

    Raises:
        ValidationError: no line names at least the number and one thing more.
    """
    candidates = [columns_of(line, answers) for line in lines[:FIRST_LINES]]
    best = max(candidates, key=lambda found: len(found.places), default=None)
    if best is None or "number" not in best.places or len(best.places) < 2:
        raise ValidationError(
            _(
                "No header was found. One row must name the columns, at least the number and the title: "
                "Deliverable No, Deliverable Name, Lead Beneficiary, Type, Dissemination Level, Due Date."
            )
        )
    return best


def columns_of(line: Line, answers: Mapping[str, str]) -> Columns:
    """A line taken as a header. What an editor has answered counts before what the names say."""
    claims: dict[str, list[Question]] = {}
    ignored, questions = [], []
    for column, field in named(line, answers):
        if field == SKIP:
            ignored.append(column.name)
        elif field:
            claims.setdefault(field, []).append(column)
        else:
            questions.append(column)
    places: dict[str, int] = {}
    for field, columns in claims.items():
        best = [column for column in columns if column.key not in YIELDING] if len(columns) > 1 else columns
        if len(best) == 1:
            places[field] = best[0].place
            ignored += [column.name for column in columns if column is not best[0]]
        else:
            questions += [replace(column, claimed=field) for column in columns]
            places[field] = columns[0].place
    names = {field: line.cells[place].strip() for field, place in places.items()}
    asked = tuple(sorted(questions, key=lambda question: question.place))
    return Columns(line.number, places, names, tuple(ignored), asked)


def named(line: Line, answers: Mapping[str, str]) -> Iterator[tuple[Question, str]]:
    """Each column of a header that has a name, and the field that it names; nothing where that isn't known."""
    seen: Counter[str] = Counter()
    for place, cell in enumerate(line.cells):
        if not (name := cell.strip()):
            continue
        plain = (fold(BRACKETS.sub(" ", cell)) or fold(cell))[:LONGEST_KEY]
        seen[plain] += 1
        key = plain if seen[plain] == 1 else f"{plain} {seen[plain]}"
        known = SKIP if plain in UNREAD else BY_NAME.get(plain, "")
        yield Question(place, name, key), answers.get(key) or known
