"""The register as it is today, in the reader's language: rows, filters and charts, kept in memory."""

import datetime
from dataclasses import dataclass
from functools import cached_property

from django.utils import timezone
from django.utils.translation import get_language

from qcihungary.core.lists.filters import Indexed
from qcihungary.core.stamps import kept
from qcihungary.deliverables.overview import Overview
from qcihungary.deliverables.rows import FILTERS, Row, read_rows


@dataclass(frozen=True)
class Register:
    """The rows of one day in one language, and how to ask for them."""

    day: datetime.date
    indexed: Indexed[Row]

    @property
    def rows(self) -> tuple[Row, ...]:
        """All of them, by number."""
        return self.indexed.rows

    @cached_property
    def overview(self) -> Overview:
        """What stands above the list."""
        return Overview.of(self.rows, self.day)

    @classmethod
    def today(cls) -> "Register":
        """Today's register. What is overdue depends on the day, so yesterday's is thrown away."""
        day = timezone.localdate()
        days: dict[datetime.date, Register] = kept.get(f"register of deliverables {get_language()}", dict)
        found = days.get(day)
        if found is None:
            days.clear()
            found = days[day] = cls.of(day, read_rows(day))
        return found

    @classmethod
    def of(cls, day: datetime.date, rows: list[Row]) -> "Register":
        """The register of rows in the order of their numbers."""
        return cls(day, FILTERS.indexed(rows))
