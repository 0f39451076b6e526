"""A deliverable on its way from an author's draft to what the public reads, and one that somebody keeps locked."""

from typing import Any

import pytest
from django.test import Client

from qcihungary.accounts.rights.table import Role
from qcihungary.deliverables.models import Deliverable
from tests.deliverables.factories import DeliverableFactory
from tests.deliverables.test_admin import address, form
from tests.factories import Trees
from tests.roles import desk_of, member_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def author() -> Client:
    return desk_of(member_of(Role.AUTHOR))


@pytest.fixture
def publisher() -> Client:
    return desk_of(member_of(Role.PUBLISHER))


def made(**fields: Any) -> Deliverable:
    return Deliverable.objects.get(pk=DeliverableFactory(**fields).pk)


def fresh(record: Deliverable) -> Deliverable:
    return Deliverable.objects.get(pk=record.pk)


def test_an_author_submits_and_a_publisher_approves(author: Client, publisher: Client, trees: Trees) -> None:
    record = made(live=False)
    sent = form(title_en="Sample: approved at last", work_package=record.work_package_id, index=record.index)
    author.post(address("edit", record.pk), {**sent, "action-publish": "on"})
    assert not fresh(record).live, "an author can't publish"
    author.post(address("edit", record.pk), {**sent, "action-submit": "on"})
    state = fresh(record).current_workflow_task_state
    assert state is not None
    approve = address("workflow_action", record.pk, "approve", state.pk)
    author.post(approve)
    assert not fresh(record).live, "nor approve"
    publisher.post(approve)
    assert (fresh(record).live, fresh(record).title_en) == (True, "Sample: approved at last")


def test_what_is_sent_back_stays_a_draft_with_the_comment(author: Client, publisher: Client, trees: Trees) -> None:
    record = made(live=False)
    sent = form(work_package=record.work_package_id, index=record.index)
    author.post(address("edit", record.pk), {**sent, "action-submit": "on"})
    state = fresh(record).current_workflow_task_state
    assert state is not None
    publisher.post(address("workflow_action", record.pk, "reject", state.pk), {"comment": "The dates are missing."})
    state.refresh_from_db()
    assert (state.status, state.comment) == ("rejected", "The dates are missing.")
    assert not fresh(record).live


def test_a_locked_one_is_changed_by_nobody_else(author: Client, publisher: Client, trees: Trees) -> None:
    record = made(title_en="Sample: kept")
    sent = form(title_en="Sample: changed", work_package=record.work_package_id, index=record.index)
    publisher.post(address("lock", record.pk))
    assert fresh(record).locked
    author.post(address("edit", record.pk), sent)
    assert fresh(record).get_latest_revision_as_object().title_en == "Sample: kept"
    author.post(address("unlock", record.pk))
    assert fresh(record).locked, "whoever may not unlock"
    publisher.post(address("unlock", record.pk))
    author.post(address("edit", record.pk), sent)
    assert fresh(record).get_latest_revision_as_object().title_en == "Sample: changed"
