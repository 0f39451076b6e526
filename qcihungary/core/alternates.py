"""House rule 1: one place knows a page's versions. Switcher, hreflang, canonical, sitemap and Open Graph ask here."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.models import Page

from qcihungary.core.languages import LANGUAGE_CODES, OWN_NAMES, language_of_path
from qcihungary.core.lists.pagination import page_number
from qcihungary.core.prepared import Prepared
from qcihungary.core.tree import nodes_near

if TYPE_CHECKING:
    from qcihungary.core.pages import BasePage


@dataclass(frozen=True)
class Version:
    """A page in one language."""

    language: str
    url: str
    """Local, with the sub-path, the filter and the page number."""

    is_told: bool
    """False for an alias, which shows the other language's text."""

    is_current: bool

    @property
    def absolute_url(self) -> str:
        """With the scheme and host of BASE_URL."""
        return f"{settings.BASE_URL}{self.url}"

    @property
    def name(self) -> str:
        """The language's own name."""
        return OWN_NAMES[self.language]


@dataclass(frozen=True)
class Alternates:
    """The live versions of one page, in the order of the languages."""

    versions: tuple[Version, ...]

    @classmethod
    def of(cls, page: "BasePage", request: HttpRequest | None = None) -> "Alternates":
        """The versions of a page; with the request, of the very view of it that was asked for. One query."""
        suffix = suffix_of(page, request) if request else ""
        return cls.among(page, live_versions(page), suffix)

    @classmethod
    def among(cls, page: "BasePage", pages: Iterable["BasePage | LiveVersion"], suffix: str = "") -> "Alternates":
        """The versions of a page, where all of them are already at hand."""
        by_language: dict[str, BasePage | LiveVersion] = {version.language: version for version in pages}
        by_language[page.language] = page
        return cls(
            tuple(
                Version(code, f"{found.url_path}{suffix}", found.is_told, found.pk == page.pk)
                for code in LANGUAGE_CODES
                if (found := by_language.get(code))
            )
        )

    @property
    def current(self) -> Version:
        """The version that is being read."""
        return next(version for version in self.versions if version.is_current)

    @property
    def told(self) -> tuple[Version, ...]:
        """The real translations, including the current page if it is one."""
        return tuple(version for version in self.versions if version.is_told)

    @property
    def source(self) -> Version:
        """The version whose text is shown: the current one, or what it is an alias of."""
        return self.current if self.current.is_told or not self.told else self.told[0]

    @property
    def canonical(self) -> str:
        """The absolute address that search engines should keep."""
        return self.source.absolute_url

    @property
    def hreflang(self) -> tuple[tuple[str, str], ...]:
        """Pairs of language and absolute address, with ``x-default`` last; empty on an alias."""
        if not self.current.is_told:
            return ()
        pairs = tuple((version.language, version.absolute_url) for version in self.told)
        return (*pairs, ("x-default", self.told[0].absolute_url))


@dataclass(frozen=True, slots=True)
class LiveVersion:
    """What is known of a live page that shares another's translation key."""

    pk: int
    url_path: str
    alias_of_id: int | None
    awaits_translation: bool

    @property
    def language(self) -> str:
        """The code of the tree it stands in."""
        return language_of_path(self.url_path)

    @property
    def is_told(self) -> bool:
        """Whether it tells its content in its own language."""
        return self.alias_of_id is None and not self.awaits_translation


def live_versions(page: "BasePage") -> list[LiveVersion]:
    """The live pages that share this page's translation key, itself included if it is live.

    A section of which there is only one keeps its versions in memory.
    """
    if kept_versions := getattr(type(page), "kept_versions", None):
        kept: list[LiveVersion] = kept_versions()
        return kept
    versions = versions_of(type(page))  # type: ignore[arg-type]  # a class can be hashed
    return [LiveVersion(*row) for row in versions(stored(page.translation_key))]


@cache
def versions_of(model: Any) -> Prepared[Any, tuple[int, str, int | None, bool]]:
    """The live pages of a type, a subclass of BasePage, by their translation key."""
    return Prepared(
        lambda number: stored(uuid.UUID(int=-number)),
        lambda keys: model._default_manager.filter(translation_key=keys[0], live=True).values_list(
            "pk", "url_path", "alias_of_id", "awaits_translation"
        ),
    )


def stored(key: uuid.UUID) -> Any:
    """A translation key in the form in which the database takes it."""
    return Page._meta.get_field("translation_key").get_db_prep_value(key, connection)


def in_reader_language(page: Page) -> Page:
    """The live version of a page in the active language, or the page itself where there is none.

    It is of its specific type. A section near the home page is made of what the tree knows of it, without a query.
    """
    home = f"/{get_language()}/"
    for node in nodes_near(home):
        if node.translation_key == page.translation_key:
            return node.as_page()
    versions = page.specific_class._default_manager.filter(translation_key=page.translation_key, live=True)
    return next((version for version in versions if version.url_path.startswith(home)), page)


def suffix_of(page: "BasePage", request: HttpRequest) -> str:
    """What follows the page's own path: sub-path, filter, page number. Unknown parameters are dropped."""
    sub_path = request.path.removeprefix(page.url_path) if request.path.startswith(page.url_path) else ""
    query = [
        (name, value)
        for name in page.kept_parameters
        for value in request.GET.getlist(name)
        if value and (name != "page" or str(page_number(request)) == value != "1")
    ]
    return f"{sub_path}?{urlencode(query)}" if query else sub_path
