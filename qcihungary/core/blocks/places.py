"""Every place of a page where something stands: its fields, and what is inside its blocks, however deep."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import uuid4

from django.db import models
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTable, TypedTableBlock
from wagtail.fields import StreamField

Put = Callable[[Any], None]


@dataclass(frozen=True)
class Place:
    """A value in a page, with the way to it."""

    field: str
    """The page's field that it is in."""

    path: tuple[str, ...]
    """Inside the field: ids of blocks and names of their children, as Wagtail's content paths have them."""

    block: blocks.Block
    value: Any
    put: Put
    """Puts another value in its place, in the page as it is in memory."""

    parent: blocks.Block | None = None
    """The block that holds it, where it isn't a stream of the page."""

    @property
    def name(self) -> str:
        """What its block is called in the one that holds it."""
        return str(self.block.name)

    @property
    def is_verbatim(self) -> bool:
        """Whether its words are somebody else's, or no words at all: a cited title, a name, an identifier."""
        return self.name in getattr(self.parent, "verbatim", ())


def streams_of(page: models.Model) -> Iterator[StreamField]:
    """The fields that hold blocks."""
    yield from (field for field in page._meta.get_fields() if isinstance(field, StreamField))


def places_of(page: models.Model) -> Iterator[Place]:
    """Every block of a page in the order of reading, and before its children."""
    for field in streams_of(page):
        yield from _of_stream(field.name, (), getattr(page, field.name), None)


def _of_stream(
    field: str, path: tuple[str, ...], stream: blocks.StreamValue, parent: blocks.Block | None
) -> Iterator[Place]:
    for child in stream:
        child.id = child.id or str(uuid4())  # one that was just typed has none; it keeps this when it is saved
        yield from _with_children(
            Place(field, (*path, child.id), child.block, child.value, partial(setattr, child, "value"), parent)
        )


def _with_children(place: Place) -> Iterator[Place]:
    yield place
    block, value = place.block, place.value
    if value is None:
        return
    if isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            put = partial(value.__setitem__, name)
            yield from _with_children(Place(place.field, (*place.path, name), child, value.get(name), put, block))
    elif isinstance(block, blocks.ListBlock):
        for item in value.bound_blocks:
            put = partial(setattr, item, "value")
            yield from _with_children(
                Place(place.field, (*place.path, item.id), block.child_block, item.value, put, block)
            )
    elif isinstance(block, blocks.StreamBlock):
        yield from _of_stream(place.field, place.path, value, block)
    elif isinstance(block, TypedTableBlock):
        yield from _of_table(place, value)


def _of_table(place: Place, table: TypedTable) -> Iterator[Place]:
    """The caption, the headings and the cells. Wagtail's form knows the way to the table, and none inside it."""
    words = blocks.CharBlock(required=False)
    yield Place(place.field, place.path, words, table.caption, lambda new: setattr(table, "caption", new), place.block)
    for column in table.columns:
        put = partial(column.__setitem__, "heading")
        yield Place(place.field, place.path, words, column["heading"], put, place.block)
    for row in table.row_data:
        for number, column in enumerate(table.columns):
            put = partial(row["values"].__setitem__, number)
            yield Place(place.field, place.path, column["block"], row["values"][number], put, place.block)
