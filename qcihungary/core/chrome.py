"""All that stands around a page's own content: menu, breadcrumb, switcher, head. Templates get it as ``chrome``."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Optional, Protocol

from django.http import HttpRequest
from django.utils.translation import get_language, pgettext

from qcihungary.core.alternates import Alternates, Version
from qcihungary.core.languages import LANGUAGE_CODES, language_of_path
from qcihungary.core.tree import MenuItem, Node, Tree

if TYPE_CHECKING:
    from qcihungary.core.pages import BasePage


@dataclass(frozen=True)
class Crumb:
    """A step of the breadcrumb. The last one, the page itself, has no address."""

    title: str
    language: str
    url: str = ""


class Subject(Protocol):
    """What a view is about: a page, or a record that an index page shows. The head of the document speaks of it."""

    @property
    def title(self) -> str:
        """Its name, without the site's."""

    @property
    def summary(self) -> str:
        """One or two sentences, or nothing."""

    @property
    def text_language(self) -> str:
        """The code of the language its title and summary are really in."""


@dataclass
class Chrome:
    """What base.html shows around the content. ``page`` and ``alternates`` are None on what isn't in the tree."""

    tree: Tree
    path: str
    alternates: Alternates | None = None
    page: Optional["BasePage"] = None
    record: Subject | None = None
    """What an index page shows instead of its list."""

    asked: str = ""
    """The address with its query at which nothing was found."""

    @classmethod
    def for_request(cls, request: HttpRequest) -> "Chrome":
        """The surroundings of something that is no page: an error, for instance."""
        path = f"/{request.LANGUAGE_CODE}/"
        return cls(tree=getattr(request, "tree", None) or Tree.at(path), path=path)

    @property
    def subject(self) -> Subject | None:
        """What the head of the document speaks of; None on what isn't in the tree."""
        return self.record or self.page

    @property
    def home_url(self) -> str:
        """The home page in the reader's language."""
        return f"/{language_of_path(self.path)}/"

    @property
    def menu(self) -> tuple[MenuItem, ...]:
        """The main menu."""
        return self.tree.menu()

    @property
    def place_in_menu(self) -> str:
        """What the menu's marks depend on: which of its entries the reader is on or below."""
        return self.tree.place_in_menu()

    @cached_property
    def crumbs(self) -> list[Crumb]:
        """From the home page to this one; empty on the home page itself."""
        subject = self.subject
        if subject is None or len(self.tree.on_the_way) < 2:
            return []
        above = [Crumb(node.title, node.language, node.url) for node in self.tree.above(with_last=bool(self.record))]
        home = Crumb(pgettext("menu", "Home"), get_language() or "", self.tree.on_the_way[0].url)
        return [home, *above, Crumb(subject.title, subject.text_language)]

    @property
    def parent(self) -> Crumb | None:
        """The page above this one, to go back to; None on the home page and outside the tree."""
        return self.crumbs[-2] if self.crumbs else None

    @cached_property
    def search_url(self) -> str:
        """Where the search form leads; empty where there is no search page."""
        found = (node.url for node in self.tree.near_home if answers_search(node))
        return next(found, "")

    @property
    def statements(self) -> list[Crumb]:
        """The pages that stand in the footer instead of the menu: accessibility, privacy."""
        return [
            Crumb(node.title, node.language, node.url) for node in self.tree.outside_menu() if not answers_search(node)
        ]

    @property
    def switcher(self) -> tuple[Version, ...]:
        """One entry per language. Where nothing was found, the same address there; on other errors, the home pages."""
        if self.alternates:
            return self.alternates.versions
        first, _slash, rest = self.asked.lstrip("/").partition("/")
        below = rest if first in LANGUAGE_CODES else self.asked.lstrip("/")
        return tuple(
            Version(code, f"/{code}/{below}", is_told=True, is_current=self.path.startswith(f"/{code}/"))
            for code in LANGUAGE_CODES
        )


def answers_search(node: Node) -> bool:
    """Whether a page of the tree is the search page."""
    return bool(getattr(node.model, "answers_search", False))
