"""What a page's body can be made of."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from qcihungary.core.blocks.media import DocumentBlock, GalleryBlock, PictureBlock, VideoBlock
from qcihungary.core.blocks.reference import ReferenceBlock
from qcihungary.core.blocks.text import (
    CallToActionBlock,
    FactBoxBlock,
    HeadingBlock,
    QuoteBlock,
    TableBlock,
    TextBlock,
    settle_headings,
)


class BodyBlock(blocks.StreamBlock):
    """Everything that can stand in the body of a page."""

    heading = HeadingBlock()
    text = TextBlock()
    picture = PictureBlock()
    gallery = GalleryBlock()
    quote = QuoteBlock()
    reference = ReferenceBlock()
    document = DocumentBlock()
    video = VideoBlock()
    table = TableBlock()
    call_to_action = CallToActionBlock()
    fact_box = FactBoxBlock()

    def get_context(self, value: blocks.StreamValue, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """What its template gets, with the headings told apart."""
        settle_headings(value)
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        return context

    class Meta:
        label = _("Body")
        template = "blocks/body.html"
        block_counts: dict[str, dict[str, int]] = {}
