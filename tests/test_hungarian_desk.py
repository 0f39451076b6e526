"""What the desk says in Hungarian; ``tests/test_every_screen.py`` asks its screens for English by ``english_on``."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import django
import pytest
import wagtail
from babel.messages.pofile import read_po
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client
from lxml.html import HtmlElement, document_fromstring
from wagtail.models import Collection, Page

from qcihungary.accounts.models import User
from qcihungary.core import message_catalog
from tests.factories import Trees

CATALOGUES = [
    *Path(wagtail.__file__).parent.rglob("locale/hu/LC_MESSAGES/django.po"),
    *(Path(django.__file__).parent / place / "locale/hu/LC_MESSAGES/django.po" for place in ("conf", "contrib/auth")),
    Path(django.__file__).parent / "contrib/humanize/locale/hu/LC_MESSAGES/django.po",
    message_catalog.catalog_path(settings.ROOT, "hu"),
]
NOT_OURS = "//script | //style | //body//*[@lang='en']"
SAID = ("aria-label", "title", "placeholder", "alt", "data-w-tooltip-content-value")
ALWAYS = {"True", "False", "Root"}
LEFT = {"English", "None", "Sample University"}
"""A language is called by its own name, Wagtail writes None for people who aren't there, and a member is an example."""

ENGLISH = re.compile(
    r"\b(?:the|and|you|your|this|with|for|from|has|have|can|add|choose|select|ago|text|page)\b", re.IGNORECASE
)
"""What no Hungarian sentence has: it finds what no catalogue knows, as the names that Django makes of fields."""

CONTENT = re.compile(
    r"You have a place|What the term means|Financed by|this exact order|Page \d|Keys? for|new \w+Chooser"
)
"""What the examples of the tests are called, and a script's own words."""


@cache
def english_texts() -> set[str]:
    """What has a Hungarian text, and nothing to be filled in."""
    found = set()
    for path in CATALOGUES:
        with path.open("rb") as file:
            pairs = [(message.id, message.string) for message in read_po(file) if isinstance(message.id, str)]
        found |= {text for text, hungarian in pairs if "%(" not in text and hungarian not in ("", text)}
    return (found | ALWAYS) - LEFT - {""}


def said(page: HtmlElement, titles: set[str]) -> Iterator[str]:
    """Each text of a screen but the titles of pages, and what screen readers and buttons say of its parts."""
    if page.get("lang") == "en":
        yield "the whole page"
    for element in page.xpath(NOT_OURS):
        element.drop_tree()
    yield from {told(text) for text in page.xpath("//text()")} - titles
    for element in page.iter("*"):
        yield from (told(text) for name in SAID if (text := element.get(name)))
        if element.tag == "input" and element.get("type") == "submit":
            yield told(element.get("value") or "")


def told(text: str) -> str:
    return " ".join(text.split())


def english_on(content: bytes) -> set[str]:
    """The English of a screen in Hungarian, but for what isn't ours: the titles of the examples."""
    if not content.strip():
        return set()
    texts = set(said(document_fromstring(content.decode()), set(Page.objects.values_list("title", flat=True))))
    guessed = {text for text in texts if ENGLISH.search(text) and not CONTENT.search(text)}
    return (english_texts() & texts) | guessed


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ("<p>Actions</p>", {"Actions"}),
        ("<p>Műveletek</p>", set()),
        ('<p lang="en">Actions</p>', set()),
        ('<input type="submit" value="Search">', {"Search"}),
        ('<b title="Add a page permission">1</b>', {"Add a page permission"}),
        ("<td>Can lock widget</td>", {"Can lock widget"}),
        ('<html lang="en"><body><p>Műveletek</p>', {"the whole page"}),
        ("<td>Elküldve: 3 seconds ago</td>", {"Elküldve: 3 seconds ago"}),
    ],
)
def test_english_is_found_where_there_is_some(trees: Trees, markup: str, found: set[str]) -> None:
    """Or else every screen would pass."""
    assert english_on(markup.encode()) == found


def test_what_is_above_all_pages_and_collections_is_called_as_the_site(trees: Trees) -> None:
    assert Page.objects.get(depth=1).title == "QCIHungary"
    assert Collection.get_first_root_node().name == "QCIHungary"


@pytest.mark.parametrize(
    ("language", "order"), [("hu", ["last_name", "first_name"]), ("en", ["first_name", "last_name"])]
)
def test_names_stand_in_the_order_of_the_language(
    desk: Client, administrator: User, language: str, order: list[str]
) -> None:
    for path in ("/admin/users/new/", f"/admin/users/edit/{administrator.pk}/", "/admin/account/"):
        page = BeautifulSoup(desk.get(path, headers={"accept-language": language}).content, "html.parser")
        fields = [str(field["name"]) for field in page.select("input[name$=first_name], input[name$=last_name]")]
        assert [name.partition("-")[2] or name for name in fields] == order, path
