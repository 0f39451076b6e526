"""What a word is indexed by and asked for by: itself, its dictionary form and its stem, each without accents."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from qcihungary.core.words.stems import rough, snowball
from qcihungary.search.analysis.compounds import parts, spans
from qcihungary.search.analysis.lemmas import lemmas
from qcihungary.search.analysis.tokens import Token, asked_words, plain, tokens

KNOWN = 65_536
SHORTEST_FORM = 3


@lru_cache(maxsize=KNOWN)
def forms(word: str, language: str) -> frozenset[str]:
    """The forms that stand for a word without hyphens: it, its lemmas and the stems of both."""
    leads_to = [word, *lemmas(word, language)]
    found = {plain(each) for each in (*leads_to, *(snowball(one, language) for one in leads_to))}
    found |= {rough(plain(one), language) for one in leads_to}
    return frozenset(form for form in found if len(form) >= min(SHORTEST_FORM, len(word)))


@lru_cache(maxsize=KNOWN)
def direct(word: str, language: str) -> frozenset[str]:
    """The forms of a whole word, written together if it has hyphens."""
    together = plain(word)
    written = "".join(Token(word, 0, 0).pieces) if "." not in word else together
    return forms(written, language) | {together}


@lru_cache(maxsize=KNOWN)
def inner(word: str, language: str) -> frozenset[str]:
    """The forms of what stands within a word: the pieces between its hyphens, and the parts of compounds."""
    return frozenset(form for part in inner_words(word, language) for form in forms(part, language))


def inner_words(word: str, language: str) -> list[str]:
    """What stands within a word, and what neighbours of it make together."""
    pieces = Token(word, 0, 0).pieces
    found = spans(tuple(pieces)) if len(pieces) > 1 else []
    if language == "hu":
        joined = "".join(pieces)
        found += [span for piece in dict.fromkeys((joined, *pieces)) for span in spans(parts(piece))]
    return [part for part in found if part and len(part) > 1]


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of text as the index knows it. Each is a line of forms with a space at both ends."""

    words: str
    """As they are written, without accents."""

    stems: str
    parts: str

    @property
    def all(self) -> str:
        """Everything that it is found by."""
        return f"{self.words}{self.stems}{self.parts}"


def analysed(text: str, language: str, most: int = 0) -> Zone:
    """A text, or its first words."""
    words: list[str] = []
    stems: list[str] = []
    within: list[str] = []
    for place, token in enumerate(tokens(text)):
        if most and place >= most:
            break
        own, whole = plain(token.word), direct(token.word, language)
        words.append(own)
        stems += whole - {own}
        within += inner(token.word, language) - whole
    return Zone(line(words), line(stems), line(within))


def line(found: Iterable[str]) -> str:
    """Forms in a row."""
    return f" {' '.join(found)} "


@dataclass(frozen=True, slots=True)
class Asked:
    """A word of a query. Whatever has one of its forms has it; so has what has all parts of a compound."""

    word: str
    own: str
    """As it was typed, without accents."""

    forms: frozenset[str]
    parts: tuple[frozenset[str], ...]

    def is_in(self, found: frozenset[str]) -> bool:
        """Whether a word with these forms is meant by it, or by a part of it."""
        return bool(self.forms & found) or any(part & found for part in self.parts)


def asked(query: str, language: str, most: int) -> tuple[Asked, ...]:
    """The first words of a query, as texts of a language are asked for them."""
    return tuple(asked_word(token.word, language) for token in asked_words(query, language)[:most])


def asked_word(word: str, language: str) -> Asked:
    """One word of a query."""
    pieces = [piece for piece in Token(word, 0, 0).pieces if piece]
    if len(pieces) == 1 and language == "hu":
        pieces = list(parts(word))
    within = tuple(forms(piece, language) for piece in pieces) if len(pieces) > 1 else ()
    return Asked(word, plain(word), direct(word, language), within)
