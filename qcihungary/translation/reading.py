"""What a part says, to be read beside a form: every text in it under the label of its field, without its public looks.

So a translator also sees what readers don't: an alternative text, or where a button leads.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.formats import date_format
from django.utils.html import format_html, strip_tags
from django.utils.translation import gettext
from wagtail import blocks
from wagtail.blocks.field_block import BaseChoiceBlock
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.fields import RichTextField
from wagtail.images.blocks import ImageChooserBlock
from wagtail.rich_text import RichText

from qcihungary.core.documents.document import SiteDocument
from qcihungary.core.documents.guarded_admin import name_for_reader
from qcihungary.core.images import SiteImage
from qcihungary.core.pictures import Picture, picture
from qcihungary.translation.parts import Part, told_fields


@dataclass(frozen=True)
class Line:
    """A text with the label of its field, or a picture."""

    label: str
    text: Any
    picture: Picture | None = None
    is_rich: bool = False
    """Whether the text is paragraphs, as HTML that is safe."""


def read(part: Part) -> list[Line]:
    """What a part says."""
    if not part.block_id:
        return read_field(told_fields(part.model)[part.field], part.raw)
    block = part.block
    return list(lines(block, block.to_python(part.raw))) if block else [Line("", gettext("A block that is no more."))]


def read_field(field: "models.Field[Any, Any]", raw: Any) -> list[Line]:
    """What a field says that is no stream."""
    if isinstance(field, RichTextField):
        return [Line("", RichText(raw), is_rich=True)]
    if field.remote_field:
        model = field.remote_field.model
        found = model._default_manager.filter(pk__in=raw if isinstance(raw, list) else [raw])
        return [of_object(linked) for linked in found]
    return [Line("", worded(field, raw))]


def worded(field: "models.Field[Any, Any]", raw: Any) -> str:
    """A value in words."""
    if isinstance(field, models.DateField):
        return date_format(field.to_python(raw), "DATE_FORMAT")
    if raw is True:
        return gettext("Yes")
    return str(dict(field.flatchoices).get(raw, raw))


def lines(block: blocks.Block, value: Any, label: str = "") -> Iterator[Line]:
    """The texts of a block in their order. What is empty is left out."""
    inner = inner_blocks(block, value, label)
    if inner is not None:
        for child, content, name in inner:
            yield from lines(child, content, name)
    elif isinstance(block, TypedTableBlock):
        yield from table_lines(value, label)
    elif value not in (None, "", False):
        yield line(block, value, label)


def inner_blocks(block: blocks.Block, value: Any, label: str) -> "list[tuple[blocks.Block, Any, str]] | None":
    """The blocks in a block, each with its value and label; None for one that has no others in it."""
    if isinstance(block, blocks.StructBlock):
        return [(child, value.get(name), str(child.label)) for name, child in block.child_blocks.items()]
    if isinstance(block, blocks.ListBlock):
        return [(block.child_block, item, label) for item in value or ()]
    if isinstance(block, blocks.StreamBlock):
        return [(item.block, item.value, str(item.block.label)) for item in value or ()]
    return None


def line(block: blocks.Block, value: Any, label: str) -> Line:
    """The one text of a block without others in it."""
    if isinstance(value, RichText):
        return Line(label, value, is_rich=True)
    if isinstance(block, ImageChooserBlock) or isinstance(value, (SiteDocument, SiteImage)):
        return of_object(value, label)
    if isinstance(block, BaseChoiceBlock):
        return Line(label, dict(block.field.choices).get(value, value))
    return Line(label, gettext("Yes") if value is True else value)


def of_object(value: Any, label: str = "") -> Line:
    """Something that was chosen. A document that its record keeps back from the reader is not named."""
    if isinstance(value, SiteImage):
        return Line(label, value.description or value.title, picture(value, "card"))
    return Line(label, name_for_reader(value) if isinstance(value, SiteDocument) else str(value))


def table_lines(table: Any, label: str) -> Iterator[Line]:
    """A table: its caption, then its rows."""
    if not table:
        return
    yield Line(label, table.caption)
    rows = [[column["heading"] for column in table.columns]]
    rows += [[strip_tags(str(cell.value if cell.value is not None else "")) for cell in row] for row in table.rows]
    for row in rows:
        yield Line("", format_html(" | ".join("{}" for _cell in row), *row))
