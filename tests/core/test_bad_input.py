"""Whatever is asked, the answer is a page, a 404 or a redirect, and never a 500."""

import pytest
from bs4 import BeautifulSoup
from django.db import OperationalError
from django.test import Client

from qcihungary.news.models import NewsIndexPage, NewsPage
from qcihungary.pages.models import HomePage
from tests.factories import ImageFactory, MemberFactory, NewsPageFactory, Trees, alias_of, translate

ODD_VALUES = [
    "0",
    "-1",
    "999999999999999999999",
    "x",
    "1e3",
    "%00",
    "%FF",
    "'\"><script>",
    "🔑" * 50,
    "a" * 10_000,
    "2",
    "",
]


@pytest.mark.parametrize("query", ["", "p=1"])
@pytest.mark.parametrize(
    "path",
    ["//[x", "//[x/", "//[::1]:x/", "//evil.example/en/", "//evil.example", "///evil.example/EN/", "/[x", "/\\x"],
)
def test_what_looks_like_another_host_leads_nowhere(client: Client, trees: Trees, path: str, query: str) -> None:
    """Servers hand such paths on as they are; Django's client would take them for addresses of that host."""
    response = client.get("/", PATH_INFO=path, QUERY_STRING=query)
    assert (response.status_code, response.headers.get("Location")) == (404, None)


@pytest.mark.parametrize("parameter", ["page", "tag", "q", "year", "format", "page=1&page"])
@pytest.mark.parametrize("path", ["/en/", "/en/news/", "/en/news/2025/", "/en/search/"])
def test_an_odd_query_string_is_no_error(client: Client, trees: Trees, path: str, parameter: str) -> None:
    NewsPageFactory(parent=trees[NewsIndexPage, "en"])
    for value in ODD_VALUES:
        assert client.get(f"{path}?{parameter}={value}").status_code in (200, 404), value


@pytest.mark.parametrize(
    "path",
    [
        "/de/",
        "/en-gb/",
        "/about/",
        "/en/news/1999/",
        "/en/news/0/",
        "/en/news/99999999999999999999/",
        "/en/news/2025/x/",
        "/en/nowhere/",
        "/hu/about/",
        "/en/news/?tag=no-such-tag",
        "/en/%00/",
        "/en/%F0%9F%94%91/",
        "/en/../admin/",
        "/media/",
        "/media/images/none.avif",
        "/media/original_images/x.jpg",
        "/documents/999999/x.pdf",
        "/wp-login.php",
        "/en/" + "a/" * 300,
    ],
)
def test_what_is_not_there_is_a_404_in_a_language(client: Client, trees: Trees, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404, path
    assert BeautifulSoup(response.content, "html.parser").html["lang"] in ("en", "hu")  # type: ignore[index]


def test_the_way_in_follows_the_browser(client: Client, trees: Trees) -> None:
    for header, home in (
        ("hu-HU,hu;q=0.9,en;q=0.5", "/hu/"),
        ("de,en;q=0.5", "/en/"),
        ("", "/en/"),
        ("xx;;q=", "/en/"),
    ):
        response = client.get("/", headers={"accept-language": header})
        assert (response.status_code, response.headers["Location"]) == (302, home)
        assert response.headers["Vary"] == "Accept-Language"


def test_a_404_speaks_the_language_of_the_address_or_else_of_the_browser(client: Client, trees: Trees) -> None:
    assert client.get("/hu/nincs/", headers={"accept-language": "en"}).headers["Content-Language"] == "hu"
    response = client.get("/nowhere/", headers={"accept-language": "hu"})
    assert response.headers["Content-Language"] == "hu"
    assert "Accept-Language" in response.headers["Vary"]


def test_a_404_offers_the_same_path_in_the_other_language_a_search_and_the_way_home(
    client: Client, trees: Trees
) -> None:
    soup = BeautifulSoup(client.get("/hu/about/").content, "html.parser")
    links = {link["href"] for link in soup.select("main a[href]")}
    assert {"/en/about/", "/hu/a-projektrol/", "/hu/"} <= links
    field = soup.select_one('main form[action="/hu/kereses/"] input[name="q"]')
    assert field
    assert field["value"] == "about"

    article = NewsPageFactory(parent=trees[NewsIndexPage, "en"], slug="keys-over-fibres")
    translate(alias_of(article), slug="kulcsok-uvegszalon")
    soup = BeautifulSoup(client.get("/hu/news/keys-over-fibres/").content, "html.parser")
    assert "/hu/hirek/kulcsok-uvegszalon/" in {link["href"] for link in soup.select("main a[href]")}


def test_an_article_without_anything_still_renders(client: Client, trees: Trees) -> None:
    NewsPageFactory(parent=trees[NewsIndexPage, "en"], slug="bare", body=[], search_description="")
    response = client.get("/en/news/bare/")
    assert response.status_code == 200
    assert b'class="cover"' in response.content, "the BB84 cover stands for the picture"


def test_a_deleted_author_and_a_missing_image_file_leave_the_page_standing(client: Client, trees: Trees) -> None:
    author = MemberFactory()
    image = ImageFactory()
    NewsPageFactory(parent=trees[NewsIndexPage, "en"], slug="orphan", author=author, lead_image=image)
    image.file.storage.delete(image.file.name)
    author.delete()
    response = client.get("/en/news/orphan/")
    assert response.status_code == 200
    assert b"QCIHungary" in response.content


def test_a_home_page_without_sections_is_not_empty(client: Client, trees: Trees) -> None:
    home = HomePage.objects.get(slug="en")
    assert not home.body
    main = BeautifulSoup(client.get("/en/").content, "html.parser").main
    assert main
    assert len(main.select("a[href^='/en/']")) >= 3


def test_a_broken_database_answers_in_the_readers_language(
    client: Client, trees: Trees, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object) -> None:
        raise OperationalError("gone")

    monkeypatch.setattr("qcihungary.core.views.Tree.at", fail)
    client.raise_request_exception = False
    for language in ("en", "hu"):
        response = client.get(f"/{language}/")
        assert response.status_code == 503
        assert BeautifulSoup(response.content, "html.parser").html["lang"] == language  # type: ignore[index]
        assert b"gone" not in response.content
        assert "default-src 'none'" in response.headers["Content-Security-Policy"]


def test_only_reading_is_allowed(client: Client, trees: Trees) -> None:
    assert client.post("/en/").status_code == 405
    assert client.head("/en/").status_code == 200
    assert NewsPage.objects.count() == 0
