"""A page that has errors isn't published, scheduled or approved, whatever way one tries; what was typed is kept."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowTask
from wagtail.test.utils.form_data import rich_text, streamfield

from qcihungary.core.pages import BasePage
from qcihungary.news.models import NewsIndexPage, NewsPage
from qcihungary.pages.models import StandardPage
from tests.factories import Trees, fresh
from tests.forms import create, page_form

TRACKED = streamfield([("quote", {"text": "Keys", "attribution": "", "url": "https://example.org/?fbclid=1"})])
CLEAN = streamfield([("quote", {"text": "Keys", "attribution": "", "url": "https://example.org/"})])


@pytest.fixture
def draft(desk: Client, trees: Trees) -> BasePage:
    """A draft with an error, as an editor saved it."""
    page = trees[StandardPage, "en"]
    page.unpublish()
    desk.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), page_form(title="Keys", slug="keys", body=TRACKED))
    return fresh(page)


def said(response: Any) -> Any:
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser").select_one(".refusal")


def is_public(page: Page) -> bool:
    page = fresh(page)
    return page.live or page.revisions.filter(approved_go_live_at__isnull=False).exists()


@pytest.mark.parametrize("when", [{}, {"go_live_at": "2030-01-01 10:00"}])
def test_the_form_keeps_what_was_typed_and_says_why(desk: Client, draft: BasePage, when: dict[str, str]) -> None:
    sent = page_form(title="Typed", slug="keys", body=TRACKED, **when, **{"action-publish": "on"})
    response = desk.post(reverse("wagtailadmin_pages:edit", args=[draft.pk]), sent, follow=True)
    assert not is_public(draft)
    assert fresh(draft).get_latest_revision_as_object().title == "Typed"
    refusal = said(response)
    assert "https://example.org/" in refusal.text
    block = fresh(draft).get_latest_revision_as_object().body[0].id
    assert refusal.a["href"].endswith(f"#:w:contentpath=body.{block}.url")
    sent |= page_form(title="Typed", slug="keys", body=CLEAN, **when)
    assert said(desk.post(reverse("wagtailadmin_pages:edit", args=[draft.pk]), sent, follow=True)) is None
    assert is_public(draft)


def test_a_new_page_is_kept_as_a_draft(desk: Client, trees: Trees) -> None:
    fields = {"title": "Keys", "slug": "keys", "body": TRACKED, "action-publish": "on"}
    response = create(desk, NewsPage, trees[NewsIndexPage, "hu"], **fields)
    page = NewsPage.objects.get(slug="keys", locale__language_code="hu")
    assert response.url == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert not is_public(page)
    assert said(desk.get(response.url))


def test_warnings_do_not_hold_anybody_up(desk: Client, trees: Trees) -> None:
    text = rich_text('<p><a href="https://example.org/?utm_source=x">here</a></p>')
    fields = {"title": "Keys", "slug": "keys", "body": streamfield([("text", text)]), "search_description": ""}
    create(desk, NewsPage, trees[NewsIndexPage, "hu"], **fields, **{"action-publish": "on"})
    assert NewsPage.objects.get(slug="keys", locale__language_code="hu").live


@pytest.mark.parametrize("below", [False, True])
def test_of_many_none_is_published(desk: Client, draft: BasePage, trees: Trees, below: bool) -> None:  # noqa: FBT001  (a parameter of pytest's)
    chosen = draft.get_parent() if below else draft
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={chosen.pk}&next=/admin/"
    response = desk.post(address, {"include_descendants": "on"} if below else {}, follow=True)
    assert said(response)
    assert not is_public(draft)


def test_nothing_is_published_by_the_api_of_the_admin(desk: Client, draft: BasePage) -> None:
    def act(name: str) -> int:
        return desk.post(
            f"/admin/api/main/pages/{draft.pk}/action/{name}/", content_type="application/json"
        ).status_code

    assert act("publish") == 404
    assert not is_public(draft)
    assert act("revert_to_page_revision") == 400  # without saying to which one: the others are there


@pytest.fixture
def waiting(draft: BasePage, administrator: Any) -> BasePage:
    """The same in a workflow of one task."""
    workflow, task = Workflow.objects.create(name="Approval"), GroupApprovalTask.objects.create(name="Approve")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    workflow.start(draft, administrator)
    return fresh(draft)


def test_a_page_is_approved_on_its_form_only_without_errors(desk: Client, waiting: BasePage) -> None:
    address = reverse("wagtailadmin_pages:edit", args=[waiting.pk])
    approve = {"action-workflow-action": "true", "workflow-action-name": "approve"}
    assert said(desk.post(address, page_form(title="Typed", slug="keys", body=TRACKED, **approve), follow=True))
    assert fresh(waiting).get_latest_revision_as_object().title == "Typed"
    assert fresh(waiting).workflow_in_progress
    assert not is_public(waiting)
    desk.post(address, page_form(title="Typed", slug="keys", body=CLEAN, **approve))
    assert is_public(waiting)


@pytest.mark.parametrize("headers", [{}, {"x-requested-with": "XMLHttpRequest"}])
def test_a_page_is_approved_in_a_list_only_without_errors(
    desk: Client, waiting: BasePage, headers: dict[str, str]
) -> None:
    form = reverse("wagtailadmin_pages:edit", args=[waiting.pk])

    def act(name: str) -> Any:
        state = fresh(waiting).current_workflow_task_state.pk
        return desk.post(
            reverse("wagtailadmin_pages:workflow_action", args=[waiting.pk, name, state]),
            {"comment": "Good"},
            headers=headers,
        )

    response = act("approve")
    assert form in (response.json()["redirect"] if headers else response.url)
    assert said(desk.get(form))
    assert fresh(waiting).workflow_in_progress
    desk.post(form, page_form(title="Keys", slug="keys", body=CLEAN))
    act("approve")
    assert is_public(waiting)


def test_a_page_with_errors_can_be_sent_back(desk: Client, waiting: BasePage) -> None:
    state = waiting.current_workflow_task_state.pk
    address = reverse("wagtailadmin_pages:workflow_action", args=[waiting.pk, "reject", state])
    desk.post(address, {"comment": "Take the clean address"})
    assert fresh(waiting).current_workflow_state.status == "needs_changes"
