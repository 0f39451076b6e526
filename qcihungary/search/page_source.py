"""Pages as the search knows them: each that is told in its own language, by its title, summary and search fields."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import Any
from uuid import UUID

from django.db import models
from wagtail.models import Page

from qcihungary.core.findable import Findable, version_of
from qcihungary.core.languages import language_of_path
from qcihungary.core.page_texts import texts_of
from qcihungary.core.pages import BasePage
from qcihungary.core.restrictions import open_to_all

PREFIX = "page"
FIRST_DEPTH = 2
SOURCE_COLUMNS = ("pk", "translation_key", "url_path", "alias_of", "title", "last_published_at", "live_revision")


class Pages:
    """The public pages."""

    watched: tuple[type[models.Model], ...] = (Page,)

    def versions(self) -> Mapping[str, str]:
        """The pages that are no alias. One query."""
        rows = list(public_pages().values_list(*SOURCE_COLUMNS))
        addresses = addresses_of(rows)
        return {
            f"{PREFIX}-{row[0]}": version_of(row, sorted(addresses[row[1]].items())) for row in rows if row[3] is None
        }

    def name_of(self, instance: models.Model) -> str:
        """The name of a page."""
        return f"{PREFIX}-{instance.pk}"

    def read(self, names: Collection[str]) -> Iterator[Findable]:
        """The pages with these names that are told in their own language."""
        keys = [int(name.removeprefix(f"{PREFIX}-")) for name in names if name.startswith(f"{PREFIX}-")]
        if not keys:
            return
        addresses = addresses_of(public_pages().values_list(*SOURCE_COLUMNS))
        for page in public_pages().filter(pk__in=keys).specific().iterator(chunk_size=100):
            if isinstance(page, BasePage) and page.is_told and not page.answers_search:
                yield findable(page, addresses[page.translation_key])


def public_pages() -> Any:
    """The live pages that anybody may read."""
    return open_to_all(Page.objects.filter(live=True, depth__gte=FIRST_DEPTH))


def addresses_of(rows: Any) -> dict[UUID, dict[str, str]]:
    """The addresses of the versions of each page, aliases too, by their languages."""
    found: dict[UUID, dict[str, str]] = defaultdict(dict)
    for _pk, translation_key, url, *_rest in rows:
        found[translation_key][language_of_path(url)] = url
    return found


def findable(page: BasePage, addresses: Mapping[str, str]) -> Findable:
    """A page that is told in its own language."""
    return Findable(
        name=f"{PREFIX}-{page.pk}",
        item=f"{PREFIX}-{page.translation_key}",
        kind=page.found_as,
        language=page.language,
        title=page.title,
        addresses=dict(addresses),
        lead=page.summary,
        text="\n".join(texts_of(page)),
        date=page.found_on,
    )
