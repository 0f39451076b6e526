"""Revisions are compared word by word, in every kind of block that a page of ours can have."""

import uuid
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.test import Client
from django.urls import reverse
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.fields import StreamField

from qcihungary.consortium.models import Member
from qcihungary.core.comparisons import StreamComparison
from qcihungary.core.pages import BasePage
from qcihungary.pages.models import StandardPage
from tests.factories import MemberFactory, Trees

pytestmark = pytest.mark.django_db

OLD, NEW = "light over fibres carries keys", "light over mountains carries keys"


def streams() -> Iterator[tuple[type[BasePage], StreamField]]:
    for model in apps.get_models():
        if issubclass(model, BasePage):
            yield from ((model, field) for field in model._meta.get_fields() if isinstance(field, StreamField))


KINDS = {
    (type(block).__name__, name): (model, field, block)
    for model, field in streams()
    for name, block in field.stream_block.child_blocks.items()
}
"""Every kind of block at the top of a stream of any page."""


def worded(block: blocks.Block, words: str) -> Any:
    """The raw value of a block in which the words stand wherever words can."""
    match block:
        case blocks.RichTextBlock():
            return f"<p>First.</p><ul><li>{words}</li><li>Last.</li></ul>"
        case blocks.StructBlock():
            return {name: worded(child, words) for name, child in block.child_blocks.items()}
        case blocks.ListBlock():
            return [{"type": "item", "id": str(uuid.UUID(int=1)), "value": worded(block.child_block, words)}]
        case TypedTableBlock():
            row = {"values": [words, 1.5, f"<p>{words}</p>"]}
            columns = [{"type": kind, "heading": words} for kind in ("text", "number", "rich_text")]
            return {"caption": words, "columns": columns, "rows": [row, deepcopy(row)]}
        case blocks.URLBlock():
            return "https://example.org/"
        case blocks.CharBlock() | blocks.TextBlock():
            return words
        case _:
            return None


def compared(model: type[BasePage], field: StreamField, old: list[Any], new: list[Any]) -> BeautifulSoup:
    before, after = (model(**{field.name: field.to_python(value)}) for value in (old, new))
    return BeautifulSoup(str(StreamComparison(field, before, after).htmldiff()), "html.parser")


def child(name: str, value: Any) -> dict[str, Any]:
    return {"type": name, "value": value, "id": "one"}


def has_words(block: blocks.Block) -> bool:
    return OLD in str(worded(block, OLD))


@pytest.mark.parametrize("kind", KINDS, ids="-".join)
def test_a_changed_word_is_marked_and_nothing_else(kind: tuple[str, str]) -> None:
    model, field, block = KINDS[kind]
    old, new = child(kind[1], worded(block, OLD)), child(kind[1], worded(block, NEW))
    shown = compared(model, field, [old], [new])
    assert has_words(block)
    assert {mark.text for mark in shown.select("span.deletion")} == {"fibres"}
    assert {mark.text for mark in shown.select("span.addition")} == {"mountains"}
    assert len(shown.select("span.addition")) == str(new["value"]).count(NEW)
    assert "First.light" not in shown.text
    assert "keysLast" not in shown.text
    assert not compared(model, field, [old], [old]).select(".addition, .deletion")


@pytest.mark.parametrize("kind", KINDS, ids="-".join)
def test_added_removed_and_empty_blocks_are_shown(kind: tuple[str, str]) -> None:
    model, field, block = KINDS[kind]
    full = child(kind[1], worded(block, OLD))
    for before, after, mark in (([], [full], "addition"), ([full], [], "deletion")):
        (whole,) = compared(model, field, before, after).select(f"div.{mark}")
        assert OLD in whole.text
    empty = child(kind[1], {} if isinstance(block, blocks.StructBlock) else None)
    for one, other in ((empty, full), (full, empty), (empty, empty)):
        shown = compared(model, field, [one], [other])
        assert "None" not in shown.text
        assert bool(shown.select("span.addition, span.deletion, div.addition, div.deletion")) is (one != other)


def test_a_link_that_leads_elsewhere_is_shown_and_one_that_stays_is_not() -> None:
    model, field, _block = KINDS["TextBlock", "text"]
    old = '<p>Keys in <a href="https://example.org/a">the report</a>.</p>'
    shown = compared(model, field, [child("text", old)], [child("text", old.replace("org/a", "org/b"))])
    assert [mark.text[0] for mark in shown.select("span.addition, span.deletion")] == ["a", "b"]
    shown = compared(model, field, [child("text", old)], [child("text", old.replace("Keys", "Light"))])
    assert "example.org" not in shown.text


def test_a_row_that_came_into_a_table_moves_no_other() -> None:
    model, field, _block = KINDS["TableBlock", "table"]
    table = {"caption": "Keys", "columns": [{"type": "text", "heading": "Basis"}], "rows": []}
    rows = [{"values": [word]} for word in ("one", "two", "three")]
    old, new = ({"table": {**table, "rows": shown}, "row_headings": False} for shown in ([rows[0], rows[2]], rows))
    shown = compared(model, field, [child("table", old)], [child("table", new)])
    assert [mark.text for mark in shown.select("span.addition, span.deletion")] == ["two"]
    assert [cell.text for cell in shown.select("td")] == ["Keys", "Basis", "one", "two", "three"]


def test_wagtails_page_of_two_versions_uses_them(desk: Client, trees: Trees) -> None:
    page = trees[StandardPage, "hu"]
    revisions = []
    for words in (OLD, NEW):
        page.title = words
        page.body = page._meta.get_field("body").to_python([child("text", f"<p>First.</p><p>{words}</p>")])
        revisions.append(page.save_revision().pk)
    response = desk.get(reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, *revisions]))
    shown = BeautifulSoup(response.content, "html.parser")
    assert [mark.text for mark in shown.select("span.addition")] == ["mountains"] * 2
    assert "First. light" in shown.text


def test_both_languages_of_a_record_are_compared(desk: Client) -> None:
    member = MemberFactory()
    revisions = []
    for words in (OLD, NEW):
        member.name_en = member.name_hu = words
        revisions.append(member.save_revision().pk)
    address = Member.snippet_viewset.get_url_name("revisions_compare")
    shown = BeautifulSoup(desk.get(reverse(address, args=[member.pk, *revisions])).content, "html.parser")
    assert [mark.text for mark in shown.select("span.addition")] == ["mountains"] * 2
