"""The page in the other language beside the form of a page: Wagtail's own kind of side panel."""

from functools import cached_property
from typing import Any

from django.forms.utils import flatatt
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from qcihungary.core.desk.side_panels import CountingSidePanel
from qcihungary.core.pages import BasePage
from qcihungary.translation.answers import Answer
from qcihungary.translation.beginning import text_beside
from qcihungary.translation.beside import Beside, parts_beside
from qcihungary.translation.parts import parts_of
from qcihungary.translation.states import State, awaits_translation, standing_of
from qcihungary.translation.twins import twin_of

NAME = "translation"


def write_it_in(code: str) -> str:
    """What the way to a translation that nobody has begun is called."""
    return gettext("Write it in Hungarian") if code == "hu" else gettext("Write it in English")


def begins(alias: Page) -> dict[str, str]:
    """What makes ``js/begin-translation.js`` begin the translation where a link leads to an alias."""
    unsaved = gettext("What you typed couldn’t be saved, so nothing was copied. Put it right, and press this again.")
    url = reverse("wagtailadmin_pages:convert_alias", args=[alias.pk])
    return {"data-begin-translation": url, "data-begin-unsaved": unsaved}


class TranslationSidePanel(CountingSidePanel):
    """The twin, part by part, to read, to copy, and to mark as followed."""

    class SidePanelToggle(CountingSidePanel.SidePanelToggle):
        """Its button."""

        aria_label = _("Toggle translation")
        icon_name = "translation"

    name = NAME
    title = _("Translation")
    template_name = "translation/panel.html"
    order = 150
    scripts = ("js/translation.js",)

    def __init__(self, page: BasePage, request: HttpRequest, twin: BasePage) -> None:
        self.twin = twin
        super().__init__(page, request)

    @cached_property
    def answer(self) -> Answer | None:
        """What the page knows of its twin."""
        found: Answer | None = Answer.objects.filter(page=self.object.pk).first()
        return found

    @property
    def count(self) -> int:
        """How many parts are behind."""
        return self.answer.behind_count if self.answer else 0

    @cached_property
    def twin_state(self) -> State:
        """How far the twin is told."""
        return standing_of(self.twin).state

    def parts(self) -> list[Beside]:
        """The parts of the twin's text that the page is written after."""
        text = text_beside(self.object, self.twin, self.request.user)
        answer = self.answer if self.count else None
        return parts_beside(parts_of(text), parts_of(self.object), answer) if text else []

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """What its template gets."""
        context: dict[str, Any] = super().get_context_data(parent_context)
        may_edit_twin = self.twin.permissions_for_user(self.request.user).can_edit()
        return context | {
            "csrf_token": get_token(self.request),
            "twin": self.twin,
            "twin_is_hungarian": self.twin.language == "hu",
            "twin_state": self.twin_state,
            "twin_url": reverse("wagtailadmin_pages:edit", args=[self.twin.pk]) if may_edit_twin else "",
            "write_it": write_it_in(self.twin.language),
            "begins": flatatt(begins(self.twin)),
            "awaits": awaits_translation(self.object),
            "count": self.count,
            "parts": self.parts(),
        }


def side_panel(page: BasePage, request: HttpRequest) -> TranslationSidePanel | None:
    """The panel of a page that is written here; none for an alias, which is its source's text."""
    twin = twin_of(page) if page.pk and not page.alias_of_id else None
    return TranslationSidePanel(page, request, twin) if twin else None
