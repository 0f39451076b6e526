"""Marks that stand for what nobody has entered yet: „[KITÖLTENDŐ: név]”, "[TO BE FILLED IN: date]", "TBD"."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from django.db import models
from wagtail.rich_text import RichText

from qcihungary.core.blocks.places import places_of

PLACEHOLDER = re.compile(
    r"(?i:\[\s*(?:(?:to be (?:filled in|added|announced|completed|confirmed|decided|defined|determined)|tb[acd]|todo|"
    r"fixme|fill in|insert|kitöltendő|kitölteni|pótolandó|pótolni|kiegészítendő|megerősítendő|ide jön|ide kerül)\b"
    r"[^\]\n]*|[?_x]{2,}\s*)\])"
    r"|\b(?:TODO|FIXME|TBD|KITÖLTENDŐ|XXX+(?!\. \w))\b"
    r"|\b(?i:lorem ipsum)\b"
)
"""In brackets whatever one writes there; without them, what stands in capital letters, or is a printer's dummy text.

XXX before a full stop and a word is a Roman numeral: „XXX. konferencia”.
"""

BRACKET = re.compile(r"\[\s*[^\s\[\]{\"\d]")
HINTS = ("TODO", "FIXME", "TBD", "KIT", "XXX", "orem", "OREM")


TAG = re.compile(r"</?[a-z][^>]*>", re.IGNORECASE)


def placeholders_in(draft: models.Model) -> Iterator[tuple[str, str, str]]:
    """Each mark in a page or a record, with its field and, where it stands in a block, the way to it."""
    for field in draft._meta.concrete_fields:
        if isinstance(field, models.CharField | models.TextField):
            yield from ((field.name, "", mark) for mark in marks_in(getattr(draft, field.name)))
    for place in places_of(draft):
        yield from ((place.field, ".".join(place.path), mark) for mark in marks_in(place.value))


def may_hold_marks(text: str) -> bool:
    """What every mark makes true and few texts, also as JSON: a home asks hundreds of drafts, each of many pages."""
    return any(hint in text for hint in HINTS) or bool(BRACKET.search(text))


def marks_in(value: Any) -> list[str]:
    """The marks in a text, rich or plain; none in anything else."""
    text = value.source if isinstance(value, RichText) else value
    if not isinstance(text, str) or not may_hold_marks(text):
        return []
    return PLACEHOLDER.findall(unescape(TAG.sub("", text)))
