"""The parts that a page's text is made of, by which the two languages are compared.

A part is a block at the top of a stream, or another field that is told. Twins share the ids of their blocks, so a part
has one key in both languages. What both agree on anyway, as the facts of an event, is no part: it can't be behind.
"""

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from wagtail import blocks
from wagtail.fields import StreamField

from qcihungary.core.checks import walk_panels
from qcihungary.core.pages import BasePage
from qcihungary.core.versions import fact_names

BLOCK_KEY = re.compile(r'\s*data-block-key="[^"]*"')
"""What Wagtail's text field writes into paragraphs. Text that was imported hasn't got it."""

BETWEEN_TAGS = re.compile(r">[^\S\n]*\n\s*<")


@dataclass(frozen=True)
class Part:
    """A part of a page, as data: of what is live, of a draft, or as it was when it was answered."""

    model: type[BasePage]
    key: str
    """The name of the field, for a block followed by a colon and the block's id."""

    kind: str
    """The type of a block; empty for a field."""

    raw: Any
    """Its content, of what JSON knows."""

    @property
    def field(self) -> str:
        """The name of its field."""
        return self.key.partition(":")[0]

    @property
    def block_id(self) -> str:
        """The id of its block; empty for a field."""
        return self.key.partition(":")[2]

    @property
    def block(self) -> blocks.Block | None:
        """What its block is made by; None for a field, and for a block of a type that there is no more."""
        stream = getattr(told_fields(self.model).get(self.field), "stream_block", None)
        return stream.child_blocks.get(self.kind) if stream else None

    @cached_property
    def digest(self) -> str:
        """Tells whether two parts say the same."""
        content = json.dumps([self.kind, settled(self.block, self.raw)], sort_keys=True)
        return hashlib.sha256(content.encode()).hexdigest()[:32]

    def as_data(self) -> dict[str, Any]:
        """To be kept in an answer."""
        return {"key": self.key, "kind": self.kind, "raw": self.raw}


def parts_of(page: BasePage) -> list[Part]:
    """The parts of a page in the order of its form. A field that is empty is no part. No query but for many-to-many."""
    parts: list[Part] = []
    model = type(page)
    for name, field in told_fields(model).items():
        if isinstance(field, StreamField):
            raw = plain(getattr(page, name).get_prep_value())
            parts += [Part(model, f"{name}:{block['id']}", block["type"], block["value"]) for block in raw]
        elif (content := settled(None, plain(content_of(page, field)))) is not None:
            parts.append(Part(model, name, "", content))
    return parts


def parts_from(model: type[BasePage], data: Iterable[dict[str, Any]]) -> list[Part]:
    """The parts that were kept in an answer."""
    return [Part(model, kept["key"], kept["kind"], kept["raw"]) for kept in data]


_told_fields: "dict[type[BasePage], dict[str, models.Field[Any, Any]]]" = {}


def told_fields(model: type[BasePage]) -> "dict[str, models.Field[Any, Any]]":
    """The fields in which a page of a type is told, by name, in the order of its form."""
    if model not in _told_fields:
        names = dict.fromkeys(walk_panels(model.content_panels))
        fields = {field.name: field for field in model._meta.get_fields() if isinstance(field, models.Field)}
        facts = fact_names(model)
        _told_fields[model] = {name: fields[name] for name in names if name in fields and name not in facts}
    return _told_fields[model]


def content_of(page: BasePage, field: "models.Field[Any, Any]") -> Any:
    """The content of a field that is no stream."""
    if isinstance(field, models.ManyToManyField):
        return sorted(linked.pk for linked in getattr(page, field.name).all())
    return field.value_from_object(page)


def plain(content: Any) -> Any:
    """Content as it comes back from JSON."""
    return json.loads(json.dumps(content, cls=DjangoJSONEncoder))


def settled(block: blocks.Block | None, raw: Any) -> Any:
    """Content by which parts are compared: None where it is empty, and without what saving a form alone may change."""
    if isinstance(raw, str):
        return BETWEEN_TAGS.sub("><", BLOCK_KEY.sub("", raw)).strip() or None
    if isinstance(block, blocks.StructBlock) and isinstance(raw, dict):
        return settled_struct(block, raw)
    if isinstance(block, blocks.ListBlock) and isinstance(raw, list):
        items = (item["value"] if is_list_item(item) else item for item in raw)
        return [settled(block.child_block, item) for item in items] or None
    if isinstance(block, blocks.StreamBlock) and isinstance(raw, list):
        return [[item["type"], settled(block.child_blocks.get(item["type"]), item["value"])] for item in raw] or None
    return None if raw is False or raw == [] or raw == {} else raw


def settled_struct(block: "blocks.StructBlock", raw: dict[str, Any]) -> dict[str, Any] | None:
    """The content of a block with several fields. One that wasn't there when it was saved has its default."""
    found = {
        name: settled(child, raw[name] if name in raw else plain(child.get_prep_value(child.get_default())))
        for name, child in block.child_blocks.items()
    }
    return {name: content for name, content in found.items() if content is not None} or None


def is_list_item(item: Any) -> bool:
    """Whether an item of a list block is written with its id, and not only as its value."""
    return isinstance(item, dict) and item.get("type") == "item" and "value" in item
