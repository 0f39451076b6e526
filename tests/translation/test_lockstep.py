"""What is unpublished, moved or deleted in one language is so in the other, or not at all, and that is said before."""

from typing import Any, cast

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from django.utils.http import urlencode
from wagtail.models import GroupPagePermission, Page
from wagtail.models.reference_index import ReferenceGroups
from wagtail.signals import page_unpublished, post_page_move

from qcihungary.accounts.models import User
from qcihungary.core.pages import BasePage
from qcihungary.pages.models import AboutPage, StandardPage
from qcihungary.translation.lockstep import Act, why_not
from tests import forms
from tests.factories import Trees, UserFactory, alias_of, convert, fresh, page_factory, translate

pytestmark = pytest.mark.django_db
PAIRS = {
    "alias-source": "one",
    "alias-twin": "bulk",
    "waiting-source": "bulk",
    "waiting-twin": "one",
    "told-source": "one",
    "told-twin": "bulk",
}
"""Each kind of pair from either side → how it is acted on: each kind in both ways, and both ways from either side."""

each_pair = pytest.mark.parametrize(("pair", "how"), PAIRS.items(), indirect=["pair"])


@pytest.fixture
def pair(request: pytest.FixtureRequest, trees: Trees) -> tuple[BasePage, BasePage]:
    """A page and its twin, of every kind, whichever of them the editor works on."""
    kind, side = request.param.split("-")
    source = page_factory(StandardPage)(parent=trees[AboutPage, "hu"], slug="resz", title="Rész")
    twin = alias_of(source)
    if kind != "alias":
        twin = translate(twin, title="Part", slug="part") if kind == "told" else convert(twin)
    return (source, twin) if side == "source" else (twin, source)


@pytest.fixture
def told(trees: Trees) -> tuple[BasePage, BasePage]:
    """A page that is told in both languages."""
    source = page_factory(StandardPage)(parent=trees[AboutPage, "hu"], slug="resz", title="Rész")
    return source, translate(alias_of(source), title="Part", slug="part")


def address(act: str, *arguments: Any) -> str:
    return reverse(f"wagtailadmin_pages:{act}", args=arguments)


def bulk(act: str, *pages: Page) -> str:
    query = urlencode({"id": [page.pk for page in pages], "next": "/admin/"}, doseq=True)
    return f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', act])}?{query}"


def outcome(desk: Client, path: str) -> str:
    """What is said beforehand of the twin."""
    response = desk.get(path)
    assert response.status_code == 200
    found = BeautifulSoup(response.content, "html.parser").select_one(".twin-outcome")
    return " ".join(found.get_text(" ", strip=True).split()) if found else ""


def told_after(response: Any) -> str:
    return " ".join(forms.told(response))


def is_live(*pages: Page) -> list[bool]:
    return [Page.objects.get(pk=page.pk).live for page in pages]


def other_name(page: BasePage) -> str:
    return "English version" if page.language == "en" else "Hungarian version"


# --- Unpublishing


@each_pair
def test_both_are_unpublished(desk: Client, pair: tuple[BasePage, BasePage], how: str) -> None:
    page, twin = pair
    path = bulk("unpublish", page) if how == "bulk" else address("unpublish", page.pk)
    said = outcome(desk, path)
    assert other_name(twin) in said
    assert "is unpublished too" in said
    assert desk.post(path).status_code == 302
    assert is_live(page, twin) == [False, False]
    assert [Client().get(one.url_path).status_code for one in pair] == [410, 410]


@pytest.mark.parametrize("how", ["one", "bulk"])
def test_a_failure_at_the_twin_undoes_the_unpublishing(desk: Client, told: tuple[BasePage, BasePage], how: str) -> None:
    seen: list[int] = []

    def fail_at_the_second(instance: Page, **kwargs: Any) -> None:
        seen.append(instance.pk)
        if len(seen) == 2:
            raise RuntimeError("the second step fails")

    page_unpublished.connect(fail_at_the_second)
    try:
        with pytest.raises(RuntimeError, match="second step"):
            desk.post(bulk("unpublish", told[0]) if how == "bulk" else address("unpublish", told[0].pk))
    finally:
        page_unpublished.disconnect(fail_at_the_second)
    assert set(seen) == {page.pk for page in told}
    assert is_live(*told) == [True, True]


def test_a_twin_that_somebody_has_locked_stays_and_so_does_the_page(
    desk: Client, told: tuple[BasePage, BasePage]
) -> None:
    page, twin = told
    Page.objects.filter(pk=twin.pk).update(locked=True, locked_by=UserFactory())
    response = desk.post(address("unpublish", page.pk))
    assert "The English version is locked" in told_after(response)
    assert "You don't have permission to unpublish this page" in desk.get(bulk("unpublish", page)).content.decode()
    assert desk.post(bulk("unpublish", page)).status_code == 302
    assert is_live(*told) == [True, True]


# --- Deleting


@each_pair
def test_both_are_deleted(desk: Client, pair: tuple[BasePage, BasePage], how: str) -> None:
    page, twin = pair
    page_factory(StandardPage)(parent=page, slug="belul", title="Belül")
    path = bulk("delete", page) if how == "bulk" else address("delete", page.pk)
    said = outcome(desk, path)
    assert other_name(twin) in said
    if page.alias_of_id:
        assert "is the original that is shown here, and is deleted with it" in said
        assert "To keep the original, don't delete this page" in said
    else:
        assert ("only shows this text" if twin.alias_of_id else "has a text of its own") in said
    assert desk.post(path).status_code == 302
    assert not StandardPage.objects.filter(translation_key=page.translation_key).exists()
    assert not StandardPage.objects.filter(slug="belul").exists()


@pytest.mark.parametrize("how", ["one", "bulk"])
def test_who_may_not_delete_the_twin_deletes_nothing(
    client: Client, told: tuple[BasePage, BasePage], trees: Trees, how: str
) -> None:
    user, group = cast("User", UserFactory()), Group.objects.create(name="Only Hungarian")
    user.groups.add(group)
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for name in ("add_page", "change_page", "publish_page"):
        permission = Permission.objects.get(codename=name, content_type__app_label="wagtailcore")
        GroupPagePermission.objects.create(group=group, page=trees[AboutPage, "hu"], permission=permission)
    client.force_login(user)
    page, twin = told
    response = client.post(bulk("delete", page) if how == "bulk" else address("delete", page.pk))
    if how == "one":
        assert "The English version would be deleted too, and you may not delete it." in told_after(response)
    assert StandardPage.objects.filter(pk__in=(page.pk, twin.pk)).count() == 2


def test_nothing_is_deleted_whose_twin_something_can_not_do_without(
    administrator: User, told: tuple[BasePage, BasePage], monkeypatch: pytest.MonkeyPatch
) -> None:
    page, _twin = told
    assert why_not(Act.DELETE, page, administrator) == ""
    monkeypatch.setattr(ReferenceGroups, "is_protected", True)
    assert "something needs it" in why_not(Act.DELETE, page, administrator)


# --- Moving


@each_pair
def test_both_move(desk: Client, trees: Trees, pair: tuple[BasePage, BasePage], how: str) -> None:
    page, twin = pair
    destination, beside = trees[StandardPage, page.language], trees[StandardPage, twin.language]
    if how == "bulk":
        assert "moves along" in outcome(desk, bulk("move", page))
        response = desk.post(bulk("move", page), {"chooser": destination.pk})
    else:
        path = address("move_confirm", page.pk, destination.pk)
        assert f"moves along, below “{beside.title}”" in outcome(desk, path)
        response = desk.post(path)
    assert response.status_code == 302
    assert fresh(page).get_parent().pk == destination.pk
    assert fresh(twin).get_parent().pk == beside.pk
    assert Client().get(fresh(twin).url_path).status_code == 200


def test_a_failure_at_the_twin_undoes_the_move(desk: Client, trees: Trees, told: tuple[BasePage, BasePage]) -> None:
    page, twin = told

    def fail(instance: Page, **kwargs: Any) -> None:
        if instance.pk == twin.pk:
            raise RuntimeError("the twin's step fails")

    post_page_move.connect(fail)
    try:
        with pytest.raises(RuntimeError, match="twin's step"):
            desk.post(address("move_confirm", page.pk, trees[StandardPage, "hu"].pk))
    finally:
        post_page_move.disconnect(fail)
    assert fresh(page).get_parent().pk == trees[AboutPage, "hu"].pk
    assert fresh(twin).get_parent().pk == trees[AboutPage, "en"].pk


@pytest.mark.parametrize("how", ["one", "bulk"])
@pytest.mark.parametrize("why", ["language", "slug"])
def test_nothing_moves_where_the_twin_cannot_follow(
    desk: Client, trees: Trees, told: tuple[BasePage, BasePage], why: str, how: str
) -> None:
    page, twin = told
    destination = trees[StandardPage, "en" if why == "language" else "hu"]
    if why == "slug":
        page_factory(StandardPage)(parent=trees[StandardPage, "en"], slug="part", title="Another")
    if how == "bulk":
        desk.post(bulk("move", page), {"chooser": destination.pk})
    else:
        response = desk.post(address("move_confirm", page.pk, destination.pk))
        assert {"language": "within its language", "slug": "another page with the slug “part”"}[why] in told_after(
            response
        )
    assert fresh(page).get_parent().pk == trees[AboutPage, "hu"].pk
    assert fresh(twin).get_parent().pk == trees[AboutPage, "en"].pk


# --- Publishing several


def test_a_page_without_a_text_of_its_own_has_nothing_to_publish(desk: Client, trees: Trees) -> None:
    alias = alias_of(page_factory(StandardPage)(parent=trees[AboutPage, "hu"], slug="resz", title="Rész", live=False))
    assert desk.post(bulk("publish", alias)).status_code == 302
    assert is_live(alias) == [False]
