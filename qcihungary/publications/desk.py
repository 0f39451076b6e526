"""What publications bring to the editors' desk."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from qcihungary.core.desk.tasks import Task, register_task
from qcihungary.publications.models import Publication


def add_publication(request: HttpRequest) -> str | None:
    """The form that asks for a DOI: it fills in the rest, and leads to the empty form where there is none."""
    may_add = Publication.snippet_viewset.permission_policy.user_has_permission(request.user, "add")
    return reverse("publications_incoming:start") if may_add else None


def register() -> None:
    """Put the task onto the home."""
    register_task("publication", Task(_("Add a publication"), "doc-full-inverse", add_publication, 40))
