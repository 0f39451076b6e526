"""Charts that the server draws as SVG: numbers first, then lines. Each has a twin, a table that says the same.

A drawing has no view box: widths are shares of the room there is, letters keep their size, and 320 px are enough.
Colours come from classes of the style sheet, so they follow light, dark and print; patterns tell the parts apart for
those who see no colours. ``components/chart.html`` draws what is built here::

    bars = StackedBars(_("Publications per year"), (_("Open access"), _("Other")), (Bar("2024", (3, 1)), ...))
    {{ bar_chart(bars, "q-years", _("Year")) }}
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.functional import Promise

Label = str | Promise

ROW = 48
"""The height of a bar with the line of words above it, in CSS pixels."""

LANE = 34
"""The height of a lane of a timeline."""

HEAD = 26
"""The room for the years above the lanes."""


def share(part: float, whole: float) -> str:
    """A part of a whole as a length of SVG: ``33.33%``."""
    return f"{100 * part / whole:.2f}%" if whole else "0%"


@dataclass(frozen=True)
class Bar:
    """A row of numbers, one for each part. Its note stands in the table only."""

    label: Label
    values: tuple[int, ...]
    note: Label = ""
    url: str = ""
    """Where the label leads, in the table."""

    @property
    def total(self) -> int:
        """All parts together."""
        return sum(self.values)


@dataclass(frozen=True)
class Piece:
    """A rectangle of a bar: which part it shows, where it begins and how long it is."""

    part: int
    x: str
    width: str
    value: int


@dataclass(frozen=True)
class DrawnBar:
    """A bar with its place."""

    bar: Bar
    y: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class StackedBars:
    """Bars one below the other, each made of the same parts, on a common scale. At most four parts."""

    title: Label
    parts: tuple[Label, ...]
    bars: tuple[Bar, ...]
    summary: Label = ""
    """The same in a sentence, for those who hear the page."""

    @property
    def height(self) -> int:
        """The height of the drawing."""
        return ROW * len(self.bars)

    @property
    def used_parts(self) -> list[tuple[int, Label]]:
        """Those that occur, with their numbers: what the legend shows."""
        return [(part, label) for part, label in enumerate(self.parts) if any(bar.values[part] for bar in self.bars)]

    @cached_property
    def drawn(self) -> list[DrawnBar]:
        """The bars in their places."""
        longest = max((bar.total for bar in self.bars), default=0)
        return [DrawnBar(bar, ROW * row, pieces_of(bar, longest)) for row, bar in enumerate(self.bars)]


def pieces_of(bar: Bar, longest: int) -> tuple[Piece, ...]:
    """The rectangles of a bar, from left to right; parts of nothing have none."""
    begin, pieces = 0, []
    for part, value in enumerate(bar.values):
        if value:
            pieces.append(Piece(part, share(begin, longest), share(value, longest), value))
        begin += value
    return tuple(pieces)


@dataclass(frozen=True)
class Mark:
    """Something on a timeline: in which lane and month, of which kind, and how many there are."""

    lane: int
    month: int
    part: int
    count: int
    label: Label


@dataclass(frozen=True)
class DrawnMark:
    """A mark with its place."""

    mark: Mark
    x: str
    y: int


@dataclass(frozen=True)
class Year:
    """The beginning of a calendar year on a timeline."""

    year: int
    x: str


@dataclass(frozen=True)
class Timeline:
    """Marks over the months of a project, in lanes; a line says where today is. Months count from 1."""

    title: Label
    start: datetime.date
    months: int
    lanes: tuple[Label, ...]
    parts: tuple[Label, ...]
    marks: tuple[Mark, ...]
    today: datetime.date
    summary: Label = ""

    @property
    def height(self) -> int:
        """The height of the drawing."""
        return HEAD + LANE * len(self.lanes)

    def x(self, months: float) -> str:
        """The place of a moment, given in months since the start. A month's end is the place of its number."""
        return f"{1.5 + 97 * months / self.months:.2f}%"

    @property
    def drawn(self) -> list[DrawnMark]:
        """The marks in their places."""
        return [DrawnMark(mark, self.x(mark.month), self.lane_y(mark.lane)) for mark in self.marks]

    @property
    def drawn_lanes(self) -> list[tuple[Label, int]]:
        """The lanes with the heights of their lines."""
        return [(label, self.lane_y(lane)) for lane, label in enumerate(self.lanes)]

    def lane_y(self, lane: int) -> int:
        """The height of a lane's line."""
        return HEAD + LANE * lane + LANE // 2

    @property
    def years(self) -> list[Year]:
        """The beginnings of the calendar years within the months shown, and the start itself."""
        first = self.start.year
        span = range(first + 1, first + 2 + self.months // 12)
        found = [(year, months_between(self.start, datetime.date(year, 1, 1))) for year in span]
        later = [Year(year, self.x(month)) for year, month in found if month < self.months]
        is_crowded = bool(later) and found[0][1] < 3
        return later if is_crowded else [Year(first, self.x(0)), *later]

    @property
    def today_x(self) -> str:
        """Where today is; nothing outside the months shown."""
        month = months_between(self.start, self.today)
        return self.x(month) if 0 <= month <= self.months else ""

    @property
    def used_parts(self) -> list[tuple[int, Label]]:
        """Those that occur, with their numbers."""
        used = {mark.part for mark in self.marks}
        return [(part, label) for part, label in enumerate(self.parts) if part in used]


def months_between(start: datetime.date, day: datetime.date) -> float:
    """How many months lie between two days; a day is a 31st of one."""
    return (day.year - start.year) * 12 + day.month - start.month + (day.day - start.day) / 31


def sums(bars: Sequence[Bar]) -> tuple[int, ...]:
    """Each part over all bars."""
    return tuple(sum(values) for values in zip(*(bar.values for bar in bars), strict=True))
