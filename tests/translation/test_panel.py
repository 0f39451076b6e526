"""The page in the other language beside the form, what is marked there, and what is copied from it."""

from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from qcihungary.accounts.models import User
from qcihungary.accounts.rights.table import Role
from qcihungary.translation.answers import Answer
from tests.factories import UserFactory, alias_of, body, convert
from tests.roles import desk_of, member_of
from tests.translation.pairs import A, B, C, Pair, draft, source_page, text

pytestmark = pytest.mark.django_db

BY_SCRIPT = {"headers": {"X-Requested-With": "XMLHttpRequest"}}


def edit_url(page: Page | int) -> str:
    """The address of a page's form."""
    return reverse("wagtailadmin_pages:edit", args=[getattr(page, "pk", page)])


def soup(desk: Client, address: str) -> BeautifulSoup:
    """A page of the admin."""
    response = desk.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def panel(desk: Client, page: Page | int) -> Tag:
    """The panel beside a page's form."""
    found = soup(desk, edit_url(page)).select_one("[data-controller=translation]")
    assert found
    return found


def words(tag: Tag | None) -> str:
    """The text of a tag, with single spaces."""
    assert tag
    return " ".join(tag.get_text().split())


def part(of: Tag, key: str) -> Tag:
    """One part of the panel."""
    found = of.select_one(f'[data-part="{key}"]')
    assert found, key
    return found


def test_the_source_stands_beside_the_form_with_what_changed(desk: Client) -> None:
    pair = Pair.told()
    beside = panel(desk, pair.hu)
    assert [str(each["data-part"]) for each in beside.select("[data-part]")][:2] == ["title", "search_description"]
    assert "All that is told in English is followed here." in words(beside)
    assert not beside.select("form")

    pair.publish("en", text(C, "Three"), text(A, "One and a <b>half</b>"), search_description="Now shorter.")
    page = soup(desk, edit_url(pair.hu))
    counter = page.select_one('[data-side-panel-toggle="translation"] [data-side-panel-toggle-counter]')
    assert words(counter) == "4"
    beside = panel(desk, pair.hu)
    assert "4 parts changed in English and aren’t followed here yet." in words(beside)
    changed = part(beside, f"body:{A}")
    assert [words(each) for each in changed.select(".addition")] == ["and a half"]
    text_of_it = changed.select_one(".translation-text")
    assert text_of_it
    assert text_of_it["lang"] == "en"
    assert words(changed.h3) == "Text changed"
    assert words(part(beside, f"body:{C}").h3) == "Text moved"
    removed = part(beside, f"body:{B}")
    assert words(removed.h3) == "Text removed"
    assert "Two" in words(removed)
    assert not removed.select("[data-action='translation#copy']")
    assert words(part(beside, "search_description").h3) == "Summary changed"
    assert not beside.find_parent("form"), "its own forms can't stand in the page's"
    order = [str(each["data-part"]).removeprefix("body:") for each in beside.select('[data-part^="body:"]')]
    assert order == [C, A, B]


def test_what_is_inside_a_block_is_shown_with_its_label(desk: Client) -> None:
    table = {"columns": [{"type": "text", "heading": "City"}], "rows": [{"values": ["Wien"]}], "caption": "Cities"}
    blocks = body(
        ("heading", {"text": "About keys", "level": "3"}),
        ("quote", {"text": "Keys for all", "attribution": "A. Sample", "url": ""}),
        ("gallery", {"title": "", "pictures": [{"image": None, "alt": "Two fibres", "decorative": True}]}),
        ("table", {"table": table, "row_headings": False}),
    )
    source = source_page()
    draft(source, *blocks).publish()
    shown = words(panel(desk, convert(alias_of(source))))
    for told in (
        "About keys Level Sub-section", "Keys for all Who said it A. Sample", "Two fibres Decorative Yes",
        "Cities City Wien",
    ):  # fmt: skip
        assert told in shown, told


def test_it_says_how_the_other_page_stands_where_there_is_nothing_to_follow(desk: Client) -> None:
    source = source_page()
    alias = alias_of(source)
    beside = panel(desk, source)
    assert "Visitors read this text there, too" in words(beside)
    assert beside.select_one(f'a[href="{edit_url(alias)}"]')
    assert not soup(desk, edit_url(alias)).select("[data-controller=translation]")
    convert(alias)
    assert "Until it is published, visitors read this text there." in words(panel(desk, source))
    assert "Visitors go on reading the English text here until you publish this page." in words(panel(desk, alias))
    Page.objects.get(pk=source.pk).specific.unpublish()
    assert "The English page isn’t published." in words(panel(desk, alias))
    assert "One" in words(part(panel(desk, alias), f"body:{A}")), "who may edit it reads it all the same"


def test_a_translation_is_begun_in_one_step_from_wherever_one_is(desk: Client) -> None:
    source = source_page()
    alias = alias_of(source)
    for address in (edit_url(source), reverse("wagtailadmin_explore", args=[source.get_parent().pk])):
        link = soup(desk, address).find("a", string=lambda found: found and "Write it in Hungarian" in found)
        assert link or "Write it in Hungarian" in desk.get(address).content.decode()
    response = desk.post(reverse("wagtailadmin_pages:convert_alias", args=[alias.pk]), follow=True)
    assert response.redirect_chain[-1][0] == f"{edit_url(alias)}#translation"
    shown = response.content.decode()
    assert "Until you publish it, visitors go on reading the English text here." in shown
    assert "ordinary page" not in shown
    assert "Write it in Hungarian" not in desk.get(edit_url(source)).content.decode()


def test_parts_are_marked_one_by_one_or_all_at_once(desk: Client) -> None:
    pair = Pair.told()
    pair.publish("en", text(A, "First"), text(B, "Second"), text(C, "Third"))
    address = reverse("translation_mark", args=[pair.hu])
    assert desk.get(address).status_code == 405
    fragment = desk.post(address, {"key": f"body:{A}"}, **BY_SCRIPT)  # type: ignore[arg-type]
    drawn = BeautifulSoup(fragment.content, "html.parser").select_one("[data-controller=translation]")
    assert drawn
    assert drawn["data-translation-count-value"] == "2"
    assert not part(drawn, f"body:{A}").select("form")
    assert part(drawn, f"body:{B}").select("form input[name=csrfmiddlewaretoken]")
    response = desk.post(address, {"key": ["nonsense", ""]}, follow=True)
    assert response.redirect_chain[-1][0] == f"{edit_url(pair.hu)}#translation"
    assert pair.answer("hu").behind_count == 2
    desk.post(address, {"all": "yes"})
    assert pair.behind("hu") == {}
    history = desk.get(reverse("wagtailadmin_pages:history", args=[pair.hu])).content.decode()
    assert "Translation marked as up to date" in history


def test_what_is_copied_is_what_the_form_takes(desk: Client) -> None:
    pair = Pair.told()
    address = reverse("translation_part", args=[pair.hu])
    block: Any = desk.get(address, {"key": f"body:{B}"}).json()
    assert (block["field"], block["block"], block["type"], block["order"]) == ("body", B, "text", [A, B, C])
    assert "Two" in block["value"]
    assert desk.get(address, {"key": "title"}).json()["value"] == "Keys"
    assert desk.get(address, {"key": "date"}).json()["value"] == "2025-03-20"
    assert desk.get(address, {"key": "slug"}).status_code == 404
    assert desk.get(address).status_code == 404
    waiting = Pair(pair.hu, pair.en)
    draft(waiting.page("hu"), text(B, "A secret draft"))
    assert "Two" in desk.get(address, {"key": f"body:{B}"}).json()["value"], "a draft is nobody's source"


def test_only_who_may_edit_the_page_marks_and_copies(client: Client) -> None:
    pair = Pair.told()
    pair.publish("en", text(A, "First"))
    mark, copy = (reverse(name, args=[pair.hu]) for name in ("translation_mark", "translation_part"))
    for _round in range(2):
        assert client.post(mark, {"all": "yes"}).status_code == 302
        assert client.get(copy, {"key": "title"}).status_code == 302
        stranger: User = UserFactory.create()
        stranger.user_permissions.add(Permission.objects.get(codename="access_admin"))
        client.force_login(stranger)
    assert Answer.objects.get(page=pair.hu).behind_count == 3


def test_a_draft_of_the_source_is_for_those_who_may_edit_it(desk: Client) -> None:
    source = source_page(live=False)
    page = convert(alias_of(source))
    author = member_of(Role.AUTHOR)
    Page.objects.filter(pk=page.pk).update(owner=author)
    assert "One" in words(panel(desk, page))
    beside = panel(desk_of(author), page)
    assert not beside.select("[data-part]")
    assert "One" not in words(beside)


def test_no_translation_is_called_live_before_it_is_published(desk: Client) -> None:
    page = convert(alias_of(source_page()))
    assert not soup(desk, edit_url(page)).select(".page-status-tag")
    page.save_revision().publish()
    assert soup(desk, edit_url(page)).select(".page-status-tag")


def test_an_alias_answers_nothing(desk: Client) -> None:
    alias = alias_of(source_page())
    assert desk.post(reverse("translation_mark", args=[alias.pk]), {"all": "yes"}).status_code == 404
    assert desk.get(reverse("translation_part", args=[alias.pk])).status_code == 404
