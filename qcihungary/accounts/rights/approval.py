"""The workflow: what authors write is approved by publishers or coordinators. Pages and records go the same way."""

from collections.abc import Iterable

from django.apps import apps
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowContentType, WorkflowPage, WorkflowTask

from qcihungary.accounts.rights.table import APPROVAL, APPROVAL_TASK
from qcihungary.core.records import Record


def set_up_approval(approvers: Iterable[Group]) -> int:
    """Make it where it is missing, and give it to what has no workflow yet. To how much that was.

    Who may publish may approve. A workflow that an administrator has switched off stays off.
    """
    workflow, is_new = Workflow.objects.get_or_create(name=APPROVAL)
    if is_new:
        task, _is_new_task = GroupApprovalTask.objects.get_or_create(name=APPROVAL_TASK)
        WorkflowTask.objects.create(workflow=workflow, task=task)
    for task in GroupApprovalTask.objects.filter(name=APPROVAL_TASK, active=True):
        task.groups.add(*approvers)
    if not workflow.active:
        return 0
    root = Page.get_first_root_node()
    given = [WorkflowPage.objects.get_or_create(page=root, defaults={"workflow": workflow})] if root else []
    given += [
        WorkflowContentType.objects.get_or_create(
            content_type=ContentType.objects.get_for_model(model), defaults={"workflow": workflow}
        )
        for model in apps.get_models()
        if issubclass(model, Record)
    ]
    return sum(made for _assigned, made in given)
