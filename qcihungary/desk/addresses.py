"""The addresses of what the desk says of a page or a record."""

from typing import Any

from django.urls import reverse
from wagtail.models import Page

from qcihungary.core.desk.editing import Draft

AT_PAGE = "<int:page_id>"
AT_RECORD = "<slug:app_label>/<slug:model_name>/<int:key>"
"""What ``record_to_edit`` takes."""


def address(draft: Draft, page_name: str, record_name: str) -> str:
    """The address of a view, by the name that it has for pages or for records."""
    if isinstance(draft, Page):
        return reverse(page_name, args=[draft.pk])
    named: dict[str, Any] = {
        "app_label": draft._meta.app_label, "model_name": draft._meta.model_name, "key": draft.pk,
    }  # fmt: skip
    return reverse(record_name, kwargs=named)
