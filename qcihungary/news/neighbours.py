"""What stands beside an article: the one before, the one after, and those on the same things."""

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qcihungary.core.teasers import Teaser
from qcihungary.news.queries import teasers_by_key

if TYPE_CHECKING:
    from qcihungary.news.article import NewsPage

RELATED = 3


@dataclass(frozen=True)
class Neighbours:
    """The articles around one."""

    previous: Teaser | None
    next: Teaser | None
    related: tuple[Teaser, ...]

    @classmethod
    def of(cls, article: "NewsPage") -> "Neighbours":
        """Those around an article; none around one that isn't in the tree yet. One query."""
        if not article.path:
            return cls(None, None, ())
        timeline = article.timeline
        key = article.pk or sys.maxsize  # one that was never saved is the newest of its day
        before, after = timeline.around((article.date, key))
        related = timeline.like(key, [tag.pk for tag in article.tag_list], RELATED)
        keys = [key for key in (before, after, *related) if key]
        teasers = teasers_by_key(keys)
        return cls(
            teasers.get(before) if before else None,
            teasers.get(after) if after else None,
            tuple(teasers[key] for key in related if key in teasers),
        )
