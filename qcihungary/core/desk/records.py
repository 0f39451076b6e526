"""The admin of records: Wagtail's, which asks before a newer version is replaced, with buttons that features bring."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import SnippetViewSet

from qcihungary.core.desk.overwriting import RecordAsksFirst

MakeButton = Callable[[models.Model, HttpRequest], Button | None]
"""Makes a button of a record that is being edited; None where it has none of that kind."""

_buttons: list[MakeButton] = []


def register_record_button(make: MakeButton) -> None:
    """Let a feature put a button into the head of every record's editor. Wagtail has a hook for those of pages only."""
    if make not in _buttons:
        _buttons.append(make)


class RecordEditor(RecordAsksFirst):
    """Wagtail's view of editing a record."""

    if TYPE_CHECKING:
        header_more_buttons: list[Any]
    else:

        @cached_property
        def header_more_buttons(self) -> list[Any]:
            """Wagtail's, and those of features."""
            made = [button for make in _buttons if (button := make(self.object, self.request))]
            return [*super().header_more_buttons, *made]


class RecordViewSet(SnippetViewSet):
    """The admin of records of ours."""

    edit_view_class = RecordEditor
