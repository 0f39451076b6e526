"""sitemap.xml: every page that is told in its own language, with its alternates. Aliases have no place in it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe
from wagtail.models import get_page_models

from qcihungary.core.alternates import Alternates
from qcihungary.core.conditional import revalidated
from qcihungary.core.pages import BasePage
from qcihungary.core.record_pages import RecordIndexPage
from qcihungary.core.restrictions import open_to_all


@dataclass(frozen=True)
class Entry:
    """One address of the sitemap."""

    url: str
    changed: datetime | None
    alternates: tuple[tuple[str, str], ...]


def entries() -> Iterator[Entry]:
    """Every public page, type by type: two queries for each type of page."""
    for model in get_page_models():
        if issubclass(model, BasePage):
            versions: dict[UUID, list[BasePage]] = defaultdict(list)
            for page in open_to_all(model._default_manager.filter(live=True).order_by("path")):
                versions[page.translation_key].append(page)
            for pages in versions.values():
                yield from entries_of(pages)


def entries_of(pages: list[BasePage]) -> Iterator[Entry]:
    """The entries of one page's versions."""
    for page in pages:
        if page.is_told:
            alternates = Alternates.among(page, pages)
            yield Entry(page.absolute_url, page.last_published_at, alternates.hreflang)
            yield from record_entries_of(page, pages)


def record_entries_of(page: BasePage, pages: list[BasePage]) -> Iterator[Entry]:
    """The entries of the records that an index page shows."""
    for record in page.record_entries() if isinstance(page, RecordIndexPage) else ():
        alternates = Alternates.among(page, pages, record.sub_path)
        yield Entry(alternates.current.absolute_url, record.changed, alternates.hreflang)


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """The sitemap of both trees."""
    found = list(entries())
    changed = max((entry.changed for entry in found if entry.changed), default=None)
    response = render(request, "sitemap.xml", {"entries": found}, content_type="application/xml")
    patch_cache_control(response, public=True, max_age=3600)
    return revalidated(request, response, changed)
