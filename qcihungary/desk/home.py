"""The admin's home: the tasks that most come for, then what waits for them, in the order of need."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.admin.views import home

from qcihungary.core.desk.lists import lists_for
from qcihungary.core.desk.tasks import tasks

WAGTAILS = (
    home.WorkflowObjectsToModeratePanel,
    home.UserObjectsInWorkflowModerationPanel,
    home.RecentEditsPanel,
    home.LockedPagesPanel,
)
"""What our lists take the place of. See docs/adr/0034-home-of-tasks-and-lists.md."""


class TasksPanel(Component):
    """The big tasks, as far as the user may do them."""

    name = "desk_tasks"
    template_name = "desk/tasks.html"
    order = 10

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        """Each with where it begins."""
        request = parent_context["request"]
        return {"tasks": [(task, url) for task in tasks() if (url := task.url(request))]}


class ListsPanel(Component):
    """What waits for the user."""

    name = "desk_lists"
    template_name = "desk/lists.html"
    order = 20

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        """The lists, in their order."""
        return {"lists": lists_for(parent_context["request"])}


@hooks.register("construct_homepage_panels")
def put_ours_in_place(request: HttpRequest, panels: list[Component]) -> None:
    """Replace Wagtail's panels by ours; what else somebody put there stays."""
    panels[:] = [TasksPanel(), ListsPanel(), *(panel for panel in panels if not isinstance(panel, WAGTAILS))]
