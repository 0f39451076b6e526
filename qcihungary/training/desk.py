"""What training brings to the editors' desk."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from qcihungary.core.desk.starts import new_page_url
from qcihungary.core.desk.tasks import Task, register_task
from qcihungary.training.models import EventPage, TrainingIndexPage


def add_event(request: HttpRequest) -> str | None:
    """The form of a new event."""
    return new_page_url(request, TrainingIndexPage, EventPage)


def register() -> None:
    """Put the task onto the home."""
    register_task("event", Task(_("Add an event"), "calendar", add_event, 20))
