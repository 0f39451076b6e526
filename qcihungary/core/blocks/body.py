"""What a page's body can be made of."""

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

    class Meta:
        label = _("Body")
        block_counts: dict[str, dict[str, int]] = {}
