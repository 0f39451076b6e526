"""What could be changed in a plain text, place by place."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from qcihungary.core.typography import english, hungarian
from qcihungary.core.typography.quotes import quotes
from qcihungary.core.typography.rules import Rule

UNTOUCHED = re.compile(
    r"""(?:https?://|www\.)[^\s<>"“”„»«]+        # addresses
    | (?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+               # of people, too
    | \b10\.\d{4,9}/[^\s<>"“”„»«]+               # DOIs
    | \b(?:ISBN|ISSN)[\s:]*[\dX–-]+(?:[\s-][\dX-]+)*  # books and journals
    | \b97[89][\s-]\d[\d\s-]{9,}\d\b
    | \b\d{4}-\d{4}-\d{4}-\d{3}[\dX]\b           # ORCID iDs
    | \b\d{4}-(?:0[1-9]|1[0-2])(?:-\d{2})?\b      # days and months as machines write them
    | \+?\b\d{1,3}(?:[ /-]\(?\d{1,4}\)?){3,}\b   # telephone numbers
    | \ufffc+                                    # what markup.py keeps out
    """,
    re.VERBOSE,
)

LANGUAGES: dict[str, tuple[tuple[str, str], tuple[str, str], tuple[Rule, ...]]] = {
    "hu": (("„", "”"), ("»", "«"), hungarian.RULES),
    "en": (("“", "”"), ("‘", "’"), english.RULES),
}
"""The outer and the inner quotation marks of each language, and its other rules."""


@dataclass(frozen=True)
class Change:
    """Something that could stand otherwise in a text."""

    start: int
    end: int
    old: str
    new: str


def changes(text: str, language: str) -> list[Change]:
    """What could be changed, in the order of the text; no two of them overlap."""
    outer, inner, rules = LANGUAGES[language]
    kept = [match.span() for match in UNTOUCHED.finditer(text)]
    found: dict[int, Change] = {}
    end = 0
    proposed = [*quotes(text, outer, inner), *(span for rule in rules for span in rule(text))]
    for start, stop, new in sorted(proposed):
        if start >= end and text[start:stop] != new and not any(a < stop and start < b for a, b in kept):
            found[start] = Change(start, stop, text[start:stop], new)
            end = stop
    return list(found.values())


def applied(text: str, chosen: Iterable[Change]) -> str:
    """The text with some of its changes made."""
    for change in sorted(chosen, key=lambda change: change.start, reverse=True):
        text = text[: change.start] + change.new + text[change.end :]
    return text


def tidied(text: str, language: str) -> str:
    """The text with all of them made."""
    return applied(text, changes(text, language))
