"""The programme of an event, day by day."""

import datetime
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from qcihungary.core.dates import local_day
from qcihungary.training.blocks import SessionValue

if TYPE_CHECKING:
    from qcihungary.training.event import EventPage


@dataclass
class ProgrammeDay:
    """A day, with its sessions in the editor's order."""

    day: datetime.date
    sessions: list[SessionValue] = field(default_factory=list)

    @property
    def names_speakers(self) -> bool:
        """Whether a speaker is known of any session."""
        return any(session["speakers"] for session in self.sessions)


def programme_of(page: "EventPage") -> list[ProgrammeDay]:
    """The days on which there are sessions. One without a day is on that of the row above, at first the event's."""
    days: list[ProgrammeDay] = []
    for block in page.programme:
        session: SessionValue = block.value
        day = session["day"] or (days[-1].day if days else local_day(page.start))
        if not days or days[-1].day != day:
            days.append(ProgrammeDay(day))
        days[-1].sessions.append(session)
    return days
