"""What the side panels of features have in common."""

from abc import abstractmethod
from typing import Any

from wagtail.admin.ui.side_panels import BaseSidePanel

ALARM = "w-bg-critical-200"
"""How Wagtail draws a number that calls for something."""


class CountingSidePanel(BaseSidePanel):
    """A panel beside the form whose button shows a number."""

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
