"""Asking the index: which entries match, which of them are shown, in which order.

Wagtail's index says what matches. Order is ours, so that it is the same on every database: by where a word stands
(title, summary, text) and in which form (as typed, its stem, a part of a compound).
"""

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Subquery
from wagtail.search.backends import get_search_backend
from wagtail.search.query import And, Or, PlainText, SearchQuery

from qcihungary.core.languages import LANGUAGE_CODES, other_language
from qcihungary.search.analysis.analyser import Asked, asked
from qcihungary.search.entries import SearchEntry, language_mark
from qcihungary.search.fast_matching import matching
from qcihungary.search.ranking import Ranked, rank
from qcihungary.search.sweep import ROW, IndexState, is_current, outdated

MOST_WORDS = 12
NEVER = datetime.date.min
MOST_OBJECTS = 1_000
CLOSELY = 300
"""So many hits are put in order by all that is known of them: first those whose titles have more of the words."""


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
        """Everything that has all of the words; where nothing has, the parts of compounds will do, apart."""
        whole = self.ask(And, in_parts=False)
        has_parts = any(word.parts for words in self.words.values() for word in words)
        return whole if whole or not has_parts else self.ask(And)

    @cached_property
    def partial_matches(self) -> list[Match]:
        """Where nothing has all of several words: what has most of them."""
        if max(len(words) for words in self.words.values()) < 2:
            return []
        return self.ask(Or)

    def ask(self, combine: Callable[[list[SearchQuery]], SearchQuery], *, in_parts: bool = True) -> list[Match]:
        """The entries that match, in the reader's language and those in the other that don't tell the same thing."""
        asked_for = {code: words for code, words in self.words.items() if words}
        told = {code: [query_of(word, in_parts=in_parts) for word in words] for code, words in asked_for.items()}
        if not told:
            return []
        wanted = [And([PlainText(language_mark(code)), combine(words)]) for code, words in told.items()]
        found = get_search_backend().search(Or(wanted), SearchEntry.objects.all(), order_by_relevance=False)
        return self.without_twins(trusted(found))

    def without_twins(self, found: Sequence[Match]) -> list[Match]:
        """Each thing once, in the reader's language if it was found in that."""
        own = {match.item for match in found if match.language == self.language}
        return [match for match in found if match.language == self.language or match.item not in own]

    def ordered(self, matches: Iterable[Match]) -> list[Ranked]:
        """Matches in order: the reader's language first, and in each the best first. One query."""
        found = list(matches)
        languages = (self.language, other_language(self.language))
        sorted_by = {code: self.roughly([match for match in found if match.language == code]) for code in languages}
        closely = [match.name for code in languages for match in sorted_by[code][:CLOSELY]]
        zones = dict(SearchEntry.objects.filter(name__in=closely).values_list("name", "zones")) if closely else {}
        return [one for code in languages for one in self.closely(code, sorted_by[code], zones)]

    def roughly(self, matches: list[Match]) -> list[Match]:
        """Matches in one language in order of what their titles have of the words, the newest first."""
        return sorted(
            matches,
            key=lambda match: (in_title(match, self.words[match.language]), match.date or NEVER, match.name),
            reverse=True,
        )

    def closely(self, language: str, matches: list[Match], zones: Mapping[str, str]) -> list[Ranked]:
        """Matches in one language in order of all that is known of them; as they are, where nothing more is known."""
        words = self.words[language]
        ranked = [rank(one.name, zones[one.name], words, one.date) for one in matches if one.name in zones]
        ranked.sort(key=lambda one: one.key, reverse=True)
        return [*ranked, *(Ranked(one.name, 0, 0.0, one.date) for one in matches if one.name not in zones)]


def trusted(results: Any) -> list[Match]:
    """The entries in a result that say what is public now.

    The stamp of the last sweep comes with them: while it is the current one, they all do. The databases give columns
    without making objects of them; other servers give objects.
    """
    if not hasattr(results, "get_queryset"):
        rows = [tuple(getattr(entry, column) for column in MATCH_COLUMNS) for entry in results[:MOST_OBJECTS]]
        return [match for match in (Match(*row) for row in rows) if match.name not in outdated()]
    swept = Subquery(IndexState.objects.filter(pk=ROW).values("stamp")[:1])
    found = list(matching(results).annotate(swept=swept).values_list(*MATCH_COLUMNS, "swept"))
    if not found or is_current(found[0][-1]):
        return [Match(*row[:-1]) for row in found]
    return [Match(*row[:-1]) for row in found if row[0] not in outdated()]


def query_of(word: Asked, *, in_parts: bool) -> SearchQuery:
    """A word of a query for the index: any of its forms, or all of its parts in any of theirs."""
    whole = [PlainText(form) for form in sorted(word.forms)]
    if not in_parts:
        return Or(whole)
    parts = [Or([PlainText(form) for form in sorted(part)]) for part in word.parts]
    return Or([*whole, And(parts)] if parts else whole)


def in_title(match: Match, words: Sequence[Asked]) -> int:
    """How many of the words stand in a title, in whatever form."""
    return sum(any(f" {form} " in match.title_forms for form in word.forms) for word in words)
