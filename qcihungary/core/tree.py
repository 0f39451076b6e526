"""One look at the page tree answers where an address leads and what stands above it.

Wagtail would walk down the tree with two queries a level. A page's ``url_path`` is its public path here, so one query
finds it and its ancestors, and a second one fetches the page. What is right below the home pages, for the menu, is
kept in memory under a stamp. See docs/adr/0004-routing-by-path.md.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import Q
from django.http import Http404, HttpRequest
from django.utils.translation import get_language, pgettext
from wagtail.models import Page, get_page_models
from wagtail.url_routing import RouteResult

from qcihungary.core.languages import language_of_path, other_language
from qcihungary.core.prepared import Prepared
from qcihungary.core.restrictions import closed_paths
from qcihungary.core.stamps import kept

if TYPE_CHECKING:
    from qcihungary.core.pages import BasePage

HOME_DEPTH = 2
MENU_DEPTHS = (HOME_DEPTH + 1, HOME_DEPTH + 2)


@dataclass(frozen=True, slots=True)
class Node:
    """What the tree knows of a live page."""

    title: str
    url: str
    path: str
    depth: int
    is_in_menu: bool
    type_id: int
    alias_of: int | None
    translation_key: UUID
    summary: str
    awaits_translation: bool = False
    """Whether it shows the other language's text though it is no alias: known of what ``marked`` was asked about."""

    @property
    def is_told(self) -> bool:
        """Whether its title is in its own language."""
        return not (self.alias_of or self.awaits_translation)

    @property
    def language(self) -> str:
        """The language of the title."""
        code = language_of_path(self.url)
        return code if self.is_told else other_language(code)

    @property
    def model(self) -> type["BasePage"]:
        """The type of the page."""
        return kept.get("page types", page_types)[self.type_id]

    def as_page(self) -> "BasePage":
        """The page, with what the tree knows of it and nothing else: enough to link to it and to list what is below."""
        return self.model(
            title=self.title,
            slug=self.url.rstrip("/").rsplit("/", 1)[1],
            url_path=self.url,
            path=self.path,
            depth=self.depth,
            alias_of_id=self.alias_of,
            translation_key=self.translation_key,
            search_description=self.summary,
        )


def page_types() -> "dict[int, type[BasePage]]":
    """The types of pages by the keys of their content types; one query in a process's life."""
    types = ContentType.objects.get_for_models(*get_page_models())
    return {content_type.pk: cast("type[BasePage]", model) for model, content_type in types.items()}


COLUMNS = (
    "title",
    "url_path",
    "path",
    "depth",
    "show_in_menus",
    "content_type",
    "alias_of",
    "translation_key",
    "search_description",
)


ON_THE_WAY = """
SELECT title, url_path, path, depth, show_in_menus, content_type_id, alias_of_id, translation_key, search_description
FROM wagtailcore_page WHERE live AND depth >= %s AND url_path IN ({paths}) AND slug IN ({slugs}) ORDER BY path
"""


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

    def __init__(self, path: str, on_the_way: list[Node]) -> None:
        self.path = path
        self.home = f"/{language_of_path(path)}/"
        self.on_the_way = on_the_way

    @classmethod
    def at(cls, path: str) -> "Tree":
        """Look at the tree from a path such as ``/en/news/an-article/``, in one query."""
        return cls(path, nodes_on_the_way(path))

    @property
    def near_home(self) -> list[Node]:
        """The pages right below the home page, and those of the menu below them."""
        return nodes_near(self.home)

    def above(self, *, with_last: bool) -> list[Node]:
        """The pages on the way below the home page; with the last one, where something stands below that, too."""
        known = {node.path: node for node in self.near_home}
        between = self.on_the_way[1:] if with_last else self.on_the_way[1:-1]
        return [known.get(node.path) or with_mark(node) for node in between]

    def place_in_menu(self) -> str:
        """The address of the deepest entry of the menu that the reader is on or below, and whether they are on it."""
        entries = (node.url for node in self.near_home if node.is_in_menu and self.path.startswith(node.url))
        deepest = max(entries, key=len, default=self.home)
        return f"{deepest} {self.path == deepest}"

    def menu(self) -> tuple[MenuItem, ...]:
        """Home, then what the editors put into the menu, two levels deep."""
        shown = [node for node in self.near_home if node.is_in_menu]
        inner = [node for node in shown if node.depth == MENU_DEPTHS[1]]
        items = [
            self._item(node, tuple(self._item(child) for child in inner if child.path.startswith(node.path)))
            for node in shown
            if node.depth == MENU_DEPTHS[0]
        ]
        is_home = self.path == self.home
        return (MenuItem(pgettext("menu", "Home"), self.home, is_home, is_home, get_language() or ""), *items)

    def _item(self, node: Node, children: tuple[MenuItem, ...] = ()) -> MenuItem:
        is_current, is_open = node.url == self.path, self.path.startswith(node.url)
        return MenuItem(node.title, node.url, is_current, is_open, node.language, children)

    def outside_menu(self) -> list[Node]:
        """The pages right below the home page that the menu doesn't hold: search, statements."""
        return [node for node in self.near_home if node.depth == MENU_DEPTHS[0] and not node.is_in_menu]

    def route(self, request: HttpRequest) -> RouteResult | None:
        """The page that answers this path, with the rest of the path handed to it; None where there is none."""
        if not self.on_the_way:
            return None
        deepest = self.on_the_way[-1]
        found = pages_of(deepest.model)(deepest.path)  # type: ignore[arg-type]  # a class can be hashed
        if not found:
            return None  # it was deleted a moment ago
        page = found[0]
        page.is_as_saved = True
        rest = [part for part in self.path[len(deepest.url) :].split("/") if part]
        try:
            return page.route(request, rest)
        except Http404:
            return None


@cache
def pages_of(model: Any) -> "Prepared[str, BasePage]":
    """The pages of a type, a subclass of BasePage, by their tree paths, with what their templates show."""
    return Prepared(str, lambda paths: model._default_manager.select_related(*model.shown_with).filter(path=paths[0]))


def nodes_near(home: str) -> list[Node]:
    """The open pages right below a home page, given by its path, and those of the menu below them."""
    around = Q(depth=MENU_DEPTHS[0]) | Q(depth=MENU_DEPTHS[1], show_in_menus=True)
    return kept.get(f"near {home}", lambda: marked(open_nodes(around & Q(url_path__startswith=home))))


def with_mark(node: Node) -> Node:
    """A page as ``marked`` has it; kept in memory under a stamp."""
    return kept.get(f"marked {node.path}", lambda: marked([node]))[0]


def marked(found: list[Node]) -> list[Node]:
    """Pages, of which those are marked whose translation was begun but never published. One query, by their paths."""
    paths: dict[type[BasePage], list[str]] = {}
    for node in found:
        if not node.alias_of:
            paths.setdefault(node.model, []).append(node.path)
    asked = [
        model._default_manager.filter(path__in=those, awaits_translation=True).order_by().values_list("path")
        for model, those in paths.items()
    ]
    waiting = set(asked[0].union(*asked[1:]).values_list("path", flat=True)) if asked else set()
    return [replace(node, awaits_translation=True) if node.path in waiting else node for node in found]


def nodes_on_the_way(path: str) -> list[Node]:
    """The live pages whose paths are this one's beginnings, from the home page down.

    Every request asks this, so it is written once instead of by the ORM each time (0.1 ms instead of 0.5). url_path has
    no index, but slug has one: without it, each request would read the whole table.
    """
    paths, slugs = list(prefixes_of(path)), path.strip("/").split("/")
    if not paths:
        return []
    query = ON_THE_WAY.format(paths=", ".join(["%s"] * len(paths)), slugs=", ".join(["%s"] * len(slugs)))
    with connection.cursor() as cursor:
        cursor.execute(query, [HOME_DEPTH, *paths, *slugs])
        return [Node(*row) for row in cursor.fetchall()]


def nodes(wanted: Q) -> list[Node]:
    """The live pages that fit, in the order of the tree, whoever may read them."""
    found = Page.objects.filter(wanted, live=True, depth__gte=HOME_DEPTH).order_by("path")
    return [Node(*row) for row in found.values_list(*COLUMNS)]


def open_nodes(wanted: Q) -> list[Node]:
    """Those of the live pages that fit that anybody may read, in the order of the tree."""
    closed = tuple(closed_paths())
    return [node for node in nodes(wanted) if not closed or not node.path.startswith(closed)]


def prefixes_of(path: str) -> Iterator[str]:
    """``/en/news/x/`` → ``/en/``, ``/en/news/``, ``/en/news/x/``."""
    end = path.find("/", 1)
    while end != -1:
        yield path[: end + 1]
        end = path.find("/", end + 1)
