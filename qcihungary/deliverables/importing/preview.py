"""What an import would do, row by row: make a new deliverable, change one, leave it as it is; or why a row is wrong.

An empty cell changes nothing. Nothing is written here.
"""

import datetime
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from qcihungary.consortium.models import Member
from qcihungary.core.dates import long_date
from qcihungary.core.lists.tables import Line
from qcihungary.deliverables.importing.answers import ColumnAnswer
from qcihungary.deliverables.importing.headers import NAMES, REVISED, Columns, Question, find_columns
from qcihungary.deliverables.importing.states import likened, settle
from qcihungary.deliverables.importing.values import READERS, Surroundings, is_classified, note_on_due, place_of
from qcihungary.deliverables.records import Deliverable
from qcihungary.deliverables.schedule import project_start
from qcihungary.deliverables.vocabulary import DisseminationLevel

MOST_ROWS = 1000


class Kind(models.TextChoices):
    """What becomes of a row."""

    WRONG = "wrong", gettext_lazy("Wrong")
    NEW = "new", gettext_lazy("New")
    CHANGED = "changed", gettext_lazy("Changed")
    UNCHANGED = "unchanged", gettext_lazy("Unchanged")


@dataclass(frozen=True)
class Change:
    """A field that gets another value."""

    label: str
    old: str
    new: str


@dataclass(frozen=True)
class Outcome:
    """What becomes of one row."""

    line: int
    number: str
    title: str
    kind: Kind
    changes: tuple[Change, ...] = ()
    reasons: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    """What of the row isn't kept as it stands there."""

    record: Deliverable | None = None
    """The deliverable as it would be; None of a wrong row."""


@dataclass(frozen=True)
class Preview:
    """What becomes of a whole table."""

    columns: Columns
    outcomes: tuple[Outcome, ...]

    @property
    def counts(self) -> list[tuple[Kind, int]]:
        """How many rows of each kind there are, without those that don't occur."""
        counted = [(kind, sum(outcome.kind is kind for outcome in self.outcomes)) for kind in Kind]
        return [(kind, count) for kind, count in counted if count]

    @property
    def is_wrong(self) -> bool:
        """Whether any row is."""
        return any(outcome.kind is Kind.WRONG for outcome in self.outcomes)

    @property
    def to_write(self) -> list[Outcome]:
        """The rows that would be written."""
        return [outcome for outcome in self.outcomes if outcome.kind in (Kind.NEW, Kind.CHANGED)]

    @property
    def column_names(self) -> list[tuple[str, str]]:
        """What the form calls each field, and what the table calls its column."""
        return [(name_of(field), name) for field, name in self.columns.names.items()]

    @property
    def offered(self) -> list[tuple[str, str]]:
        """What a column can be: each field with its name."""
        return [(field, name_of(field)) for field in NAMES]

    @property
    def questions(self) -> list[tuple[Question, str]]:
        """The columns that must be asked about, each with the name of the field that another claims, too."""
        return [(one, name_of(one.claimed) if one.claimed else "") for one in self.columns.questions]

    @property
    def fingerprint(self) -> str:
        """Tells whether two previews say the same."""
        told = [
            (outcome.number, outcome.kind.value, [(change.label, change.old, change.new) for change in outcome.changes])
            for outcome in self.outcomes
        ]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def preview(lines: Sequence[Line]) -> Preview:
    """What would become of a table.

    Raises:
        ValidationError: it has no header, no rows below it, or too many.
    """
    columns = find_columns(lines, ColumnAnswer.known())
    rows = [line for line in lines if line.number > columns.line and columns.cells(line)]
    if not rows:
        raise ValidationError(_("There are no rows below the header."))
    if len(rows) > MOST_ROWS:
        raise ValidationError(_("The table has more than %(most)d deliverables.") % {"most": MOST_ROWS})
    columns = columns.illustrated([row for row in rows if not is_classified(columns.cells(row).get("level", ""))])
    around = Surroundings.read(project_start())
    known = {
        (record.work_package.number, record.index): record
        for record in Deliverable.objects.select_related("work_package", "lead").prefetch_related("files")
    }
    seen: dict[tuple[int, int], int] = {}
    return Preview(columns, tuple(outcome_of(line, columns.cells(line), around, known, seen) for line in rows))


def outcome_of(
    line: Line,
    cells: Mapping[str, str],
    around: Surroundings,
    known: Mapping[tuple[int, int], Deliverable],
    seen: dict[tuple[int, int], int],
) -> Outcome:
    """What becomes of a row. ``seen`` holds the numbers of the rows above it, and gets this one's."""
    if is_classified(cells.get("level", "")):  # nothing of it is shown, not even its title
        return wrong(line, cells, READERS["level"], around)
    try:
        package, index = place_of(cells, around)
    except ValidationError as error:
        return Outcome(line.number, cells.get("number", ""), title_of(cells), Kind.WRONG, reasons=tuple(error.messages))
    place = (package.number, index)
    is_new = place not in known
    record = Deliverable(work_package=package, index=index) if is_new else known[place]
    reasons, values = read_values(cells, around)
    notes = (*settle(record, values, cells), *notes_on(cells, values, around))
    if place in seen:
        reasons.append(_("The same number stands in row %(row)d already.") % {"row": seen[place]})
    seen.setdefault(place, line.number)
    changes = apply(record, values)
    reasons += obstacles(record, changes) + ([] if reasons else faults(record))
    kind = kind_of(reasons, changes, is_new=is_new)
    title = record.title_en or title_of(cells)
    kept = None if reasons else record
    told = () if reasons else tuple(changes)
    return Outcome(line.number, record.number, title, kind, told, tuple(reasons), notes, kept)


def notes_on(cells: Mapping[str, str], values: Mapping[str, Any], around: Surroundings) -> tuple[str, ...]:
    """What of a row isn't kept as it stands there."""
    due = note_on_due(cells["due_month"], around) if "due_month" in values else ""
    level = likened(cells["level"], DisseminationLevel(values["level"])) if "level" in values else ""
    return tuple(filter(None, (level, due)))


def kind_of(reasons: Sequence[str], changes: Sequence[Change], *, is_new: bool) -> Kind:
    """What becomes of a row, from what is wrong with it and what it changes."""
    if reasons:
        return Kind.WRONG
    if is_new:
        return Kind.NEW
    return Kind.CHANGED if changes else Kind.UNCHANGED


def wrong(line: Line, cells: Mapping[str, str], read: Any, around: Surroundings) -> Outcome:
    """The outcome of a row whose level is refused."""
    try:
        read(cells["level"], around)
    except ValidationError as error:
        return Outcome(line.number, cells.get("number", ""), "", Kind.WRONG, reasons=tuple(error.messages))
    raise ValueError(cells["level"])


def title_of(cells: Mapping[str, str]) -> str:
    """What a row is about."""
    return cells.get("title_en") or cells.get("title_hu") or ""


def read_values(cells: Mapping[str, str], around: Surroundings) -> tuple[list[str], dict[str, Any]]:
    """What is wrong with the cells of a row, and the values of the others by field."""
    reasons: list[str] = []
    values: dict[str, Any] = {}
    for name, text in cells.items():
        if name in ("number", "work_package"):
            continue
        try:
            values[name] = READERS[name](text, around) if name in READERS else text
        except ValidationError as error:
            reasons += [f"{label_of(name)}: {message}" for message in error.messages]
    return reasons, values


def apply(record: Deliverable, values: Mapping[str, Any]) -> list[Change]:
    """Give a deliverable its values, and tell which of them are new."""
    is_new = record.pk is None
    before = {name: None if is_new else getattr(record, name) for name in values}
    for name, value in values.items():
        setattr(record, name, value)
    record.tidy()
    return [
        Change(label_of(name), shown(record, name, before[name]), shown(record, name, getattr(record, name)))
        for name in values
        if (before[name] or "") != (getattr(record, name) or "")
    ]


def obstacles(record: Deliverable, changes: Sequence[Change]) -> list[str]:
    """Why a deliverable that is there may not be changed now."""
    if record.pk is None or not (changes or not record.live):
        return []
    if record.locked:
        return [_("It is locked. Whoever locked it must unlock it first.")]
    if record.has_unpublished_changes or not record.live:
        return [
            _("It has a draft that isn't published, and the import would overwrite it. Publish or discard it first.")
        ]
    return []


def faults(record: Deliverable) -> list[str]:
    """What the record's own rules say. No query: what it refers to is known, and so is every number that is taken."""
    referring = ["work_package", "lead", "latest_revision", "live_revision", "locked_by"]
    try:
        record.full_clean(exclude=referring, validate_unique=False, validate_constraints=False)
    except ValidationError as error:
        return [f"{label_of(name)}: {message}" for name, found in error.message_dict.items() for message in found]
    return []


def name_of(field: str) -> str:
    """What a column is called that holds a field."""
    own = {
        "number": pgettext("deliverable", "Number"),
        "work_package": pgettext("deliverable", "Work package"),
        REVISED: pgettext("deliverable", "Revised due date"),
    }
    return own.get(field) or label_of(field)


def label_of(name: str) -> str:
    """What the form calls a field."""
    if name == "__all__":
        return _("Deliverable")
    field: Any = Deliverable._meta.get_field(name)
    return capfirst(str(field.verbose_name))


def shown(record: Deliverable, name: str, value: Any) -> str:
    """A value as the preview shows it."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime.date):
        return long_date(value)
    if isinstance(value, Member):
        return value.short_name
    choices: Iterable[Any] = Deliverable._meta.get_field(name).flatchoices  # type: ignore[union-attr]
    return str(dict(choices).get(value, value))
