"""Blocks of words: heading, rich text, quote, fact box, call to action, table."""

import re
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

from qcihungary.core.alternates import in_reader_language
from qcihungary.core.audience import may_link
from qcihungary.core.blocks.pages import ChosenPageBlock

RICH_TEXT_FEATURES = ["bold", "italic", "superscript", "subscript", "ol", "ul", "link", "document-link"]
INLINE_FEATURES = ["bold", "italic", "superscript", "subscript", "link"]
ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)


class HeadingValue(blocks.StructValue):
    """A heading that knows the name by which an address can point to it, and its place among the body's headings."""

    number = 1
    """Tells apart headings of the same words."""

    is_first = False
    """Whether no heading stands before it. What comes right below the title is a section, whatever was chosen."""

    @property
    def anchor(self) -> str:
        """An ASCII name made of its words, and its number if that isn't the first. An address is no word."""
        words = slugify(ADDRESS.sub("", str(self.get("text") or "")))[:60] or "section"
        return words if self.number == 1 else f"{words}-{self.number}"

    @property
    def shown_level(self) -> str:
        """The level that it has on the page: none is skipped."""
        return "2" if self.is_first else self.get("level") or "2"


def settle_headings(stream: Iterable[Any]) -> None:
    """Number the headings of a body, so that no two of them have the same anchor, and mark the first."""
    taken: set[str] = set()
    for value in (child.value for child in stream):
        if isinstance(value, HeadingValue):
            value.is_first = not taken
            while value.anchor in taken:
                value.number += 1
            taken.add(value.anchor)


class ChoiceBlock(blocks.ChoiceBlock):
    """A choice among the form's own words. They stand on no page, and so nobody finds a page by them."""

    def get_searchable_content(self, value: Any) -> list[str]:
        """Nothing."""
        return []


class HeadingBlock(blocks.StructBlock):
    """A heading inside the body. The page's title is the only h1."""

    text = blocks.CharBlock(label=_("Text"), max_length=200)
    level = ChoiceBlock(
        label=_("Level"),
        choices=[("2", pgettext_lazy("part of a text", "Section")), ("3", _("Sub-section"))],
        default="2",
    )

    class Meta:
        icon = "title"
        label = _("Heading")
        description = _("Begins a section or a sub-section.")
        template = "blocks/heading.html"
        value_class = HeadingValue
        preview_value = {"text": _("Quantum keys over existing fibres"), "level": "2"}


class TextBlock(blocks.RichTextBlock):
    """Paragraphs and lists, with links."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(features=RICH_TEXT_FEATURES, **kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("Paragraphs, lists and links.")
        template = "blocks/text.html"
        preview_value = _("<p>A photon carries <b>one bit</b> of the key, in one of four polarisations.</p>")


class QuoteBlock(blocks.StructBlock):
    """Somebody's words, with their name."""

    verbatim = ("attribution",)

    text = blocks.TextBlock(label=_("Quotation"), max_length=1000, help_text=_("Without quotation marks."))
    attribution = blocks.CharBlock(label=_("Who said it"), max_length=200, required=False)
    url = blocks.URLBlock(label=_("Where"), required=False)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        description = _("Somebody's words, set apart.")
        template = "blocks/quote.html"
        preview_value = {"text": _("Information is physical."), "attribution": "Rolf Landauer", "url": ""}


class FactBoxBlock(blocks.StructBlock):
    """Facts at a glance, beside the story."""

    title = blocks.CharBlock(label=_("Title"), max_length=120)
    text = blocks.RichTextBlock(label=_("Text"), features=RICH_TEXT_FEATURES)

    class Meta:
        icon = "info-circle"
        label = _("Fact box")
        description = _("A few facts at a glance, set apart from the story.")
        template = "blocks/fact_box.html"
        preview_value = {"title": "BB84", "text": _("<ul><li>1984</li><li>four polarisations</li></ul>")}


class CallToActionValue(blocks.StructValue):
    """A link to a page of ours, in the reader's language, or to another site."""

    @property
    def href(self) -> str:
        """Where it leads; nowhere, if that is a page which the reader may not read."""
        page = self.get("page")
        if not page:
            return self.get("url") or ""
        target = in_reader_language(page)
        return target.url_path if may_link(target) else ""


class CallToActionBlock(blocks.StructBlock):
    """One clear next step."""

    text = blocks.CharBlock(label=_("Text"), max_length=80)
    page = ChosenPageBlock(label=_("Page"), required=False)
    url = blocks.URLBlock(label=_("Or an address elsewhere"), required=False)

    def clean(self, value: Any) -> Any:
        """Exactly one target.

        Raises:
            blocks.StructBlockValidationError: there is none, or there are two.
        """
        cleaned = super().clean(value)
        if bool(cleaned.get("page")) == bool(cleaned.get("url")):
            message = ValidationError(_("Choose a page or give an address: one of the two."))
            raise blocks.StructBlockValidationError({"url": message})
        return cleaned

    class Meta:
        icon = "link"
        label = _("Call to action")
        description = _("A button that leads to one clear next step.")
        template = "blocks/call_to_action.html"
        value_class = CallToActionValue
        preview_value = {"text": _("See the results"), "page": None, "url": "https://qcihungary.hu/"}


class TableBlock(blocks.StructBlock):
    """A table with a caption and a header row."""

    table = TypedTableBlock(
        [
            ("text", blocks.CharBlock(label=_("Text"), required=False)),
            ("number", blocks.FloatBlock(label=_("Number"), required=False)),
            ("rich_text", blocks.RichTextBlock(label=_("Text with links"), features=INLINE_FEATURES, required=False)),
        ],
        label=_("Table"),
    )
    row_headings = blocks.BooleanBlock(label=_("The first column holds headings"), required=False)

    def clean(self, value: Any) -> Any:
        """A table has a caption.

        Raises:
            blocks.StructBlockValidationError: it has none.
        """
        cleaned = super().clean(value)
        if not cleaned["table"].caption:
            message = ValidationError(_("A table needs a caption that says what it holds."))
            raise blocks.StructBlockValidationError({"table": message})
        return cleaned

    class Meta:
        icon = "table"
        label = _("Table")
        description = _("Rows and columns, with a caption that says what they hold.")
        template = "blocks/table.html"
        preview_value = {
            "row_headings": True,
            "table": {
                "caption": _("The four states of BB84"),
                "columns": [{"type": "text", "heading": _("Basis")}, {"type": "text", "heading": "0"}],
                "rows": [{"values": [_("rectilinear"), "|"]}, {"values": [_("diagonal"), "/"]}],
            },
        }
