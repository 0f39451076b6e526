"""The demo articles: enough of them, honest about what is a sample, each with its tags and picture."""

import re
from collections import Counter
from pathlib import Path

from django.core.files.base import ContentFile

from qcihungary.core.blocks import BodyBlock
from qcihungary.core.documents.document import DocumentLanguage
from qcihungary.core.documents.file_types import FileType, detect
from qcihungary.demo.pictures import PICTURES
from tests.demo.content_files import (
    ARTICLES,
    BLOCKS,
    CONTENT,
    LANGUAGES,
    SAMPLE,
    every_article,
    language_parts,
    load,
    picture_keys,
)


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


def test_the_content_knows_every_block_of_a_body() -> None:
    assert {"text" if name == "paragraph" else name for name in BLOCKS} == BodyBlock().child_blocks.keys()


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


def test_the_article_of_the_earlier_site_stands_between_its_neighbours() -> None:
    titles = [load(path)["en"]["title"] for path in ARTICLES if "en" in load(path)]
    index = titles.index("Three international research groups demonstrated quantum internet developments")
    assert titles[index - 1] == "Scientific events during the International Year of Quantum Science and Technology"
    assert titles[index + 1] == "Sample: Hungarian presentation at the …"
    retold = load(CONTENT / "news" / "2025-03-20-three-research-groups.toml")
    assert {retold[language]["source"]["doi"] for language in LANGUAGES} == {"10.1038/d41586-024-01445-2"}


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
        named |= {key for _, part in language_parts(article) for key in picture_keys(part)}
        assert named <= PICTURES.keys()


def test_every_document_is_what_its_name_says_and_is_used() -> None:
    documents = load(CONTENT / "documents.toml")["documents"]
    for document in documents.values():
        assert document["title"].startswith(SAMPLE["en"])
        assert document["language"] in DocumentLanguage.values
        kind = detect(ContentFile(document["text"].encode()))
        assert kind is FileType(document["name"].rpartition(".")[2])
    bodies = [part["body"] for path in ARTICLES for _, part in language_parts(load(path))]
    assert {block["key"] for body in bodies for block in body if block["type"] == "document"} == documents.keys()
