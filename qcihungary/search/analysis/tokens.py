"""Words of a text, with their places in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qcihungary.core.lists.folding import fold
from qcihungary.core.words.lists import words

WORD = re.compile(r"[^\W_]+(?:[-‐‑'’.][^\W_]+)*")
"""Letters and digits. What a hyphen, an apostrophe or a dot holds together is one word: kulcs-szétosztás, D1.10."""

INNER = re.compile(r"[-‐‑'’.]")
LONGEST_WORD = 60
"""Longer ones are no words: keys, addresses, what is left of a broken PDF."""

STOP_WORDS = {
    "hu": words(
        """
    a az egy és s is vagy de ha hogy nem meg ez azt ezt mi mit ami amely aki hol hogyan mikor miért volt van lesz
    vannak voltak lesznek mint már még csak el ki be fel le át által szerint való alatt után előtt között ezek azok
    sem se róla ról
    """
    ),
    "en": words(
        """
    a an the and or of in on at to for from by with is are was were be been it its this that these those as not what
    which who how when where why do does did can will about into
    """
    ),
}
"""Words that say nothing of what a text is about. A query of nothing else is asked as it is."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word where it stands."""

    word: str
    """In small letters, as it is written."""

    start: int
    end: int

    @property
    def pieces(self) -> list[str]:
        """What its hyphens and dots divide; itself where there are none."""
        return INNER.split(self.word)


def tokens(text: str) -> Iterator[Token]:
    """The words of a text, one after the other."""
    for found in WORD.finditer(text):
        if found.end() - found.start() <= LONGEST_WORD:
            yield Token(found[0].lower(), found.start(), found.end())


def plain(word: str) -> str:
    """A word as the index writes words: small letters and digits without accents, and nothing else.

    Hyphens go; a dot between digits stays, as a letter, so that D1.10 is not D11.0.
    """
    dotted = re.sub(r"(?<=\d)\.(?=\d)", "p", word)
    return fold(dotted).replace(" ", "")


def asked_words(query: str, language: str) -> list[Token]:
    """The words of a query that say something, each once; all of them where none does."""
    found = {token.word: token for token in tokens(query)}
    telling = [token for word, token in found.items() if word not in STOP_WORDS[language]]
    return telling or list(found.values())
