"""What the public gets of an article, asked of every place that tells of pages."""

from django.test import Client, RequestFactory
from wagtail.models import Page

from qcihungary.core.pages import BasePage
from qcihungary.core.sitemaps import entries
from qcihungary.core.tree import Tree
from qcihungary.news.models import NewsIndexPage
from qcihungary.search.page_source import PREFIX, Pages
from tests.factories import fresh

NOWHERE: dict[str, object] = dict.fromkeys(("list", "home", "feed", "search", "sitemap"), False)

VIEWS: dict[str, dict[str, object]] = {
    "gone": {"address": "nothing", **NOWHERE},
    "closed": {"address": "asks", **NOWHERE},
    "shown": {"address": "the other's text", **NOWHERE, "list": True, "home": True},
    "own": {"address": "its text", **dict.fromkeys(NOWHERE, True)},
}
"""What can be public of a page: nothing, a door, the other language's text with a notice, or its own text."""


def public_view(page: Page) -> str:
    """The name of what is public of an article; what its places say, where they don't agree."""
    places = places_of(page)
    return next((name for name, view in VIEWS.items() if view == places), str(places))


def quick_view(page: Page) -> str:
    """The same of its address alone, without drawing it."""
    path = page.url_path if (now := Page.objects.filter(pk=page.pk).first()) is None else now.url_path
    found = Tree.at(path).route(RequestFactory().get(path))
    if found is None or not isinstance(found.page, BasePage) or found.page.pk != page.pk:
        return "gone"
    if found.page.get_view_restrictions().exists():
        return "closed"
    return "own" if found.page.is_told else "shown"


def places_of(page: Page) -> dict[str, object]:
    """What each place says of an article."""
    if not Page.objects.filter(pk=page.pk).exists():
        return {"address": at(page.url_path), **NOWHERE}
    now = fresh(page)
    index = fresh(now.get_parent())
    assert isinstance(index, NewsIndexPage)
    return {
        "address": at(now.url_path),
        "list": now.pk in index.timeline.chosen(None, None),
        "home": now.url_path in {teaser.url for teaser in index.teasers(100)},
        "feed": now.url_path in Client().get(f"{index.url_path}feed/").content.decode(),
        "search": is_found(now),
        "sitemap": now.absolute_url in {entry.url for entry in entries()},
    }


def at(address: str) -> str:
    """What a reader gets at an address."""
    response = Client().get(address)
    if response.status_code == 200:
        return "the other's text" if b'class="notice"' in response.content else "its text"
    return {302: "asks", 404: "nothing", 410: "nothing"}.get(response.status_code, str(response.status_code))


def is_found(page: BasePage) -> bool:
    """Whether the search knows it as a page of its own language."""
    name = f"{PREFIX}-{page.pk}"
    return name in Pages().versions() and bool(list(Pages().read([name])))
