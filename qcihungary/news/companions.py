"""News as a companion of results: what a deliverable or a publication may be linked with."""

from collections.abc import Collection, Iterable, Iterator

from django.utils.translation import gettext_lazy as _

from qcihungary.core.outputs.pages import by_translation_key, key_of, texts_of, translation_keys
from qcihungary.core.outputs.registry import Kinds, Output
from qcihungary.core.restrictions import open_to_all
from qcihungary.news.article import PREFIX, NewsPage


class NewsCompanions:
    """The public articles, asked for by their keys."""

    kinds: Kinds = {PREFIX: _("News")}

    def newest(self, limit: int) -> Iterable[Output]:
        """The newest articles."""
        newest = open_to_all(NewsPage.objects.filter(live=True)).order_by("-date", "-pk")
        return companions_of(list(newest[: 2 * limit]))  # a row for each language

    def with_keys(self, keys: Collection[str]) -> Iterable[Output]:
        """The articles with these keys."""
        wanted = list(translation_keys(PREFIX, keys))
        found = open_to_all(NewsPage.objects.filter(live=True, translation_key__in=wanted)) if wanted else ()
        return companions_of(found)


def companions_of(articles: Iterable[NewsPage]) -> Iterator[Output]:
    """One for all versions of an article."""
    for translation_key, versions in by_translation_key(articles).items():
        yield Output(key=key_of(PREFIX, translation_key), kind=PREFIX, date=versions[0].date, **texts_of(versions))
