"""Months as people and files write them, in English, Hungarian and German."""

import re

from qcihungary.core.lists.folding import fold

MONTH_NAMES = {
    "jan": 1, "feb": 2, "mar": 3, "mae": 3, "apr": 4, "maj": 5, "may": 5, "mai": 5, "jun": 6, "juin": 6, "jul": 7,
    "juil": 7, "aug": 8, "aou": 8, "sze": 9, "sep": 9, "okt": 10, "oct": 10, "nov": 11, "dec": 12, "dez": 12,
}  # fmt: skip
"""How the names of months begin in English, Hungarian and German, without accents."""


DAY = 2
"""The place of the day in a date."""

LONGEST = 60
"""No date is longer; what a broken file has more isn't read, because looking for its year would take hours."""


TIME = re.compile(r"(?:T|\s)\d{1,2}:\d{2}[\d:.]*(?:Z|[+-]\d{2}:?\d{2})?")
PARTS = re.compile(r"[^\W_]+|[?%~]|(?<=\d)/(?=[\s.]*$)")
"""Numbers and words, the marks of ISO 8601-2 for what isn't sure, and its stroke before an end that isn't known."""


def month_of(text: str) -> tuple[str, str]:
    """A month's number, and the day that may stand beside its name: "March 5", „március 5.”, ``5~mar``."""
    words = fold(text).split()
    number = next((found for word in words if (found := MONTH_NAMES.get(word[:4]) or MONTH_NAMES.get(word[:3]))), 0)
    digits = [word for word in words if word.isdecimal()]
    if number:
        return str(number), next(iter(digits), "")
    return next(iter(digits), ""), ""


def date_of(text: str) -> list[str]:
    """Year, month and day: "2024/03/09/", "2024-03-09T12:00Z", "2024 March 9", "9 March 2024", „2024. március 9.”."""
    plain = text.strip()[:LONGEST].rstrip()
    if found := re.match(r"(\d{4})[.,]?\s+([^\W\d].*)", plain):
        return [found.group(1), *month_of(found.group(2))]
    if found := re.match(r"(.*[^\W\d].*?)[\s,]+(\d{4})$", plain):
        return [found.group(2), *month_of(found.group(1))]
    parts = [part.strip(" .") for part in re.split(r"[/-]", plain)[:3]]
    parts = [re.split(r"[T ]", part)[0] if place == DAY else part for place, part in enumerate(parts)]
    return [part if part.isdecimal() or place == 0 else month_of(part)[0] for place, part in enumerate(parts)]


def says_more(text: str, date: tuple[int, ...]) -> bool:
    """Whether a date as it is written says more than its year, month and day: the end of a range, "Spring", "in press".

    A time of the day says nothing of a work.
    """
    left = list(date)
    for part in PARTS.findall(TIME.sub("", text[:LONGEST].strip())):
        month, _day = month_of(part)
        number = int(month or 0)
        if number not in left:
            return True
        left.remove(number)
    return len(text.strip()) > LONGEST
