"""The side panel "Before publishing": one list of what is missing, of the draft as it was saved last."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.forms import Media
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from wagtail import hooks
from wagtail.admin.staticfiles import versioned_static
from wagtail.models import Page

from qcihungary.core.desk.findings import Finding, Weight, findings_of
from qcihungary.core.desk.side_panels import ALARM, CountingSidePanel
from qcihungary.core.pages import BasePage

URL_NAME = "desk_before_publishing"


def in_two(findings: list[Finding]) -> dict[str, Any]:
    """The findings for the template, by weight."""
    return {
        "errors": [finding for finding in findings if finding.weight is Weight.ERROR],
        "warnings": [finding for finding in findings if finding.weight is Weight.WARNING],
        "count": len(findings),
    }


class BeforePublishingPanel(CountingSidePanel):
    """Wagtail's panel, with the findings."""

    class SidePanelToggle(CountingSidePanel.SidePanelToggle):
        """Its button."""

        aria_label = _("Toggle what to look at before publishing")
        icon_name = "clipboard-list"
        counter_classname = ""

    name = "before-publishing"
    title = _("Before publishing")
    template_name = "desk/before_publishing_panel.html"
    order = 340

    def __init__(self, page: BasePage, request: HttpRequest) -> None:
        super().__init__(page, request)
        self.findings = findings_of(page, request)
        if any(finding.weight is Weight.ERROR for finding in self.findings):
            self.toggle.counter_classname = ALARM

    @property
    def count(self) -> int:
        """How many findings there are."""
        return len(self.findings)

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """The findings."""
        context: dict[str, Any] = super().get_context_data(parent_context)
        return context | in_two(self.findings)

    @property
    def media(self) -> Media:
        """What leads to the fields, and looks again after each save."""
        return Media(js=[versioned_static("js/before-publishing.js")])


def make_panel(page: BasePage, request: HttpRequest) -> BeforePublishingPanel | None:
    """The panel; an alias has nothing that could be mended in it."""
    return None if page.alias_of_id else BeforePublishingPanel(page, request)


@require_safe
def findings(request: HttpRequest, page_id: int) -> HttpResponse:
    """The list alone, for a panel that looks again.

    Raises:
        PermissionDenied: the user may not edit the page.
    """
    record = get_object_or_404(Page, pk=page_id)
    if not record.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    page = record.get_latest_revision_as_object()
    found = findings_of(page, request) if isinstance(page, BasePage) and not page.alias_of_id else []
    return render(request, "desk/findings.html", in_two(found) | {"page": page})


@hooks.register("register_admin_urls")
def register_address() -> list[URLPattern]:
    """``/admin/desk/before-publishing/7/``."""
    return [path("desk/before-publishing/<int:page_id>/", findings, name=URL_NAME)]
