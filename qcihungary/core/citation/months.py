"""Months as people and files write them, in English, Hungarian and German."""

from qcihungary.core.lists.folding import fold

MONTH_NAMES = {
    "jan": 1, "feb": 2, "mar": 3, "mae": 3, "apr": 4, "maj": 5, "may": 5, "mai": 5, "jun": 6, "juin": 6, "jul": 7,
    "juil": 7, "aug": 8, "aou": 8, "sze": 9, "sep": 9, "okt": 10, "oct": 10, "nov": 11, "dec": 12, "dez": 12,
}  # fmt: skip
"""How the names of months begin in English, Hungarian and German, without accents."""


def month_of(text: str) -> tuple[str, str]:
    """A month's number, and the day that may stand beside its name: "March 5", „március 5.”, ``5~mar``."""
    words = fold(text).split()
    number = next((found for word in words if (found := MONTH_NAMES.get(word[:4]) or MONTH_NAMES.get(word[:3]))), 0)
    digits = [word for word in words if word.isdecimal()]
    if number:
        return str(number), next(iter(digits), "")
    return next(iter(digits), ""), ""
