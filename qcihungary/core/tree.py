"""One look at the page tree answers where an address leads, what the menu holds and what stands above a page.

Wagtail would walk down the tree with two queries a level. A page's ``url_path`` is its public path here, so one query
finds the page, its ancestors and the menu together. See docs/adr/0004-routing-by-path.md.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q
from django.http import Http404, HttpRequest
from django.utils.translation import get_language, gettext
from wagtail.models import Page, PageViewRestriction
from wagtail.url_routing import RouteResult

from qcihungary.core.languages import other_language

HOME_DEPTH = 2
MENU_DEPTHS = (HOME_DEPTH + 1, HOME_DEPTH + 2)


@dataclass(frozen=True)
class MenuItem:
    """An entry of the menu, with those below it."""

    title: str
    url: str
    is_current: bool
    """Whether the reader is on this very page."""

    is_open: bool
    """Whether the reader is on this page or below it."""

    language: str
    """The language of the title: not the reader's where the page is an alias."""

    children: tuple["MenuItem", ...] = ()


class Tree:
    """The pages on the way to an address, and those right below its language's home page or in its menu."""

    def __init__(self, path: str, pages: list[Page]) -> None:
        self.path = path
        self.pages = pages
        self.by_path = {page.url_path: page for page in pages}

    @classmethod
    def at(cls, path: str) -> "Tree":
        """Look at the tree from a path such as ``/en/news/an-article/``, in one query."""
        prefixes = list(prefixes_of(path))
        language = path.split("/", 2)[1] if path.count("/") > 1 else ""
        restrictions = PageViewRestriction.objects.filter(Q(page=OuterRef("pk")) | Q(page=OuterRef("alias_of")))
        around = Q(depth=MENU_DEPTHS[0]) | Q(depth=MENU_DEPTHS[1], show_in_menus=True)
        pages = (
            Page.objects.live()
            .filter(Q(url_path__in=prefixes) | Q(around, url_path__startswith=f"/{language}/"))
            .annotate(is_restricted=Exists(restrictions))
            .only("title", "url_path", "depth", "path", "show_in_menus", "content_type", "alias_of_id", "live")
            .order_by("path")
        )
        return cls(path, list(pages))

    def ancestors(self, path: str) -> list[Page]:
        """The pages above the path and at it, from the home page down."""
        return [self.by_path[prefix] for prefix in prefixes_of(path) if prefix in self.by_path]

    def menu(self, path: str) -> tuple[MenuItem, ...]:
        """Home, then what the editors put into the menu, two levels deep."""
        home = f"/{path.split('/', 2)[1]}/"
        shown = [page for page in self.pages if page.depth in MENU_DEPTHS and page.show_in_menus]
        inner = [page for page in shown if page.depth == MENU_DEPTHS[1]]
        items = [
            self._item(
                page, path, tuple(self._item(child, path) for child in inner if child.path.startswith(page.path))
            )
            for page in shown
            if page.depth == MENU_DEPTHS[0] and page.url_path.startswith(home)
        ]
        return (home_item(home, path), *items) if home in self.by_path else tuple(items)

    def outside_menu(self, path: str) -> list[Page]:
        """The pages right below the home page that the menu doesn't hold: search, statements."""
        home = f"/{path.split('/', 2)[1]}/"
        return [
            page
            for page in self.pages
            if page.depth == MENU_DEPTHS[0] and not page.show_in_menus and page.url_path.startswith(home)
        ]

    @staticmethod
    def _item(page: Page, path: str, children: tuple[MenuItem, ...] = ()) -> MenuItem:
        is_current, is_open = page.url_path == path, path.startswith(page.url_path)
        return MenuItem(page.title, page.url_path, is_current, is_open, title_language(page), children)

    def route(self, request: HttpRequest) -> RouteResult | None:
        """The page that answers this path, with the rest of the path handed to it; None where there is none."""
        ancestors = self.ancestors(self.path)
        if not ancestors:
            return None
        deepest = ancestors[-1]
        page = deepest.specific
        page.has_no_restrictions = not any(ancestor.is_restricted for ancestor in ancestors)
        rest = [part for part in self.path[len(deepest.url_path) :].split("/") if part]
        try:
            return page.route(request, rest)
        except Http404:
            return None


def home_item(url: str, path: str) -> MenuItem:
    """The menu's way home. It says so, whatever the home page's own title is."""
    return MenuItem(gettext("Home"), url, url == path, url == path, get_language() or "")


def title_language(page: Page) -> str:
    """The language of a page's title, as far as the tree tells: an alias has the other language's."""
    language = page.url_path.split("/", 2)[1]
    return other_language(language) if page.alias_of_id else language


def prefixes_of(path: str) -> Iterator[str]:
    """``/en/news/x/`` → ``/en/``, ``/en/news/``, ``/en/news/x/``."""
    end = path.find("/", 1)
    while end != -1:
        yield path[: end + 1]
        end = path.find("/", end + 1)
