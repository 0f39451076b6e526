"""Asking the index: which entries match, which of them are shown, in which order.

Wagtail's index says what matches. Order is ours, so that it is the same on every database: by where a word stands
(title, summary, text) and in which form (as typed, its stem, a part of a compound).
"""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from wagtail.search.backends import get_search_backend
from wagtail.search.query import And, Or, PlainText, SearchQuery

from qcihungary.core.languages import LANGUAGE_CODES, other_language
from qcihungary.search.analysis.analyser import Asked, asked
from qcihungary.search.entries import SearchEntry, language_mark
from qcihungary.search.ranking import Ranked, rank
from qcihungary.search.sweep import outdated

MOST_WORDS = 12
CLOSELY = 300
"""So many hits are put in order by all that is known of them. Before that, those go whose titles have more of the words."""


@dataclass(frozen=True, slots=True)
class Match:
    """An entry that matches, by the few columns that thousands of them are counted by."""

    name: str
    item: str
    kind: str
    language: str
    date: datetime.date | None
    title_forms: str

    @property
    def year(self) -> str:
        """The year that it is from, or nothing."""
        return str(self.date.year) if self.date else ""


MATCH_COLUMNS = ("name", "item", "kind", "language", "date", "title_forms")


@dataclass(frozen=True)
class Question:
    """What a reader asks, as texts of each language are asked for it."""

    query: str
    language: str

    @cached_property
    def words(self) -> dict[str, tuple[Asked, ...]]:
        """The words by the language of the texts."""
        return {code: asked(self.query, code, MOST_WORDS) for code in LANGUAGE_CODES}

    @cached_property
    def matches(self) -> list[Match]:
        """Everything that has all of the words."""
        return self.ask(lambda parts: And(parts))

    @cached_property
    def partial_matches(self) -> list[Match]:
        """Where nothing has all of several words: what has most of them."""
        if max(len(words) for words in self.words.values()) < 2:
            return []
        return self.ask(lambda parts: Or(parts))

    def ask(self, combine: "type[And] | type[Or] | object") -> list[Match]:
        """The entries that match, in the reader's language and those in the other that don't tell the same thing."""
        told = {code: [query_of(word) for word in words] for code, words in self.words.items() if words}
        if not told:
            return []
        wanted = [And([PlainText(language_mark(code)), combine(parts)]) for code, parts in told.items()]  # type: ignore[operator]
        entries = SearchEntry.objects.exclude(name__in=outdated()) if outdated() else SearchEntry.objects.all()
        found = get_search_backend().search(Or(wanted), entries, order_by_relevance=False)
        return self.without_twins([Match(*row) for row in rows_of(found)])

    def without_twins(self, found: Sequence[Match]) -> list[Match]:
        """Each thing once, in the reader's language if it was found in that."""
        own = {match.item for match in found if match.language == self.language}
        return [match for match in found if match.language == self.language or match.item not in own]

    def ordered(self, matches: Iterable[Match]) -> list[Ranked]:
        """Matches in order: the reader's language first, and in each the best first."""
        found = list(matches)
        languages = (self.language, other_language(self.language))
        return [one for code in languages for one in self.best_of(code, [m for m in found if m.language == code])]

    def best_of(self, language: str, matches: list[Match]) -> list[Ranked]:
        """The matches in one language, the best first."""
        words = self.words[language]
        matches.sort(key=lambda match: (in_title(match, words), match.date or datetime.date.min, match.name))
        matches.reverse()
        closely = {match.name: match for match in matches[:CLOSELY]}
        zones = SearchEntry.objects.filter(name__in=closely).values_list("name", "zones") if closely else ()
        ranked = [rank(name, zone, words, closely[name].date) for name, zone in zones]
        ranked.sort(key=lambda one: one.key, reverse=True)
        return [*ranked, *(Ranked(match.name, 0, 0.0, match.date) for match in matches[CLOSELY:])]


def rows_of(results: object) -> Iterable[tuple[object, ...]]:
    """The columns of the entries in a result. The databases give them without making objects of them."""
    if hasattr(results, "get_queryset"):
        return results.get_queryset().values_list(*MATCH_COLUMNS)  # type: ignore[no-any-return]
    return (tuple(getattr(entry, column) for column in MATCH_COLUMNS) for entry in results[:10_000])  # type: ignore[index]


def query_of(word: Asked) -> SearchQuery:
    """A word of a query for the index: any of its forms, or all of its parts in any of theirs."""
    whole = [PlainText(form) for form in sorted(word.forms)]
    parts = [Or([PlainText(form) for form in sorted(part)]) for part in word.parts]
    return Or([*whole, And(parts)] if parts else whole)


def in_title(match: Match, words: Sequence[Asked]) -> int:
    """How many of the words stand in a title, in whatever form."""
    return sum(any(f" {form} " in match.title_forms for form in word.forms) for word in words)
