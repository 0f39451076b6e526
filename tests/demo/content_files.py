"""Reads the content files for the tests of this folder, and says what they may hold."""

import tomllib
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

import qcihungary.demo

CONTENT = Path(qcihungary.demo.__file__).parent / "content"
LANGUAGES = ("en", "hu")
SAMPLE = {"en": "Sample: ", "hu": "Minta: "}
ARTICLES = sorted((CONTENT / "news").glob("*.toml"))
PAGES = sorted((CONTENT / "pages").glob("*.toml"))

# The keys of each block type: those that must be there, and those that may.
BLOCKS: dict[str, tuple[set[str], set[str]]] = {
    "paragraph": ({"html"}, set()),
    "heading": ({"level", "text"}, set()),
    "quote": ({"text", "attribution"}, set()),
    "reference": ({"authors", "title", "year"}, {"container", "doi", "note"}),
    "fact_box": ({"title", "html"}, set()),
    "table": ({"caption", "header_row", "rows"}, set()),
    "call_to_action": ({"text", "url"}, set()),
    "picture": ({"key"}, set()),
    "gallery": ({"title", "keys"}, set()),
    "document": ({"key", "text"}, set()),
    "video": ({"title", "url", "key", "description"}, set()),
}

# The design's table of addresses, by content file: the last part of each address.
SLUGS = {
    "home": ("en", "hu"),
    "about": ("about", "a-projektrol"),
    "training": ("training", "kepzesek"),
    "results": ("results", "eredmenyek"),
    "deliverables": ("deliverables", "leszallitando-eredmenyek"),
    "publications": ("publications", "publikaciok"),
    "other-results": ("other-results", "egyeb-eredmenyek"),
    "news": ("news", "hirek"),
    "contact": ("contact", "kapcsolat"),
    "search": ("search", "kereses"),
    "glossary": ("glossary", "szojegyzek"),
    "accessibility": ("accessibility", "akadalymentesseg"),
    "privacy": ("privacy", "adatvedelem"),
}


def load(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def named(path: Path) -> str:
    return path.stem


every_article = pytest.mark.parametrize("path", ARTICLES, ids=named)
every_text = pytest.mark.parametrize("path", [*ARTICLES, *PAGES], ids=named)


class Markup(HTMLParser):
    """Collects what a fragment of HTML uses."""

    def __init__(self, fragment: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.attributes: set[tuple[str, str]] = set()
        self.text = ""
        self.open: list[str] = []
        self.feed(fragment)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.open.append(tag)
        for name, value in attrs:
            self.attributes.add((tag, name))
            if name == "href":
                self.links.append(value or "")

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> without a beginning"
        assert self.open.pop() == tag, f"</{tag}> is out of place"

    def handle_data(self, data: str) -> None:
        self.text += data
        assert self.open or not data.strip(), f"“{data}” is outside of any element"


def language_parts(content: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for language in LANGUAGES:
        if language in content:
            yield language, content[language]


def references(part: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from (block for block in part["body"] if block["type"] == "reference")
    if "source" in part:
        yield part["source"]


def picture_keys(part: dict[str, Any]) -> Iterator[str]:
    """The pictures that a body shows."""
    for block in part["body"]:
        yield from block.get("keys", ())
        if block["type"] in {"picture", "video"}:
            yield block["key"]


def running_text(part: dict[str, Any]) -> Iterator[str]:
    """What a reader reads in the language of the part; titles of publications stay as published."""
    yield part["title"]
    yield part["summary"]
    for headings in ("sections", "empty"):
        yield from part.get(headings, {}).values()
    for block in part["body"]:
        if "html" in block:
            yield Markup(block["html"]).text
        yield from (block[key] for key in ("text", "caption", "attribution", "note", "description") if key in block)
        if block["type"] in {"fact_box", "gallery", "video"}:
            yield block["title"]
        for row in block.get("rows", ()):
            yield from row
    if "note" in part.get("source", {}):
        yield part["source"]["note"]
