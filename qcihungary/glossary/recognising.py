"""Finds the glossary's terms in running text, in whatever form they stand there.

Words are the same if one of their stems is: Snowball's, or a rough one without accents. Words of a term stand one after
the other, divided by a space or a hyphen; where two terms begin at one place, the longer one is meant, and of two as
long that which stands there letter by letter.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from qcihungary.core.desk.terms import FoundTerm
from qcihungary.core.languages import other_language
from qcihungary.core.lists.folding import fold
from qcihungary.core.stamps import kept
from qcihungary.core.words.stems import rough, snowball
from qcihungary.glossary.term import GlossaryTerm

WORD = re.compile(r"[^\W_]+")
BETWEEN = re.compile(r"[\s\u00ad‐‑–'’-]*")
"""What may stand between two words of a term."""

LONGEST = 60
"""What is longer is no word, and is only itself: a stemmer would take minutes for it."""

Stems = frozenset[str]


@lru_cache(maxsize=65_536)
def stems(word: str, language: str) -> Stems:
    """What a word is compared by. An abbreviation is only itself: QKD is also in "QKDs", and not in "qkd"."""
    if len(word) > LONGEST or (len(word) > 1 and word.isupper()):
        return frozenset({word})
    if word.endswith("s") and len(word) > 2 and word[:-1].isupper():
        return frozenset({word[:-1]})
    small = word.lower()
    return frozenset({small, snowball(small, language), rough(fold(small), language)})


@dataclass(frozen=True)
class Naming:
    """One of the ways to name a term in a language."""

    term: GlossaryTerm
    words: tuple[Stems, ...]
    is_abbreviation: bool = False
    is_avoided: bool = False

    def there(self, words: Sequence[re.Match[str]], place: int) -> Sequence[re.Match[str]]:
        """As many words at a place of a text as this naming has."""
        return words[place : place + len(self.words)]

    def fits(self, words: Sequence[re.Match[str]], place: int, language: str) -> bool:
        """Whether the words at a place of a text are those of this naming."""
        there = self.there(words, place)
        return (
            len(there) == len(self.words)
            and all(wanted & stems(word[0], language) for wanted, word in zip(self.words, there, strict=True))
            and all(BETWEEN.fullmatch(left.string, left.end(), right.start()) for left, right in pairwise(there))
        )

    def rank(self, words: Sequence[re.Match[str]], place: int, language: str) -> tuple[int, bool, bool]:
        """What decides between namings that fit at a place: the highest is meant."""
        is_exact = self.words == tuple(stems(word[0], language) for word in self.there(words, place))
        return len(self.words), not self.is_avoided, is_exact


@dataclass(frozen=True)
class Mention:
    """A place in a text where a term is named."""

    naming: Naming
    start: int
    end: int


class Lexicon:
    """All namings of a language, by the stems of their first words."""

    def __init__(self, terms: Iterable[GlossaryTerm], language: str) -> None:
        self.language = language
        self.known = [naming for term in terms for naming in self.namings(term) if naming.words]
        self.beginning_with: dict[str, list[int]] = defaultdict(list)
        for number, naming in enumerate(self.known):
            for stem in naming.words[0]:
                self.beginning_with[stem].append(number)

    @classmethod
    def of(cls, language: str) -> "Lexicon":
        """That of the terms as they are now; kept in memory under a stamp."""
        return kept.get(f"glossary lexicon {language}", lambda: cls(GlossaryTerm.known(), language))

    def namings(self, term: GlossaryTerm) -> Iterator[Naming]:
        """How a term is named, and how it isn't to be. What comes first wins where both are equal."""
        for name in (term.called(self.language), *term.lines("synonyms", self.language)):
            yield Naming(term, self.words(name))
        yield Naming(term, self.words(term.abbreviation), is_abbreviation=True)
        for name in term.lines("avoided", self.language):
            yield Naming(term, self.words(name), is_avoided=True)

    def words(self, text: str) -> tuple[Stems, ...]:
        """The words of a naming."""
        return tuple(stems(word, self.language) for word in WORD.findall(text))

    def mentions(self, text: str) -> Iterator[Mention]:
        """Where terms are named in a text, none within another one."""
        words = list(WORD.finditer(text))
        end = 0
        for place, word in enumerate(words):
            if place >= end and (naming := self.longest_at(words, place)):
                end = place + len(naming.words)
                yield Mention(naming, word.start(), words[end - 1].end())

    def longest_at(self, words: "list[re.Match[str]]", place: int) -> Naming | None:
        """The longest naming whose words begin at a place; the first, where nothing else decides."""
        first = stems(words[place][0], self.language)
        if self.beginning_with.keys().isdisjoint(first):  # as almost every word of a text
            return None
        numbers = sorted({number for stem in first for number in self.beginning_with.get(stem, ())})
        known = map(self.known.__getitem__, numbers)
        fitting = [naming for naming in known if naming.fits(words, place, self.language)]
        return max(fitting, key=lambda naming: naming.rank(words, place, self.language), default=None)


def find_terms(text: str, language: str) -> Iterator[FoundTerm]:
    """The terms that a text in a language names rightly."""
    for mention in Lexicon.of(language).mentions(text):
        term, naming = mention.naming.term, mention.naming
        target = term.abbreviation if naming.is_abbreviation else term.called(other_language(language))
        if target and not naming.is_avoided:
            source = term.abbreviation if naming.is_abbreviation else term.called(language)
            yield FoundTerm(source, target, mention.start, mention.end)
