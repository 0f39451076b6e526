"""What the panel beside the form asks for: to mark parts as followed, and the data of one to copy."""

from typing import Any

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe
from wagtail import blocks
from wagtail.admin import messages

from qcihungary.core.desk.editing import form_class_of, page_to_edit
from qcihungary.core.pages import BasePage
from qcihungary.translation.beginning import text_beside
from qcihungary.translation.changes import by_key
from qcihungary.translation.marks import mark
from qcihungary.translation.panel import NAME, side_panel
from qcihungary.translation.parts import Part, content_of, parts_of, told_fields
from qcihungary.translation.twins import twin_of


@require_POST
def mark_parts(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark the parts that the form names as followed, or all; then show the panel again, or the whole editor."""
    page = page_to_edit(request, pk)
    keys = request.POST.getlist("key")
    mark(page, request.user, None if "all" in request.POST else keys)
    if request.headers.get("X-Requested-With") == "XMLHttpRequest":
        panel = side_panel(page.get_latest_revision_as_object(), request)
        return HttpResponse(panel.render_html({"request": request}) if panel else "")
    messages.success(request, gettext("The translation is marked as up to date where you said so."))
    return redirect(f"{reverse('wagtailadmin_pages:edit', args=[page.pk])}#{NAME}")


@require_safe
def part_to_copy(request: HttpRequest, pk: int) -> JsonResponse:
    """A part of the twin as the form of a page takes it.

    Raises:
        Http404: the twin, as it is shown beside the form, has no such part.
    """
    page = page_to_edit(request, pk)
    twin = twin_of(page)
    text = twin and text_beside(page, twin, request.user)
    if text is None:
        raise Http404
    parts = parts_of(text)
    part = by_key(parts).get(request.GET.get("key", ""))
    if part is None:
        raise Http404
    order = [known.block_id for known in parts if known.field == part.field and known.block_id]
    state = block_state(part) if part.block_id else field_state(text, part)
    where = {"field": part.field, "block": part.block_id, "order": order}
    return JsonResponse(where | {"type": part.kind, "value": state})


def block_state(part: Part) -> Any:
    """The state of a block of the form with the part's content."""
    block: blocks.Block | None = part.block
    if block is None:
        raise Http404
    return block.get_form_state(block.to_python(part.raw))


def field_state(text: BasePage, part: Part) -> Any:
    """The state of a field of the form with the part's content: that of its widget."""
    widget = form_class_of(text)(instance=text)[part.field].field.widget
    field = told_fields(part.model)[part.field]
    value = content_of(text, field)
    if isinstance(field, models.BooleanField):
        return bool(value)
    if hasattr(widget, "get_value_data"):
        return widget.get_value_data(value)
    return widget.format_value(value)
