"""The editor of a page: Wagtail's, with side panels that features bring, and what else happens when one publishes.

Wagtail 7.4 has hooks for almost everything around its form, but none for a side panel; and what its hooks do around a
publication, it doesn't undo together with it.
"""

from collections.abc import Callable, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.revisions import RevisionsRevertView

from qcihungary.core.desk.overwriting import PageAsksFirst
from qcihungary.core.desk.refusals import refuse
from qcihungary.core.desk.side_panels import CountingSidePanel, WaitingSidePanel
from qcihungary.core.pages import BasePage

MakeSidePanel = Callable[[BasePage, HttpRequest], BaseSidePanel | None]
"""Makes the side panel of a page that is being edited, as its latest draft; None where it has none of that kind."""

NameSidePanel = Callable[[], type[CountingSidePanel] | None]
"""Says which kind of side panel a new page gets as soon as it has saved itself; None for none now."""

_side_panels: dict[MakeSidePanel, NameSidePanel | None] = {}


def register_side_panel(make: MakeSidePanel, of_new: NameSidePanel | None = None) -> None:
    """Let a feature put a panel beside the form of every page; of a new one, too, once it has saved itself."""
    _side_panels.setdefault(make, of_new)


class PublicationRefusedError(Exception):
    """A feature's hook refuses a publication, by ``before_publish_page`` or ``after_publish_page``.

    Whatever was done for it until then is undone, and what was written is kept as a draft.
    """

    def __init__(self, message: str, buttons: Sequence[Any] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.buttons = list(buttons)


class PageCreator(CreateView):
    """Wagtail's view of writing a new page."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Make the page, or nothing: its address may have been taken by somebody since the form was looked at."""
        try:
            with transaction.atomic():
                made: HttpResponse = super().form_valid(form)
        except ValidationError as error:
            form.add_error(None, error)
            refused: HttpResponse = self.form_invalid(form)
            return refused
        return made

    def get_page_subtitle(self) -> str:
        """What is made, and in which language."""
        kind = super().get_page_subtitle()
        in_language = _("%(kind)s in Hungarian") if self.locale.language_code == "hu" else _("%(kind)s in English")
        return in_language % {"kind": kind}

    def get_side_panels(self) -> MediaContainer:
        """Wagtail's, and the places of those that come once the page has saved itself."""
        panels = super().get_side_panels()
        kinds = [kind for of_new in _side_panels.values() if of_new and (kind := of_new())]
        panels.extend(WaitingSidePanel(kind, self.page, self.request) for kind in kinds)
        return panels


class PageEditor(PageAsksFirst):
    """Wagtail's view of editing a page."""

    page: Any

    def publish_action(self) -> HttpResponse:
        """Publish the page and whatever features publish with it, or nothing."""
        try:
            with transaction.atomic():
                return super().publish_action()
        except PublicationRefusedError as refusal:
            response = self.keep_as_draft()
            messages.error(self.request, refusal.message, buttons=refusal.buttons)
            return response

    def keep_as_draft(self) -> HttpResponse:
        """Save what was written, once more from the beginning: the first attempt was undone in the database only."""
        said = self.page.said_with_version
        self.page = self.get_object()
        self.page.said_with_version = said
        self.form = self.form_as_typed()
        self.form.is_valid()
        response: HttpResponse = self.save_action()
        return response

    def get_page_for_status(self) -> Any:
        """What is called live above the form. No translation that nobody has published: what is live is its source."""
        page = super().get_page_for_status()
        return None if getattr(page, "awaits_translation", False) else page

    def get_side_panels(self) -> MediaContainer:
        """Wagtail's, and those of features. What is saved by itself while one writes draws only Wagtail's anew."""
        panels = super().get_side_panels()
        if not self.expects_json_response and isinstance(self.page, BasePage):
            panels.extend(panel for make in _side_panels if (panel := make(self.page, self.request)))
        return panels

    def perform_workflow_action(self) -> HttpResponse:
        """Approve a page only if nothing keeps it from being published; else keep what was typed, and say why."""
        if self.workflow_action == "approve" and isinstance(self.page, BasePage) and refuse(self.page, self.request):
            saved: HttpResponse = self.save_action()
            return saved
        done: HttpResponse = super().perform_workflow_action()
        return done


class PageReverter(PageEditor, RevisionsRevertView):
    """Wagtail's view of going back to an earlier version of a page."""
