"""Marks that stand for a fact which nobody has entered yet: „[KITÖLTENDŐ: név]”, "[TO BE FILLED IN: date]"."""

import re
from collections.abc import Iterator
from typing import Any

from django.db import models
from wagtail.rich_text import RichText

from qcihungary.core.blocks.places import places_of

PLACEHOLDER = re.compile(
    r"\[\s*(?:to be (?:filled in|added|announced|completed|confirmed)|tb[acd]|todo|"
    r"kitöltendő|pótolandó|kiegészítendő|megerősítendő)\b[^\]\n]*\]",
    re.IGNORECASE,
)


def placeholders_in(draft: models.Model) -> Iterator[tuple[str, str, str]]:
    """Each mark in a page or a record, with its field and, where it stands in a block, the way to it."""
    for field in draft._meta.concrete_fields:
        if isinstance(field, models.CharField | models.TextField):
            yield from ((field.name, "", mark) for mark in marks_in(getattr(draft, field.name)))
    for place in places_of(draft):
        yield from ((place.field, ".".join(place.path), mark) for mark in marks_in(place.value))


def marks_in(value: Any) -> list[str]:
    """The marks in a text, rich or plain; none in anything else."""
    text = value.source if isinstance(value, RichText) else value
    return PLACEHOLDER.findall(text) if isinstance(text, str) else []
