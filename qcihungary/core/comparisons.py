"""Revisions compared word by word, in every block of ours.

Wagtail's own comparison of a stream lets the words of neighbouring paragraphs run together, shows "None" for what is
empty, compares tables as one string, and says nothing of a link that leads elsewhere. This takes its place, by the
registry that Wagtail has for it.
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.admin.compare import (
    BlockComparison,
    ListBlockComparison,
    StreamBlockComparison,
    StreamFieldComparison,
    StructBlockComparison,
    diff_text,
    register_comparison_class,
)
from wagtail.contrib.typed_table_block.blocks import TypedTable, TypedTableBlock
from wagtail.fields import StreamField
from wagtail.rich_text import RichText, get_text_for_indexing
from wagtail.utils.text import text_from_html

LINK = re.compile(r"<a\b([^<>]*)>((?:(?!</?a\b).)*)</a>", re.DOTALL)
TARGET = re.compile(r'\b(?:href|linktype|id)="([^"]*)"')


def comparison_of(block: blocks.Block, *exist_and_values: Any) -> BlockComparison:
    """The comparison that fits a block."""
    if hasattr(block, "get_comparison_class"):
        fitting = block.get_comparison_class()
    else:
        fitting = next((ours for kind, ours in FITTING if isinstance(block, kind)), Words)
    return fitting(block, *exist_and_values)


def same(block: blocks.Block, value: Any) -> BlockComparison:
    """That of a value with itself."""
    return comparison_of(block, True, True, value, value)  # noqa: FBT003


class Words(BlockComparison):
    """Values as an editor reads them."""

    def htmlvalue(self, val: Any) -> SafeString:
        """One of them."""
        return escape(self.words(val))

    def htmldiff(self) -> SafeString:
        """Both in one line."""
        shown: SafeString = diff_text(self.words(self.val_a), self.words(self.val_b)).to_html()
        return shown

    def words(self, value: Any) -> str:
        """A value in words; nothing where there is none."""
        if value is None or value == "":
            return ""
        if isinstance(value, bool):
            return str(capfirst(_("yes") if value else _("no")))
        return str(value)


class Choice(Words):
    """One of a closed set, by its label."""

    def words(self, value: Any) -> str:
        """Its label."""
        labels = {str(key): str(label) for key, label in self.block.field.choices}
        return labels.get(str(value), super().words(value)) if value else ""


class Chosen(Words):
    """Something of ours that was chosen, by the name that this reader may know it by."""

    def words(self, value: Any) -> str:
        """Its name."""
        return str(text_from_html(str(self.block.render_basic(value)))) if value else ""


class Rich(Words):
    """A rich text: its words, and where links lead if nothing else has changed."""

    def words(self, value: Any) -> str:
        """Its words, with a space between paragraphs."""
        return " ".join(get_text_for_indexing(_source(value)).split())

    def htmldiff(self) -> SafeString:
        """The words; and the targets of links where only these differ."""
        if self.words(self.val_a) != self.words(self.val_b) or _source(self.val_a) == _source(self.val_b):
            return super().htmldiff()
        told = (self.words(LINK.sub(_with_target, _source(value))) for value in (self.val_a, self.val_b))
        shown: SafeString = diff_text(*told).to_html()
        return shown


def _source(value: Any) -> str:
    return value.source if isinstance(value, RichText) else str(value or "")


def _with_target(link: re.Match[str]) -> str:
    return f"{link[0]} ({' '.join(TARGET.findall(link[1]))})"


class Struct(StructBlockComparison):
    """Named values, each by its own comparison."""

    def htmlvalue(self, val: Any) -> SafeString:
        """All of one."""
        return self.listed((child.label, same(child, val.get(name)).htmlvalue(val.get(name))) for name, child in self)

    def htmldiff(self) -> SafeString:
        """Name by name."""
        return self.listed(
            (child.label, comparison_of(child, True, True, self.val_a.get(name), self.val_b.get(name)).htmldiff())  # noqa: FBT003
            for name, child in self
        )

    def __iter__(self) -> Iterator[tuple[str, blocks.Block]]:
        yield from self.block.child_blocks.items()

    @staticmethod
    def listed(rows: Iterator[tuple[Any, Any]]) -> SafeString:
        """Wagtail's markup of it."""
        return format_html("<dl>{}</dl>", format_html_join("\n", "<dt>{}</dt><dd>{}</dd>", rows))


class Items(ListBlockComparison):
    """Values one after the other."""

    def get_block_comparisons(self) -> list[BlockComparison]:
        """Wagtail's pairs, each compared by ours."""
        return [_ours(found) for found in super().get_block_comparisons()]

    def htmlvalue(self, val: Any) -> SafeString:
        """All of one."""
        return _each((item.block, item.value) for item in val.bound_blocks)


class Stream(StreamBlockComparison):
    """Blocks one after the other."""

    def get_block_comparisons(self) -> list[BlockComparison]:
        """Wagtail's pairs, each compared by ours."""
        return [_ours(found) for found in super().get_block_comparisons()]

    def htmlvalue(self, val: Any) -> SafeString:
        """All of one."""
        return _each((child.block, child.value) for child in val)


def _ours(found: BlockComparison) -> BlockComparison:
    return comparison_of(found.block, found.exists_a, found.exists_b, found.val_a, found.val_b)


def _each(values: Iterator[tuple[blocks.Block, Any]]) -> SafeString:
    shown = ((same(block, value).htmlvalue(value),) for block, value in values)
    return format_html_join("\n", '<div class="comparison__child-object">{}</div>', shown)


class Table(BlockComparison):
    """A table: its caption, then its rows, paired as far as they are alike, cell by cell."""

    def has_changed(self) -> bool:
        """By what it says: two tables are never the same object."""
        return self.rows(self.val_a) != self.rows(self.val_b)

    def htmlvalue(self, val: Any) -> SafeString:
        """All of one."""
        return self.drawn([(row, row) for row in self.rows(val)])

    def htmldiff(self) -> SafeString:
        """Cell by cell."""
        old, new = self.rows(self.val_a), self.rows(self.val_b)
        pairs: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
        for _kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            pairs += zip_longest(old[a:b], new[c:d], fillvalue=())
        return self.drawn(pairs)

    @staticmethod
    def rows(table: TypedTable | None) -> list[tuple[str, ...]]:
        """What a table says: caption, headings, cells."""
        if not table:
            return []
        kinds = [column["block"] for column in table.columns]
        cells = (
            tuple(same(kind, value).words(value) for kind, value in zip(kinds, row["values"], strict=False))
            for row in table.row_data
        )
        return [(table.caption or "",), tuple(column["heading"] or "" for column in table.columns), *cells]

    @staticmethod
    def drawn(pairs: list[tuple[tuple[str, ...], tuple[str, ...]]]) -> SafeString:
        """Rows as rows."""
        rows = (
            (format_html_join("", "<td>{}</td>", ((diff_text(*cell).to_html(),) for cell in cells)),)
            for cells in (zip_longest(old, new, fillvalue="") for old, new in pairs)
        )
        return format_html('<table class="comparison-table">{}</table>', format_html_join("\n", "<tr>{}</tr>", rows))


FITTING: list[tuple[type[blocks.Block], type[BlockComparison]]] = [
    (TypedTableBlock, Table),
    (blocks.RichTextBlock, Rich),
    (blocks.ChoiceBlock, Choice),
    (blocks.ChooserBlock, Chosen),
    (blocks.StructBlock, Struct),
    (blocks.StreamBlock, Stream),
    (blocks.ListBlock, Items),
]


class StreamComparison(StreamFieldComparison):
    """A stream of a page."""

    def htmldiff(self) -> SafeString:
        """Block by block."""
        shown: SafeString = Stream(self.field.stream_block, True, True, self.val_a, self.val_b).htmldiff()  # noqa: FBT003
        return shown


def register() -> None:
    """Take the place of Wagtail's."""
    register_comparison_class(StreamField, comparison_class=StreamComparison)
