"""Whether a draft would pass the form as it is: drafts are kept with gaps, which nobody may publish."""

from collections.abc import Iterator, Mapping
from copy import copy
from typing import Any

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.blocks.stream_block import StreamBlockValidationError

from qcihungary.core.blocks.places import streams_of
from qcihungary.core.desk.editing import Draft, form_class_of
from qcihungary.core.desk.findings import Finding, Weight


def check_completeness(draft: Draft, request: HttpRequest) -> Iterator[Finding]:
    """What the form would refuse."""
    streams = {field.name for field in streams_of(draft)}
    typed = set(form_class_of(draft).base_fields)
    left_out = {field.name for field in draft._meta.fields if field.name in streams or field.name not in typed}
    try:
        copy(draft).full_clean(exclude=left_out, validate_unique=False, validate_constraints=False)
    except ValidationError as error:
        for name, messages in error.message_dict.items():
            yield Finding(Weight.ERROR, f"{_label(draft, name)}: {' '.join(messages)}", field=_on_form(draft, name))
    for field in streams_of(draft):
        try:
            field.stream_block.clean(getattr(draft, field.name))
        except StreamBlockValidationError as error:
            yield from _in_stream(draft, field.name, error)


def _in_stream(draft: Draft, name: str, error: StreamBlockValidationError) -> Iterator[Finding]:
    for number, inner in error.block_errors.items():
        child = getattr(draft, name)[number]
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


def _label(draft: Draft, name: str) -> str:
    try:
        field: Any = draft._meta.get_field(name)
        return capfirst(str(field.verbose_name))
    except (AttributeError, FieldDoesNotExist):
        return str(_("As a whole"))


def _on_form(draft: Draft, name: str) -> str:
    return name if hasattr(draft, name) else ""
