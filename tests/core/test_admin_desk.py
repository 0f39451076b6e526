"""The admin as an editor who comes once a week meets it: its menus, its picker of blocks, its mark."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.template.response import TemplateResponse
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.blocks import Block

from qcihungary.core.checks import body_blocks
from tests.factories import Trees

pytestmark = pytest.mark.django_db


def soup(response: Any) -> BeautifulSoup:
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


@pytest.fixture
def menu(desk: Client) -> list[dict[str, Any]]:
    """The entries of the main menu, as the page hands them to Wagtail's script."""
    props = soup(desk.get("/admin/")).select_one("#wagtail-sidebar-props")
    assert props
    modules = json.loads(str(props.string))["modules"]
    found = next(module for module in modules if module["_type"] == "wagtail.sidebar.MainMenuModule")
    return [entry["_args"] for entry in found["_args"][0]]


def names(entries: list[Any]) -> list[str]:
    return [entry[0]["name"] if isinstance(entry, list) else entry["_args"][0]["name"] for entry in entries]


def below(menu: list[Any], name: str) -> list[str]:
    return next(names(entry[1]) for entry in menu if entry[0]["name"] == name)


def test_the_menu_is_in_an_editors_order(menu: list[Any]) -> None:
    assert names(menu) == [
        "explorer",
        "images",
        "documents",
        "deliverables",
        "publications",
        "registration",
        "news-tags",
        "consortium",
        "glossary",
        "messages",
        "reports",
        "settings",
        "help",
    ]
    assert below(menu, "consortium") == ["members", "work-packages", "funders"]


def test_the_menus_hold_nothing_useless(menu: list[Any]) -> None:
    settings = below(menu, "settings")
    assert settings[0] == "project-facts"
    assert {"users", "groups", "redirects", "collections"} <= set(settings)
    assert "sites" not in settings
    assert not [name for name in below(menu, "help") if name.startswith("whats-new")]


@pytest.mark.parametrize("menu", ["admin", "settings", "reports", "help"])
def test_the_entries_have_the_same_names_whoever_reads_them_first(menu: str) -> None:
    def read(language: str) -> list[Any]:
        with translation.override(language):
            return [inner for register in hooks.get_hooks(f"register_{menu}_menu_item") for inner in named(register())]

    assert read("en") == read("hu")


def named(item: MenuItem) -> Iterator[str]:
    """The names of an entry and of those below it, made anew."""
    yield item.name
    menu = getattr(item, "menu", None)
    for inner in (menu and menu.initial_menu_items) or ():
        yield from named(inner)


def addresses(found: Any) -> Iterator[str]:
    """Where the entries lead, however deep."""
    for inner in found.values() if isinstance(found, dict) else found:
        if isinstance(inner, dict | list):
            yield from addresses(inner)
    if isinstance(found, dict) and str(found.get("url", "")).startswith("/"):
        yield found["url"]


def test_every_entry_leads_somewhere(desk: Client, menu: list[Any], trees: Trees) -> None:
    found = {*addresses(menu), reverse("wagtailadmin_explore_root")}
    assert len(found) > 15
    for address in found:
        assert desk.get(address, follow=True).status_code == 200, address


def test_the_admin_wears_our_name_and_mark(desk: Client, client: Client) -> None:
    page = soup(desk.get("/admin/"))
    assert page.title
    assert "QCIHungary" in page.title.text
    assert "Wagtail" not in page.title.text
    assert page.select_one("link[rel=icon][href$='images/favicon.svg']")
    assert page.select_one("link[rel=stylesheet][href$='css/admin.css']")


# --- The picker of blocks


def blocks() -> list[Block]:
    return list(body_blocks())


@pytest.mark.parametrize("language", ["en", "hu"])
@pytest.mark.parametrize("block", blocks(), ids=lambda block: f"{type(block).__name__}-{block.name}")
def test_a_block_is_previewed_in_the_editors_language(desk: Client, trees: Trees, block: Block, language: str) -> None:
    assert block.is_previewable
    with translation.override(language):
        assert str(block.get_description())
    response = desk.get(
        reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix}, headers={"accept-language": language}
    )
    page = soup(response)
    assert isinstance(response, TemplateResponse)
    assert page.html
    assert page.html["lang"] == language
    main = page.select_one("main.block-preview")
    assert main
    assert main.get_text(strip=True) or main.select("svg, img")
    assert page.select_one("link[href$='css/main.css']"), "it looks as it will look"
    assert not page.select("[style], style"), "nothing that the public policy forbids"
    assert "frame-ancestors 'self'" in response.headers["Content-Security-Policy"]


@pytest.mark.parametrize("name", ["picture", "gallery", "video"])
def test_pictures_are_previewed_by_their_cover(desk: Client, trees: Trees, name: str) -> None:
    block = next(block for block in blocks() if block.name == name)
    page = soup(desk.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix}))
    assert page.select("svg.cover")


def test_a_document_is_previewed_with_what_visitors_learn_of_it(desk: Client) -> None:
    block = next(block for block in blocks() if block.name == "document")
    text = soup(desk.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})).text
    assert "PDF" in text
    assert "KB" in text


def test_a_section_is_previewed_with_what_is_in_it(desk: Client, trees: Trees) -> None:
    block = next(block for block in blocks() if block.name == "section")
    page = soup(desk.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix}))
    assert page.select_one('a[href="/en/news/"], a[href="/hu/hirek/"]')


# --- The user bar


def test_a_signed_in_editor_has_the_user_bar_under_the_public_policy(desk: Client, trees: Trees) -> None:
    response = desk.get("/hu/hirek/")
    assert soup(response).select_one("wagtail-userbar")
    assert "unsafe" not in response.headers["Content-Security-Policy"]
    assert "private" in response.headers["Cache-Control"]
    assert "Cookie" in response.headers["Vary"]


def test_a_visitor_has_neither_user_bar_nor_cookie(client: Client, trees: Trees) -> None:
    response = client.get("/hu/hirek/")
    assert b"userbar" not in response.content
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")
