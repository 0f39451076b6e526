"""How anything presents itself in a list: one shape, whatever it is, so that one card draws them all."""

import datetime
from dataclasses import dataclass

from qcihungary.core.pictures import HasRenditions


@dataclass(frozen=True, slots=True)
class Teaser:
    """A title with an address, and what else is known.

    ``language`` is the language of the title and summary; ``is_told`` is false where that isn't the page's own.
    """

    title: str
    url: str
    summary: str = ""
    language: str = "en"
    is_told: bool = True
    date: datetime.date | None = None
    when: str = ""
    """What is said of a date of which only the month or the year is known."""

    kicker: str = ""
    flag: str = ""
    """What must not be overlooked: that it is cancelled."""

    image: HasRenditions | None = None
    shows_picture: bool = False
