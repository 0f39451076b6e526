"""The typography of a draft: shown before anything changes, applied to the version that was shown, and to no other."""

from typing import Any, cast

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.models import PageLogEntry
from wagtail.test.utils.form_data import rich_text, streamfield

from qcihungary.accounts.models import User
from qcihungary.core.pages import BasePage
from qcihungary.news.models import NewsIndexPage, NewsPage
from qcihungary.pages.models import StandardPage
from tests.factories import Trees, UserFactory, fresh
from tests.forms import create, page_form

TABLE = {
    "table-caption": 'A "tábla"',
    "table-column-count": "1",
    "table-column-0-type": "text",
    "table-column-0-order": "0",
    "table-column-0-heading": "5 km",
    "table-column-0-deleted": "",
    "table-row-count": "1",
    "table-row-0-order": "0",
    "table-row-0-deleted": "",
    "table-cell-0-0": "10-12",
    "row_headings": "",
}
BODY = streamfield(
    [
        ("text", rich_text('<p>A "kulcs" 5 km-re - pl. <a href="https://example.org/10-12">itt 10-12</a></p>')),
        (
            "reference",
            {"title": 'A "kulcs"', "authors": "A. B.", "note": "9-10. oldal", "container": "1-2", "year": ""}
            | {"doi": "", "url": ""},
        ),
        ("table", TABLE),
    ]
)


@pytest.fixture
def draft(desk: Client, trees: Trees) -> BasePage:
    page = trees[StandardPage, "hu"]
    sent = page_form(title='A "hálózat"', slug="halozat", body=BODY, search_description="Így...")
    assert desk.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), sent).status_code == 302
    return fresh(page)


def address(page: Any) -> str:
    return reverse("desk_typography", args=[page.pk])


def soup(response: Any) -> BeautifulSoup:
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def sent_by(page: BeautifulSoup, *, leaving_out: int = 0) -> dict[str, Any]:
    boxes = [str(box["value"]) for box in page.select("[name=chosen]")]
    return {"version": str(page.select_one("[name=version]")["value"]), "chosen": boxes[leaving_out:]}


def test_what_is_shown_and_chosen_becomes_a_new_draft(desk: Client, draft: BasePage) -> None:
    preview = soup(desk.get(address(draft)))
    assert fresh(draft).latest_revision_id == draft.latest_revision_id
    assert "⍽" in {inserted.text for inserted in preview.select("ins")}
    assert "\u00a0" not in "".join(inserted.text for inserted in preview.select("ins"))
    response = desk.post(address(draft), sent_by(preview), follow=True)
    assert response.redirect_chain[0][0] == reverse("wagtailadmin_pages:edit", args=[draft.pk])
    after = fresh(draft).get_latest_revision_as_object()
    assert (after.title, after.search_description) == ("A „hálózat”", "Így…")
    text, reference, table = (block.value for block in after.body)
    assert "A „kulcs” 5\u00a0km-re – pl.\u00a0<a " in text.source
    assert 'href="https://example.org/10-12">itt 10–12</a>' in text.source
    assert (reference["title"], reference["note"]) == ('A "kulcs"', "9–10.\u00a0oldal")
    assert table["table"].caption == "A „tábla”"
    assert (table["table"].columns[0]["heading"], table["table"].row_data[0]["values"]) == ("5\u00a0km", ["10–12"])
    assert [block.id for block in after.body] == [block.id for block in draft.get_latest_revision_as_object().body]
    assert not fresh(draft).title.startswith("A „")  # what the public reads is as it was
    assert PageLogEntry.objects.filter(page=draft.pk, revision=after.latest_revision).exists()
    assert not soup(desk.get(address(draft))).select("[name=chosen]")


def test_what_is_not_ticked_stays(desk: Client, draft: BasePage) -> None:
    desk.post(address(draft), sent_by(soup(desk.get(address(draft))), leaving_out=2))
    after = fresh(draft).get_latest_revision_as_object()
    assert (after.title, after.search_description) == ('A "hálózat"', "Így…")
    desk.post(address(draft), {**sent_by(soup(desk.get(address(draft)))), "chosen": ["99-99", "x"]})
    assert fresh(draft).latest_revision_id == after.latest_revision_id


@pytest.mark.parametrize("overwritten", [False, True])
def test_nothing_is_done_to_another_version_than_was_shown(desk: Client, draft: BasePage, overwritten: bool) -> None:  # noqa: FBT001  (a parameter of pytest's)
    sent = sent_by(soup(desk.get(address(draft))))
    page = draft.get_latest_revision_as_object()
    page.title = 'Más "cím"'
    page.save_revision(
        overwrite_revision=draft.latest_revision if overwritten else None, user=draft.latest_revision.user
    )
    response = desk.post(address(draft), sent)
    assert response.url == address(draft)
    assert fresh(draft).get_latest_revision_as_object().title == 'Más "cím"'
    assert desk.post(address(draft), {"chosen": sent["chosen"]}).url == address(draft)
    assert fresh(draft).get_latest_revision_as_object().title == 'Más "cím"'


def test_it_is_for_those_who_may_edit(desk: Client, draft: BasePage) -> None:
    sent = sent_by(soup(desk.get(address(draft))))
    assert desk.put(address(draft)).status_code == 405
    assert desk.get(reverse("desk_typography", args=[99999])).status_code == 404
    other = cast("User", UserFactory(is_superuser=True))
    StandardPage.objects.filter(pk=draft.pk).update(locked=True, locked_by=other)
    refused = desk.post(address(draft), sent, follow=True)
    assert refused.redirect_chain[-1][0] == reverse("wagtailadmin_pages:edit", args=[draft.pk])
    assert "This is locked: nothing can be changed in it." in refused.content.decode()
    stranger = Client()
    stranger.force_login(cast("User", UserFactory()))
    assert stranger.post(address(draft), sent).status_code == 302
    assert fresh(draft).latest_revision_id == draft.latest_revision_id


def test_an_alias_has_no_words_of_its_own(desk: Client, trees: Trees) -> None:
    create(desk, NewsPage, trees[NewsIndexPage, "en"], title='"Keys"', slug="keys")
    alias = NewsPage.objects.get(locale__language_code="hu", slug="keys")
    assert desk.get(address(alias)).status_code == 404
    assert address(alias) not in desk.get(reverse("wagtailadmin_pages:edit", args=[alias.pk])).content.decode()
    page = NewsPage.objects.get(locale__language_code="en", slug="keys")
    assert address(page) in desk.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "“" in soup(desk.get(address(page))).text
