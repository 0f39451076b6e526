"""What the checks read out of a page or a record: its links and its headings, wherever they stand."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from lxml import html
from wagtail import blocks
from wagtail.rich_text import RichText

from qcihungary.core.blocks.media import DocumentBlock
from qcihungary.core.blocks.places import Place, places_of
from qcihungary.core.blocks.text import CallToActionBlock, HeadingValue
from qcihungary.core.desk.editing import Draft
from qcihungary.core.pages import BasePage
from qcihungary.core.records import told_columns


@dataclass(frozen=True)
class Spot:
    """Where a finding belongs."""

    field: str
    block_id: str = ""

    @classmethod
    def of(cls, place: Place) -> "Spot":
        """That of a place in a page."""
        return cls(place.field, ".".join(place.path))


@dataclass(frozen=True)
class Link:
    """A link, or an address that will be one."""

    spot: Spot
    href: str
    """Empty where it leads to a page or a document of ours."""

    text: str | None
    """The words that are clicked; None where a template writes them."""


@dataclass(frozen=True)
class Heading:
    """A heading with its level on the page."""

    spot: Spot
    level: int
    text: str


def tree_of(text: Any) -> html.HtmlElement:
    """A rich text, to be walked."""
    source = text.source if isinstance(text, RichText) else str(text or "")
    return html.fragment_fromstring(source, create_parent="div")


def words(element: html.HtmlElement) -> str:
    """What is read of an element, with single spaces."""
    return " ".join(str(element.text_content()).split())


def links_of(draft: Draft) -> Iterator[Link]:
    """Every link that the editors of a page or a record made."""
    for field in told_columns(type(draft)):
        if isinstance(field, models.URLField) and (address := getattr(draft, field.name)):
            yield Link(Spot(field.name), address, None)
    for place in places_of(draft):
        spot = Spot.of(place)
        if isinstance(place.block, blocks.RichTextBlock):
            for anchor in tree_of(place.value).iter("a"):
                yield Link(spot, anchor.get("href", ""), words(anchor))
        elif isinstance(place.block, blocks.URLBlock) and place.value:
            yield Link(spot, place.value, None)
        elif isinstance(place.parent, (CallToActionBlock, DocumentBlock)) and place.name == "text" and place.value:
            yield Link(spot, "", " ".join(place.value.split()))


def headings_of(page: BasePage) -> Iterator[Heading]:
    """The headings in the order of reading: the blocks, and what came into a rich text from elsewhere."""
    is_first = True
    for place in places_of(page):
        if isinstance(place.value, HeadingValue):
            level = 2 if is_first else int(place.value.get("level") or 2)
            yield Heading(Spot.of(place), level, (place.value.get("text") or "").strip())
            is_first = False
        elif isinstance(place.block, blocks.RichTextBlock):
            for element in tree_of(place.value).iter("h1", "h2", "h3", "h4", "h5", "h6"):
                yield Heading(Spot.of(place), int(element.tag[1]), words(element))
                is_first = False
