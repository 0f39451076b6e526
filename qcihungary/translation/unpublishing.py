"""Unpublishing in one language or in both. A page that only shows the other's text is public exactly when that is."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.db import models, transaction
from django.http import HttpRequest
from django.utils.translation import gettext, gettext_lazy
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import DefaultPageForm
from wagtail.admin.views.pages.unpublish import Unpublish
from wagtail.models import Page

from qcihungary.core.pages import BasePage
from qcihungary.translation.twins import sentence, twin_of

FIELD = "languages"
"""What the forms call the choice."""


class Languages(models.TextChoices):
    """Which versions of a page something is done to."""

    BOTH = "both", gettext_lazy("In both languages")
    ONE = "one", gettext_lazy("Only in this language")


def chosen(request: HttpRequest) -> Languages:
    """What a form says; both, where it says nothing."""
    return Languages.ONE if request.POST.get(FIELD) == Languages.ONE else Languages.BOTH


def languages_of(page: Page, choice: Languages) -> Languages:
    """What becomes of a choice: it is both where one of the two only shows the other's text."""
    return choice if may_stay(page) else Languages.BOTH


def may_stay(page: Page) -> bool:
    """Whether a page can be unpublished without its twin, because each has a text of its own that is public."""
    twin = twin_of(page)
    own = page.specific
    return bool(twin and twin.live and twin.is_told and isinstance(own, BasePage) and own.is_told)


def unpublish(page: Page, user: Any, choice: Languages, *, with_descendants: bool) -> tuple[int, int]:
    """Unpublish a page, and the pages below it if that is wanted; how many those were."""
    below = [] if not with_descendants else list(unpublishable_below(page, user, choice))
    with transaction.atomic():
        unpublish_one(page, user, languages_of(page, choice))
        for descendant in below:
            unpublish_one(descendant, user, choice)
    return 1, len(below)


def unpublishable_below(page: Page, user: Any, choice: Languages) -> Iterator[Page]:
    """The public pages below one that go with it: in one language only those that are told in it."""
    for descendant in page.get_descendants().live().defer_streamfields().specific().iterator():
        is_told = isinstance(descendant, BasePage) and descendant.is_told
        if (is_told or choice is Languages.BOTH) and descendant.permissions_for_user(user).can_unpublish():
            yield descendant


def unpublish_one(page: Page, user: Any, choice: Languages) -> None:
    """Unpublish a page, and its twin with it. What only shows the other's text goes with that, and so comes last."""
    versions = [page.specific, twin_of(page)] if choice is Languages.BOTH else [page]
    for version in sorted(filter(None, versions), key=lambda version: not getattr(version, "is_told", True)):
        if (now := Page.objects.filter(pk=version.pk, live=True).first()) is not None:
            UnpublishPageAction(now.specific, user=user).execute(skip_permission_checks=True)


class UnpublishInLanguages(Unpublish):
    """Wagtail's view, with the choice."""

    def unpublish(self) -> Any:
        """Unpublish what was chosen, between Wagtail's hooks."""
        refused = self.run_hook("before_unpublish_page", self.request, self.object)
        if refused is not None:
            return refused
        with_descendants = bool(self.request.POST.get("include_descendants"))
        twin = twin_of(self.object)
        self.twin_was_public = bool(twin and twin.live)
        unpublish(self.object, self.request.user, chosen(self.request), with_descendants=with_descendants)
        return self.run_hook("after_unpublish_page", self.request, self.object)

    def get_success_message(self) -> str:
        """What was done, and what became of the other language."""
        done: str = super().get_success_message()
        twin = twin_of(self.object) if self.twin_was_public else None
        if twin is None:
            return done
        message = gettext("%(twin)s stays public.") if twin.live else gettext("%(twin)s was unpublished too.")
        return f"{done} {sentence(message, twin)}"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With what can be chosen."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"languages": named(self.object) if may_stay(self.object) else []}


def named(page: BasePage) -> list[tuple[str, str]]:
    """The choices in words that name the language."""
    only = gettext("Only the Hungarian version") if page.language == "hu" else gettext("Only the English version")
    return [(Languages.BOTH.value, gettext("Both languages")), (Languages.ONE.value, only)]


class UnpublishForm(DefaultPageForm):
    """Wagtail's form of unpublishing several pages, with the choice."""

    languages = forms.ChoiceField(
        label=gettext_lazy("What is unpublished"),
        choices=Languages.choices,
        initial=Languages.BOTH,
        required=False,
        widget=forms.RadioSelect,
        help_text=gettext_lazy(
            "Where the other language only shows this text, it always goes with it. "
            "What only shows the other language’s text stays public as long as that is."
        ),
    )

    def clean_languages(self) -> Languages:
        """Both, where nothing was chosen."""
        return Languages(self.cleaned_data[FIELD] or Languages.BOTH)
