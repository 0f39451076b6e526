"""Redirects that editors enter: they fire, with or without a query, and those that never would are refused."""

from importlib import import_module

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils.html import escape
from pytest_django import Settings
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction

from qcihungary.core.addresses.former import FormerAddress
from qcihungary.news.models import NewsIndexPage, NewsPage
from tests.core.addresses.site import withdraw
from tests.core.addresses.test_pages import answer, rename
from tests.deliverables.factories import DeliverableFactory
from tests.factories import NewsPageFactory, Trees, WorkPackageFactory, fresh

KEYS = "/en/news/keys/"
ELSE = "Something else answers at this address"


@pytest.fixture
def article(trees: Trees) -> NewsPage:
    made: NewsPage = NewsPageFactory(parent=trees[NewsIndexPage, "en"], slug="keys")
    return made


@pytest.mark.parametrize(
    ("entered", "asked", "place"),
    [
        ("/?p=123", "/?p=123", KEYS),
        ("/?p=123", "/?p=123&utm_source=x", f"{KEYS}?utm_source=x"),
        ("/?p=123", "/?utm_source=x&p=123", f"{KEYS}?utm_source=x"),
        ("/?p=123&lang=hu", "/?lang=hu&p=123", KEYS),
        ("/en/?page_id=7", "/en/?page_id=7", KEYS),
        ("/en/news/?p=5", "/en/news/?p=5", KEYS),
        ("/index.php?id=2", "/index.php?id=2", KEYS),
        ("/old", "/old", KEYS),
        ("/old", "/old/", KEYS),
        ("/old", "/OLD/", KEYS),
        ("/old/", "/old?x=1", f"{KEYS}?x=1"),
        ("/régi/", "/r%C3%A9gi/?x=1", f"{KEYS}?x=1"),
        ("/en/news/bib.html", "/en/news/bib.html", KEYS),
    ],
)
def test_what_was_entered_fires(client: Client, article: NewsPage, entered: str, asked: str, place: str) -> None:
    Redirect.add_redirect(entered, article)
    assert answer(client, asked) == (301, place)
    assert client.head(asked).status_code == 301


@pytest.mark.parametrize("asked", ["/?p=1234", "/?p=12", "/?P=123", "/?q=123"])
def test_another_query_is_another_address(client: Client, article: NewsPage, asked: str) -> None:
    Redirect.add_redirect("/?p=123", article)
    assert answer(client, asked) == (302, "/en/")


@pytest.mark.parametrize(
    ("link", "place"),
    [
        ("https://example.org/x?y=1#z", "https://example.org/x?y=1&a=b#z"),
        ("http://testserver/en/news/keys/#z", f"{KEYS}?a=b#z"),
        ("http://testserver/en/news/older/", f"{KEYS}?a=b"),
        ("http://testserver/old", None),
        ("http://testserver/older", None),
    ],
)
def test_an_address_leads_there_in_one_step_and_never_round(
    client: Client, article: NewsPage, link: str, place: str | None
) -> None:
    rename(article, "older")
    rename(fresh(article), "keys")
    Redirect.add_redirect("/old", link)
    Redirect.add_redirect("/older", "http://testserver/old")
    assert answer(client, "/old?a=b") == ((301, place) if place else (404, None))


def test_a_temporary_one_stays_temporary(client: Client, article: NewsPage) -> None:
    Redirect.add_redirect("/old", article, is_permanent=False)
    assert answer(client, "/old/?a=b") == (302, f"{KEYS}?a=b")


@pytest.mark.parametrize("entered", ["/old", "/?p=123"])
def test_none_tells_what_the_public_may_not_read(client: Client, article: NewsPage, entered: str) -> None:
    Redirect.add_redirect(entered, article)
    PageViewRestriction.objects.create(page=article, restriction_type="login")
    assert "keys" not in str(answer(client, entered)[1])
    PageViewRestriction.objects.all().delete()
    withdraw(article)
    assert answer(client, entered)[0] == 410


@pytest.mark.parametrize("view", ["add", "edit"])
@pytest.mark.parametrize(
    ("old_path", "link", "refusal"),
    [
        (KEYS, "https://example.org/", "A public page has this address"),
        ("en/news/keys", "https://example.org/", "A public page has this address"),
        ("/en/", "https://example.org/", "A public page has this address"),
        ("/", "https://example.org/", ELSE),
        ("/en/results/deliverables/d1.1/", "https://example.org/", ELSE),
        ("/en/results/deliverables/d1.1.bib", "https://example.org/", ELSE),
        ("/en/results/deliverables/export.csv", "https://example.org/", ELSE),
        ("/en/results/deliverables/d9.9/", "https://example.org/", ""),
        ("/en/news/feed/", "https://example.org/", ELSE),
        ("/hu/hirek/feed", "https://example.org/", ELSE),
        ("/sitemap.xml", "https://example.org/", ELSE),
        ("/oai/", "https://example.org/", ELSE),
        ("/en/news/keys.html", "https://example.org/", ""),
        ("/old", "https://site.example.org/old/", "This redirect would lead to itself."),
        ("http://[broken", "https://example.org/", "Enter a valid URL."),
        ("//[broken", "https://example.org/", "Enter a valid URL."),
        ("/?p=123", "https://example.org/", ""),
        ("/en/news/keys/?p=123", "https://example.org/", ""),
        ("/old", "https://example.org/old", ""),
        ("/old", "https://site.example.org//[x", ""),
        ("/old", "https://site.example.org.hu/old", ""),
    ],
)
def test_what_would_never_fire_is_refused(
    desk: Client, article: NewsPage, settings: Settings, view: str, old_path: str, link: str, refusal: str
) -> None:
    DeliverableFactory(work_package=WorkPackageFactory(number=1), index=1)
    settings.BASE_URL = "https://site.example.org"
    made = Redirect.add_redirect("/before", "https://example.org/")
    address = reverse("wagtailredirects:add") if view == "add" else reverse("wagtailredirects:edit", args=[made.pk])
    response = desk.post(address, {"old_path": old_path, "redirect_link": link, "is_permanent": "on"})
    assert response.status_code == (200 if refusal else 302)
    if refusal:
        assert escape(refusal) in response.content.decode()


@pytest.mark.parametrize("is_permanent", [True, False])
@pytest.mark.parametrize(
    ("first", "there", "second"),
    [
        ("/?p=1", "/?p=2", "/?p=2"),
        ("/old", "/older", "/older"),
        ("/old", "/?p=2", "/?p=2"),
        ("/old", "/older?x=1", "/older"),
        ("/old", "/?p=2&x=1", "/?p=2"),
    ],
)
def test_two_that_would_lead_round_are_refused(
    desk: Client, settings: Settings, first: str, there: str, second: str, *, is_permanent: bool
) -> None:
    settings.BASE_URL = host = "https://site.example.org"
    Redirect.add_redirect(first, f"{host}{there}", is_permanent=is_permanent)
    sent = {"old_path": second, "redirect_link": f"{host}{first}", **({"is_permanent": "on"} if is_permanent else {})}
    response = desk.post(reverse("wagtailredirects:add"), sent)
    assert "lead back to itself" in response.content.decode()
    assert Redirect.objects.count() == 1


@pytest.mark.parametrize(
    ("old_path", "link"), [("/en/news/keys/?p=1", "/old"), ("/old", "/en/news/keys/?p=1"), ("/old", "/older")]
)
def test_a_redirect_may_be_edited_to_lead_the_other_way(
    desk: Client, article: NewsPage, settings: Settings, old_path: str, link: str
) -> None:
    settings.BASE_URL = host = "https://site.example.org"
    made = Redirect.add_redirect(link, f"{host}{old_path}")
    sent = {"old_path": old_path, "redirect_link": f"{host}{link}", "is_permanent": "on"}
    assert desk.post(reverse("wagtailredirects:edit", args=[made.pk]), sent).status_code == 302


@pytest.mark.parametrize("query", ["p=1", "p=1&x=2"])
@pytest.mark.parametrize("place", ["/old", "/en/news/older/?p=1", "/en/news/keys/?p=1"])
def test_none_leads_round_that_became_one_later(client: Client, article: NewsPage, place: str, query: str) -> None:
    """One from a page with a query, to what leads there by another redirect, or since the page was renamed."""
    rename(article, "older")
    rename(fresh(article), "keys")
    Redirect.add_redirect("/old", f"http://testserver{KEYS}?p=1")
    Redirect.add_redirect("/en/news/keys?p=1", f"http://testserver{place}")
    assert client.get(f"{KEYS}?{query}").status_code == 200, "the page itself"
    assert answer(client, "/old")[0] in (301, 404)


@pytest.mark.parametrize(
    "link", ["https://site.example.org//[x", "https://site.example.org.hu/old", "https://site.example.organ/?a=b"]
)
def test_what_only_begins_as_ours_is_elsewhere(client: Client, settings: Settings, trees: Trees, link: str) -> None:
    settings.BASE_URL = "https://site.example.org"
    Redirect.add_redirect("/old", link)
    response = client.get("/old/")
    assert (response.status_code, response.headers["Location"]) == (301, link)


def test_an_import_refuses_row_by_row_and_takes_the_rest(desk: Client, settings: Settings, article: NewsPage) -> None:
    settings.BASE_URL = "https://site.example.org"
    rows = {
        "/old": "https://example.org/",
        KEYS: "https://example.org/",
        "/en/news/feed/": "https://example.org/feed",
        "http://[x": "https://example.org/",
        "/to": "http://[x",
        "/round": "https://site.example.org/round/",
        "/?p=9": "https://example.org/9",
        "/" + "x" * 300: "https://example.org/long",
        "/nowhere": "",
        "/there": "https://site.example.org/back",
        "/back": "https://site.example.org/there?x=1",
        "/with\x00null": "https://example.org/null",
        " /spaced ": " https://example.org/spaced ",
        "/with\ttab": "https://example.org/tab",
    }
    text = "\n".join(["from,to", *(f"{old},{new}" for old, new in rows.items())])
    asked = desk.post(
        reverse("wagtailredirects:start_import"),
        {"import_file": SimpleUploadedFile("redirects.csv", text.encode(), "text/csv")},
    )
    hidden = {name: asked.context["form"][name].value() for name in ("import_file_name", "input_format")}
    sent = {**hidden, "from_index": "0", "to_index": "1", "permanent": "on"}
    summary = desk.post(reverse("wagtailredirects:process_import"), sent).content.decode()
    assert sorted(Redirect.objects.values_list("old_path", flat=True)) == [
        "/?p=9", "/old", "/spaced", "/there", "/withtab"
    ]  # fmt: skip
    for reason in (
        "A public page has this address",
        ELSE,
        "Enter a valid URL",
        "lead to itself",
        "at most 255",
        "Choose a page or give",
        "lead back to itself",
        "Null characters are not allowed",
    ):
        assert escape(reason) in summary


def test_the_migration_takes_over_what_wagtail_wrote(client: Client, article: NewsPage) -> None:
    for address in ("/en/news/older", "/en/news/oldest"):
        Redirect.add_redirect(address, article)
    Redirect.objects.update(automatically_created=True)
    entered = Redirect.add_redirect("/entered", article)
    take_over = import_module("qcihungary.core.migrations.0009_former_addresses_from_redirects").take_over
    take_over(apps, None)
    assert list(Redirect.objects.all()) == [entered]
    assert {answer(client, f"/en/news/{name}/?x=1") for name in ("older", "oldest")} == {(301, f"{KEYS}?x=1")}
    take_over(apps, None)
    assert FormerAddress.objects.count() == 2
