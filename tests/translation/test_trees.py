"""Both trees alike: copies, the order of pages, their place in the menu, and no way round by Wagtail's API."""

import datetime
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from qcihungary.accounts.rights.table import Role
from qcihungary.core.pages import BasePage
from qcihungary.core.tree import Tree
from qcihungary.news.models import NewsIndexPage
from qcihungary.pages.models import AboutPage, HomePage, StandardPage
from tests.factories import NewsPageFactory, Trees, alias_of, convert, fresh, page_factory, translate
from tests.roles import desk_of, member_of
from tests.translation.public import at, public_view, quick_view

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(trees: Trees) -> BasePage:
    """A Hungarian article that is public."""
    page = NewsPageFactory(parent=trees[NewsIndexPage, "hu"], slug="kulcsok", title="Kulcsok")
    page.save_revision().publish()
    return fresh(page)


def copy(desk: Client, page: Page, **fields: Any) -> Any:
    sent = {"new_title": "Másolat", "new_slug": "masolat", "new_parent_page": page.get_parent().pk, **fields}
    return desk.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), sent)


@pytest.mark.parametrize(("fields", "views"), [({}, "gone/gone"), ({"publish_copies": "on"}, "own/shown")])
@pytest.mark.parametrize("state", ["alias", "begun", "translated"])
def test_a_copy_is_public_in_both_languages_or_in_none(
    desk: Client, article: BasePage, state: str, fields: dict[str, str], views: str
) -> None:
    twin = alias_of(article)
    if state != "alias":
        twin = convert(twin) if state == "begun" else translate(twin, title="Keys")
    copy(desk, article, **fields)
    made = Page.objects.get(slug="masolat", locale=article.locale)
    other = made.get_translations().get()
    assert f"{public_view(made)}/{public_view(other)}" == views
    assert f"{public_view(article)}/{public_view(twin)}" == ("own/own" if state == "translated" else "own/shown")


@pytest.mark.parametrize("begun", ["alias", "begun"])
def test_what_has_no_text_of_its_own_is_copied_by_its_source(desk: Client, article: BasePage, begun: str) -> None:
    twin = alias_of(article)
    twin = convert(twin) if begun == "begun" else twin
    response = copy(desk, twin, publish_copies="on")
    assert response.headers["Location"] == reverse("wagtailadmin_pages:copy", args=[article.pk])
    assert not Page.objects.filter(slug="masolat").exists()


@pytest.mark.parametrize("begun", ["alias", "begun"])
def test_below_a_copied_page_each_keeps_its_language(desk: Client, trees: Trees, begun: str) -> None:
    section = trees[StandardPage, "en"]
    part = page_factory(StandardPage)(parent=trees[StandardPage, "hu"], slug="resz", title="Rész")
    part.save_revision().publish()
    twin = alias_of(fresh(part))
    if begun == "begun":
        convert(twin)
    copy(desk, section, copy_subpages="on", publish_copies="on")
    english, magyar = (Page.objects.get(url_path=f"/{code}/masolat/resz/").specific for code in ("en", "hu"))
    assert (at(english.url_path), at(magyar.url_path)) == ("the other's text", "its text")
    assert (english.alias_of_id, magyar.title) == (magyar.pk, "Rész")
    assert magyar.get_latest_revision().as_object().title == "Rész"
    fresh(magyar).save_revision().publish()
    assert fresh(english).get_latest_revision_as_object().title == "Rész"


@pytest.mark.parametrize(("fields", "views"), [({}, "gone/gone"), ({"publish_copies": "on"}, "own/shown")])
def test_what_is_scheduled_below_a_copied_page_is_not_scheduled_there(
    desk: Client, trees: Trees, monkeypatch: pytest.MonkeyPatch, fields: dict[str, str], views: str
) -> None:
    moment = timezone.now() + datetime.timedelta(days=1)
    for slug, live in (("uj", False), ("elo", True)):
        part = page_factory(StandardPage)(parent=trees[StandardPage, "hu"], slug=slug, title="Rész", live=live)
        alias_of(part)
        later = fresh(part)
        later.title, later.go_live_at = "Később", moment
        later.save_revision().publish()
    copy(desk, trees[StandardPage, "hu"], copy_subpages="on", **fields)
    monkeypatch.setattr("django.utils.timezone.now", lambda: moment + datetime.timedelta(days=1))
    call_command("publish_scheduled")

    def seen(path: str) -> str:
        pages = [Page.objects.get(url_path=f"/{code}/{path}/") for code in ("hu", "en")]
        return "/".join(map(quick_view, pages))

    assert {slug: seen(f"masolat/{slug}") for slug in ("uj", "elo")} == {"uj": "gone/gone", "elo": views}
    assert not Page.objects.filter(url_path__startswith="/hu/masolat/", title="Később", live=True).exists()


def order(home: Page) -> list[Any]:
    return list(home.get_children().values_list("translation_key", flat=True))


def reorder(desk: Client, page: Page, position: int | None) -> int:
    query = "" if position is None else f"?position={position}"
    return desk.post(f"{reverse('wagtailadmin_pages:set_page_position', args=[page.pk])}{query}").status_code


@pytest.mark.parametrize("code", ["en", "hu"])
@pytest.mark.parametrize("position", [0, 1, 4, None])
def test_the_menu_has_the_same_order_in_both_languages(
    desk: Client, trees: Trees, position: int | None, code: str
) -> None:
    model = NewsIndexPage
    before = order(trees[HomePage, "en"])
    assert reorder(desk, trees[model, code], position) == 200
    homes = [fresh(trees[HomePage, other]) for other in ("en", "hu")]
    assert order(homes[0]) == order(homes[1])
    assert order(homes[0]).index(trees[model, code].translation_key) == (
        len(before) - 1 if position is None else position
    )
    assert sorted(order(homes[0])) == sorted(before)
    assert [Page.find_problems(), homes[1].get_children().count()] == [([], [], [], [], []), len(before)]


def test_who_may_not_reorder_does_so_in_no_language(trees: Trees) -> None:
    before = [order(trees[HomePage, code]) for code in ("en", "hu")]
    reorder(desk_of(member_of(Role.EDITOR)), trees[AboutPage, "hu"], 3)
    assert [order(trees[HomePage, code]) for code in ("en", "hu")] == before


@pytest.mark.parametrize("code", ["en", "hu"])
@pytest.mark.parametrize("state", ["clean", "drafted", "scheduled"])
def test_a_page_is_in_the_menu_of_both_languages_or_of_none(trees: Trees, code: str, state: str) -> None:
    page, twin = trees[AboutPage, code], trees[AboutPage, "hu" if code == "en" else "en"]
    if state != "clean":
        draft = fresh(twin)
        draft.title = "Draft"
        draft.go_live_at = timezone.now() + datetime.timedelta(days=1) if state == "scheduled" else None
        revision = draft.save_revision()
        if state == "scheduled":
            revision.publish()
    draft = fresh(page)
    draft.show_in_menus = False
    draft.save_revision()
    assert page.url_path in menu(page), "a draft changes nothing"
    fresh(page).get_latest_revision().publish()
    assert page.url_path not in menu(page)
    assert twin.url_path not in menu(twin)
    assert fresh(twin).title == twin.title
    newest = fresh(twin).scheduled_revision or fresh(twin).get_latest_revision()
    assert newest.as_object().title == (twin.title if state == "clean" else "Draft")
    ready = newest.as_object()
    ready.go_live_at = None
    ready.save_revision().publish()
    assert not fresh(page).show_in_menus


@pytest.mark.parametrize("state", ["alias", "begun"])
def test_a_page_without_a_text_of_its_own_is_where_its_source_is(desk: Client, trees: Trees, state: str) -> None:
    page = page_factory(StandardPage)(parent=trees[HomePage, "hu"], slug="uj", title="Új", show_in_menus=True)
    page.save_revision().publish()
    twin = alias_of(fresh(page))
    if state == "begun":
        twin = convert(twin)

    def in_menus() -> list[bool]:
        return [each.url_path in menu(each) for each in (page, twin)]

    assert in_menus() == [True, True]
    for position, place in ((0, 0), (None, -1)):
        assert reorder(desk, twin, position) == 200
        orders = [order(fresh(trees[HomePage, code])) for code in ("hu", "en")]
        assert orders[0] == orders[1]
        assert orders[0][place] == page.translation_key
    draft = fresh(page)
    draft.show_in_menus = False
    draft.save_revision().publish()
    assert in_menus() == [False, False]
    if state == "begun":
        written = fresh(twin).get_latest_revision_as_object()
        assert not written.show_in_menus, "publishing the translation would bring it back"
        written.show_in_menus, written.title = True, "New"
        written.save_revision()
        assert in_menus() == [False, False]
        fresh(twin).get_latest_revision().publish()
        assert in_menus() == [True, True]


def menu(page: BasePage) -> set[str]:
    return {item.url for item in Tree.at(f"/{page.language}/").menu()}


@pytest.mark.parametrize("act", ["unpublish", "delete", "move", "publish", "convert_alias", "copy", "create_alias"])
def test_wagtails_api_changes_nothing(desk: Client, article: BasePage, act: str) -> None:
    assert desk.post(f"/admin/api/main/pages/{article.pk}/action/{act}/").status_code == 404
    assert fresh(article).live
