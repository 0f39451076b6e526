"""House rule 1: alternates have one source."""

from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from defusedxml import ElementTree
from django.test import Client

from qcihungary.news.models import NewsIndexPage, NewsPage
from tests.factories import NewsPageFactory, NewsTagFactory, alias_of, convert, fresh, translate

if TYPE_CHECKING:
    from tests.factories import Trees


def head(client: Client, url: str) -> dict[str, object]:
    """What the head of a page says of its versions."""
    response = client.get(url)
    assert response.status_code == 200, url
    soup = BeautifulSoup(response.content, "html.parser")
    assert soup.html
    return {
        "lang": soup.html["lang"],
        "canonical": [link["href"] for link in soup.select('link[rel="canonical"]')],
        "hreflang": {link["hreflang"]: link["href"] for link in soup.select('link[rel="alternate"][hreflang]')},
        "switcher": {link["hreflang"]: link["href"] for link in soup.select("header a[hreflang]")},
        "soup": soup,
    }


def sitemap(client: Client) -> dict[str, dict[str, str]]:
    """The addresses of the sitemap, each with its alternates."""
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    root = ElementTree.fromstring(client.get("/sitemap.xml").content)
    return {
        str(entry.findtext("s:loc", namespaces=names)): {
            link.attrib["hreflang"]: link.attrib["href"] for link in entry.findall("x:link", names)
        }
        for entry in root.findall("s:url", names)
    }


def test_both_versions_name_each_other_and_themselves(client: Client, trees: "Trees") -> None:
    both = {
        "en": "http://testserver/en/news/",
        "hu": "http://testserver/hu/hirek/",
        "x-default": "http://testserver/en/news/",
    }
    for url, language in (("/en/news/", "en"), ("/hu/hirek/", "hu")):
        found = head(client, url)
        assert found["lang"] == language
        assert found["canonical"] == [f"http://testserver{url}"]
        assert found["hreflang"] == both


def test_a_page_in_one_language_has_itself_only(client: Client, trees: "Trees") -> None:
    article = NewsPageFactory(parent=trees[NewsIndexPage, "en"], slug="keys")
    alias_of(article)
    found = head(client, "/en/news/keys/")
    assert found["hreflang"] == {
        "en": "http://testserver/en/news/keys/",
        "x-default": "http://testserver/en/news/keys/",
    }
    assert found["switcher"]["hu"] == "/hu/hirek/keys/"  # type: ignore[index]  # a dict, by the key's name


def test_an_alias_points_to_its_source(client: Client, trees: "Trees") -> None:
    article = NewsPageFactory(parent=trees[NewsIndexPage, "en"], slug="keys", title="Keys over fibres")
    alias_of(article)
    found = head(client, "/hu/hirek/keys/")
    assert found["lang"] == "hu"
    assert found["canonical"] == ["http://testserver/en/news/keys/"]
    assert found["hreflang"] == {}
    heading = found["soup"].h1  # type: ignore[attr-defined]
    assert heading.text.strip() == "Keys over fibres"
    assert heading["lang"] == "en"


def test_a_converted_alias_is_an_alias_until_it_is_published(client: Client, trees: "Trees") -> None:
    article = NewsPageFactory(parent=trees[NewsIndexPage, "en"], slug="keys")
    page = convert(alias_of(article))
    assert page.awaits_translation
    assert not page.is_told
    found = head(client, "/hu/hirek/keys/")
    assert found["canonical"] == ["http://testserver/en/news/keys/"]
    assert found["hreflang"] == {}
    assert "hu" not in head(client, "/en/news/keys/")["hreflang"]  # type: ignore[operator]

    page.title = "Kulcsok üvegszálon"
    page.save_revision()
    assert not fresh(page).is_told, "saving a draft publishes nothing"

    page.save_revision().publish()
    assert fresh(page).is_told
    assert head(client, "/hu/hirek/keys/")["canonical"] == ["http://testserver/hu/hirek/keys/"]


def test_a_hungarian_source_has_an_english_alias(client: Client, trees: "Trees") -> None:
    article = NewsPageFactory(parent=trees[NewsIndexPage, "hu"], slug="kulcsok")
    alias_of(article)
    found = head(client, "/en/news/kulcsok/")
    assert found["canonical"] == ["http://testserver/hu/hirek/kulcsok/"]
    assert head(client, "/hu/hirek/kulcsok/")["hreflang"] == {
        "hu": "http://testserver/hu/hirek/kulcsok/",
        "x-default": "http://testserver/hu/hirek/kulcsok/",
    }


def test_sub_path_filter_and_page_number_are_kept(client: Client, trees: "Trees") -> None:
    tag = NewsTagFactory(slug="fibres")
    for number in range(13):
        article = NewsPageFactory(parent=trees[NewsIndexPage, "en"], slug=f"keys-{number}")
        article.tags = [tag]
        article.save_revision().publish()
        alias_of(fresh(article))
    found = head(client, "/en/news/2025/?page=2&utm_source=mail&tag=fibres")
    suffix = "2025/?tag=fibres&page=2"
    assert found["switcher"]["hu"] == f"/hu/hirek/{suffix}"  # type: ignore[index]
    assert found["hreflang"]["hu"] == f"http://testserver/hu/hirek/{suffix}"  # type: ignore[index]
    assert found["canonical"] == [f"http://testserver/en/news/{suffix}"]
    assert head(client, f"/hu/hirek/{suffix}")["switcher"]["en"] == f"/en/news/{suffix}"  # type: ignore[index]


def test_the_number_of_the_first_page_is_no_part_of_its_address(client: Client, trees: "Trees") -> None:
    for count in range(13):
        NewsPageFactory(parent=trees[NewsIndexPage, "en"], slug=f"keys-{count}")
    found = head(client, "/en/news/?page=1")
    assert found["canonical"] == ["http://testserver/en/news/"]
    current = found["soup"].select_one('.pagination [aria-current="page"]')  # type: ignore[attr-defined]
    assert current.text == "1"


def test_the_switcher_never_leads_to_the_home_page(client: Client, trees: "Trees") -> None:
    for model, code in trees.keys:
        page = trees[model, code]
        if model.__name__ != "HomePage":
            other = head(client, page.url_path)["switcher"]["hu" if code == "en" else "en"]  # type: ignore[index]
            assert other not in ("/en/", "/hu/"), page.url_path


def test_an_unpublished_translation_is_no_alternate(client: Client, trees: "Trees") -> None:
    article = NewsPageFactory(parent=trees[NewsIndexPage, "en"], slug="keys")
    told = translate(alias_of(article), slug="kulcsok", title="Kulcsok")
    assert "hu" in head(client, "/en/news/keys/")["hreflang"]  # type: ignore[operator]
    told.unpublish()
    found = head(client, "/en/news/keys/")
    assert "hu" not in found["hreflang"]  # type: ignore[operator]
    assert "hu" not in found["switcher"]  # type: ignore[operator]


@pytest.mark.parametrize("is_told", [True, False])
def test_the_sitemap_holds_told_pages_with_their_alternates(client: Client, trees: "Trees", *, is_told: bool) -> None:
    article = NewsPageFactory(parent=trees[NewsIndexPage, "en"], slug="keys")
    alias = alias_of(article)
    if is_told:
        translate(alias, slug="kulcsok")
    entries = sitemap(client)
    assert "http://testserver/en/news/keys/" in entries
    assert ("http://testserver/hu/hirek/kulcsok/" in entries) is is_told
    assert "http://testserver/hu/hirek/keys/" not in entries
    languages = {"en", "hu", "x-default"} if is_told else {"en", "x-default"}
    assert set(entries["http://testserver/en/news/keys/"]) == languages


def test_a_published_source_updates_its_alias(client: Client, trees: "Trees") -> None:
    article = NewsPageFactory(parent=trees[NewsIndexPage, "en"], slug="keys", title="Old")
    alias = alias_of(article)
    article = NewsPage.objects.get(pk=article.pk)
    article.title = "New title of the article"
    article.save_revision().publish()
    assert fresh(alias).title == "New title of the article"
    assert "New title of the article" in client.get("/hu/hirek/keys/").content.decode()
