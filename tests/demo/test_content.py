"""The texts of the demo site, articles and pages alike: complete in their languages, well-formed, well set."""

import re
from pathlib import Path

import pytest

from tests.demo.content_files import (
    ARTICLES,
    BLOCKS,
    CONTENT,
    LANGUAGES,
    PAGES,
    SLUGS,
    Markup,
    every_text,
    language_parts,
    load,
    references,
    running_text,
)


@every_text
def test_a_text_is_complete_in_each_of_its_languages(path: Path) -> None:
    parts = dict(language_parts(load(path)))
    assert parts
    for part in parts.values():
        assert {"slug", "title", "summary", "body"} <= part.keys()
        assert part.keys() <= {"slug", "title", "summary", "body", "source", "sections", "empty"}
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", part["slug"]), part["slug"]
        assert 20 < len(part["summary"]) <= 250
        assert part["body"]
    if len(parts) == len(LANGUAGES):
        shapes = [[block["type"] for block in part["body"]] for part in parts.values()]
        assert shapes[0] == shapes[1], "both languages are told with the same blocks"


@every_text
def test_blocks_have_their_keys_and_no_others(path: Path) -> None:
    for _, part in language_parts(load(path)):
        for block in part["body"]:
            needed, allowed = BLOCKS[block["type"]]
            keys = block.keys() - {"type"}
            assert needed <= keys <= needed | allowed, block
            assert all(value != "" for value in block.values()), block
            if block["type"] == "heading":
                assert block["level"] in {2, 3}
            if block["type"] == "table":
                assert len({len(row) for row in block["rows"]}) == 1, "the rows are equally long"
            if block["type"] == "call_to_action":
                assert block["url"].startswith(("https://", "/"))


@every_text
def test_html_uses_nothing_but_the_allowed_tags(path: Path) -> None:
    for _, part in language_parts(load(path)):
        for block in part["body"]:
            markup = Markup(block.get("html", ""))
            assert markup.tags <= {"p", "a", "b", "i", "ul", "ol", "li"}
            assert markup.attributes <= {("a", "href")}
            assert not markup.open
            assert all(link.startswith(("https://", "mailto:", "/")) for link in markup.links)


def test_links_within_the_site_lead_to_its_pages() -> None:
    news = {"en": "/en/news/", "hu": "/hu/hirek/"}
    known = {f"/{language}/{pair[index]}/" for index, language in enumerate(LANGUAGES) for pair in SLUGS.values()}
    for path in ARTICLES:
        known |= {f"{news[language]}{part['slug']}/" for language, part in language_parts(load(path))}
    for path in [*ARTICLES, *PAGES]:
        for language, part in language_parts(load(path)):
            links = [link for block in part["body"] for link in Markup(block.get("html", "")).links]
            links += [block["url"] for block in part["body"] if block["type"] == "call_to_action"]
            for link in links:
                if link.startswith("/"):
                    assert link.startswith(f"/{language}/"), f"{path.name}: {link} is in the other language"
                    assert link in known, f"{path.name}: {link} leads nowhere"


@every_text
def test_references_are_of_the_right_form(path: Path) -> None:
    for _, part in language_parts(load(path)):
        for reference in references(part):
            assert {"authors", "title", "year"} <= reference.keys()
            assert 1900 < reference["year"] <= 2026
            assert re.fullmatch(r"10\.\d{4,9}/\S+", reference.get("doi", "10.1000/1")), reference["doi"]


@every_text
def test_hungarian_has_hungarian_quotes_and_dashes(path: Path) -> None:
    for text in running_text(load(path).get("hu", {"title": "", "summary": "", "body": []})):
        assert not re.search("[\"'“‘]", text), f"a quote that is not Hungarian: {text}"
        assert text.count("„") == text.count("”"), text
        assert not re.search(r"\d-\d", text), f"a range without an en dash: {text}"
        assert "..." not in text


@every_text
def test_english_has_typographic_quotes_and_dashes(path: Path) -> None:
    for text in running_text(load(path).get("en", {"title": "", "summary": "", "body": []})):
        assert not re.search("[\"'„]", text), text
        assert text.count("“") == text.count("”"), text
        assert not re.search(r"\d-\d", text), text


@pytest.mark.parametrize("name", SLUGS)
def test_every_page_is_there_in_both_languages_at_its_address(name: str) -> None:
    page = load(CONTENT / "pages" / f"{name}.toml")
    assert tuple(page[language]["slug"] for language in LANGUAGES) == SLUGS[name]


def test_there_is_no_page_without_an_address() -> None:
    assert {path.stem for path in PAGES} == SLUGS.keys()


def test_what_the_operator_has_to_fill_in_is_marked_alike_in_both_languages() -> None:
    for name in ("privacy", "accessibility"):
        page = load(CONTENT / "pages" / f"{name}.toml")
        marks = {
            language: sum(text.count(f"[{mark}: ") for text in running_text(page[language]))
            for language, mark in (("en", "TO BE FILLED IN"), ("hu", "KITÖLTENDŐ"))
        }
        assert marks["en"] == marks["hu"] > 0
