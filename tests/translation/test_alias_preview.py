"""The preview of an alias is of what its source's editors have, if whoever looks may see that."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from qcihungary.accounts.rights.table import Role
from qcihungary.core.pages import BasePage
from qcihungary.news.models import NewsIndexPage
from tests.factories import NewsPageFactory, Trees, alias_of, convert, fresh, translate
from tests.forms import page_form
from tests.roles import desk_of, member_of
from tests.translation.pairs import draft

pytestmark = pytest.mark.django_db
WAYS = ("view_draft", "preview_on_edit")


def pair(trees: Trees, *, live: bool) -> tuple[BasePage, BasePage]:
    """An article with a draft that is newer than its row, and its alias."""
    source = NewsPageFactory(parent=trees[NewsIndexPage, "hu"], slug="kulcsok", title="Első mentés", live=live)
    source.save_revision()
    alias = alias_of(source)
    draft(source, title="Legújabb vázlat")
    return fresh(source), fresh(alias)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("live", [False, True])
def test_it_shows_the_newest_draft_with_the_notice(desk: Client, trees: Trees, *, live: bool, way: str) -> None:
    _source, alias = pair(trees, live=live)
    address = reverse(f"wagtailadmin_pages:{way}", args=[alias.pk])
    if way == "preview_on_edit":
        assert desk.post(address, {"title": ""}).json() == {"is_valid": True, "is_available": True}
    response = desk.get(address)
    shown = response.content.decode()
    assert response.status_code == 200
    assert "Legújabb vázlat" in shown
    assert 'class="notice"' in shown
    assert response.get("X-Frame-Options", "SAMEORIGIN") == "SAMEORIGIN"
    assert fresh(alias).title == "Első mentés", "a preview writes nothing"


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("live", [False, True])
def test_who_may_not_see_the_draft_sees_what_is_public(trees: Trees, *, live: bool, way: str) -> None:
    _source, alias = pair(trees, live=live)
    author = member_of(Role.AUTHOR)
    Page.objects.filter(pk=alias.pk).update(owner=author)
    response = desk_of(author).get(reverse(f"wagtailadmin_pages:{way}", args=[alias.pk]))
    if live:
        assert "Első mentés" in response.content.decode()
    else:
        assert response.status_code in {302, 403}


def test_a_page_of_its_own_shows_its_own_draft_and_what_is_typed(desk: Client, trees: Trees) -> None:
    source, _alias = pair(trees, live=True)
    draft_of, beside_form = (reverse(f"wagtailadmin_pages:{way}", args=[source.pk]) for way in WAYS)
    assert "Legújabb vázlat" in desk.get(draft_of).content.decode()
    assert desk.post(beside_form, page_form(title="Begépelt", slug="kulcsok")).json()["is_valid"]
    assert "Begépelt" in desk.get(beside_form).content.decode()


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("is_translated", [False, True])
@pytest.mark.parametrize("live", [False, True])
def test_a_translation_shows_its_own_draft(
    desk: Client, trees: Trees, *, live: bool, is_translated: bool, way: str
) -> None:
    source, alias = pair(trees, live=live)
    begun = translate(alias, title="Keys", slug="keys") if is_translated else convert(alias)
    draft(begun, title="Newest draft")
    draft(fresh(source), title="Még újabb vázlat")
    address = reverse(f"wagtailadmin_pages:{way}", args=[alias.pk])
    if way == "preview_on_edit":
        assert desk.post(address, page_form(title="Newest draft", slug=fresh(begun).slug)).json()["is_valid"]
    shown = desk.get(address).content.decode()
    assert "Newest draft" in shown
    assert "vázlat" not in shown
    assert 'class="notice"' not in shown
