"""A page told in both languages, and its text changed here and there."""

import uuid
from dataclasses import dataclass
from typing import Any

from wagtail.models import Page

from qcihungary.core.pages import BasePage
from qcihungary.news.models import NewsPage
from qcihungary.translation.answers import Answer
from tests.factories import NewsPageFactory, alias_of, fresh, homes, translate

A, B, C = (str(uuid.uuid5(uuid.NAMESPACE_DNS, name)) for name in "abc")
"""Ids of blocks."""


def text(block_id: str, words: str) -> dict[str, Any]:
    """A block of text."""
    return {"type": "text", "value": f"<p>{words}</p>", "id": block_id}


def blocks(page: Page) -> list[dict[str, Any]]:
    """The blocks of a page as data."""
    return list(page.specific.body.get_prep_value())


def source_page(*, live: bool = True, **fields: Any) -> NewsPage:
    """An English article of three paragraphs."""
    page: NewsPage = NewsPageFactory(
        parent=homes()["en"],
        title="Keys",
        slug="keys",
        live=live,
        body=[text(A, "One"), text(B, "Two"), text(C, "Three")],
        **fields,
    )
    revision = page.save_revision()
    if live:
        revision.publish()
    return page


@dataclass
class Pair:
    """The article and its Hungarian version, both published."""

    en: int
    hu: int

    @classmethod
    def told(cls) -> "Pair":
        """The article, translated."""
        source = source_page()
        words = {A: "Egy", B: "Kettő", C: "Három"}
        body = [text(block_id, words[block_id]) for block_id in words]
        return cls(source.pk, translate(alias_of(source), title="Kulcsok", body=body).pk)

    def page(self, code: str) -> BasePage:
        """A page of the two as the database has it."""
        return fresh(Page.objects.get(pk=getattr(self, code)))

    def publish(self, code: str, *body: dict[str, Any], **fields: Any) -> None:
        """Publish a page with other blocks, if any are given, and other fields."""
        draft(self.page(code), *body, **fields).publish()

    def behind(self, code: str) -> dict[str, str]:
        """Which parts of its twin a page has not followed, by what happened to them."""
        return {key.removeprefix("body:"): known["change"] for key, known in self.answer(code).behind.items()}

    def answer(self, code: str) -> Answer:
        """What a page knows of its twin."""
        return Answer.objects.get(page=getattr(self, code))


def draft(page: BasePage, *body: dict[str, Any], **fields: Any) -> Any:
    """A revision of a page's latest draft with other blocks, if any are given, and other fields."""
    latest = page.get_latest_revision_as_object()
    for name, value in (fields | ({"body": list(body)} if body else {})).items():
        setattr(latest, name, value)
    return latest.save_revision()
