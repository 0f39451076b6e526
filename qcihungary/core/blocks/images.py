"""The images in a stream of blocks, so that their renditions can be fetched together."""

from collections.abc import Iterator
from typing import Any

from wagtail.blocks import ListBlock, StreamBlock, StreamValue, StructBlock

from qcihungary.core.images import SiteImage


def images_in(stream: StreamValue) -> list[SiteImage]:
    """Every image that the blocks of a stream show, in their order."""
    return [image for child in stream for image in images_of(child.block, child.value)]


def images_of(block: Any, value: Any) -> Iterator[SiteImage]:
    """The images of one block's value."""
    if isinstance(value, SiteImage):
        yield value
    elif isinstance(block, StructBlock):
        for name, child in block.child_blocks.items():
            yield from images_of(child, value.get(name))
    elif isinstance(block, ListBlock):
        for item in value:
            yield from images_of(block.child_block, item)
    elif isinstance(block, StreamBlock):
        for child in value:
            yield from images_of(child.block, child.value)
