"""What the typography of a draft could be, place by place, and a draft with what was chosen of it."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from django.db import models
from django.utils.text import capfirst
from modelcluster.models import get_all_child_relations
from wagtail import blocks
from wagtail.rich_text import RichText

from qcihungary.core.blocks.places import Place, places_of
from qcihungary.core.desk.editing import Draft, form_class_of
from qcihungary.core.languages import LANGUAGE_CODES
from qcihungary.core.pages import BasePage
from qcihungary.core.records import told_columns
from qcihungary.core.typography import Change, applied, changes
from qcihungary.core.typography.markup import changes_in_markup, context_of

NO_WORDS = (models.SlugField, models.URLField, models.EmailField)
VISIBLE = str.maketrans({"\u00a0": "⍽", "\u202f": "⍽", " ": "·"})
"""Spaces as signs, so that one sees which are which."""


@dataclass(frozen=True)
class Words:
    """A text of a page or a record that may be changed."""

    key: str
    label: str
    text: str
    language: str
    is_markup: bool
    put: Callable[[str], None]

    def changes(self) -> list[Change]:
        """What could be changed in it."""
        return (changes_in_markup if self.is_markup else changes)(self.text, self.language)


@dataclass(frozen=True)
class Proposal:
    """One change, as it is shown before it is made."""

    key: str
    before: str
    old: str
    new: str
    after: str


@dataclass(frozen=True)
class Group:
    """The changes of one text."""

    label: str
    content_path: str
    proposals: list[Proposal]


def proposed(draft: Draft) -> list[Group]:
    """Everything that could be changed in a draft."""
    groups = []
    for number, words in enumerate(words_of(draft)):
        found = [_shown(words, f"{number}-{place}", change) for place, change in enumerate(words.changes())]
        if found:
            groups.append(Group(words.label, words.key, found))
    return groups


def _shown(words: Words, key: str, change: Change) -> Proposal:
    if words.is_markup:
        before, after = context_of(words.text, change)
    else:
        before, after = words.text[: change.start][-40:], words.text[change.end :][:40]
    return Proposal(key, before, change.old.translate(VISIBLE), change.new.translate(VISIBLE), after)


def change(draft: Draft, keys: Collection[str]) -> int:
    """Make the chosen changes in a draft as it is in memory; how many there were."""
    made = 0
    for number, words in enumerate(list(words_of(draft))):
        chosen = [each for place, each in enumerate(words.changes()) if f"{number}-{place}" in keys]
        if chosen:
            words.put(applied(words.text, chosen))
            made += len(chosen)
    return made


def words_of(draft: Draft) -> Iterator[Words]:
    """Every text that its editors wrote, if it is known in which language."""
    typed = form_class_of(draft).base_fields
    yield from (words for words in _of_columns(draft) if words.key in typed)
    for relation in get_all_child_relations(type(draft)):
        place = relation.get_accessor_name()
        for part in getattr(draft, place).get_object_list():
            yield from (replace(words, key=place) for words in _of_columns(part))
    for place in places_of(draft):
        if place.value and not place.is_verbatim and (words := _of_place(place, draft)):
            yield words


def _of_columns(row: Any) -> Iterator[Words]:
    """The texts in the columns of a draft, or of a part of it."""
    for field in told_columns(type(row)):
        text, language = getattr(row, field.name), _language(field.name, row)
        if text and language and _holds_words(field):
            put, label = partial(setattr, row, field.name), capfirst(str(field.verbose_name))
            yield Words(field.name, label, text, language, is_markup=False, put=put)


def _holds_words(field: Any) -> bool:
    return isinstance(field, models.CharField | models.TextField) and not (isinstance(field, NO_WORDS) or field.choices)


def _of_place(place: Place, draft: Draft) -> Words | None:
    key = ".".join((place.field, *place.path))
    label, language = _label(place, draft), _language(place.name, draft)
    if isinstance(place.block, blocks.RichTextBlock):
        return Words(key, label, place.value.source, language, is_markup=True, put=lambda new: place.put(RichText(new)))
    if isinstance(place.block, blocks.CharBlock | blocks.TextBlock):
        return Words(key, label, str(place.value), language, is_markup=False, put=place.put)
    return None


def _language(name: str, draft: models.Model) -> str:
    """That of a text that is asked for in both languages, or the page's; none of a record's names and numbers."""
    ending = name.rpartition("_")[2]
    if ending in LANGUAGE_CODES:
        return ending
    return draft.language if isinstance(draft, BasePage) else ""


def _label(place: Place, draft: Draft) -> str:
    field: Any = draft._meta.get_field(place.field)
    parts = (field.verbose_name, place.parent.label if place.parent else "", place.block.label)
    return " › ".join(dict.fromkeys(capfirst(str(part)) for part in parts if part))
