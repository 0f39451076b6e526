"""Telling an editor why a page isn't published. Whatever publishes one asks here first."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.template.loader import render_to_string
from wagtail.admin import messages

from qcihungary.core.desk.findings import Finding, errors_of
from qcihungary.core.pages import BasePage


def refuse(page: BasePage, request: HttpRequest) -> bool:
    """Whether a draft must not be published; then a message says why, with the way to each place."""
    errors = errors_of(page, request)
    if errors:
        tell(page, errors, request)
    return bool(errors)


def tell(page: BasePage, errors: Sequence[Finding], request: HttpRequest) -> None:
    """Say above the next page of the admin what is to be mended."""
    messages.error(request, render_to_string("desk/refusal.html", {"page": page, "errors": errors}, request))
