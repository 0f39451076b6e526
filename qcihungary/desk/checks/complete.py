"""Whether the draft would pass the form as it is: drafts are kept with gaps, which nobody may publish."""

from collections.abc import Iterator, Mapping
from copy import copy
from typing import Any

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.blocks.stream_block import StreamBlockValidationError

from qcihungary.core.blocks.places import streams_of
from qcihungary.core.desk.findings import Finding, Weight
from qcihungary.core.pages import BasePage


def check_completeness(page: BasePage, request: HttpRequest) -> Iterator[Finding]:
    """What the form would refuse."""
    streams = {field.name for field in streams_of(page)}
    typed = set(page.get_edit_handler().get_form_class().base_fields)
    left_out = {field.name for field in page._meta.fields if field.name in streams or field.name not in typed}
    try:
        copy(page).full_clean(exclude=left_out, validate_unique=False, validate_constraints=False)
    except ValidationError as error:
        for name, messages in error.message_dict.items():
            yield Finding(Weight.ERROR, f"{_label(page, name)}: {' '.join(messages)}", field=_on_form(page, name))
    for field in streams_of(page):
        try:
            field.stream_block.clean(getattr(page, field.name))
        except StreamBlockValidationError as error:
            yield from _in_stream(page, field.name, error)


def _in_stream(page: BasePage, name: str, error: StreamBlockValidationError) -> Iterator[Finding]:
    for number, inner in error.block_errors.items():
        child = getattr(page, name)[number]
        yield Finding(
            Weight.ERROR, f"{capfirst(str(child.block.label))}: {_first(inner)}", field=name, block_id=str(child.id)
        )
    for message in error.non_block_errors:
        yield Finding(Weight.ERROR, message, field=name)


def _first(error: Any) -> str:
    """The first thing that is said of a block, or of something inside it."""
    inner = getattr(error, "block_errors", None) or getattr(error, "cell_errors", None) or error
    if isinstance(inner, Mapping):
        return _first(next(iter(inner.values())))
    messages = list(getattr(error, "non_block_errors", ())) or error.messages
    return str(messages[0])


def _label(page: BasePage, name: str) -> str:
    try:
        return capfirst(str(page._meta.get_field(name).verbose_name))
    except (AttributeError, FieldDoesNotExist):
        return str(_("The page"))


def _on_form(page: BasePage, name: str) -> str:
    return name if hasattr(page, name) else ""
