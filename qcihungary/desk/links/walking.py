"""Every address in a page or record: in its fields, and in the blocks of its streams, whatever these are.

Blocks are walked by their raw data, so that nothing that editors chose is fetched.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import models
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.rich_text.rewriters import FIND_A_TAG, extract_attrs

from qcihungary.core.blocks.walking import leaves
from qcihungary.core.identifier_fields import DoiField
from qcihungary.core.records import told_columns
from qcihungary.desk.links.addresses import Address, address_of, document_address, doi_address, page_address

DOI_NAME = "doi"
"""A text of this name holds a DOI, in blocks and in records."""


@dataclass(frozen=True, slots=True)
class Found:
    """An address, and where it stands: ``body.<id of the block>.url``, as Wagtail names a place on a form."""

    address: Address
    place: str


def addresses_in(instance: models.Model) -> Iterator[Found]:
    """Every address in a page or record, as its fields have them now."""
    base = instance.url_path if isinstance(instance, Page) else ""
    for field in walked_fields(type(instance)):
        for address, place in in_field(field, field.value_from_object(instance), base):
            if address is not None:
                yield Found(address, ".".join((field.name, *place)))


@cache
def walked_fields(model: type[models.Model]) -> tuple[Any, ...]:
    """The columns of a model that can hold addresses."""
    return tuple(field for field in told_columns(model) if is_walked(field))


def is_walked(field: Any) -> bool:
    """Whether a field can hold an address. A document that a record has isn't one: the record itself keeps it back."""
    return isinstance(field, models.URLField | DoiField | StreamField | RichTextField) or (
        isinstance(field, models.CharField) and field.name == DOI_NAME
    )


Place = tuple[str, ...]
Pair = tuple[Address | None, Place]


def in_field(field: Any, value: Any, base: str) -> Iterator[Pair]:
    """The addresses in one field of a model."""
    if not value:
        return
    if isinstance(field, StreamField):
        for leaf in leaves(field.stream_block, value.raw_data):
            for address in in_simple_block(leaf.block, leaf.raw, base, leaf.name):
                yield address, leaf.place
    elif isinstance(field, RichTextField):
        yield from ((address, ()) for address in in_rich_text(value, base))
    elif isinstance(field, models.URLField):
        yield address_of(value, base), ()
    else:
        yield doi_address(value), ()


def in_simple_block(block: Any, raw: Any, base: str, name: str) -> Iterator[Address | None]:
    """The addresses in a block without blocks in it."""
    if isinstance(block, blocks.RichTextBlock):
        yield from in_rich_text(raw, base)
    elif isinstance(block, blocks.PageChooserBlock):
        yield page_address(raw)
    elif isinstance(block, DocumentChooserBlock):
        yield document_address(raw)
    elif isinstance(block, blocks.URLBlock):
        yield address_of(raw, base)
    elif isinstance(block, blocks.CharBlock) and name == DOI_NAME:
        yield doi_address(raw)


def in_rich_text(source: str, base: str) -> Iterator[Address | None]:
    """The addresses in rich text as Wagtail keeps it."""
    for match in FIND_A_TAG.finditer(source):
        attributes = extract_attrs(match.group(1))
        kind, key = attributes.get("linktype"), attributes.get("id", "")
        if kind in ("page", "document"):
            if key.isdecimal():
                yield page_address(int(key)) if kind == "page" else document_address(int(key))
        elif href := attributes.get("href"):
            yield address_of(href, base)
