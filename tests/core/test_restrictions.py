"""A page that is kept from the public is nowhere: not its text or title, not in a list, feed, sitemap or search."""

import pytest
from django.core.management import call_command
from django.test import Client
from wagtail.models import PageViewRestriction

from qcihungary.news.models import NewsIndexPage, NewsPage
from tests.factories import NewsPageFactory, Trees, alias_of, body, translate

SECRET = "Xylophone"


@pytest.fixture
def article(trees: Trees) -> NewsPage:
    made: NewsPage = NewsPageFactory(
        parent=trees[NewsIndexPage, "en"],
        slug="members-only",
        title=f"{SECRET} title",
        search_description=f"{SECRET} summary",
        body=body(("text", f"<p>{SECRET} body</p>")),
    )
    NewsPageFactory(parent=trees[NewsIndexPage, "en"], slug="open", title="Open")
    alias_of(made)
    return made


@pytest.mark.parametrize("kind", ["login", "password"])
def test_a_restricted_page_is_nowhere(client: Client, article: NewsPage, kind: str) -> None:
    PageViewRestriction.objects.create(page=article, restriction_type=kind, password="four-polarisations")
    call_command("update_index", verbosity=0)
    for path in (
        "/en/",
        "/en/news/",
        "/en/news/2025/",
        "/en/news/open/",
        "/en/news/feed/",
        "/hu/hirek/",
        "/hu/hirek/feed/",
        "/sitemap.xml",
        f"/en/search/?q={SECRET}",
        f"/hu/kereses/?q={SECRET}",
        "/hu/members-only/",
        "/hu/news/members-only/",
    ):
        text = client.get(path).content.decode().replace(f'value="{SECRET}"', "").replace(f"“{SECRET}”", "")
        text = text.replace(f"?q={SECRET}", "").replace(f"{SECRET} –", "")
        assert SECRET not in text.replace(f"{SECRET}”", ""), path
        assert "/members-only/" not in text or "members-only" in path, f"{path} tells the address"
    for path in ("/en/news/members-only/", "/hu/hirek/members-only/"):
        response = client.get(path)
        assert SECRET not in response.content.decode(), path
        assert "public" not in response.headers.get("Cache-Control", "")


def test_a_restriction_holds_for_the_translation_and_for_all_below(client: Client, article: NewsPage) -> None:
    told = translate(article.get_translations().get(), slug="csak-tagoknak")
    PageViewRestriction.objects.create(page=article.get_parent(), restriction_type="login")
    assert client.get(told.url_path).status_code == 302
    assert client.get("/hu/hirek/").status_code == 302
    assert "/hu/hirek/" not in client.get("/hu/").content.decode(), "nor does the menu name it"


def test_whoever_must_sign_in_is_led_to_the_sign_in(client: Client, article: NewsPage) -> None:
    PageViewRestriction.objects.create(page=article, restriction_type="login")
    response = client.get("/en/news/members-only/", follow=True)
    assert response.status_code == 200
    assert response.redirect_chain[-1][0].startswith("/admin/login/?next=")


def test_a_password_opens_the_page(client: Client, article: NewsPage) -> None:
    restriction = PageViewRestriction.objects.create(
        page=article, restriction_type="password", password="four-polarisations"
    )
    asked = client.get("/en/news/members-only/")
    assert b'type="password"' in asked.content
    action = f"/restricted/{restriction.pk}/{article.pk}/"
    wrong = client.post(action, {"password": "wrong", "return_url": "/en/news/members-only/"})
    assert wrong.status_code == 200
    assert b"field-errors" in wrong.content
    right = client.post(action, {"password": "four-polarisations", "return_url": "/en/news/members-only/"}, follow=True)
    assert SECRET in right.content.decode()
    assert "private" in right.headers["Cache-Control"]


@pytest.mark.parametrize("from_where", ["https://example.com/", "//example.com/", "javascript:alert(1)"])
def test_a_password_leads_to_no_other_site_and_never_nowhere(
    client: Client, article: NewsPage, from_where: str
) -> None:
    restriction = PageViewRestriction.objects.create(page=article, restriction_type="password", password="photon")
    action = f"/restricted/{restriction.pk}/{article.pk}/"
    opened = client.post(action, {"password": "photon", "return_url": from_where}, follow=True)
    assert opened.status_code == 200
    assert {address.startswith("/") for address, _status in opened.redirect_chain} == {True}
