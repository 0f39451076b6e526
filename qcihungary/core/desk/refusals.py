"""Telling an editor why something isn't published. Whatever publishes a page or a record asks here first."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from wagtail.admin import messages

from qcihungary.core.desk.editing import Draft, address_of_form, name_of
from qcihungary.core.desk.findings import Finding, errors_of
from qcihungary.core.pages import BasePage
from qcihungary.core.records import Record


def refuse(draft: Draft, request: HttpRequest) -> bool:
    """Whether a draft must not be published; then a message says why, with the way to each place."""
    errors = errors_of(draft, request)
    if errors:
        tell(draft, errors, request)
    return bool(errors)


def tell(draft: Draft, errors: Sequence[Finding], request: HttpRequest) -> None:
    """Say above the next page of the admin what is to be mended."""
    told = {"title": name_of(draft), "form": address_of_form(draft), "errors": errors}
    messages.error(request, render_to_string("desk/refusal.html", told, request))


class RefusesApproval:
    """What is mixed into Wagtail's views of approving something from a list or from its preview."""

    if TYPE_CHECKING:
        object: Any
        action_name: str
        render_modal_json: Any

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Refuse to approve what has errors."""
        draft = self.object.get_latest_revision_as_object()
        if self.action_name == "approve" and isinstance(draft, BasePage | Record) and refuse(draft, request):
            form = address_of_form(draft)
            if request.headers.get("x-requested-with") == "XMLHttpRequest":
                step: HttpResponse = self.render_modal_json(request, {"step": "success", "redirect": form})
                return step
            return redirect(form)
        response: HttpResponse = super().post(request, *args, **kwargs)  # type: ignore[misc]  # of the view
        return response
