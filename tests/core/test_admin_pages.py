"""Pages as an editor meets them: every type can be written, previewed and published, in both languages."""

import datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from wagtail.admin.forms.pages import WagtailAdminPageForm
from wagtail.test.utils.form_data import rich_text, streamfield

from qcihungary.core.languages import LANGUAGE_CODES, other_language
from qcihungary.core.page_forms import PageForm
from qcihungary.core.pages import BasePage
from qcihungary.news.models import NewsIndexPage, NewsPage
from qcihungary.pages.models import AboutPage, StandardPage
from tests.factories import Trees, fresh, page_factory
from tests.forms import create, page_form
from tests.page_types import PAGE_TYPES, example

TYPES = [page_type.model for page_type in PAGE_TYPES]
TITLE = {"en": "Keys over fibres", "hu": "Őrült űrhajó"}


def soup(response: Any) -> BeautifulSoup:
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


@pytest.mark.parametrize("model", TYPES)
def test_every_type_is_edited_previewed_and_published(desk: Client, trees: Trees, model: type[BasePage]) -> None:
    for language in LANGUAGE_CODES:
        page = example(trees, model, language)
        assert soup(desk.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))).select_one("[name=title]")
        preview_as_typed(desk, page, language)
        sent = page_form(title=TITLE[language], slug=page.slug, **kind_of(page), **{"action-publish": "on"})
        response = desk.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), sent)
        assert response.status_code == 302, response.context["form"].errors
        public = soup(Client().get(fresh(page).url_path))
        assert public.title
        assert TITLE[language] in public.title.text


def kind_of(page: BasePage) -> dict[str, str]:
    """The kind of a page that has one: each type has kinds of its own."""
    return {"kind": page.kind} if hasattr(page, "kind") else {}


def preview_as_typed(desk: Client, page: BasePage, language: str) -> None:
    """Preview what isn't saved: in the page's language, under the public policy, in a frame of ours."""
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    assert desk.post(address, page_form(title="Not saved yet", slug=page.slug, **kind_of(page))).json()["is_valid"]
    preview = desk.get(address, headers={"accept-language": other_language(language)})
    shown = soup(preview)
    assert shown.html
    assert shown.html["lang"] == language
    assert shown.title
    assert "Not saved yet" in shown.title.text
    assert "frame-ancestors 'self'" in preview.headers["Content-Security-Policy"]
    assert "unsafe" not in preview.headers["Content-Security-Policy"]
    assert preview.headers["X-Frame-Options"] == "SAMEORIGIN"


@pytest.mark.parametrize("language", LANGUAGE_CODES)
@pytest.mark.parametrize(("model", "parent"), [(NewsPage, NewsIndexPage), (StandardPage, AboutPage)])
def test_a_page_is_previewed_before_it_was_ever_saved(
    desk: Client, trees: Trees, model: type[BasePage], parent: type[BasePage], language: str
) -> None:
    create(desk, model, trees[parent, language], title="Of the same day", slug="same", **{"action-publish": "on"})
    kind = [model._meta.app_label, model._meta.model_name]
    address = reverse("wagtailadmin_pages:preview_on_add", args=[*kind, trees[parent, language].pk])
    assert desk.post(address, page_form(title="A first try", slug="first")).json()["is_valid"]
    shown = soup(desk.get(address))
    assert shown.html
    assert shown.html["lang"] == language
    assert shown.h1
    assert "A first try" in shown.h1.text


@pytest.mark.parametrize(
    ("fields", "at"),
    [
        ({"title": ""}, "title"),
        ({"slug": "„”"}, "slug"),
        ({"search_description": "x" * 301}, "search_description"),
        ({"date": "yesterday"}, "date"),
    ],
)
def test_errors_stand_at_their_field(desk: Client, trees: Trees, fields: dict[str, str], at: str) -> None:
    sent = {"title": "Keys", "slug": "keys", "action-publish": "on", **fields}
    response = create(desk, NewsPage, trees[NewsIndexPage, "hu"], **sent)
    assert response.status_code == 200
    assert list(response.context["form"].errors) == [at]
    assert soup(response).select_one(f"[data-contentpath={at}] .error-message")
    assert not NewsPage.objects.exists()


REFERENCE = {"title": "Keys", "doi": "", "authors": "", "container": "", "year": "", "url": "", "note": ""}
BLOCKS: list[tuple[str, dict[str, Any], str]] = [
    ("reference", {**REFERENCE, "doi": "no doi"}, "doi"),
    ("call_to_action", {"text": "Read on", "page": "", "url": ""}, "url"),
    ("heading", {"text": "", "level": "2"}, "text"),
]


@pytest.mark.parametrize(("kind", "value", "at"), BLOCKS)
def test_an_error_in_a_block_stands_at_its_field(
    desk: Client, trees: Trees, kind: str, value: dict[str, Any], at: str
) -> None:
    fields = {"title": "Keys", "slug": "keys", "body": streamfield([(kind, value)]), "action-publish": "on"}
    response = create(desk, NewsPage, trees[NewsIndexPage, "en"], **fields)
    assert response.status_code == 200
    error = response.context["form"].errors.as_data()["body"][0]
    assert list(error.block_errors[0].block_errors) == [at]


def test_blocks_that_are_right_are_kept(desk: Client, trees: Trees) -> None:
    blocks = [
        ("heading", {"text": "Keys", "level": "2"}),
        ("text", rich_text("<p>Over <b>fibres</b></p>")),
        ("reference", {**REFERENCE, "doi": "https://doi.org/10.1000/x"}),
    ]
    fields = {"title": "Keys", "slug": "keys", "body": streamfield(blocks), "action-publish": "on"}
    response = create(desk, NewsPage, trees[NewsIndexPage, "en"], **fields)
    assert response.status_code == 302, response.context["form"].errors
    body = NewsPage.objects.get(slug="keys", locale__language_code="en").body
    assert [block.block_type for block in body] == ["heading", "text", "reference"]
    assert body[2].value["doi"] == "10.1000/x"


# --- Slugs


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_a_slug_typed_with_accents_becomes_ascii(desk: Client, trees: Trees, language: str) -> None:
    create(desk, NewsPage, trees[NewsIndexPage, language], title="Keys", slug="Őrült-űrhajó")
    assert set(NewsPage.objects.values_list("slug", flat=True)) == {"orult-urhajo"}


def test_a_slug_is_made_of_the_title_in_ascii(trees: Trees) -> None:
    page = page_factory(NewsPage)(parent=trees[NewsIndexPage, "hu"], title="Őrült űrhajó: 20 – 25 „kulcs”")
    assert page.slug == "orult-urhajo-20-25-kulcs"
    assert slugify("Őrült űrhajó") == "orult-urhajo"


def test_two_slugs_that_differ_by_accents_only_are_the_same(desk: Client, trees: Trees) -> None:
    index = trees[NewsIndexPage, "hu"]
    create(desk, NewsPage, index, title="Keys", slug="kerek")
    response = create(desk, NewsPage, index, title="Keys", slug="kérek")
    assert response.status_code == 200
    assert list(response.context["form"].errors) == ["slug"]


def test_an_address_that_was_taken_while_a_page_was_being_made_is_told_at_its_field(
    desk: Client, trees: Trees, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent = trees[NewsIndexPage, "hu"]

    def be_late(form: Any, **options: Any) -> Any:
        fresh(parent).add_child(instance=NewsPage(title="First", slug="keys", locale=parent.locale))
        return WagtailAdminPageForm.save(form, **options)

    monkeypatch.setattr(PageForm, "save", be_late, raising=False)
    response = create(desk, NewsPage, parent, title="Second", slug="keys", search_description="In short.")
    assert response.status_code == 200
    assert response.context["form"].errors.keys() == {"slug"}
    assert BeautifulSoup(response.content, "html.parser").select_one("[name=title]")["value"] == "Second"


def test_the_slug_field_keeps_the_letters_that_lose_their_accents(desk: Client, trees: Trees) -> None:
    page = trees[StandardPage, "hu"]
    edit, copy = (reverse(f"wagtailadmin_pages:{view}", args=[page.pk]) for view in ("edit", "copy"))
    for address, name in ((edit, "slug"), (copy, "new_slug")):
        field = soup(desk.get(address)).select_one(f"[name={name}]")
        assert field
        assert "blur->w-slug#urlify" in field["data-action"]
        assert "slugify" not in field["data-action"]


# --- Scheduling


def test_a_page_is_published_when_its_time_has_come(
    desk: Client, trees: Trees, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_live = timezone.now() + datetime.timedelta(days=1)
    local = timezone.localtime(go_live)
    fields = {"title": "Keys", "slug": "keys", "go_live_at": f"{local:%Y-%m-%d %H:%M}", "action-publish": "on"}
    response = create(desk, NewsPage, trees[NewsIndexPage, "hu"], **fields)
    assert response.status_code == 302, response.context["form"].errors
    page = NewsPage.objects.get(locale__language_code="hu")
    assert not page.live
    assert page.scheduled_revision.approved_go_live_at == go_live.replace(second=0, microsecond=0)
    shown = soup(desk.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))).text
    assert f"{local:%H:%M}" in shown, "the time in Budapest"
    desk.logout()
    assert desk.get("/hu/hirek/keys/").status_code == 404
    monkeypatch.setattr(timezone, "now", lambda: go_live + datetime.timedelta(minutes=1))
    call_command("publish_scheduled")
    assert desk.get("/hu/hirek/keys/").status_code == 200
    alias = soup(desk.get("/en/news/keys/"))
    assert alias.h1
    assert alias.h1["lang"] == "hu"
