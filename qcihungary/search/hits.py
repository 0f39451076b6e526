"""What a reader sees of an answer: hits, and what they can be narrowed by."""

import datetime
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.functional import cached_property

from qcihungary.core.findable import FoundKind
from qcihungary.core.languages import other_language
from qcihungary.core.lists.filters import plain
from qcihungary.core.lists.pagination import Pagination, paginate
from qcihungary.search.asking import Match, Question
from qcihungary.search.entries import SearchEntry
from qcihungary.search.marking import Part, excerpt, marked
from qcihungary.search.ranking import Ranked

SHOWN_ADDRESS = 90


@dataclass(frozen=True)
class Hit:
    """One entry as it is shown."""

    title: list[Part]
    excerpt: list[Part]
    url: str
    kind: FoundKind
    language: str
    is_told: bool
    """Whether it is in the reader's language."""

    date: datetime.date | None
    date_parts: int


@dataclass(frozen=True)
class Choice:
    """A value to narrow the hits by, or all of them."""

    label: str
    count: int
    url: str
    is_chosen: bool


class Answer:
    """The answer to one request."""

    def __init__(self, request: HttpRequest, language: str) -> None:
        self.request = request
        self.query = plain(request.GET.get("q", ""))
        self.question = Question(self.query, language)
        kind, year = request.GET.get("kind", ""), request.GET.get("year", "")
        self.kind = kind if kind in FoundKind.values else ""
        self.year = year if year.isascii() and year.isdecimal() and len(year) == 4 else ""

    @cached_property
    def all_matches(self) -> list[Match]:
        """Everything that matches, whatever its kind and year."""
        return self.question.matches or self.question.partial_matches

    @property
    def is_partial(self) -> bool:
        """Whether nothing has all of the words, and what is shown has some of them."""
        return bool(self.all_matches) and not self.question.matches

    @cached_property
    def ranked(self) -> list[Ranked]:
        """What was asked for, in order; of what has only some of the words, what has the most."""
        chosen = [match for match in self.all_matches if self.fits(match)]
        found = self.question.ordered(chosen)
        most = max((one.words for one in found), default=0) if self.is_partial else 0
        return [one for one in found if one.words >= most]

    def fits(self, match: Match, *, kind: bool = True, year: bool = True) -> bool:
        """Whether a match is of the chosen kind and year."""
        return (not kind or self.kind in ("", match.kind)) and (not year or self.year in ("", match.year))

    @cached_property
    def shown(self) -> Pagination:
        """One page of it."""
        kept = {"q": self.query, "kind": self.kind, "year": self.year}
        return paginate(self.request, self.ranked, kept)

    @cached_property
    def hits(self) -> list[Hit]:
        """What the page shows. One query."""
        names = [one.name for one in self.shown.items]
        entries = SearchEntry.objects.in_bulk(names) if names else {}
        return [self.hit(entries[name]) for name in names if name in entries]

    def hit(self, entry: SearchEntry) -> Hit:
        """An entry as it is shown to this reader."""
        own = self.question.language
        words = self.question.words[entry.language]
        return Hit(
            title=marked(entry.title, words, entry.language),
            excerpt=excerpt(entry.lead, entry.text, words, entry.language),
            url=entry.addresses.get(own) or next(iter(entry.addresses.values()), ""),
            kind=FoundKind(entry.kind),
            language=entry.language,
            is_told=entry.language == own,
            date=entry.date,
            date_parts=entry.date_parts,
        )

    @property
    def own_hits(self) -> list[Hit]:
        """Those of the page that are in the reader's language."""
        return [hit for hit in self.hits if hit.is_told]

    @property
    def other_hits(self) -> list[Hit]:
        """Those of the page that are in the other one."""
        return [hit for hit in self.hits if not hit.is_told]

    @property
    def other_language(self) -> str:
        """The code of the other language."""
        return other_language(self.question.language)

    @property
    def kinds(self) -> list[Choice]:
        """The kinds that there are hits of in the chosen year, in their order."""
        counts = Counter(match.kind for match in self.all_matches if self.fits(match, kind=False))
        named = [(kind.value, str(kind.label)) for kind in FoundKind if counts[kind.value] or kind == self.kind]
        return self.choices("kind", named, counts, self.kind)

    @property
    def years(self) -> list[Choice]:
        """The years that there are hits from in the chosen kind, the newest first."""
        counts = Counter(match.year for match in self.all_matches if match.year and self.fits(match, year=False))
        years = sorted({*counts, *([self.year] if self.year else [])}, reverse=True)
        return self.choices("year", [(year, year) for year in years], counts, self.year)

    def choices(self, name: str, named: Sequence[tuple[str, str]], counts: Counter[str], chosen: str) -> list[Choice]:
        """The values of a facet as plain links; choosing the chosen one again takes it back."""
        return [
            Choice(label, counts[value], self.url(**{name: "" if value == chosen else value}), value == chosen)
            for value, label in named
        ]

    def url(self, **changes: str) -> str:
        """The address of this search, narrowed otherwise."""
        values: dict[str, Any] = {"q": self.query, "kind": self.kind, "year": self.year} | changes
        return f"{self.request.path}?{urlencode({name: value for name, value in values.items() if value})}"
