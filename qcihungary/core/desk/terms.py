"""Terms of the project's subject in a text, and what each is called in the other language.

A feature that knows terms brings them; whoever translates asks for them, and knows nothing of that feature.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FoundTerm:
    """A term where it stands in a text, in whatever form."""

    source: str
    """As it is listed in the language of the text."""

    target: str
    """What it is called in the other language."""

    start: int
    end: int


FindTerms = Callable[[str, str], Iterable[FoundTerm]]
"""Finds the terms in a plain text, given with the code of its language."""

_finders: list[FindTerms] = []


def register_terms(find: FindTerms) -> None:
    """Let a feature say which terms stand in a text. Called in its AppConfig's ``ready``."""
    if find not in _finders:
        _finders.append(find)


def terms_in(text: str, language: str) -> list[FoundTerm]:
    """The terms in a plain text, in its order; none of them within another one."""
    found = sorted(
        (term for find in _finders for term in find(text, language)), key=lambda term: (term.start, -term.end)
    )
    kept: list[FoundTerm] = []
    for term in found:
        if not kept or term.start >= kept[-1].end:
            kept.append(term)
    return kept
