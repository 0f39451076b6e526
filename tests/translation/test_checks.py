"""What the other language has to say before a page is published."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client, RequestFactory
from django.urls import reverse
from wagtail.test.utils.form_data import rich_text, streamfield

from qcihungary.accounts.rights.table import Role
from qcihungary.core.desk.findings import Weight
from qcihungary.core.pages import BasePage
from qcihungary.news.models import NewsIndexPage, NewsPage
from qcihungary.translation.checks import other_language
from tests import forms
from tests.factories import NewsPageFactory, Trees, alias_of, body, convert, fresh
from tests.forms import page_form
from tests.roles import desk_of, member_of

pytestmark = pytest.mark.django_db


def told(page: BasePage) -> list[tuple[str, str]]:
    request = RequestFactory().get("/admin/")
    request.user = AnonymousUser()
    findings = [finding for finding in other_language(page, request) if finding.weight is Weight.WARNING]
    return [(finding.field, str(finding.message)) for finding in findings]


def test_each_state_of_the_other_language_is_told(trees: Trees) -> None:
    source = NewsPageFactory(parent=trees[NewsIndexPage, "en"], slug="keys")
    source.save_revision().publish()
    alias = alias_of(fresh(source))
    ((_field, message),) = told(fresh(source))
    assert message == "The Hungarian version isn't written yet: its readers get this text, with a note."

    draft: NewsPage = convert(alias).get_latest_revision_as_object()
    untouched = [field for field, message in told(draft) if "what the original says" in message]
    assert untouched == ["title", "search_description", "body"], "a date may well be the same"
    draft.title = "Kulcsok"
    assert "title" not in dict(told(draft))
    assert told(fresh(source)) == [("", "The Hungarian version isn't published yet.")]

    draft.save_revision().publish()
    assert told(fresh(draft)) == told(fresh(source)) == []

    source = fresh(source)
    source.title = "Other keys"
    source.save_revision().publish()
    assert told(fresh(draft)) == [("", "In the other language 1 part has changed that isn't followed here.")]
    assert told(fresh(source)) == [("", "The Hungarian version doesn't follow this page yet.")]


# --- A copy in which no word was changed


CHANGES: dict[str, tuple[dict[str, Any], bool]] = {
    "nothing": ({}, True),
    "only the day": ({"date": datetime.date(2025, 4, 1)}, True),
    "only the address": ({"slug": "kulcsok"}, True),
    "only the looks": ({"title": "Keys!", "body": body(("text", "<p><b>Keys</b> over <i>fibres</i>.</p>"))}, True),
    "fewer blocks": ({"body": []}, True),
    "a title": ({"title": "Kulcsok"}, False),
    "a summary": ({"search_description": "Röviden."}, False),
    "a block": ({"body": body(("text", "<p>Kulcsok üvegen.</p>"))}, False),
    "a block more": ({"body": body(("text", "<p>Keys over fibres.</p>"), ("text", "<p>Új.</p>"))}, False),
}
"""What an editor changed in a copy, and whether it still is the original's text."""


@pytest.fixture
def copies(trees: Trees) -> tuple[BasePage, BasePage]:
    """An English article that is public, and the copy of it that is to be translated."""
    source = NewsPageFactory(parent=trees[NewsIndexPage, "en"], slug="keys", title="Keys")
    source.save_revision().publish()
    return fresh(source), convert(alias_of(fresh(source)))


def errors(page: BasePage) -> list[str]:
    request = RequestFactory().get("/admin/")
    request.user = AnonymousUser()
    return [str(finding.message) for finding in other_language(page, request) if finding.weight is Weight.ERROR]


@pytest.mark.parametrize("case", CHANGES)
def test_a_copy_without_a_changed_word_is_no_translation(copies: tuple[BasePage, BasePage], case: str) -> None:
    changes, is_untouched = CHANGES[case]
    draft = copies[1].get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(draft, name, value)
    assert bool(errors(draft)) is is_untouched


def test_it_names_the_parts_and_is_no_matter_of_what_the_source_said_before(copies: tuple[BasePage, BasePage]) -> None:
    source, copy = copies
    source.title = "Other keys"
    source.save_revision().publish()
    (error,) = errors(fresh(copy).get_latest_revision_as_object())
    assert error == "Nothing is translated yet: it still holds the original's text (Title, Summary, Text)."


UNTOUCHED = {
    "title": "Keys",
    "slug": "keys",
    "search_description": "A summary of what follows.",
    "body": streamfield([("text", rich_text("<p>Keys over fibres.</p>"))]),
}


def edit(page: BasePage) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def approve(desk: Client, page: BasePage) -> Any:
    state = page.get_workflow().start(page, None).current_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
    return desk.post(address, {"comment": ""})


PUBLISHING: dict[str, Callable[[Client, BasePage], Any]] = {
    "form": lambda desk, page: desk.post(edit(page), page_form(**UNTOUCHED, **{"action-publish": "on"})),
    "schedule": lambda desk, page: desk.post(
        edit(page), page_form(**UNTOUCHED, go_live_at="2099-01-02 03:04", **{"action-publish": "on"})
    ),
    "bulk": lambda desk, page: desk.post(
        f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', 'publish'])}?id={page.pk}&next=/admin/"
    ),
    "approval": approve,
}
"""Every way of publishing."""


@pytest.mark.parametrize("way", PUBLISHING)
def test_no_way_of_publishing_lets_it_through_until_somebody_says_that_it_reads_the_same(
    desk: Client, copies: tuple[BasePage, BasePage], way: str
) -> None:
    copy = copies[1]
    said = " ".join(forms.told(PUBLISHING[way](desk, copy)))
    assert "it still holds the original" in said
    assert "Publish anyway, it reads the same in both languages" in said
    assert fresh(copy).awaits_translation
    assert fresh(copy).scheduled_revision is None
    if way == "approval":
        fresh(copy).current_workflow_state.cancel()
    desk.post(reverse("translation_same", args=[copy.pk]))
    copy = fresh(copy)
    assert (copy.is_told, copy.scheduled_revision is None) == ((False, False) if way == "schedule" else (True, True))


@pytest.mark.parametrize("role", [Role.AUTHOR, Role.EDITOR, Role.PUBLISHER])
def test_who_may_not_publish_only_notes_it(copies: tuple[BasePage, BasePage], role: Role) -> None:
    copy = copies[1]
    desk_of(member_of(role)).post(reverse("translation_same", args=[copy.pk]))
    assert fresh(copy).is_told is (role is Role.PUBLISHER)
    assert bool(errors(fresh(copy).get_latest_revision_as_object())) is (role is Role.AUTHOR), "not their page"
