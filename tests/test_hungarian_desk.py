"""No single English word of the admin is left on its screens in Hungarian, whoever says it: Wagtail, Django or we."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import django
import pytest
import wagtail
from babel.messages.pofile import read_po
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, Page

from qcihungary.accounts.models import User
from qcihungary.news.models import NewsIndexPage
from tests.factories import MemberFactory, Trees

CATALOGUES = [
    *Path(wagtail.__file__).parent.rglob("locale/hu/LC_MESSAGES/django.po"),
    Path(django.__file__).parent / "conf/locale/hu/LC_MESSAGES/django.po",
]
SAID = ("aria-label", "title", "placeholder", "alt")
ALWAYS = {"True", "False", "Root"}
LEFT = {"English", "None"}
"""A language is called by its own name; and Wagtail writes None for people who aren't there."""


@cache
def english_words() -> set[str]:
    """One word each, that has a Hungarian one."""
    found = set()
    for path in CATALOGUES:
        with path.open("rb") as file:
            pairs = [(message.id, message.string) for message in read_po(file) if isinstance(message.id, str)]
        found |= {word for word, hungarian in pairs if re.fullmatch(r"[A-Z][a-z]+", word) and hungarian != word}
    return (found | ALWAYS) - LEFT


def said(page: BeautifulSoup) -> Iterator[str]:
    """Each text of a screen, and what screen readers say of its parts."""
    for element in page.select("script, style, [lang=en]"):
        element.decompose()
    yield from (text.strip() for text in page.find_all(string=True))
    for name in SAID:
        yield from (str(element[name]).strip() for element in page.select(f"[{name}]"))


def english_on(content: str) -> set[str]:
    return english_words() & set(said(BeautifulSoup(content, "html.parser")))


def paths(trees: Trees, user: User) -> Iterator[str]:
    page = trees.keys[NewsIndexPage, "hu"]
    yield from (f"/admin/pages/{page}/{view}" for view in ("", "edit/", "history/", "usage/", "copy/", "delete/"))
    yield from ("/admin/pages/", "/admin/images/", "/admin/documents/", "/admin/redirects/", "/admin/redirects/add/")
    yield from (
        "/admin/users/",
        f"/admin/users/edit/{user.pk}/",
        "/admin/users/new/",
        "/admin/groups/",
        "/admin/account/",
    )
    yield from ("/admin/collections/", "/admin/collections/add/", "/admin/workflows/list/", "/admin/registration/")
    for model in ("consortium/member", "publications/publication", "glossary/glossaryterm", "news/newstag"):
        yield from (f"/admin/snippets/{model}/", f"/admin/snippets/{model}/add/")
    yield from ("/admin/snippets/choose/consortium/member/", "/admin/images/chooser/", "/admin/documents/chooser/")
    yield from (f"/admin/reports/{name}/" for name in ("site-history", "locked", "workflow", "page-types-usage"))


@pytest.fixture
def hungarian(desk: Client) -> Client:
    desk.defaults["HTTP_ACCEPT_LANGUAGE"] = "hu"
    return desk


def test_no_english_word_is_left(hungarian: Client, administrator: User, trees: Trees) -> None:
    MemberFactory()
    Redirect.objects.create(old_path="/old", redirect_link="/hu/")
    titles = set(Page.objects.values_list("title", flat=True))
    found = {}
    for path in paths(trees, administrator):
        response = hungarian.get(path)
        assert response.status_code == 200, path
        text = response.json()["html"] if "json" in response.headers["Content-Type"] else response.content.decode()
        found[path] = english_on(text) - titles
    wrong = [f"{path} {sorted(words)}" for path, words in found.items() if words]
    assert not wrong, "\n".join(wrong)


def test_english_words_are_found_where_there_are_some(desk: Client, trees: Trees) -> None:
    """Or else the test above would pass on any screen."""
    assert {"Actions", "Search"} <= english_words()
    found = english_on(desk.get("/admin/users/").content.decode().replace(' lang="en"', ""))
    assert {"Actions", "Users", "Active"} <= found, found


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
