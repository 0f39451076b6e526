"""The register at a glance: progress by work package, and all due dates on one line of time."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from markupsafe import Markup

from qcihungary.consortium.context import Consortium
from qcihungary.core.lists.charts import Bar, Mark, StackedBars, Timeline
from qcihungary.deliverables.rows import Row, package_titles
from qcihungary.deliverables.schedule import due_date
from qcihungary.deliverables.vocabulary import Progress

PARTS = (Progress.DELIVERED, Progress.DUE_SOON, Progress.OVERDUE, Progress.PLANNED)
"""In the order of the charts' colours: done, soon, late, later."""

WORST_FIRST = (Progress.OVERDUE, Progress.DUE_SOON, Progress.PLANNED, Progress.DELIVERED)
NAMED = 6
"""How many numbers a mark names before it only counts the rest."""


@dataclass(frozen=True)
class MonthRow:
    """The deliverables that are due at the end of one project month, for the timeline's table."""

    month: int
    day: datetime.date | None
    counts: tuple[int, ...]
    """By the parts of the chart."""


@dataclass(frozen=True)
class Overview:
    """What stands above the list, of the whole register, whatever is filtered."""

    bars: StackedBars
    timeline: Timeline | None
    """None as long as nobody has entered when the project began, or no due month is known."""

    months: tuple[MonthRow, ...]
    drawings: list[Markup] = field(default_factory=list)
    """What was drawn of it: nothing yet, or one drawing."""

    @classmethod
    def of(cls, rows: Sequence[Row], today: datetime.date) -> "Overview":
        """The charts of all rows, as they are today."""
        return cls(progress_bars(rows), timeline(rows, today), month_rows(rows))

    def drawn(self, macro: Callable[["Overview"], Markup]) -> Markup:
        """What a template's macro makes of it, made once: it is the same for all readers of a language."""
        if not self.drawings:
            self.drawings.append(macro(self))
        return self.drawings[0]


def progress_bars(rows: Sequence[Row]) -> StackedBars:
    """Each work package as a bar: how many of its deliverables are delivered, soon due, overdue, planned."""
    counts: dict[int, Counter[Progress]] = defaultdict(Counter)
    for row in rows:
        counts[row.facts.work_package][row.progress] += 1
    titles = package_titles()
    bars = tuple(
        Bar(f"WP{number}", tuple(found[part] for part in PARTS), titles.get(number, ""), f"?wp={number}")
        for number, found in sorted(counts.items())
    )
    return StackedBars(_("Progress by work package"), labels(), bars, in_words(rows))


def timeline(rows: Sequence[Row], today: datetime.date) -> Timeline | None:
    """All due months, a lane for each work package. Those of one month and work package share a mark."""
    facts = Consortium().facts
    due = [row for row in rows if row.facts.due_month]
    if not facts.start_date or not due:
        return None
    lanes = sorted({row.facts.work_package for row in due})
    marked: dict[tuple[int, int], list[Row]] = defaultdict(list)
    for row in due:
        marked[lanes.index(row.facts.work_package), row.facts.due_month or 0].append(row)
    last = max(row.facts.due_month or 0 for row in due)
    return Timeline(
        title=_("When they are due"),
        start=facts.start_date,
        months=max(last, project_months(facts.start_date, facts.end_date)),
        lanes=tuple(f"WP{number}" for number in lanes),
        parts=labels(),
        marks=tuple(
            mark(lane, month, found) for (lane, month), found in sorted(marked.items(), key=lambda item: item[0])
        ),
        today=today,
        summary=in_words(rows),
    )


def mark(lane: int, month: int, rows: Sequence[Row]) -> Mark:
    """One mark. Of several deliverables it shows the state that most needs attention."""
    worst = min((row.progress for row in rows), key=WORST_FIRST.index)
    numbers = ", ".join(row.facts.number for row in rows[:NAMED])
    more = f" + {len(rows) - NAMED}" if len(rows) > NAMED else ""
    return Mark(lane, month, PARTS.index(worst), len(rows), f"M{month}: {numbers}{more}")


def month_rows(rows: Sequence[Row]) -> tuple[MonthRow, ...]:
    """The same as numbers, month by month."""
    start = Consortium().facts.start_date
    counts: dict[int, Counter[Progress]] = defaultdict(Counter)
    for row in rows:
        if row.facts.due_month:
            counts[row.facts.due_month][row.progress] += 1
    return tuple(
        MonthRow(month, due_date(month, start), tuple(found[part] for part in PARTS))
        for month, found in sorted(counts.items())
    )


def labels() -> tuple[str, ...]:
    """The names of the charts' parts."""
    return tuple(str(part.label) for part in PARTS)


def in_words(rows: Sequence[Row]) -> str:
    """How things stand, in a sentence."""
    counts = Counter(row.progress for row in rows)
    done = counts[Progress.DELIVERED]
    told = ngettext("%(done)d of %(all)d is delivered.", "%(done)d of %(all)d are delivered.", done)
    late = counts[Progress.OVERDUE]
    sentence = told % {"done": done, "all": len(rows)}
    if late:
        sentence += " " + ngettext("%(num)d is overdue.", "%(num)d are overdue.", late) % {"num": late}
    return sentence


def project_months(start: datetime.date, end: datetime.date | None) -> int:
    """How many months the project has, begun ones included."""
    return (end.year - start.year) * 12 + end.month - start.month + 1 if end else 0
