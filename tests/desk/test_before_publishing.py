"""The side panel "Before publishing", and what it points to."""

import json
from typing import Any, cast

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.test.utils.form_data import streamfield

from qcihungary.accounts.models import User
from qcihungary.news.models import NewsIndexPage, NewsPage
from qcihungary.pages.models import AboutPage, StandardPage
from tests.factories import Trees, UserFactory
from tests.forms import create, page_form

TRACKED = streamfield([("quote", {"text": "Keys", "attribution": "", "url": "https://example.org/?fbclid=1"})])


def soup(response: Any) -> BeautifulSoup:
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def counter(page: BeautifulSoup) -> Any:
    return page.select_one('[data-side-panel-toggle="before-publishing"] [data-side-panel-toggle-counter]')


def test_the_panel_lists_the_draft_and_looks_again(desk: Client, trees: Trees) -> None:
    page = trees[StandardPage, "hu"]
    form = reverse("wagtailadmin_pages:edit", args=[page.pk])
    empty = soup(desk.get(form))
    assert counter(empty).has_attr("hidden") is not bool(empty.select(".finding"))
    desk.post(form, page_form(title="Kulcsok", slug="kulcsok", body=TRACKED, search_description=""))
    shown = soup(desk.get(form))
    panel = shown.select_one('[data-side-panel="before-publishing"]')
    assert [found["class"][1] for found in panel.select(".finding")] == ["finding-error", "finding-warning"]
    assert panel.select_one("code").text == "https://example.org/"
    assert panel.select_one(".finding-warning a")["href"].endswith("#:w:contentpath=search_description")
    assert counter(shown).text.strip() == "2"
    assert "w-bg-critical-200" in counter(shown)["class"]
    again = soup(desk.get(str(panel.select_one("[data-before-publishing]")["data-before-publishing"])))
    assert len(again.select(".finding")) == 2
    assert again.select_one("[data-findings]")["data-count"] == "2"


def test_it_is_for_those_who_may_edit_the_page(client: Client, trees: Trees) -> None:
    address = reverse("desk_before_publishing", args=[trees[StandardPage, "en"].pk])
    assert client.get(address).status_code == 302
    client.force_login(cast("User", UserFactory()))
    assert client.get(address).status_code == 302
    assert client.post(address).status_code == 302


def test_nothing_is_asked_of_an_alias(desk: Client, trees: Trees) -> None:
    create(desk, NewsPage, trees[NewsIndexPage, "en"], title="Keys", slug="keys")
    alias = NewsPage.objects.get(locale__language_code="hu", slug="keys")
    assert not soup(desk.get(reverse("wagtailadmin_pages:edit", args=[alias.pk]))).select(".finding")
    assert desk.get(reverse("desk_before_publishing", args=[alias.pk])).status_code == 404
    assert desk.get(reverse("desk_before_publishing", args=[99999])).status_code == 404


def test_wagtails_checker_looks_at_contrast_in_the_readers_words(desk: Client, trees: Trees) -> None:
    address = reverse("wagtailadmin_pages:edit", args=[trees[AboutPage, "en"].pk])
    with translation.override("hu"):
        setting = soup(desk.get(address, headers={"accept-language": "hu"})).select_one("#checker-axe-configuration")
    configured = json.loads(str(setting.string))
    assert {"color-contrast", "heading-order", "image-alt"} <= set(configured["options"]["runOnly"])
    assert set(configured["options"]["runOnly"]) <= set(configured["messages"])


@pytest.mark.parametrize("code", ["en", "hu"])
def test_panels_have_their_places_before_a_new_page_is_saved_and_come_then(
    desk: Client, trees: Trees, code: str
) -> None:
    address = reverse("wagtailadmin_pages:add", args=["news", "newspage", trees[NewsIndexPage, code].pk])
    blank = soup(desk.get(address))
    languages = {"en": ("in English", "Write this page in English."), "hu": ("in Hungarian", "Write this page in Hung")}
    assert languages[code][0] in str(blank.title)
    first = blank.select_one(".language-of-form")
    assert first
    assert languages[code][1] in first.get_text()
    response = create(desk, NewsPage, trees[NewsIndexPage, code], title="Keys", slug="keys")
    hydrated = soup(desk.get(response.url, {"_w_hydrate_create_view": "1"}))
    for name, told in (("before-publishing", "data-findings"), ("translation", "data-begin-translation")):
        assert blank.select(f'[data-side-panel-toggle="{name}"]')
        place = blank.select_one(f'[data-side-panel="{name}"]')
        assert place
        assert "as soon as you have written" in place.get_text()
        filled = hydrated.select_one(f"""[data-w-teleport-target-value="[data-side-panel='{name}']"]""")
        assert told in str(filled), name
        assert f"js/{name}.js" in str(blank)
    assert counter(soup(desk.get(response.url)))


def test_the_panel_of_a_record_has_its_place_too(desk: Client) -> None:
    blank = soup(desk.get(reverse("wagtailsnippets_publications_publication:add")))
    assert blank.select('[data-side-panel="before-publishing"] .waiting-panel')
