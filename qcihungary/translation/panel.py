"""The page in the other language beside the form of a page: Wagtail's own kind of side panel."""

from functools import cached_property
from typing import Any

from django.forms import Media
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from qcihungary.core.desk.side_panels import CountingSidePanel
from qcihungary.core.pages import BasePage
from qcihungary.translation.answers import Answer
from qcihungary.translation.beside import Beside, parts_beside
from qcihungary.translation.parts import parts_of
from qcihungary.translation.states import State, awaits_translation, standing_of
from qcihungary.translation.twins import twin_of

NAME = "translation"


def write_it_in(code: str) -> str:
    """What the way to a translation that nobody has begun is called."""
    return gettext("Write it in Hungarian") if code == "hu" else gettext("Write it in English")


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

    def __init__(self, page: BasePage, request: HttpRequest, twin: BasePage) -> None:
        self.twin = twin
        super().__init__(page, request)

    @property
    def media(self) -> Media:
        """Its script."""
        return Media(js=["js/translation.js"])

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
        """The parts of the twin: as readers have it or, before they do, as whoever may edit it has it."""
        if self.twin.is_told and self.twin.live:
            return parts_beside(parts_of(self.twin), parts_of(self.object), self.answer)
        may_read = self.twin.permissions_for_user(self.request.user).can_edit()
        draft = self.twin.get_latest_revision_as_object() if may_read and self.twin.is_told else None
        return parts_beside(parts_of(draft), parts_of(self.object), None) if draft else []

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
            "awaits": awaits_translation(self.object),
            "count": self.count,
            "parts": self.parts(),
        }


def side_panel(page: BasePage, request: HttpRequest) -> TranslationSidePanel | None:
    """The panel of a page that is written here; none for an alias, which is its source's text."""
    twin = twin_of(page) if page.pk and not page.alias_of_id else None
    return TranslationSidePanel(page, request, twin) if twin else None
