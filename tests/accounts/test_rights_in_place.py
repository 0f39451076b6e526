"""What the table of rights brings into the database: groups, their permissions, and the workflow of approval."""

import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupApprovalTask, Workflow, WorkflowContentType

from qcihungary.accounts.rights import granting
from qcihungary.accounts.rights.table import APPROVAL, RIGHTS, Rights, Role
from qcihungary.core.checks import our_models
from qcihungary.core.records import Record
from qcihungary.news.models import NewsIndexPage
from tests.factories import Trees

pytestmark = pytest.mark.django_db


def test_what_an_administrator_granted_besides_stays_and_what_they_took_comes_back() -> None:
    authors = Group.objects.get(name=Role.AUTHOR)
    besides, own = Permission.objects.get(codename="view_user"), Permission.objects.get(codename="add_deliverable")
    authors.permissions.add(besides)
    authors.permissions.remove(own)
    authors.page_permissions.all().delete()
    assert granting.bring_in() == 2
    assert {besides, own} <= set(authors.permissions.all())
    assert granting.bring_in() == 0, "what is there is left alone"


def test_a_mistake_in_the_table_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(RIGHTS, "news.newstag", Rights(author="aprove"))
    with pytest.raises(LookupError, match=r"aprove_newstag of news\.newstag"):
        granting.bring_in()


def test_a_workflow_that_was_switched_off_stays_off() -> None:
    Workflow.objects.update(active=False)
    WorkflowContentType.objects.all().delete()
    granting.bring_in()
    assert not WorkflowContentType.objects.exists()


def test_everything_with_drafts_goes_by_those_who_may_publish(trees: Trees) -> None:
    (workflow,) = Workflow.objects.all()
    groups = GroupApprovalTask.objects.get().groups
    assert set(groups.values_list("name", flat=True)) == {Role.PUBLISHER, Role.COORDINATOR}
    assert workflow.name == APPROVAL
    for code in ("en", "hu"):
        assert trees[NewsIndexPage, code].get_workflow() == workflow
    assert {one.content_type.model_class() for one in WorkflowContentType.objects.all()} == {
        model for model in our_models() if issubclass(model, Record)
    }


def test_wagtails_own_groups_became_ours() -> None:
    assert set(Group.objects.values_list("name", flat=True)) == set(Role)
