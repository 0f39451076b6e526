"""How well an entry answers a query: where its words stand there, and in which form."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from math import log1p

from qcihungary.search.analysis.analyser import Asked

TITLE, LEAD, TEXT = 10.0, 4.0, 2.0
"""What a word is worth in each zone."""

AS_TYPED, BY_STEM, AS_PART, BY_PARTS = 1.0, 0.8, 0.45, 0.3
"""And in each form: as it was typed; as a form of the same word; within a compound; as the parts of one, apart."""

AGAIN = 0.25
"""What each time more counts, ever less."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A hit and how good it is."""

    name: str
    words: int
    """How many of the words it has where it was looked at closely."""

    score: float
    date: datetime.date | None

    @property
    def key(self) -> tuple[float, datetime.date, str]:
        """What hits are sorted by, best last: at the same score the newest is better."""
        return (round(self.score, 2), self.date or datetime.date.min, self.name)


def rank(name: str, zones: str, words: Sequence[Asked], date: datetime.date | None) -> Ranked:
    """An entry with its score: the sum over the words, each by the best place where it stands."""
    lines = zones.split("\n")
    scores = [score_of(word, lines) for word in words]
    return Ranked(name, sum(score > 0 for score in scores), sum(scores), date)


def score_of(word: Asked, lines: Sequence[str]) -> float:
    """What one word of a query is worth in an entry: its best zone counts, and a little each other one."""
    zones = ((TITLE, lines[0:3]), (LEAD, lines[3:6]), (TEXT, lines[6:9]))
    found = sorted((weight * in_zone(word, *zone) for weight, zone in zones), reverse=True)
    return found[0] + AGAIN * sum(found[1:])


def in_zone(word: Asked, written: str, stems: str, parts: str) -> float:
    """How well a word is met in one zone."""
    for line, wanted, worth in (
        (written, (word.own,), AS_TYPED),
        (f"{written}{stems}", word.forms, BY_STEM),
        (parts, word.forms, AS_PART),
    ):
        times = max((line.count(f" {form} ") for form in wanted), default=0)
        if times:
            return worth * (1 + AGAIN * log1p(times - 1)) * brevity(written)
    if word.parts and all(any(f" {form} " in f"{written}{stems}{parts}" for form in part) for part in word.parts):
        return BY_PARTS * brevity(written)
    return 0.0


def brevity(written: str) -> float:
    """Few words say more: a title of three is worth more than one of twelve."""
    return 1 + 1 / (4 + written.count(" "))
