"""What is kept from the public. A restriction on a page holds for its other language too, and for all below both.

Wagtail asks an alias's source, but its ``public()`` doesn't, and a translation is another page to it. Here the text is
the same thing told twice, so it is closed twice.
"""

from typing import TypeVar

from django.db.models import Model, Q, QuerySet
from wagtail.models import Page, PageViewRestriction

from qcihungary.core.standing import Standing, standing

PageType = TypeVar("PageType", bound=Model)


def read_closed_paths() -> list[str]:
    """The tree paths of the pages that are closed, in every language; mostly none. From the tables."""
    keys = PageViewRestriction.objects.values("page__translation_key")
    return list(Page.objects.filter(translation_key__in=keys).values_list("path", flat=True))


CLOSED: Standing[list[str]] = standing("closed paths", read_closed_paths, dump=list, load=list)


def closed_paths() -> list[str]:
    """The tree paths of the pages that are closed; kept in memory under a stamp."""
    return CLOSED.get()


def open_to_all(pages: QuerySet[PageType], at: str = "path") -> QuerySet[PageType]:
    """Those of these pages that anybody may read; or of what belongs to pages, whose tree path is at another name."""
    closed = Q()
    for path in closed_paths():
        closed |= Q(**{f"{at}__startswith": path})
    return pages.exclude(closed) if closed else pages


def is_open_to_all(page: Page) -> bool:
    """Whether anybody may read a page: it is live, and nothing closes it. Without a query."""
    return page.live and not rooms_of(page)


def rooms_of(page: Page) -> tuple[str, ...]:
    """The closed paths that hold a page; mostly none."""
    return tuple(path for path in closed_paths() if page.path.startswith(path))


def restrictions_of(page: Page) -> QuerySet[PageViewRestriction]:
    """The restrictions that hold for a page: its own, those of the pages above it, and those of their versions."""
    if not closed_paths():
        return PageViewRestriction.objects.none()
    on_the_way = [page.path[:end] for end in range(page.steplen, len(page.path) + 1, page.steplen)]
    keys = Page.objects.filter(path__in=on_the_way).values("translation_key")
    return PageViewRestriction.objects.filter(page__translation_key__in=keys)
