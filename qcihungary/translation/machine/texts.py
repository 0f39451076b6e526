"""The texts in a part of a page that a machine may translate: no addresses, names, dates, choices or numbers."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from django.db import models
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.fields import RichTextField

from qcihungary.core.languages import LANGUAGE_CODES
from qcihungary.core.pages import LONGEST_SUMMARY
from qcihungary.translation.parts import Part, is_list_item, told_fields

COLUMNS = tuple(f"_{code}" for code in LANGUAGE_CODES)
"""How the names of fields end that hold one language each."""

NO_TEXT = (models.SlugField, models.URLField, models.EmailField)


@dataclass
class Slot:
    """A place in a part's content where a text stands."""

    holder: Any
    place: Any
    longest: int | None = None
    """How many characters fit into it."""

    is_rich: bool = False

    @property
    def text(self) -> str:
        """The text."""
        found: str = self.holder[self.place]
        return found

    def fits(self, text: str) -> bool:
        """Whether a text is short enough."""
        return self.longest is None or len(text) <= self.longest

    def put(self, text: str) -> None:
        """Replace the text."""
        self.holder[self.place] = text


class Content:
    """A copy of a part's content, in which texts can be replaced."""

    def __init__(self, part: Part) -> None:
        self._kept = [deepcopy(part.raw)]
        found = slots(part.block, self._kept, 0) if part.kind else field_slots(part, self._kept)
        self.slots = [slot for slot in found if any(sign.isalpha() for sign in slot.text)]

    @property
    def raw(self) -> Any:
        """The content as it is now."""
        return self._kept[0]


def field_slots(part: Part, kept: list[Any]) -> Iterator[Slot]:
    """The text of a field that is no stream, if it is one."""
    field = told_fields(part.model)[part.field]
    is_text = isinstance(field, models.CharField | models.TextField) and not isinstance(field, NO_TEXT)
    if is_text and not field.choices and isinstance(part.raw, str):
        longest = LONGEST_SUMMARY if part.field == "search_description" else field.max_length
        yield Slot(kept, 0, longest, isinstance(field, RichTextField))


def slots(block: blocks.Block | None, holder: Any, place: Any) -> Iterator[Slot]:
    """The texts in what stands at a place, made by a block; none in a block of any other kind than these."""
    raw = holder[place]
    if isinstance(block, blocks.RichTextBlock | blocks.CharBlock | blocks.TextBlock):
        if isinstance(raw, str):
            yield Slot(holder, place, block.field.max_length, isinstance(block, blocks.RichTextBlock))
    else:
        for kind, inner in INNER.items():
            if isinstance(block, kind) and raw:
                yield from inner(block, raw)


def struct_slots(block: blocks.StructBlock, raw: dict[str, Any]) -> Iterator[Slot]:
    """The texts in the fields of a block, but for names and what has both languages anyway."""
    for name, child in block.child_blocks.items():
        if name in raw and name not in getattr(block, "verbatim", ()) and not name.endswith(COLUMNS):
            yield from slots(child, raw, name)


def list_slots(block: blocks.ListBlock, raw: list[Any]) -> Iterator[Slot]:
    """The texts in the items of a list."""
    for number, item in enumerate(raw):
        yield from slots(block.child_block, *((item, "value") if is_list_item(item) else (raw, number)))


def stream_slots(block: blocks.StreamBlock, raw: list[Any]) -> Iterator[Slot]:
    """The texts in the blocks of a stream."""
    for item in raw:
        yield from slots(block.child_blocks.get(item["type"]), item, "value")


def table_slots(block: TypedTableBlock, raw: dict[str, Any]) -> Iterator[Slot]:
    """The caption, the headings and the cells of a table."""
    if isinstance(raw.get("caption"), str):
        yield Slot(raw, "caption")
    for column in raw["columns"]:
        if isinstance(column.get("heading"), str):
            yield Slot(column, "heading")
    for row in raw["rows"]:
        for number, column in enumerate(raw["columns"]):
            yield from slots(block.child_blocks.get(column["type"]), row["values"], number)


INNER: dict[type[blocks.Block], Callable[[Any, Any], Iterator[Slot]]] = {
    blocks.StructBlock: struct_slots,
    blocks.ListBlock: list_slots,
    blocks.StreamBlock: stream_slots,
    TypedTableBlock: table_slots,
}
"""How the texts within each kind of block are found."""
