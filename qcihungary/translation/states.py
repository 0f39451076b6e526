"""How a page stands to its twin, for one page and for many."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from django.db import models
from django.db.models import QuerySet
from django.utils.translation import pgettext_lazy
from wagtail.models import Page, get_page_models

from qcihungary.core.pages import BasePage
from qcihungary.translation.answers import Answer


class State(models.TextChoices):
    """How far a page is told in its language."""

    MISSING = "missing", pgettext_lazy("a translation", "missing")
    """It is an alias: nobody has begun."""

    DRAFT = "draft", pgettext_lazy("a translation", "draft")
    """It is a page of its own, but visitors can't read it: it is not live, or waits for its first publication."""

    BEHIND = "behind", pgettext_lazy("a translation", "behind")
    UP_TO_DATE = "up-to-date", pgettext_lazy("a translation", "up to date")


@dataclass(frozen=True, slots=True)
class Standing:
    """The state of a page, and for one that is behind, since when and by how many parts."""

    state: State
    since: datetime.datetime | None = None
    count: int = 0


@dataclass(frozen=True)
class Standings:
    """What has to be known to tell the state of any page: two queries, for however many pages."""

    behind: dict[int, tuple[datetime.datetime, int]]
    waiting: frozenset[int]

    @classmethod
    def now(cls) -> "Standings":
        """As it is now, of all pages."""
        rows = Answer.objects.filter(behind_count__gt=0).values_list("page_id", "behind_since", "behind_count")
        behind = {page: (since, count) for page, since, count in rows if since}
        return cls(behind, frozenset(waiting_pages()))

    def of(self, page: Page) -> Standing:
        """The standing of a page, of which only the columns of Wagtail's own table are read."""
        return told(page, is_waiting=page.pk in self.waiting, find=lambda: self.behind.get(page.pk))


def standing_of(page: BasePage) -> Standing:
    """The standing of one page; one query at most."""
    rows = Answer.objects.filter(page=page.pk, behind_count__gt=0).values_list("behind_since", "behind_count")
    return told(page, is_waiting=page.awaits_translation, find=rows.first)


def told(page: Page, *, is_waiting: bool, find: Callable[[], tuple[datetime.datetime | None, int] | None]) -> Standing:
    """The standing of a page; where it is behind is looked up only if it is public in its own words."""
    if page.alias_of_id:
        return Standing(State.MISSING)
    if is_waiting or not page.live:
        return Standing(State.DRAFT)
    if known := find():
        return Standing(State.BEHIND, *known)
    return Standing(State.UP_TO_DATE)


def awaits_translation(page: BasePage) -> bool:
    """Whether a page, of which this may be a draft, waits for its first publication; a draft itself doesn't know."""
    return bool(type(page)._default_manager.filter(pk=page.pk, awaits_translation=True).exists())


def waiting_pages() -> "QuerySet[BasePage, int]":
    """The keys of the pages of all types that wait for their translation, in one query."""
    types = [model for model in get_page_models() if issubclass(model, BasePage)]
    waiting = [model._default_manager.filter(awaits_translation=True).order_by().values_list("pk") for model in types]
    return waiting[0].union(*waiting[1:]).values_list("pk", flat=True)
