"""The sections of the site: what stands right below the home pages."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from wagtail.models import Page

from qcihungary.core.tree import HOME_DEPTH
from qcihungary.translation.matrix.pairs import explorable

SECTION_DEPTH = HOME_DEPTH + 1


@dataclass(frozen=True)
class Section:
    """A section in both trees."""

    title: str
    """In the reader's language."""

    paths: tuple[str, ...]


def sections(user: Any) -> dict[str, Section]:
    """Those that a user meets, by their translation key, in the order of the tree. One query."""
    found: dict[str, list[Page]] = defaultdict(list)
    for page in explorable(user).filter(depth=SECTION_DEPTH).select_related("locale").order_by("path"):
        found[str(page.translation_key)].append(page)
    return {
        key: Section(in_readers_language(versions).title, tuple(page.path for page in versions))
        for key, versions in found.items()
    }


def section_path(page: Page) -> str:
    """The path of the section that a page stands in; of no section where it is a home page."""
    return str(page.path[: SECTION_DEPTH * Page.steplen])


def in_readers_language(versions: list[Page]) -> Page:
    """The one that stands in the reader's tree, or else the other."""
    return next((page for page in versions if page.locale.language_code == get_language()), versions[0])
