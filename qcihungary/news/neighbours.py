"""What stands beside an article: the one before, the one after, and those on the same things."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Optional

from qcihungary.core.blocks.images import images_in
from qcihungary.core.pictures import prefetch_renditions

if TYPE_CHECKING:
    from qcihungary.news.article import NewsPage

RELATED = 3


@dataclass(frozen=True)
class Neighbours:
    """The articles around one."""

    previous: Optional["NewsPage"]
    next: Optional["NewsPage"]
    related: tuple["NewsPage", ...]

    @classmethod
    def of(cls, article: "NewsPage") -> "Neighbours":
        """Two queries: the articles, and the renditions of every picture that the page shows."""
        listed = type(article).objects.listed(list_path(article))
        found = [page for page in listed.around(article, RELATED) if page.pk != article.pk]
        position = (article.date, article.pk or 0)
        earlier = [page for page in found if (page.date, page.pk) < position]
        later = [page for page in found if (page.date, page.pk) > position]
        by_likeness = sorted(found, key=lambda page: (page.shared, page.date), reverse=True)
        images = [article.lead_image, *(page.lead_image for page in found), *images_in(article.body)]
        prefetch_renditions(images)
        return cls(
            previous=max(earlier, key=lambda page: (page.date, page.pk), default=None),
            next=min(later, key=lambda page: (page.date, page.pk), default=None),
            related=tuple(page for page in by_likeness if page.shared)[:RELATED],
        )


def list_path(article: "NewsPage") -> str:
    """The tree path of the list that an article stands in."""
    return article.path[: -article.steplen] if article.path else "-"
