"""The list of news: years, tags, pages, and its feed."""

import datetime

import pytest
from bs4 import BeautifulSoup
from defusedxml import ElementTree
from django.test import Client

from qcihungary.news.models import NewsIndexPage, NewsPage
from qcihungary.news.timeline import Timeline
from tests.factories import NewsPageFactory, NewsTagFactory, Trees, alias_of, convert, translate

ATOM = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture
def archive(trees: Trees) -> NewsIndexPage:
    """Fifteen articles over two years, every third with a tag."""
    index = trees[NewsIndexPage, "en"]
    assert isinstance(index, NewsIndexPage)
    tag = NewsTagFactory(slug="fibres", name_en="Fibres", name_hu="Üvegszálak")
    for number in range(15):
        day = datetime.date(2025 if number > 4 else 2024, 1, number + 1)
        article = NewsPageFactory(parent=index, slug=f"article-{number}", title=f"Article {number}", date=day)
        if number % 3 == 0:
            article.tags = [tag]
            article.save()
    return index


def listed(client: Client, url: str) -> list[str]:
    """The titles on a page of the list."""
    response = client.get(url)
    assert response.status_code == 200
    return [link.text for link in BeautifulSoup(response.content, "html.parser").select(".teaser-title a")]


def test_the_newest_come_first_twelve_to_a_page(client: Client, archive: NewsIndexPage) -> None:
    assert listed(client, "/en/news/") == [f"Article {number}" for number in range(14, 2, -1)]
    assert listed(client, "/en/news/?page=2") == ["Article 2", "Article 1", "Article 0"]


def test_a_year_and_a_tag_narrow_the_list(client: Client, archive: NewsIndexPage) -> None:
    assert listed(client, "/en/news/2024/") == [f"Article {number}" for number in range(4, -1, -1)]
    assert listed(client, "/en/news/?tag=fibres") == [f"Article {number}" for number in (12, 9, 6, 3, 0)]
    assert listed(client, "/en/news/2024/?tag=fibres") == ["Article 3", "Article 0"]


def test_links_to_other_pages_keep_the_filters(client: Client, archive: NewsIndexPage) -> None:
    for article in NewsPage.objects.all():
        article.tags = [NewsTagFactory._meta.model.objects.get()]
        article.save()
    soup = BeautifulSoup(client.get("/en/news/?tag=fibres").content, "html.parser")
    assert soup.select_one(".pagination a[rel=next]")["href"] == "/en/news/?tag=fibres&page=2"  # type: ignore[index]
    years = {link["href"] for link in soup.select("a[href*='/en/news/20']")}
    assert {"/en/news/2024/?tag=fibres", "/en/news/2025/?tag=fibres"} <= years


def test_years_tell_how_many_there_are(client: Client, archive: NewsIndexPage) -> None:
    text = BeautifulSoup(client.get("/en/news/").content, "html.parser").main.get_text(" ")  # type: ignore[union-attr]
    folded = " ".join(text.split())
    assert "2025 (10)" in folded
    assert "2024 (5)" in folded


def test_an_empty_list_says_so(client: Client, trees: Trees) -> None:
    main = BeautifulSoup(client.get("/en/news/").content, "html.parser").main
    assert main
    assert "The first news will appear here." in main.get_text()


def test_an_alias_is_listed_in_its_own_language(client: Client, archive: NewsIndexPage) -> None:
    alias_of(NewsPage.objects.get(slug="article-14"))
    soup = BeautifulSoup(client.get("/hu/hirek/").content, "html.parser")
    heading = soup.select_one(".teaser-title")
    assert heading
    assert heading["lang"] == "en"


def test_unpublished_and_scheduled_articles_are_nowhere(client: Client, archive: NewsIndexPage) -> None:
    NewsPageFactory(parent=archive, slug="draft", title="A draft", live=False)
    NewsPage.objects.get(slug="article-14").unpublish()
    titles = listed(client, "/en/news/")
    assert "A draft" not in titles
    assert "Article 14" not in titles
    assert client.get("/en/news/draft/").status_code == 404, "it never was there"
    assert client.get("/en/news/article-14/").status_code == 410
    feed = client.get("/en/news/feed/").content.decode()
    sitemap = client.get("/sitemap.xml").content.decode()
    for hidden in ("/news/draft/", "/news/article-14/"):
        assert hidden not in feed
        assert hidden not in sitemap


def test_the_feed_holds_what_is_told_in_its_language(client: Client, archive: NewsIndexPage, trees: Trees) -> None:
    told = NewsPageFactory(parent=trees[NewsIndexPage, "hu"], slug="magyar", title="Magyar hír")
    alias_of(told)
    awaiting = convert(alias_of(NewsPage.objects.get(slug="article-14")))
    english = ElementTree.fromstring(client.get("/en/news/feed/").content)
    titles = [entry.findtext("a:title", namespaces=ATOM) for entry in english.findall("a:entry", ATOM)]
    assert "Article 14" in titles
    assert "Magyar hír" not in titles, "an alias is in the other feed"
    magyar = client.get("/hu/hirek/feed/")
    assert magyar.headers["Content-Type"].startswith("application/atom+xml")
    root = ElementTree.fromstring(magyar.content)
    assert [entry.findtext("a:title", namespaces=ATOM) for entry in root.findall("a:entry", ATOM)] == ["Magyar hír"]
    assert root.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == "hu"
    assert not awaiting.is_told


def test_timeline_orders_and_relates(archive: NewsIndexPage) -> None:
    timeline = Timeline.built(archive.articles())
    keys = dict(NewsPage.objects.values_list("slug", "pk"))
    first, last = NewsPage.objects.get(slug="article-0"), NewsPage.objects.get(slug="article-14")
    assert timeline.around((first.date, first.pk)) == (None, keys["article-1"])
    assert timeline.around((last.date, last.pk)) == (keys["article-13"], None)
    assert timeline.around((datetime.date(2024, 1, 2), 0)) == (keys["article-0"], keys["article-1"])
    tag = next(iter(timeline.by_tag))
    assert timeline.like(keys["article-3"], [tag], 2) == [keys["article-12"], keys["article-9"]]
    assert timeline.years == [(2025, 10), (2024, 5)]


def test_a_new_article_is_listed_at_once(client: Client, archive: NewsIndexPage, trees: Trees) -> None:
    assert "Brand new" not in listed(client, "/en/news/")
    NewsPageFactory(parent=archive, slug="new", title="Brand new", date=datetime.date(2026, 1, 1))
    assert listed(client, "/en/news/")[0] == "Brand new"
    told = translate(alias_of(NewsPage.objects.get(slug="new")), slug="uj", title="Vadonatúj")
    assert listed(client, "/hu/hirek/") == ["Vadonatúj"]
    told.delete()
    assert listed(client, "/hu/hirek/") == []
