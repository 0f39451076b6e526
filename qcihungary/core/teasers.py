"""How anything presents itself in a list: one shape, whatever it is, so that one card draws them all."""

import datetime
from dataclasses import dataclass

from qcihungary.core.dates import DAY_IS_KNOWN
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
    date_parts: int = DAY_IS_KNOWN
    """How much of the date is known: 1 for the year, 2 for the month too. The rest is never shown."""

    when: str = ""
    """When it is, in words, where that is a span of time."""

    kicker: str = ""
    flag: str = ""
    """What must not be overlooked: that it is cancelled."""

    image: HasRenditions | None = None
    shows_picture: bool = False
