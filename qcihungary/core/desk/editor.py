"""The editor of a page: Wagtail's, with side panels that features bring, and what else happens when one publishes.

Wagtail 7.4 has hooks for almost everything around its form, but none for a side panel.
"""

from collections.abc import Callable

from django.http import HttpRequest
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.admin.views.pages.edit import EditView

from qcihungary.core.pages import BasePage

MakeSidePanel = Callable[[BasePage, HttpRequest], BaseSidePanel | None]
"""Makes the side panel of a page that is being edited, as its latest draft; None where it has none of that kind."""

_side_panels: list[MakeSidePanel] = []


def register_side_panel(make: MakeSidePanel) -> None:
    """Let a feature put a panel beside the form of every page."""
    if make not in _side_panels:
        _side_panels.append(make)


class PageEditor(EditView):
    """Wagtail's view of editing a page."""

    def get_side_panels(self) -> MediaContainer:
        """Wagtail's, and those of features. What is saved by itself while one writes draws only Wagtail's anew."""
        panels = super().get_side_panels()
        if not self.expects_json_response and isinstance(self.page, BasePage):
            panels.extend(panel for make in _side_panels if (panel := make(self.page, self.request)))
        return panels
