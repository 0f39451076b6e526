"""What waits for the user's approval, and what of theirs waits for others or was sent back."""

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.admin.utils import get_user_display_name
from wagtail.models import TaskState, WorkflowState

from qcihungary.core.dates import long_date
from qcihungary.core.desk.lists import DeskList, Entry, first_of
from qcihungary.desk.known import edit_url, kinds_of, known_to


def waiting_for_me(request: HttpRequest) -> DeskList:
    """What somebody submitted and this user may approve; what waits longest stands first."""
    waiting = (
        TaskState.objects.reviewable_by(request.user)
        .filter(known_to(request.user, "revision__base_content_type"))
        .select_related("revision", "workflow_state__requested_by")
        .defer("revision__content")
        .order_by("started_at", "pk")
    )
    shown, count = first_of(waiting)
    kinds = kinds_of([state.revision for state in shown])
    return DeskList(
        title=_("Waiting for my approval"),
        icon="check",
        count=count,
        entries=[
            Entry(
                state.revision.object_str,
                edit_url(state.revision),
                ", ".join(filter(None, [
                    kinds[state.revision.pk],
                    get_user_display_name(state.workflow_state.requested_by),
                    long_date(state.started_at),
                ])),
            )
            for state in shown
        ],
        empty=_("Nobody waits for you."),
    )  # fmt: skip


def submitted_by_me(request: HttpRequest) -> DeskList:
    """What this user submitted, until it is approved: what was sent back stands first, with what was said to it."""
    submitted = (
        WorkflowState.objects.active()
        .filter(
            known_to(request.user, "base_content_type"), requested_by=request.user, current_task_state__isnull=False
        )
        .select_related("current_task_state__revision", "current_task_state__finished_by")
        .defer("current_task_state__revision__content")
        .order_by("-status", "-current_task_state__started_at", "-pk")
    )
    shown, count = first_of(submitted)
    return DeskList(
        title=_("Submitted by me"),
        icon="redirect",
        count=count,
        entries=[
            Entry(
                state.current_task_state.revision.object_str,
                edit_url(state.current_task_state.revision),
                standing_of(state.current_task_state),
            )
            for state in shown
        ],
        is_urgent=any(state.status == WorkflowState.STATUS_NEEDS_CHANGES for state in shown),
    )


def standing_of(state: TaskState) -> str:
    """How something stands that was submitted."""
    if state.status != TaskState.STATUS_REJECTED:
        return _("waits for approval since %(day)s") % {"day": long_date(state.started_at)}
    sent_back = _("sent back") + (f" ({get_user_display_name(state.finished_by)})" if state.finished_by else "")
    return f"{sent_back}: {state.comment}" if state.comment else sent_back
