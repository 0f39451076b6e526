"""Both languages side by side: the newest drafts of a page and its twin, or a record in both languages."""

from typing import Any, cast

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client
from django.urls import reverse

from qcihungary.accounts.models import User
from qcihungary.accounts.rights.table import Role
from qcihungary.consortium.models import Member
from qcihungary.news.models import NewsIndexPage, NewsPage
from tests.factories import MemberFactory, Trees, UserFactory, alias_of, convert, page_factory
from tests.roles import desk_of, member_of

pytestmark = pytest.mark.django_db


def frames(desk: Client, address: str) -> list[Tag]:
    """The two sections of the page."""
    response = desk.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser").select(".both-frames section")


def content(desk: Client, section: Tag) -> tuple[str | None, str]:
    """The language and the heading of what a frame shows, which may be framed by the admin."""
    frame = section.iframe
    assert frame
    response = desk.get(str(frame["src"]))
    assert response.status_code == 200
    assert "frame-ancestors 'self'" in response.headers["Content-Security-Policy"]
    assert response.headers["X-Frame-Options"] == "SAMEORIGIN"
    page = BeautifulSoup(response.content, "html.parser")
    assert page.html
    assert page.h1
    return str(page.html["lang"]), page.h1.get_text(strip=True)


def of(page: Any) -> str:
    return reverse("translation_side_by_side", args=[page.pk])


def test_both_drafts_are_shown(desk: Client, trees: Trees) -> None:
    page = page_factory(NewsPage)(parent=trees[NewsIndexPage, "hu"], slug="keys", title="Kulcsok")
    twin = convert(alias_of(page))
    for version, title in ((page, "Új kulcsok"), (twin, "New keys")):
        version.title = title
        version.save_revision()
    edit = desk.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert of(page) in edit
    left, right = frames(desk, of(page))
    assert content(desk, left) == ("hu", "Új kulcsok")
    assert content(desk, right) == ("en", "New keys")
    assert "A draft that readers don't see yet." in right.get_text()
    assert str(right.select("a")[0]["href"]) == reverse("wagtailadmin_pages:edit", args=[twin.pk])
    assert content(desk, frames(desk, of(twin))[0]) == ("en", "New keys"), "the page itself comes first"


def test_an_alias_is_shown_as_readers_get_it(desk: Client, trees: Trees) -> None:
    page = page_factory(NewsPage)(parent=trees[NewsIndexPage, "hu"], slug="keys", title="Kulcsok")
    alias_of(page)
    _left, right = frames(desk, of(page))
    assert content(desk, right) == ("en", "Kulcsok")
    assert "Not translated yet: this is what readers get." in right.get_text()


def test_a_page_that_has_no_twin_stands_alone(desk: Client, trees: Trees) -> None:
    page = page_factory(NewsPage)(parent=trees[NewsIndexPage, "hu"], slug="keys", title="Kulcsok")
    assert len(frames(desk, of(page))) == 1


def test_only_those_who_may_edit_look_and_nothing_else_is_answered(client: Client, desk: Client, trees: Trees) -> None:
    page = page_factory(NewsPage)(parent=trees[NewsIndexPage, "hu"], slug="keys", title="Kulcsok")
    root = reverse("translation_side_by_side", args=[1])
    assert desk.get(root).status_code == 404
    assert desk.get(reverse("translation_side_by_side", args=[99999])).status_code == 404
    assert desk.post(of(page)).status_code == 405
    visitor = Client()
    assert visitor.get(of(page)).status_code == 302
    visitor.force_login(cast("User", UserFactory()))
    assert visitor.get(of(page)).status_code == 302
    for name in ("translation_record_side_by_side", "translation_record_draft"):
        assert visitor.get(reverse(name, args=["consortium", "member", 1])).status_code == 302


def test_a_record_is_shown_in_both_languages(desk: Client, trees: Trees) -> None:
    member = cast("Member", MemberFactory())
    address = reverse("translation_record_side_by_side", args=["consortium", "member", member.pk])
    assert address in desk.get(reverse(Member.snippet_viewset.get_url_name("edit"), args=[member.pk])).content.decode()
    shown = [section.iframe for section in frames(desk, address)]
    assert [str(frame["src"])[-7:] for frame in shown if frame] == ["mode=en", "mode=hu"]
    texts = [desk.get(str(frame["src"])).content.decode() for frame in shown if frame]
    assert "Sample University" in texts[0]
    assert "Minta Egyetem" in texts[1]
    draft = reverse("translation_record_draft", args=["consortium", "member", member.pk])
    assert {desk.get(f"{draft}{query}").status_code for query in ("", "?mode=de")} == {404}
    for odd in (("consortium", "nothing"), ("accounts", "user"), ("consortium", "member")):
        assert desk.get(reverse("translation_record_side_by_side", args=[*odd, 99999])).status_code == 404


def test_who_may_edit_only_one_of_them_reads_no_word_of_the_others_draft(trees: Trees) -> None:
    author = member_of(Role.AUTHOR)
    page: Any = page_factory(NewsPage)(parent=trees[NewsIndexPage, "hu"], slug="keys", title="Kulcsok")
    twin = convert(alias_of(page))
    NewsPage.objects.filter(pk=twin.pk).update(owner=author)
    page.title = "Titkos kulcsok"
    page.save_revision()
    for address in (of(page), of(twin)):
        shown = desk_of(author).get(address)
        assert shown.status_code == 200
        assert "Titkos" not in shown.content.decode()
