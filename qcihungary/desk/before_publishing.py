"""The side panel "Before publishing": one list of what is missing, of the draft as it was saved last."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from wagtail import hooks

from qcihungary.core.desk.editing import AT_RECORD, Draft, address_at, address_of_form, page_to_edit, record_to_edit
from qcihungary.core.desk.findings import Finding, Weight, findings_of
from qcihungary.core.desk.side_panels import ALARM, CountingSidePanel
from qcihungary.core.pages import BasePage
from qcihungary.desk import typography_view

PAGE_URL, RECORD_URL = "desk_before_publishing", "desk_record_before_publishing"


def told(draft: Draft, findings: list[Finding]) -> dict[str, Any]:
    """The findings for the template, by weight."""
    by_weight = {weight: [finding for finding in findings if finding.weight is weight] for weight in Weight}
    return {
        "form": address_of_form(draft),
        "errors": by_weight[Weight.ERROR],
        "warnings": by_weight[Weight.WARNING],
        "notes": by_weight[Weight.NOTE],
        "count": count_of(findings),
    }


def count_of(findings: list[Finding]) -> int:
    """How many there are that want something of the editor."""
    return sum(finding.weight is not Weight.NOTE for finding in findings)


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
    scripts = ("js/before-publishing.js",)

    def __init__(self, draft: Draft, request: HttpRequest) -> None:
        super().__init__(draft, request)
        self.findings = findings_of(draft, request)
        if any(finding.weight is Weight.ERROR for finding in self.findings):
            self.toggle.counter_classname = ALARM

    @property
    def count(self) -> int:
        """How many findings there are, but for notes."""
        return count_of(self.findings)

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """The findings, and where else to look."""
        context: dict[str, Any] = super().get_context_data(parent_context)
        ways = {
            "again": address_at(self.object, PAGE_URL, RECORD_URL),
            "typography": address_at(self.object, typography_view.PAGE_URL, typography_view.RECORD_URL),
            "csrf_token": get_token(self.request),
        }
        return context | told(self.object, self.findings) | ways


def make_panel(page: BasePage, request: HttpRequest) -> BeforePublishingPanel | None:
    """The panel of a page; an alias has nothing that could be mended in it."""
    return None if page.alias_of_id else BeforePublishingPanel(page, request)


@require_safe
def of_page(request: HttpRequest, page_id: int) -> HttpResponse:
    """The list alone, for a panel that looks again."""
    return shown(request, page_to_edit(request, page_id).get_latest_revision_as_object())


@require_safe
def of_record(request: HttpRequest, **named: Any) -> HttpResponse:
    """The same, of a record."""
    return shown(request, record_to_edit(request, **named).get_latest_revision_as_object())


def shown(request: HttpRequest, draft: Draft) -> HttpResponse:
    """What is found in a draft."""
    return render(request, "desk/findings.html", told(draft, findings_of(draft, request)))


@hooks.register("register_admin_urls")
def register_addresses() -> list[URLPattern]:
    """``/admin/desk/before-publishing/7/``, and one for records."""
    return [
        path("desk/before-publishing/<int:page_id>/", of_page, name=PAGE_URL),
        path(f"desk/before-publishing/{AT_RECORD}/", of_record, name=RECORD_URL),
    ]
