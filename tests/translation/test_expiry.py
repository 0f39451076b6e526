"""An expiry holds in both languages, unless an editor wants it in one. Drafts are brought along."""

import datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail.test.utils.form_data import streamfield

from qcihungary.accounts.rights.table import Role
from qcihungary.core.pages import BasePage
from qcihungary.news.models import NewsIndexPage
from qcihungary.translation.expiry import are_apart
from qcihungary.translation.models import SeparateExpiry
from tests.factories import NewsPageFactory, Trees, alias_of, convert, fresh, translate
from tests.forms import page_form, told
from tests.roles import desk_of, member_of

pytestmark = pytest.mark.django_db
MOMENT = "2099-01-02 03:04"


@pytest.fixture
def pair(trees: Trees) -> tuple[BasePage, BasePage]:
    """An article that is told in both languages."""
    source = NewsPageFactory(parent=trees[NewsIndexPage, "hu"], slug="kulcsok", title="Kulcsok")
    source.save_revision().publish()
    return fresh(source), translate(alias_of(fresh(source)), title="Keys", slug="keys")


def edit(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def send(desk: Client, page: Page, **fields: Any) -> str:
    sent = page_form(**{"title": page.title, "slug": page.slug, "action-publish": "on", **fields})
    return " ".join(told(desk.post(edit(page), sent)))


def choices(desk: Client, page: Page) -> dict[str, bool]:
    """What can be chosen in the dialogue, and what is."""
    found = BeautifulSoup(desk.get(edit(page)).content, "html.parser").find_all("input", attrs={"name": "expires_in"})
    return {str(each["value"]): each.has_attr("checked") for each in found}


@pytest.mark.parametrize("side", [0, 1])
@pytest.mark.parametrize("sent", [{}, {"expires_in": "both"}, {"expires_in": "one"}])
def test_the_dialogue_asks_where_a_page_expires(
    desk: Client, pair: tuple[BasePage, BasePage], side: int, sent: dict[str, str]
) -> None:
    is_shared = sent != {"expires_in": "one"}
    page, twin = pair[side], pair[1 - side]
    assert choices(desk, page) == {"both": True, "one": False}
    told = send(desk, page, expire_at=MOMENT, **sent)
    assert fresh(page).expire_at
    assert (fresh(twin).expire_at == fresh(page).expire_at) is is_shared
    assert ("expires at the same moment: on 2 January 2099, 03:04" in told) is is_shared
    assert "stays as it is" not in told, "its text does; its end doesn't"
    assert choices(desk, twin) == {"both": is_shared, "one": not is_shared}
    send(desk, page, expire_at="")
    assert fresh(page).expire_at is fresh(twin).expire_at is None


def test_an_approved_version_keeps_to_what_its_editor_chose(desk: Client, pair: tuple[BasePage, BasePage]) -> None:
    page, twin = pair
    send(desk, page, expire_at=MOMENT, expires_in="one", **{"action-publish": "", "action-submit": "on"})
    assert fresh(page).expire_at is None, "a draft changes nothing"
    state = fresh(page).current_workflow_task_state
    desk.post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk]), {"comment": ""})
    assert fresh(page).expire_at
    assert fresh(twin).expire_at is None


def test_the_choice_of_who_may_not_publish_waits(desk: Client, pair: tuple[BasePage, BasePage]) -> None:
    page, twin = pair
    author = member_of(Role.AUTHOR)
    Page.objects.filter(pk=page.pk).update(owner=author)
    page, twin = fresh(page), fresh(twin)
    draft = {"action-publish": "", "expire_at": MOMENT, "expires_in": "one"}
    for _save in range(2):
        send(desk_of(author), page, title="Draft", **draft)
    assert not are_apart(page.translation_key)
    assert choices(desk, page) == {"both": False, "one": True}, "the publisher sees what the author wants"
    assert choices(desk, twin) == {"both": True, "one": False}
    send(desk, twin, expire_at="2099-05-06 07:08")
    assert fresh(page).expire_at == fresh(twin).expire_at, "what nobody published doesn't count"
    send(desk_of(author), page, title="Draft", **draft)
    send(desk, fresh(page), title="Draft", expire_at=MOMENT, expires_in="one")
    assert are_apart(page.translation_key)
    assert fresh(page).expire_at != fresh(twin).expire_at


def test_a_draft_takes_nothing_back_that_was_decided_since(desk: Client, pair: tuple[BasePage, BasePage]) -> None:
    page, twin = pair
    send(desk, twin, title="Draft", expires_in="both", **{"action-publish": ""})
    send(desk, page, expire_at=MOMENT, expires_in="one")
    fresh(twin).get_latest_revision().publish()
    assert are_apart(page.translation_key)
    assert not fresh(twin).expire_at


@pytest.mark.parametrize(
    "refused",
    [
        {"body": streamfield([("quote", {"text": "K", "attribution": "", "url": "https://example.org/?fbclid=1"})])},
        {"action-publish": "both 0@never"},
    ],
    ids=["an error", "the other language is another by now"],
)
@pytest.mark.parametrize("has_draft", [False, True])
def test_the_choice_is_kept_where_the_publication_is_refused(
    desk: Client, pair: tuple[BasePage, BasePage], refused: dict[str, Any], *, has_draft: bool
) -> None:
    page, twin = pair
    if has_draft:
        send(desk, page, title="Draft", **{"action-publish": ""})
    fresh(twin).get_latest_revision_as_object().save_revision(user=member_of(Role.PUBLISHER))
    send(desk, page, expire_at=MOMENT, expires_in="one", **refused)
    assert not fresh(page).expire_at, "refused"
    assert choices(desk, page) == {"both": False, "one": True}


@pytest.mark.parametrize("go_live_at", ["", "2098-01-02 03:04"])
def test_both_are_published_and_one_expires(desk: Client, pair: tuple[BasePage, BasePage], go_live_at: str) -> None:
    page, twin = pair
    fresh(twin).get_latest_revision_as_object().save_revision()
    both = {"action-publish": "both ", "go_live_at": go_live_at}
    send(desk, page, expire_at=MOMENT, expires_in="one", **both)
    published = [(fresh(each).scheduled_revision or fresh(each).live_revision).as_object() for each in (page, twin)]
    assert [bool(version.expire_at) for version in published] == [True, False]
    assert published[0].go_live_at == published[1].go_live_at


def test_who_only_shows_the_text_has_no_choice(desk: Client, trees: Trees) -> None:
    source = NewsPageFactory(parent=trees[NewsIndexPage, "hu"], slug="kulcsok")
    source.save_revision().publish()
    convert(alias_of(fresh(source)))
    assert choices(desk, source) == {}
    assert "The English version shows this text and expires with it." in desk.get(edit(source)).content.decode()


def test_drafts_are_brought_along(pair: tuple[BasePage, BasePage]) -> None:
    page, twin = pair
    draft = twin.get_latest_revision_as_object()
    draft.title, draft.go_live_at = "New keys", timezone.now() + datetime.timedelta(days=1)
    draft.save_revision().publish()
    fresh(twin).get_latest_revision_as_object().save_revision()
    page.expire_at = (timezone.now() + datetime.timedelta(days=3)).replace(microsecond=0)
    page.save_revision().publish()
    moments = {
        fresh(twin).get_latest_revision_as_object().expire_at,
        fresh(twin).scheduled_revision.as_object().expire_at,
    }
    assert moments == {fresh(page).expire_at}


def test_nothing_is_kept_of_pages_that_are_gone(desk: Client, pair: tuple[BasePage, BasePage]) -> None:
    send(desk, pair[0], expire_at=MOMENT, expires_in="one")
    assert are_apart(pair[0].translation_key)
    desk.post(reverse("wagtailadmin_pages:delete", args=[pair[0].pk]))
    assert not SeparateExpiry.objects.exists()
