"""Questions about articles."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from django.apps import apps
from wagtail.models import PageManager
from wagtail.query import PageQuerySet

from qcihungary.core.languages import language_of_path, other_language
from qcihungary.core.pictures import Rendered, RenderedImage
from qcihungary.core.prepared import Prepared
from qcihungary.core.restrictions import open_to_all
from qcihungary.core.teasers import Teaser

if TYPE_CHECKING:
    from qcihungary.news.article import NewsPage  # noqa: F401  (named in a string below)

TEASER_COLUMNS = (
    "title",
    "url_path",
    "search_description",
    "date",
    "alias_of",
    "awaits_translation",
    "lead_image__rendered",
    "lead_image__width",
)


class NewsQuerySet(PageQuerySet["NewsPage"]):
    """Articles. Lists hold the live ones that anybody may read, newest first."""

    def listed(self, path: str) -> "NewsQuerySet":
        """The public articles below the list at a tree path, newest first."""
        return cast("NewsQuerySet", open_to_all(self.live().filter(path__startswith=path).order_by("-date", "-pk")))


def listed(path: str) -> NewsQuerySet:
    """The public articles below the list at a tree path, newest first."""
    articles: NewsQuerySet = apps.get_model("news.NewsPage")._default_manager.listed(path)
    return articles


def teasers_by_key(keys: Sequence[int]) -> dict[int, Teaser]:
    """The teasers of the articles with these keys that are still there, in the order of the keys. One query."""
    found = {row[0]: teaser(*row[1:]) for row in teaser_rows()(*keys)}
    return {key: found[key] for key in keys if key in found}


def teasers_of(keys: Sequence[int]) -> list[Teaser]:
    """The same, as a list."""
    return list(teasers_by_key(keys).values())


@cache
def teaser_rows() -> Prepared[int, tuple[Any, ...]]:
    """The columns of teasers by the articles' keys."""
    articles = apps.get_model("news.NewsPage")._default_manager
    return Prepared(int, lambda keys: articles.filter(pk__in=keys).values_list("pk", *TEASER_COLUMNS))


def teaser(
    title: str,
    url: str,
    summary: str,
    day: date,
    alias_of: int | None,
    awaits_translation: bool,  # noqa: FBT001  (a column)
    rendered: Rendered | None,
    width: int | None,
) -> Teaser:
    """A teaser from the columns of one article."""
    is_told = alias_of is None and not awaits_translation
    code = language_of_path(url)
    return Teaser(
        title=title,
        url=url,
        summary=summary,
        language=code if is_told else other_language(code),
        is_told=is_told,
        date=day,
        image=RenderedImage(rendered, width) if rendered and width else None,
        shows_picture=True,
    )


NewsManager = PageManager.from_queryset(NewsQuerySet)
