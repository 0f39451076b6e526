"""A deliverable on its way from an author's draft to what the public reads, and one that somebody keeps locked."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from wagtail.models import GroupApprovalTask, Workflow, WorkflowContentType, WorkflowTask

from qcihungary.accounts.models import User
from qcihungary.deliverables.models import Deliverable
from tests.deliverables.factories import DeliverableFactory
from tests.deliverables.test_admin import address, form
from tests.factories import Trees, UserFactory

pytestmark = pytest.mark.django_db

AUTHORS = ("add_deliverable", "change_deliverable")
PUBLISHERS = (*AUTHORS, "publish_deliverable", "lock_deliverable", "unlock_deliverable")


def somebody(group: str, *permissions: str) -> Client:
    """A signed-in member of a group with these permissions."""
    found, _made = Group.objects.get_or_create(name=group)
    found.permissions.add(*Permission.objects.filter(codename__in=(*permissions, "access_admin")))
    user: User = UserFactory()  # type: ignore[assignment]  # a factory gives its model
    user.groups.add(found)
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def author() -> Client:
    return somebody("Authors of deliverables", *AUTHORS)


@pytest.fixture
def publisher() -> Client:
    return somebody("Publishers of deliverables", *PUBLISHERS)


@pytest.fixture
def approval(publisher: Client) -> None:
    """Deliverables go by the publishers."""
    task = GroupApprovalTask.objects.create(name="Approval")
    task.groups.add(Group.objects.get(name="Publishers of deliverables"))
    workflow = Workflow.objects.create(name="Author to publisher")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    kind = ContentType.objects.get_for_model(Deliverable)
    WorkflowContentType.objects.create(workflow=workflow, content_type=kind)


def made(**fields: Any) -> Deliverable:
    return Deliverable.objects.get(pk=DeliverableFactory(**fields).pk)


def fresh(record: Deliverable) -> Deliverable:
    return Deliverable.objects.get(pk=record.pk)


def test_an_author_submits_and_a_publisher_approves(
    approval: None, author: Client, publisher: Client, trees: Trees
) -> None:
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


def test_what_is_sent_back_stays_a_draft_with_the_comment(
    approval: None, author: Client, publisher: Client, trees: Trees
) -> None:
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
