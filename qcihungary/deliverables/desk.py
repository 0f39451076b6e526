"""What deliverables bring to the editors' desk. Their titles are for those only who work with them."""

import datetime

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qcihungary.core.dates import long_date
from qcihungary.core.desk.lists import DeskList, Entry, first_of, register_list
from qcihungary.core.desk.tasks import Task, register_task
from qcihungary.core.guarded_views import EDITORS
from qcihungary.deliverables.models import Deliverable
from qcihungary.deliverables.schedule import SOON, due_date, project_start
from qcihungary.deliverables.vocabulary import PortalState

LAST_MONTH = 240
"""More project months than any grant has."""

OPEN = [state for state in PortalState if not state.is_delivered]


def add_deliverable(request: HttpRequest) -> str | None:
    """The form of a new one."""
    viewset = Deliverable.snippet_viewset
    may_add = viewset.permission_policy.user_has_permission(request.user, "add")
    return reverse(viewset.get_url_name("add")) if may_add else None


def due_soon(request: HttpRequest) -> DeskList | None:
    """What is due within sixty days, or was due before, and isn't delivered; by due month."""
    viewset = Deliverable.snippet_viewset
    if not viewset.permission_policy.user_has_any_permission(request.user, EDITORS):
        return None
    start, today = project_start(), timezone.localdate()
    due = Deliverable.objects.in_order().filter(state__in=OPEN, due_month__lte=month_of(today + SOON, start))
    shown, count = first_of(due.order_by("due_month", "work_package__number", "index"))
    edit, may_edit = viewset.get_url_name("edit"), viewset.permission_policy.user_has_permission(request.user, "change")
    return DeskList(
        title=_("Deliverables due within 60 days"),
        icon="clipboard-list",
        count=count,
        entries=[
            Entry(
                str(one),
                reverse(edit, args=[one.pk]) if may_edit else "",
                standing(due_date(one.due_month, start), today),
            )
            for one in shown
        ],
        url=reverse(viewset.get_url_name("list")),
        empty=_("None is due.") if start else _("Nobody has entered yet when the project began."),
        is_urgent=any(one.due_date and one.due_date < today for one in shown),
    )


def month_of(day: datetime.date, start: datetime.date | None) -> int:
    """The last project month that has ended by a day; 0 where there is none."""
    months = range(1, LAST_MONTH) if start else ()
    return max((month for month in months if (due_date(month, start) or day) <= day), default=0)


def standing(due: datetime.date | None, today: datetime.date) -> str:
    """When it is due, or since when it is overdue."""
    if due and due < today:
        return _("overdue since %(day)s") % {"day": long_date(due)}
    return _("due on %(day)s") % {"day": long_date(due)}


def register() -> None:
    """Put the task and the list onto the home."""
    register_task("deliverable", Task(gettext_lazy("Add a deliverable"), "clipboard-list", add_deliverable, 30))
    register_list("deliverables", 50, due_soon)
