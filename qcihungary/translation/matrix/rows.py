"""What a row of the matrix of pages shows, fetched for one screenful by a fixed number of queries."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.text import capfirst
from wagtail.admin.utils import get_user_display_name
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from qcihungary.core.languages import LANGUAGE_CODES, OWN_NAMES
from qcihungary.translation.answers import Answer
from qcihungary.translation.matrix.ages import age_of
from qcihungary.translation.matrix.pairs import explorable, state_in
from qcihungary.translation.matrix.sections import in_readers_language, section_path, sections
from qcihungary.translation.states import State


@dataclass
class Version:
    """A page in one language, as its cell shows it."""

    language: str
    state: State
    title: str = ""
    edit_url: str = ""
    """Empty where the user may not edit it."""

    since: datetime.datetime | None = None
    parts: int = 0

    @property
    def language_name(self) -> str:
        """The language's own name."""
        return OWN_NAMES[self.language]

    @property
    def state_label(self) -> str:
        """Its state in words."""
        return capfirst(str(self.state.label))

    @property
    def age(self) -> str:
        """For how long it is behind, in words."""
        return age_of(self.since)


@dataclass
class Pair:
    """A page in both languages."""

    title: str
    other_title: str
    """Empty where it is called the same in both."""

    section: str
    owner: str
    versions: dict[str, Version]


def attach_pairs(rows: Iterable[Page], user: Any) -> None:
    """Give each row its ``pair``."""
    keys = {row.translation_key for row in rows}
    twins: dict[Any, list[Page]] = defaultdict(list)
    for page in explorable(user).filter(translation_key__in=keys).select_related("locale", "owner"):
        twins[page.translation_key].append(page)
    editable = page_permission_policy.instances_user_has_permission_for(user, "change")
    may_edit = set(editable.filter(translation_key__in=keys).values_list("pk", flat=True))
    behind = {
        (key, code): (since, count)
        for key, code, since, count in Answer.objects.filter(page__translation_key__in=keys, behind_count__gt=0)
        .values_list("page__translation_key", "page__locale__language_code", "behind_since", "behind_count")
    }  # fmt: skip
    names = {path: section.title for section in sections(user).values() for path in section.paths}
    for row in rows:
        pages = {page.locale.language_code: page for page in twins[row.translation_key]}
        versions = {code: version(row, code, pages.get(code), may_edit) for code in LANGUAGE_CODES}
        for code, shown in versions.items():
            if shown.state is State.BEHIND:
                shown.since, shown.parts = behind.get((row.translation_key, code), (None, 0))
        row.pair = pair(row, list(pages.values()), names.get(section_path(row), ""), versions)


def version(row: Page, code: str, page: Page | None, may_edit: set[int]) -> Version:
    """One cell, without how far it is behind."""
    shown = Version(code, state_in(row, code))
    if page:
        shown.title = page.get_admin_display_title()
        if page.pk in may_edit:
            shown.edit_url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return shown


def pair(row: Page, pages: list[Page], section: str, versions: dict[str, Version]) -> Pair:
    """The whole row."""
    called = in_readers_language(pages or [row])
    titles = [page.get_admin_display_title() for page in pages]
    return Pair(
        title=called.get_admin_display_title(),
        other_title=next((title for title in titles if title != called.get_admin_display_title()), ""),
        section=section,
        owner=get_user_display_name(called.owner),
        versions=versions,
    )
