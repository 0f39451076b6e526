"""The demo content is good data: complete, honest about what is a sample, and good Hungarian typography."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

import qcihungary.demo
from qcihungary.demo.pictures import PICTURES

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


def running_text(part: dict[str, Any]) -> Iterator[str]:
    """What a reader reads in the language of the part; titles of publications stay as published."""
    yield part["title"]
    yield part["summary"]
    for headings in ("sections", "empty"):
        yield from part.get(headings, {}).values()
    for block in part["body"]:
        if "html" in block:
            yield Markup(block["html"]).text
        yield from (block[key] for key in ("text", "caption", "attribution", "note") if key in block)
        if block["type"] == "fact_box":
            yield block["title"]
        for row in block.get("rows", ()):
            yield from row
    if "note" in part.get("source", {}):
        yield part["source"]["note"]


@every_article
def test_an_article_has_every_key_it_needs(path: Path) -> None:
    article = load(path)
    assert {"date", "tags", "author", "source", "sample"} <= article.keys()
    assert article.keys() <= {"date", "tags", "author", "source", "sample", "picture", *LANGUAGES}
    assert path.name.startswith(f"{article['date'].isoformat()}-")
    assert article["source"] in article, "an article is first written in its source language"
    assert article["author"] in {"", *(member["short_name"] for member in load(CONTENT / "facts.toml")["members"])}
    assert set(article["tags"]) <= load(CONTENT / "tags.toml")["tags"].keys()
    assert article["tags"]


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


def test_no_two_articles_share_a_slug_or_a_day() -> None:
    articles = [load(path) for path in ARTICLES]
    for language in LANGUAGES:
        slugs = Counter(article[language]["slug"] for article in articles if language in article)
        assert max(slugs.values()) == 1
    assert len({article["date"] for article in articles}) == len(articles), "so that their order is certain"


def test_there_is_enough_to_fill_a_list_an_archive_and_both_trees() -> None:
    articles = [load(path) for path in ARTICLES]
    assert len(articles) > 12, "more than one page of the list"
    assert len({article["date"].year for article in articles}) >= 4
    assert sum("hu" not in article for article in articles) >= 2
    assert sum("en" not in article for article in articles) >= 2
    assert sum("picture" not in article for article in articles) == 1
    assert {article["source"] for article in articles} == set(LANGUAGES)
    long_titles = [article["hu"]["title"] for article in articles if "hu" in article]
    assert sum(len(title) > 75 for title in long_titles) >= 2
    used = {block["type"] for path in ARTICLES for _, part in language_parts(load(path)) for block in part["body"]}
    assert used == BLOCKS.keys()


def test_one_sample_shows_every_block() -> None:
    samples = [article for article in map(load, ARTICLES) if article["sample"]]
    for language in LANGUAGES:
        shown = [{block["type"] for block in sample[language]["body"]} for sample in samples]
        assert BLOCKS.keys() in shown


@every_article
def test_a_sample_says_so_in_its_title_and_nothing_else_does(path: Path) -> None:
    article = load(path)
    for language, part in language_parts(article):
        assert part["title"].startswith(SAMPLE[language]) is article["sample"]


def test_the_article_of_the_seed_stands_between_its_neighbours() -> None:
    titles = [load(path)["en"]["title"] for path in ARTICLES if "en" in load(path)]
    index = titles.index("Three international research groups demonstrated quantum internet developments")
    assert titles[index - 1] == "Scientific events during the International Year of Quantum Science and Technology"
    assert titles[index + 1] == "Sample: Hungarian presentation at the …"
    seed = load(CONTENT / "news" / "2025-03-20-three-research-groups.toml")
    assert {seed[language]["source"]["doi"] for language in LANGUAGES} == {"10.1038/d41586-024-01445-2"}


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


def test_tags_have_both_languages_and_are_used() -> None:
    tags = load(CONTENT / "tags.toml")["tags"]
    assert all(tag.keys() == set(LANGUAGES) and all(tag.values()) for tag in tags.values())
    assert {tag for path in ARTICLES for tag in load(path)["tags"]} == tags.keys()


def test_every_picture_is_described_and_every_description_has_its_picture() -> None:
    described = load(CONTENT / "pictures.toml")
    assert described["licence"] == "CC0 1.0"
    assert described["credit"].keys() == set(LANGUAGES)
    assert described["pictures"].keys() == PICTURES.keys()
    for picture in described["pictures"].values():
        assert picture["title"]
        for text in ("alt", "caption"):
            assert picture[text].keys() == set(LANGUAGES)
            assert all(picture[text].values())
            assert not re.search("[\"'“‘]", picture[text]["hu"])
        assert all(len(alt) <= 125 for alt in picture["alt"].values()), "an alternative text is short"


def test_every_picture_that_is_named_exists() -> None:
    for article in map(load, ARTICLES):
        named = {article["picture"]} if "picture" in article else set()
        named |= {b["key"] for _, part in language_parts(article) for b in part["body"] if b["type"] == "picture"}
        assert named <= PICTURES.keys()
