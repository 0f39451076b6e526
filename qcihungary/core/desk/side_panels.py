"""What the side panels of features have in common."""

from abc import abstractmethod
from typing import Any, ClassVar

from django.db import models
from django.forms import Media
from django.http import HttpRequest
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.ui.side_panels import BaseSidePanel

ALARM = "w-bg-critical-200"
"""How Wagtail draws a number that calls for something."""


class CountingSidePanel(BaseSidePanel):
    """A panel beside the form whose button shows a number."""

    scripts: ClassVar[tuple[str, ...]] = ()
    """The static files that it needs."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        """Its button."""

        counter_classname = ALARM

        def get_context_data(self, parent_context: Any) -> dict[str, Any]:
            """What Wagtail's template of the button gets."""
            return {**super().get_context_data(parent_context), "count": self.panel.count}

    @property
    @abstractmethod
    def count(self) -> int:
        """The number; none is shown for 0."""

    @property
    def media(self) -> Media:
        """Its scripts."""
        return Media(js=[versioned_static(script) for script in self.scripts])


class WaitingSidePanel(CountingSidePanel):
    """Keeps the place of a panel beside the form of something new, which gets it once that has saved itself.

    Wagtail's script knows only those buttons and panels that were there when the form was drawn.
    """

    template_name = "desk/waiting_panel.html"
    count = 0

    def __init__(self, kind: type[CountingSidePanel], draft: models.Model, request: HttpRequest) -> None:
        self.SidePanelToggle = kind.SidePanelToggle
        self.name, self.title, self.order = kind.name, kind.title, kind.order
        self.scripts = kind.scripts  # type: ignore[misc]  # each keeps the place of another kind
        super().__init__(draft, request)
