"""The admin of records: Wagtail's, with buttons and panels that features bring.

It asks before a newer version is replaced, and publishes nothing that has errors.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views import snippets

from qcihungary.core.desk.editing import address_of_form
from qcihungary.core.desk.heads import HOME
from qcihungary.core.desk.overwriting import RecordAsksFirst
from qcihungary.core.desk.refusals import RefusesApproval, refuse
from qcihungary.core.desk.side_panels import CountingSidePanel, WaitingSidePanel
from qcihungary.core.records import Record

MakeButton = Callable[[models.Model, HttpRequest], Button | None]
"""Makes a button of a record that is being edited; None where it has none of that kind."""

MakeRecordPanel = Callable[[Record, HttpRequest], BaseSidePanel | None]
"""Makes the side panel of a record that is being edited, as its latest draft; None where it has none of that kind."""

_buttons: list[MakeButton] = []
_side_panels: dict[MakeRecordPanel, type[CountingSidePanel] | None] = {}


def register_record_button(make: MakeButton) -> None:
    """Let a feature put a button into the head of every record's editor. Wagtail has a hook for those of pages only."""
    if make not in _buttons:
        _buttons.append(make)


def register_record_panel(make: MakeRecordPanel, of_new: type[CountingSidePanel] | None = None) -> None:
    """Let a feature put a panel beside the form of every record; of a new one, too, once it has saved itself."""
    _side_panels.setdefault(make, of_new)


class RefusesErrors:
    """What is mixed into Wagtail's views that publish a record: what has errors stays a draft."""

    if TYPE_CHECKING:
        object: Any
        request: HttpRequest
        workflow_action: str

    def publish_action(self) -> HttpResponse | None:
        """Publish it, or go back to the form."""
        return self.back_if_refused() or super().publish_action()  # type: ignore[misc]  # of the view

    def workflow_action_action(self) -> HttpResponse | None:
        """Approve it, or go back to the form."""
        refused = self.back_if_refused() if self.workflow_action == "approve" else None
        return refused or super().workflow_action_action()  # type: ignore[misc]  # of the view

    def back_if_refused(self) -> HttpResponse | None:
        """Where what was just saved has errors: to the form, which says so."""
        return redirect(address_of_form(self.object)) if refuse(self.object, self.request) else None


class RecordCreator(RefusesErrors, snippets.CreateView):
    """Wagtail's view of writing a new record."""

    def get_side_panels(self) -> MediaContainer:
        """Wagtail's, and the places of those that come once the record has saved itself."""
        panels = super().get_side_panels()
        instance = self.form.instance
        if isinstance(instance, Record):
            kinds = [kind for kind in _side_panels.values() if kind]
            panels.extend(WaitingSidePanel(kind, instance, self.request) for kind in kinds)
        return panels


class RecordEditor(RefusesErrors, RecordAsksFirst):
    """Wagtail's view of editing a record."""

    if TYPE_CHECKING:
        header_more_buttons: list[Any]
    else:

        @cached_property
        def header_more_buttons(self) -> list[Any]:
            """Wagtail's, and those of features."""
            made = [button for make in _buttons if (button := make(self.object, self.request))]
            return [*super().header_more_buttons, *made]

    def get_side_panels(self) -> MediaContainer:
        """Wagtail's, and those of features. What is saved by itself while one writes draws only Wagtail's anew."""
        panels = super().get_side_panels()
        if not self.expects_json_response and isinstance(self.object, Record):
            panels.extend(panel for make in _side_panels if (panel := make(self.object, self.request)))
        return panels


class RecordApproval(RefusesApproval, snippets.WorkflowActionView):
    """Wagtail's view of approving a record from a list or from its preview."""


class RecordViewSet(snippets.SnippetViewSet):
    """The admin of records of ours."""

    add_view_class = RecordCreator
    edit_view_class = RecordEditor
    workflow_action_view_class = RecordApproval

    @property
    def breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The home, in the language of whoever reads it; Wagtail's stays in that of the start."""
        url, label = HOME
        return [{"url": url, "label": label}]
