"""Dates with the name of a month, as people type them into the admin's forms: „2026. december 8.”, "8 Dec 2026".

Django reads only what ``strptime`` does, which knows English months. The browser tidies the same forms when a field is
left (``static/js/typing.js``); who sends the form by Enter, or without JavaScript, is understood here.
"""

import re
from datetime import timedelta
from functools import cache
from typing import Any

from django import forms
from django.db import models
from django.utils import translation
from django.utils.dates import MONTHS
from django.utils.functional import cached_property
from wagtail import blocks
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput

SHORTEST = 3
"""The letters by which a month is known; „jún” and „júl” differ in the last of them."""

TIME = r"(?P<time>[,\s]+\d{1,2}(?:[:.]\d{2}(?::\d{2})?|\s?(?:óra(?:kor)?|h)))?"
MONTH = r"(?P<month>[^\W\d_]+)\.?"
YEAR_FIRST = re.compile(rf"(?P<year>\d{{4}})\.?\s+{MONTH}\s+(?P<day>\d{{1,2}})\.?(?:-[^\W\d_]{{1,4}})?{TIME}")
DAY_FIRST = re.compile(rf"(?P<day>\d{{1,2}})(?:\.|st|nd|rd|th)?\s+{MONTH},?\s+(?P<year>\d{{4}})\.?{TIME}")
MONTH_FIRST = re.compile(rf"{MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,\s+(?P<year>\d{{4}}){TIME}")
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
"""How months are numbered in Hungarian dates: „2026. XII. 8.”."""

END_OF_DAY = re.compile(r"\s24[:.]00(?::00)?$")
"""As the site itself writes a limit at midnight."""


@cache
def months() -> dict[str, int]:
    """The names of the months in both languages, in small letters."""
    found: dict[str, int] = {}
    for language in ("en", "hu"):
        with translation.override(language):
            found |= {str(name).lower(): number for number, name in MONTHS.items()}
    return found


def month_of(word: str) -> int | None:
    """The month that a word names, by a Roman number, or by its first three letters or more; None for any other."""
    if word in ROMAN:
        return ROMAN.index(word) + 1
    named = {number for name, number in months().items() if name.startswith(word)} if len(word) >= SHORTEST else set()
    return named.pop() if len(named) == 1 else None


def in_numbers(typed: str) -> str:
    """A date whose month has a name, written as ISO 8601 does; anything else as it is."""
    text = typed.strip().lower()
    found = YEAR_FIRST.fullmatch(text) or DAY_FIRST.fullmatch(text) or MONTH_FIRST.fullmatch(text)
    month = month_of(found["month"]) if found else None
    if not found or not month:
        return typed
    time = (found["time"] or "").strip(" ,")
    hour = re.match(r"(\d+)\s?(?:ó|h)", time)
    clock = f" {hour[1]}:00" if hour else f" {time.replace('.', ':')}" if time else ""
    return f"{found['year']}-{month:02}-{int(found['day']):02}{clock}"


class ReadsMonths:
    """A field of a form that reads the name of a month, and refuses what it doesn't know for sure.

    ``core.citation.months`` guesses what the makers of bibliographies mean; here an editor is there to be asked.
    """

    def to_python(self, value: Any) -> Any:
        """Django's, of the date in numbers."""
        return super().to_python(in_numbers(value) if isinstance(value, str) else value)  # type: ignore[misc]  # the field is mixed in


class TypedDateField(ReadsMonths, forms.DateField):
    """A day, which may be typed with the name of its month."""


class TypedDateTimeField(ReadsMonths, forms.DateTimeField):
    """A moment, likewise. The end of a day is the beginning of the next."""

    def to_python(self, value: Any) -> Any:
        """Django's, also of 24:00."""
        text = in_numbers(value) if isinstance(value, str) else ""
        if not END_OF_DAY.search(text):
            return super().to_python(value)
        return super().to_python(END_OF_DAY.sub(" 00:00", text)) + timedelta(days=1)


class TypedDateBlock(blocks.DateBlock):
    """A day in a block, likewise."""

    @cached_property
    def field(self) -> TypedDateField:
        """Wagtail's, of the kind that reads names."""
        return TypedDateField(widget=AdminDateInput(format=self.format), **self.field_options)

    def deconstruct(self) -> tuple[str, Any, Any]:
        """Wagtail's own block, for migrations: what is stored is the same."""
        _path, arguments, options = super().deconstruct()
        return "wagtail.blocks.DateBlock", arguments, options


def register() -> None:
    """Let every form of the admin read them, with Wagtail's widgets."""
    for kind, form_class, widget in (
        (models.DateField, TypedDateField, AdminDateInput),
        (models.DateTimeField, TypedDateTimeField, AdminDateTimeInput),
    ):
        register_form_field_override(kind, override={"form_class": form_class, "widget": widget})
