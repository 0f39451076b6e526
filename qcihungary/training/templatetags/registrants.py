"""What the admin's dialogues say of people who registered for what they are about."""

from typing import Any

from django import template
from django.template import RequestContext
from wagtail.models import Page

from qcihungary.training.registration.admin import choosing
from qcihungary.training.registration.admin.asking import ACTS, ONE_PAGE
from qcihungary.training.registration.admin.permissions import may_work
from qcihungary.training.registration.concerned import concerned_by, events_among

register = template.Library()

BELOW_TOO = {"privacy", *(act.name for act in ACTS.values() if act.always_below)}
"""The dialogues about what is below a page, too."""


@register.inclusion_tag("training/registrants_concerned.html", takes_context=True)
def registrants_concerned(context: RequestContext, page: Any, dialogue: str) -> dict[str, Any]:
    """Those of events among a page and, where that goes along, below it; nothing for anything but a page."""
    is_page = isinstance(page, Page) and page.pk is not None
    concerned = concerned_by(events_among([page], with_those_below=dialogue in BELOW_TOO)) if is_page else []
    request = context.get("request")
    return {
        "concerned": concerned,
        "people": sum(one.people for one in concerned),
        "dialogue": dialogue,
        "asked_next": dialogue in ONE_PAGE,
        "may_work": bool(request and may_work(request.user)),
        "letter": choosing.LETTER,
        "on_expiry": choosing.ON_EXPIRY,
        "letter_on_expiry": choosing.LETTER_ON_EXPIRY,
        "tells_of_expiry": any(one.desk.tells_of_expiry for one in concerned),
    }
