"""The admin of records whose drafts and titles only their editors may know.

Most of Wagtail's views ask for a permission. These don't: whoever may enter the admin may choose any snippet, and is
told its title where a task of its workflow is asked for.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from wagtail.snippets.views import chooser, snippets

from qcihungary.core.choosers import RecordChooserViewSet
from qcihungary.core.desk.records import RecordApproval, RecordViewSet

EDITORS = ("add", "change", "publish", "view")


class ForEditorsOnly:
    """What is mixed into such a view."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer those who may work on such records.

        Raises:
            PermissionDenied: the user has no permission for them.
        """
        policy = self.model.snippet_viewset.permission_policy  # type: ignore[attr-defined]  # the view set gives it
        if not policy.user_has_any_permission(request.user, EDITORS):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]  # of the view that it is mixed into


class ChooseView(ForEditorsOnly, chooser.ChooseView):
    """The chooser."""


class ChooseResultsView(ForEditorsOnly, chooser.ChooseResultsView):
    """What a search in it finds."""


class ChosenView(ForEditorsOnly, chooser.SnippetChosenView):
    """What was chosen."""


class ChosenMultipleView(ForEditorsOnly, chooser.SnippetChosenMultipleView):
    """The same, of several."""


class GuardedChooserViewSet(RecordChooserViewSet):
    """What such a record is chosen with."""

    choose_view_class = ChooseView
    choose_results_view_class = ChooseResultsView
    chosen_view_class = ChosenView
    chosen_multiple_view_class = ChosenMultipleView


class WorkflowActionView(ForEditorsOnly, RecordApproval):
    """Approving and refusing."""


class CollectWorkflowActionDataView(ForEditorsOnly, snippets.CollectWorkflowActionDataView):
    """The words that go with it."""


class ConfirmWorkflowCancellationView(ForEditorsOnly, snippets.ConfirmWorkflowCancellationView):
    """Taking back a submission."""


class WorkflowPreviewView(ForEditorsOnly, snippets.WorkflowPreviewView):
    """What waits for approval."""


class GuardedViewSet(RecordViewSet):
    """The admin of such records."""

    chooser_viewset_class = GuardedChooserViewSet
    workflow_action_view_class = WorkflowActionView
    collect_workflow_action_data_view_class = CollectWorkflowActionDataView
    confirm_workflow_cancellation_view_class = ConfirmWorkflowCancellationView
    workflow_preview_view_class = WorkflowPreviewView
