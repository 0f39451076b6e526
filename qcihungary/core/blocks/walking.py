"""Walking through the raw data of streams, so that nothing that editors chose there is fetched."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock


class Leaf(NamedTuple):
    """A block without blocks in it, with its raw value and the way to it: ``<id of the block>.url``."""

    block: Any
    raw: Any
    place: tuple[str, ...]
    name: str
    """What the block around it calls it; empty where that has no names."""


def leaves(block: Any, raw: Any, place: tuple[str, ...] = (), name: str = "") -> Iterator[Leaf]:
    """Everything in the raw data of a block."""
    if not raw:
        return
    for kind, walk in WITH_BLOCKS.items():
        if isinstance(block, kind):
            yield from walk(block, raw, place)
            return
    yield Leaf(block, raw, place, name)


def in_stream(block: Any, raw: Any, place: tuple[str, ...]) -> Iterator[Leaf]:
    """What is in a stream. A block of a type that is no longer there is left out, as on the page."""
    for child in raw:
        if inner := block.child_blocks.get(child["type"]):
            yield from leaves(inner, child["value"], further(place, child.get("id")))


def in_struct(block: Any, raw: Any, place: tuple[str, ...]) -> Iterator[Leaf]:
    """What is in a block of named blocks."""
    for key, inner in block.child_blocks.items():
        yield from leaves(inner, raw.get(key), further(place, key), key)


def in_list(block: Any, raw: Any, place: tuple[str, ...]) -> Iterator[Leaf]:
    """What is in a list; its items have keys, except those of old lists."""
    for item in raw:
        has_key = isinstance(item, Mapping) and item.get("type") == "item"
        value, key = (item["value"], item.get("id")) if has_key else (item, None)
        yield from leaves(block.child_block, value, further(place, key))


def in_table(block: Any, raw: Any, place: tuple[str, ...]) -> Iterator[Leaf]:
    """What is in the cells of a table. The way to them ends at the table: cells have no keys."""
    for row in raw.get("rows", ()):
        for column, value in zip(raw.get("columns", ()), row["values"], strict=False):
            for leaf in leaves(block.child_blocks.get(column["type"]), value):
                yield leaf._replace(place=place)


def further(place: tuple[str, ...], key: str | None) -> tuple[str, ...]:
    """A place one step further in, if that has a name."""
    return (*place, key) if key else place


WITH_BLOCKS: dict[type, Callable[[Any, Any, tuple[str, ...]], Iterator[Leaf]]] = {
    blocks.BaseStreamBlock: in_stream,
    blocks.BaseStructBlock: in_struct,
    blocks.ListBlock: in_list,
    TypedTableBlock: in_table,
}
"""The kinds of block that have others in them, and who walks them."""
