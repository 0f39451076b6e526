"""The order of a list's articles, kept in memory under a stamp: numbers only, so that 100,000 articles fit.

It answers what an article's neighbours are, what shares its tags, and what a filter leaves, without a query each.
The articles themselves are fetched when they are shown.
"""

import heapq
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from qcihungary.core.stamps import kept
from qcihungary.news.queries import NewsQuerySet, listed

Moment = tuple[date, int]
"""An article's date and key: the order of the list, oldest first."""

LIKELY = 200
"""How many of a tag's newest articles are looked at to find related ones."""


@dataclass
class Timeline:
    """The public articles of one list."""

    moments: list[Moment] = field(default_factory=list)
    rank: dict[int, int] = field(default_factory=dict)
    """The place of each key: 0 for the newest, less for each one before it."""

    by_year: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    by_tag: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    tags_of: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, path: str) -> "Timeline":
        """The timeline of the articles listed below a tree path; one query, until something is saved."""
        return kept.get(f"news timeline {path}", lambda: cls.built(listed(path)))

    @classmethod
    def built(cls, articles: NewsQuerySet) -> "Timeline":
        """Read the order of the articles, newest first, and their tags: a row for each tag, or one without."""
        timeline = cls()
        for day, key, tag in articles.values_list("date", "pk", "tags"):
            if key not in timeline.rank:
                timeline.rank[key] = -len(timeline.rank)
                timeline.moments.append((day, key))
                timeline.by_year[day.year].append(key)
            if tag is not None:
                timeline.by_tag[tag].append(key)
                timeline.tags_of[key].append(tag)
        timeline.moments.reverse()
        return timeline

    @property
    def years(self) -> list[tuple[int, int]]:
        """Pairs of year and number of articles, newest year first."""
        return [(year, len(keys)) for year, keys in self.by_year.items()]

    def chosen(self, year: int | None, tag: int | None) -> Sequence[int]:
        """The keys of the articles of a year, with a tag; None means any. Newest first."""
        if tag is None:
            return self.by_year[year] if year else [key for _day, key in reversed(self.moments)]
        tagged = self.by_tag[tag]
        if year is None:
            return tagged
        of_year = set(self.by_year[year])
        return [key for key in tagged if key in of_year]

    def around(self, moment: Moment) -> tuple[int | None, int | None]:
        """The keys of the articles before and after a moment, which needn't be on the timeline."""
        place = bisect_left(self.moments, moment)
        after = place + (self.moments[place : place + 1] == [moment])
        before = self.moments[place - 1][1] if place else None
        return before, self.moments[after][1] if after < len(self.moments) else None

    def like(self, key: int, tags: Iterable[int], most: int) -> list[int]:
        """The keys of those that share the most of these tags, the newest first among equals."""
        shared = Counter(other for tag in tags for other in self.by_tag.get(tag, [])[:LIKELY] if other != key)
        return heapq.nlargest(most, shared, key=lambda other: (shared[other], self.rank[other]))
