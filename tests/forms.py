"""What an editor's browser sends from the admin's forms."""

from html import unescape
from typing import Any

from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, streamfield

BLANK = {
    "search_description": "In short.",
    "statement": "",
    "body": streamfield([]),
    "sources": streamfield([]),
    "creators": streamfield([]),
    **{name: streamfield([]) for name in ("speakers", "programme", "materials", "recordings", "report")},
    "start": "2025-03-20 10:00",
    "end": "2025-03-20 12:00",
    "status": "scheduled",
    "spoken_language": "hu",
    "currency": "HUF",
    "kind": "dataset",
    "date": "2025-03-20",
    "tags": [],
    "comments-TOTAL_FORMS": 0,
    "comments-INITIAL_FORMS": 0,
}


def page_form(**fields: Any) -> dict[str, str]:
    """The form of a page of any type; each takes of it what it has."""
    sent: dict[str, str] = nested_form_data({**BLANK, **fields})
    return sent


def told(response: Any) -> list[str]:
    """What was said to an editor by what they have just sent, without drawing the next page, which would show it."""
    said = get_messages(response.wsgi_request)._queued_messages
    return [unescape(str(message)).strip() for message in said]


def create(desk: Client, model: type[Page], parent: Page, **fields: Any) -> Any:
    """Send the form of a new page, and get the response."""
    address = reverse("wagtailadmin_pages:add", args=[model._meta.app_label, model._meta.model_name, parent.pk])
    return desk.post(address, page_form(**fields))
