"""What a machine can draft of a page, and what of its drafts nobody has confirmed, beside the page's form."""

from typing import Any

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.utils.functional import cached_property
from django.utils.html import strip_tags
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from qcihungary.core.desk.side_panels import CountingSidePanel
from qcihungary.core.languages import other_language
from qcihungary.core.pages import BasePage
from qcihungary.core.restrictions import restrictions_of
from qcihungary.translation.beside import label_of
from qcihungary.translation.machine.drafting import waiting
from qcihungary.translation.machine.drafts import unconfirmed
from qcihungary.translation.machine.services import the_service
from qcihungary.translation.machine.texts import Content
from qcihungary.translation.parts import Part

WORDS = 12
"""How many of a part's text it is known by."""


class MachinePanel(CountingSidePanel):
    """A panel beside the form, which counts what is still to be confirmed."""

    class SidePanelToggle(CountingSidePanel.SidePanelToggle):
        """Its button."""

        aria_label = _("Toggle machine drafts")
        icon_name = "cogs"

    name = "machine-drafts"
    title = _("Machine drafts")
    template_name = "translation/machine_panel.html"
    order = 370
    scripts = ("js/machine-drafts.js",)

    @cached_property
    def unconfirmed(self) -> list[dict[str, str]]:
        """What a machine drafted and nobody has confirmed."""
        return [described(part) for part in unconfirmed(self.object)]

    @property
    def count(self) -> int:
        """How much that is."""
        return len(self.unconfirmed)

    @cached_property
    def waiting(self) -> list[dict[str, str]]:
        """What it could draft."""
        return [described(part) for part in waiting(self.object)] if the_service() else []

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """What its template shows."""
        service = the_service()
        return {
            **super().get_context_data(parent_context),
            "csrf_token": get_token(self.request),  # a component is drawn without the request's own
            "unconfirmed": self.unconfirmed,
            "waiting": self.waiting,
            "service": service.name if service else "",
            "is_restricted": bool(self.waiting) and restrictions_of(self.object).exists(),
            "language": self.object.language,
            "source_language": other_language(self.object.language),
        }


def described(part: Part) -> dict[str, str]:
    """A part for the template."""
    return {"key": part.key, "label": label_of(part), "beginning": beginning_of(part)}


def beginning_of(part: Part) -> str:
    """The first words of its text."""
    text = " ".join(strip_tags(slot.text.replace("<", " <")) for slot in Content(part).slots)
    return Truncator(" ".join(text.split())).words(WORDS)


def make_panel(page: BasePage, request: HttpRequest) -> MachinePanel | None:
    """The panel of a page; none where there is nothing in it."""
    panel = MachinePanel(page, request)
    return panel if not page.alias_of_id and (panel.unconfirmed or panel.waiting) else None
