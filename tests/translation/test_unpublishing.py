"""What is unpublished of a page and of those below it, in one language or in both, and what is said of that."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from qcihungary.core.pages import BasePage
from qcihungary.pages.models import AboutPage, StandardPage
from tests.factories import Trees, alias_of, convert, page_factory, translate
from tests.forms import told

pytestmark = pytest.mark.django_db
BELOW = ("told", "written here", "written there", "begun here", "begun there")
"""How a subpage is told, seen from the language in which somebody unpublishes."""

HIDDEN: dict[str, set[str]] = {
    "one": {"told/here", "written here/here", "written here/there", "begun there/here", "begun there/there"},
    "both": {f"{name}/{side}" for name in BELOW for side in ("here", "there")},
}
"""Which of them go along. In one language: what is told in it, and with that what only shows its text.

What only shows the other language's text stays: an alias is public exactly when its source is.
"""


@pytest.fixture
def pages(trees: Trees) -> dict[str, Page]:
    """A page that is told in both languages, with one of each kind below it."""
    here = page_factory(StandardPage)(parent=trees[AboutPage, "hu"], slug="resz", title="Rész")
    there = translate(alias_of(here), title="Part", slug="part")
    found: dict[str, Page] = {"here": here, "there": there}
    for name in BELOW:
        is_there = name in ("written there", "begun here")
        source = page_factory(StandardPage)(
            parent=there if is_there else here, slug=name.replace(" ", "-"), title=name.title()
        )
        twin: BasePage = alias_of(source)
        if name == "told":
            twin = translate(twin, title="Told")
        elif name.startswith("begun"):
            twin = convert(twin)
        found |= {
            f"{name}/{'there' if is_there else 'here'}": source,
            f"{name}/{'here' if is_there else 'there'}": twin,
        }
    return found


def public(pages: dict[str, Page]) -> set[str]:
    """Which of them readers get at their addresses."""
    return {name for name, page in pages.items() if Client().get(page.url_path).status_code == 200}


def unpublish(desk: Client, page: Page, how: str, sent: dict[str, str]) -> str:
    """Do it, and read what is said."""
    path = reverse("wagtailadmin_pages:unpublish", args=[page.pk])
    if how == "bulk":
        path = f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', 'unpublish'])}?id={page.pk}&next=/admin/"
    return " ".join(BeautifulSoup(message, "html.parser").get_text() for message in told(desk.post(path, sent)))


@pytest.mark.parametrize("how", ["one", "bulk"])
@pytest.mark.parametrize("choice", ["one", "both"])
def test_what_is_below_goes_along_where_it_is_told(desk: Client, pages: dict[str, Page], choice: str, how: str) -> None:
    everything = public(pages)
    assert everything == pages.keys()
    told = unpublish(desk, pages["here"], how, {"languages": choice, "include_descendants": "on"})
    hidden = HIDDEN[choice] | ({"here"} if choice == "one" else {"here", "there"})
    assert everything - public(pages) == hidden
    expected = {
        ("one", "one"): "The English version stays public.",
        ("one", "both"): "The English version was unpublished too.",
        ("bulk", "one"): "What has a text of its own in the other language stays public there.",
        ("bulk", "both"): "in both languages",
    }[how, choice]
    assert expected in told


@pytest.mark.parametrize("choice", ["one", "both"])
def test_without_them_only_the_page_goes(desk: Client, pages: dict[str, Page], choice: str) -> None:
    everything = public(pages)
    unpublish(desk, pages["here"], "one", {"languages": choice})
    assert everything - public(pages) == ({"here"} if choice == "one" else {"here", "there"})


def test_the_dialogue_says_which_subpages_stay(desk: Client, pages: dict[str, Page]) -> None:
    shown = desk.get(reverse("wagtailadmin_pages:unpublish", args=[pages["here"].pk])).content.decode()
    assert "only shows the other language’s text stays public as long as that is" in shown


def test_nothing_is_said_of_a_version_that_was_no_more_public(desk: Client, pages: dict[str, Page]) -> None:
    unpublish(desk, pages["there"], "one", {"languages": "one"})
    assert "English version" not in unpublish(desk, pages["here"], "one", {})
