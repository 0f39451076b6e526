"""What editors are told of readers where a page only shows the other's text, in each state of that."""

import datetime
from collections.abc import Callable

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.models import Page, PageViewRestriction

from qcihungary.core.pages import BasePage
from qcihungary.news.models import NewsIndexPage, NewsPage
from tests.factories import NewsPageFactory, Trees, alias_of, convert, fresh

pytestmark = pytest.mark.django_db


def publish(page: BasePage) -> None:
    page.save_revision().publish()


def schedule(page: BasePage) -> None:
    page.go_live_at = datetime.datetime(2099, 1, 2, 2, 4, tzinfo=datetime.UTC)
    page.save_revision().publish()


def expire(page: BasePage) -> None:
    publish(page)
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - datetime.timedelta(hours=1))
    call_command("publish_scheduled")


def unpublish(page: BasePage) -> None:
    publish(page)
    fresh(page).unpublish()


def restrict(page: BasePage) -> None:
    publish(page)
    PageViewRestriction.objects.create(page=page, restriction_type="login")


STATES: dict[str, tuple[Callable[[BasePage], object], str, str]] = {
    "never live": (fresh, "még nincs közzétéve", "amint ez az oldal is az"),
    "live": (
        publish,
        "a magyar szöveg",
        "ezt a szöveget olvassák",
    ),
    "scheduled": (schedule, "2099. január 2., 03:04", "2099. január 2., 03:04"),
    "expired": (expire, "lejárt: a látogatók itt semmit sem olvashatnak", "amint ez az oldal is az"),
    "unpublished": (unpublish, "lekerült: a látogatók itt semmit sem olvashatnak", "amint ez az oldal is az"),
    "restricted": (restrict, "csak az olvashatja", "aki ezt az oldalt olvashatja"),
}
"""How a source comes into each state, and what is said of it to the editors of its twin, and to its own."""


@pytest.mark.parametrize("begun", [False, True])
@pytest.mark.parametrize("state", STATES)
def test_readers_are_spoken_of_as_it_is(desk: Client, trees: Trees, state: str, begun: bool) -> None:  # noqa: FBT001  (a parameter of the test)
    page: NewsPage = NewsPageFactory(parent=trees[NewsIndexPage, "hu"], slug="kulcsok", title="Kulcsok", live=False)
    page.save_revision()
    twin = alias_of(page)
    if begun:
        convert(twin)
    act, here, there = STATES[state]
    act(fresh(page))
    with translation.override("hu"):
        for shown, said in ((twin, here), (page, there)):
            html = desk.get(reverse("wagtailadmin_pages:edit", args=[shown.pk]), headers={"Accept-Language": "hu"})
            text = html.content.decode().replace("\xa0", " ")
            assert said in text
            assert ("magyar szöveget olvassák" in text or "magyar szövegét olvassák" in text) is (
                state == "live" and shown == twin
            )
