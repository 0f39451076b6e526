"""What the admin's dialogues say of people who registered for what they are about."""

from typing import Any

from django import template
from django.template import RequestContext
from wagtail.models import Page

from qcihungary.training.registration.admin.asking import desks_of
from qcihungary.training.registration.admin.permissions import may_work

register = template.Library()


@register.inclusion_tag("training/registrants_concerned.html", takes_context=True)
def registrants_concerned(context: RequestContext, object: Any, with_those_below: bool = True) -> dict[str, Any]:  # noqa: A002, FBT001, FBT002  (as Wagtail's template calls it)
    """Those of events among a page and what is below it; nothing for anything else."""
    is_page = isinstance(object, Page) and object.pk is not None
    desks = desks_of([object], with_those_below=with_those_below) if is_page else []
    request = context.get("request")
    return {"desks": desks, "may_work": bool(request and may_work(request.user))}
