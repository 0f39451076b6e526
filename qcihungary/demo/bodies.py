"""Turns the blocks of the content files into the raw data of our stream fields."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import NAMESPACE_URL, uuid4, uuid5

from wagtail.models import Page

from qcihungary.core.documents.document import SiteDocument
from qcihungary.core.images import SiteImage
from qcihungary.demo.reader import Data

RawBlock = dict[str, Any]


@dataclass(frozen=True)
class Media:
    """What bodies show and offer, by its key in the content files."""

    pictures: dict[str, SiteImage]
    documents: dict[str, SiteDocument]


def body(blocks: list[Data], media: Media, seed: str) -> list[RawBlock]:
    """The raw data of a body. Block ids come from ``seed`` and the position, so that both languages pair up."""
    return [
        {**CONVERTERS[block["type"]](block, media), "id": str(uuid5(NAMESPACE_URL, f"{seed}#{position}"))}
        for position, block in enumerate(blocks)
    ]


def paragraph(block: Data, media: Media) -> RawBlock:
    """Rich text."""
    return {"type": "text", "value": block["html"]}


def heading(block: Data, media: Media) -> RawBlock:
    """A heading."""
    return {"type": "heading", "value": {"text": block["text"], "level": str(block.get("level", 2))}}


def quote(block: Data, media: Media) -> RawBlock:
    """A quotation."""
    return {
        "type": "quote",
        "value": {"text": block["text"], "attribution": block.get("attribution", ""), "url": block.get("url", "")},
    }


def reference(block: Data, media: Media) -> RawBlock:
    """A reference."""
    names = ("authors", "title", "container", "doi", "url", "note")
    value = {name: block.get(name, "") for name in names}
    return {"type": "reference", "value": {**value, "year": block.get("year")}}


def fact_box(block: Data, media: Media) -> RawBlock:
    """A fact box."""
    return {"type": "fact_box", "value": {"title": block["title"], "text": block["html"]}}


def table(block: Data, media: Media) -> RawBlock:
    """A table whose first row holds the headings of its columns."""
    heads, *rows = block["rows"]
    return {
        "type": "table",
        "value": {
            "row_headings": True,
            "table": {
                "caption": block["caption"],
                "columns": [{"type": "text", "heading": head} for head in heads],
                "rows": [{"values": row} for row in rows],
            },
        },
    }


def call_to_action(block: Data, media: Media) -> RawBlock:
    """A call to action that leads to a page of ours, where the address is a path, or to another site."""
    page = Page.objects.filter(url_path=block["url"]).first()
    value = {"text": block["text"], "page": page and page.pk, "url": "" if page else block["url"]}
    return {"type": "call_to_action", "value": value}


def picture(block: Data, media: Media) -> RawBlock:
    """A picture."""
    value = {
        "image": media.pictures[block["key"]].pk,
        "alt": "",
        "caption": block.get("caption", ""),
        "decorative": False,
    }
    return {"type": "picture", "value": value}


def gallery(block: Data, media: Media) -> RawBlock:
    """Several pictures."""
    shown = [picture({"key": key}, media)["value"] for key in block["keys"]]
    items = [{"type": "item", "id": str(uuid4()), "value": value} for value in shown]
    return {"type": "gallery", "value": {"title": block.get("title", ""), "pictures": items}}


def document(block: Data, media: Media) -> RawBlock:
    """A document to download."""
    return {"type": "document", "value": {"document": media.documents[block["key"]].pk, "text": block["text"]}}


def video(block: Data, media: Media) -> RawBlock:
    """A video on a platform, behind a picture of ours."""
    value = {"title": block["title"], "url": block["url"], "description": block["description"]}
    return {"type": "video", "value": {**value, "poster": media.pictures[block["key"]].pk}}


CONVERTERS: dict[str, Callable[[Data, Media], RawBlock]] = {
    "paragraph": paragraph,
    "heading": heading,
    "quote": quote,
    "reference": reference,
    "fact_box": fact_box,
    "table": table,
    "call_to_action": call_to_action,
    "picture": picture,
    "gallery": gallery,
    "document": document,
    "video": video,
}
