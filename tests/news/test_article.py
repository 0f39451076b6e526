"""A news page has all that the seed page has, point by point, and what goes beyond it."""

import datetime
import json
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client

from qcihungary.consortium.models import ProjectFacts
from qcihungary.news.models import NewsIndexPage, NewsPage
from tests.factories import (
    FunderFactory,
    ImageFactory,
    MemberFactory,
    NewsPageFactory,
    NewsTagFactory,
    Trees,
    alias_of,
    body,
)

DOI = "10.1038/d41586-024-01445-2"


@pytest.fixture
def article(trees: Trees) -> NewsPage:
    """An article between two others, with everything that one can have."""
    ProjectFacts(
        acronym="QCIHungary",
        street_en="35 Váci street",
        city_en="Budapest",
        postal_code="1134",
        phone="(+36) 1 795 2861",
        email="info@qcihungary.hu",
        website="https://qcihungary.hu/",
        programme_en="Digital Europe Programme",
        programme_hu="Digitális Európa program",
        granting_authority_en="the European Commission",
        social_links=[("link", {"network": "linkedin", "url": "https://www.linkedin.com/company/example"})],
    ).save()
    FunderFactory(statement_en="Programme financed from the NRDI fund")
    index = trees[NewsIndexPage, "en"]
    NewsPageFactory(parent=index, slug="earlier", title="Scientific events", date=datetime.date(2025, 3, 13))
    NewsPageFactory(parent=index, slug="later", title="A presentation", date=datetime.date(2025, 3, 27))
    made: NewsPage = NewsPageFactory(
        parent=index,
        slug="three-groups",
        title="Three international research groups",
        author=MemberFactory(name_en="Wigner Research Centre", short_name="Wigner", logo_alt_en="The Wigner logo"),
        lead_image=ImageFactory(),
        body=body(("text", "<p>" + "word " * 460 + "</p>")),
        sources=body(
            (
                "reference",
                {"authors": "Davide Castelvecchi", "title": "‘Quantum internet’", "doi": DOI, "year": 2024},
            )
        ),
    )
    made.tags = [NewsTagFactory(slug="quantum-internet", name_en="Quantum internet")]
    made.save()
    return made


@pytest.fixture
def page(client: Client, article: NewsPage) -> BeautifulSoup:
    response = client.get(article.url_path)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def texts(page: BeautifulSoup | Tag, selector: str) -> list[str]:
    """The texts of the elements that fit, white space folded."""
    return [" ".join(element.get_text(" ").split()) for element in page.select(selector)]


def linked_data(page: BeautifulSoup, kind: str) -> dict[str, Any]:
    """The page's JSON-LD of a type."""
    found = [json.loads(script.text) for script in page.select('script[type="application/ld+json"]')]
    return next(data for data in found if data["@type"] == kind)


def test_around_it(page: BeautifulSoup) -> None:
    first_link = page.body.find("a")  # type: ignore[union-attr]
    assert first_link["href"] == f"#{page.main['id']}", "the skip link comes first"  # type: ignore[index]
    assert page.select_one("header a[href='/en/'] svg"), "the logo leads home"
    menu = texts(page, "header nav a")
    for title in ("Home", "About", "Training", "Results", "Deliverables", "Publications", "News", "Contact"):
        assert title in menu
    assert page.select_one("header details a[href='/en/results/deliverables/']"), "the sub-menu needs no JavaScript"
    assert [link["href"] for link in page.select("header a[hreflang]")] == ["/en/news/three-groups/"]
    assert texts(page, ".breadcrumb li") == ["Home", "News", "Three international research groups"]
    assert page.select_one("main a[href='/en/news/']"), "back to the list"


def test_its_head(page: BeautifulSoup) -> None:
    assert texts(page, "h1") == ["Three international research groups"]
    assert page.select_one("main time[datetime='2025-03-20']").text == "20 March 2025"  # type: ignore[union-attr]
    byline = " ".join(texts(page, ".byline"))
    assert "Posted by Wigner Research Centre" in byline
    assert "2 minutes" in byline
    assert page.select_one(".byline a[href='/en/news/?tag=quantum-internet']")


def test_its_lead_image(client: Client, article: NewsPage) -> None:
    assert article.lead_image
    article.lead_image.make_renditions()
    page = BeautifulSoup(client.get(article.url_path).content, "html.parser")
    figure = page.select_one("figure.lead")
    assert figure
    image = figure.img
    assert image
    assert image["alt"] == "Two people in a machine room"
    assert "loading" not in image.attrs, "the lead is fetched at once"
    assert image["width"]
    assert image["height"]
    assert {source["type"] for source in figure.select("source")} == {"image/avif", "image/webp"}
    caption = texts(figure, "figcaption")[0]
    assert "The machine room" in caption
    assert "Photo by Anna Minta" in caption


def test_a_lead_image_that_only_decorates_is_left_out_by_screen_readers(client: Client, article: NewsPage) -> None:
    assert article.lead_image
    article.lead_image.make_renditions()
    article.lead_image_is_decorative = True
    article.save_revision().publish()
    for version in (article, alias_of(article)):
        page = BeautifulSoup(client.get(version.url_path).content, "html.parser")
        assert [image["alt"] for image in page.select("figure.lead img")] == [""], version.url_path
        assert "Anna" in texts(page, "figure.lead figcaption")[0], "its credit stays"


def test_its_sources(page: BeautifulSoup) -> None:
    assert "Details and source of cover image" in texts(page, "main h2")
    assert page.select_one(f'.sources a[href="https://doi.org/{DOI}"]')


def test_it_can_be_shared(page: BeautifulSoup) -> None:
    labels = texts(page, ".share li")
    assert labels == [
        "X", "Facebook", "LinkedIn", "WhatsApp", "E-mail", "Pinterest", "VK", "Bluesky", "Mastodon", "Copy link",
    ]  # fmt: skip
    assert "Skype" not in labels


def test_only_the_chosen_share_links_are_shown(client: Client, article: NewsPage) -> None:
    facts = ProjectFacts.current()
    facts.share_targets = ["email"]
    facts.save()
    page = BeautifulSoup(client.get(article.url_path).content, "html.parser")
    assert texts(page, ".share li") == ["E-mail"]


def test_its_neighbours(page: BeautifulSoup) -> None:
    previous, following = page.select_one("a[rel~=prev]"), page.select_one("a[rel~=next]")
    assert previous
    assert following
    assert (previous["href"], following["href"]) == ("/en/news/earlier/", "/en/news/later/")
    assert "Scientific events" in previous.text
    assert "A presentation" in following.text
    assert previous.select_one("svg.cover"), "an article without a picture has its cover"


def test_its_footer(page: BeautifulSoup) -> None:
    footer = page.footer
    assert footer
    headings = texts(footer, "h2")
    for heading in ("Consortium members", "Contact info", "Funders", "Co-funded by the European Union"):
        assert heading in headings
    text = " ".join(footer.get_text(" ").split())
    for fact in ("35 Váci street", "1134", "info@qcihungary.hu", "101081247", "Digital Europe Programme"):
        assert fact in text
    assert "Programme financed from the NRDI fund" in text
    assert "Funded by the European Union. Views and opinions expressed are however those of the author(s) only" in text
    assert footer.select_one("a[href='tel:+3617952861']")
    assert footer.select_one("a[href='https://www.linkedin.com/company/example']")
    assert footer.select_one("img[src*='eu-emblem']")
    assert "The Wigner logo" in str(footer)


def test_there_are_no_comments(page: BeautifulSoup) -> None:
    assert "omment" not in page.main.get_text()  # type: ignore[union-attr]
    assert not page.select("main form")


def test_its_linked_data(page: BeautifulSoup, article: NewsPage) -> None:
    data = linked_data(page, "NewsArticle")
    assert data["headline"] == article.title
    assert data["datePublished"] == "2025-03-20"
    assert data["inLanguage"] == "en"
    assert data["author"]["name"] == "Wigner Research Centre"
    assert data["citation"][0]["url"] == f"https://doi.org/{DOI}"
    crumbs = linked_data(page, "BreadcrumbList")["itemListElement"]
    assert [crumb["name"] for crumb in crumbs] == ["Home", "News", article.title]


def test_its_card(client: Client, page: BeautifulSoup, article: NewsPage) -> None:
    properties = {meta["property"]: meta["content"] for meta in page.select("meta[property]")}
    assert properties["og:title"] == article.title
    assert properties["og:url"] == f"http://testserver{article.url_path}"
    assert properties["og:locale"] == "en_GB"
    assert properties["article:published_time"] == "2025-03-20"
    card = client.get(properties["og:image"].removeprefix("http://testserver"))
    assert card.status_code == 200
    assert card.headers["Content-Type"] == "image/png"


def test_related_posts_share_tags(client: Client, trees: Trees, article: NewsPage) -> None:
    tag = article.tag_list[0]
    for number in range(4):
        other = NewsPageFactory(
            parent=trees[NewsIndexPage, "en"], slug=f"related-{number}", date=datetime.date(2024, 1, 1 + number)
        )
        other.tags = [tag]
        other.save()
    page = BeautifulSoup(client.get(article.url_path).content, "html.parser")
    related = [link["href"] for link in page.select("main .teaser-title a")]
    assert related == [f"/en/news/related-{number}/" for number in (3, 2, 1)]
