"""The words of a query in a text: marked where they stand, and the stretch of a long text where they do."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from qcihungary.search.analysis.analyser import Asked, direct, inner
from qcihungary.search.analysis.tokens import tokens

LONGEST_EXCERPT = 260
BEFORE = 70
"""Characters of an excerpt before its first marked word."""

LOOKED_AT = 6
"""How many places of a long text are looked at closely."""

STRETCH = 400
BEGINNING = 4
VARIANTS = {"a": "aá", "e": "eé", "i": "ií", "o": "oóöő", "u": "uúüű"}


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of text, marked or not."""

    text: str
    is_marked: bool = False


def marked(text: str, words: Sequence[Asked], language: str) -> list[Part]:
    """A text in parts, with the words that were meant marked."""
    found: list[Part] = []
    done = 0
    for start, end in places(text, words, language):
        found += [Part(text[done:start]), Part(text[start:end], is_marked=True)]
        done = end
    return [part for part in (*found, Part(text[done:])) if part.text]


def places(text: str, words: Sequence[Asked], language: str) -> Iterator[tuple[int, int]]:
    """Where the words stand."""
    for token in tokens(text):
        forms = direct(token.word, language) | inner(token.word, language)
        if any(word.is_in(forms) for word in words):
            yield token.start, token.end


def excerpt(lead: str, text: str, words: Sequence[Asked], language: str) -> list[Part]:
    """What a hit shows: its summary, or else the stretch of its text where the words are."""
    short = cut(lead, 0)
    in_lead = marked(short, words, language)
    if any(part.is_marked for part in in_lead):
        return in_lead
    for place in likely_places(text, words):
        parts = marked(cut(text, place - BEFORE), words, language)
        if any(part.is_marked for part in parts):
            return parts
    return in_lead or [Part(cut(text, 0))] if (lead or text) else []


def likely_places(text: str, words: Sequence[Asked]) -> Iterator[int]:
    """Where words begin like those that are looked for; a text of 100 pages is searched in no time."""
    beginnings = sorted({form[:BEGINNING] for form in all_forms(words) if len(form) >= 2})
    if not beginnings:
        return
    pattern = "|".join("".join(variants(letter) for letter in beginning) for beginning in beginnings)
    last, looked_at = -STRETCH, 0
    for found in re.finditer(pattern, text, re.IGNORECASE):
        if found.start() - last < STRETCH:
            continue
        last, looked_at = found.start(), looked_at + 1
        yield found.start()
        if looked_at == LOOKED_AT:
            return


def all_forms(words: Iterable[Asked]) -> Iterator[str]:
    """The forms of words and of their parts."""
    for word in words:
        yield from word.forms
        for part in word.parts:
            yield from part


def variants(letter: str) -> str:
    """A letter with and without accents, as a pattern."""
    return f"[{VARIANTS[letter]}]" if letter in VARIANTS else re.escape(letter)


def cut(text: str, start: int) -> str:
    """A stretch of a text from about a place on, between words, with dots where something is left out."""
    start = max(0, start)
    if start:
        start = text.find(" ", start) + 1 or start
    end = start + LONGEST_EXCERPT
    if end < len(text):
        end = max(text.rfind(" ", start + 1, end), start + 1)
    piece = " ".join(text[start:end].split())
    return f"{'… ' if start else ''}{piece}{' …' if end < len(text) else ''}"
