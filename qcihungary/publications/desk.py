"""What publications bring to the editors' desk."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from qcihungary.core.desk.findings import Finding, Weight, register_record_check
from qcihungary.core.desk.tasks import Task, register_task
from qcihungary.core.records import Record
from qcihungary.publications.models import Publication
from qcihungary.publications.watch import Concern, concerns_of

PLACES = {
    Concern.NO_OPEN_COPY: "repository_url",
    Concern.NOT_ACKNOWLEDGED: "grant_acknowledged",
    Concern.NO_DOI: "doi",
    Concern.BAD_ORCID: "authorships",
}
"""The field of the form where a concern is put right."""


def add_publication(request: HttpRequest) -> str | None:
    """The form that asks for a DOI: it fills in the rest, and leads to the empty form where there is none."""
    may_add = Publication.snippet_viewset.permission_policy.user_has_permission(request.user, "add")
    return reverse("publications_incoming:start") if may_add else None


def concerns(record: Record, request: HttpRequest) -> Iterator[Finding]:
    """What the watch list says of a publication."""
    for found in concerns_of(record) if isinstance(record, Publication) else ():
        told = ": ".join(filter(None, (str(found.concern.label), found.note)))
        yield Finding(Weight.WARNING, told, PLACES.get(found.concern, ""))


def register() -> None:
    """Put the task onto the home, and have each publication looked at before it is published."""
    register_record_check("publications", concerns)
    register_task("publication", Task(_("Add a publication"), "doc-full-inverse", add_publication, 40))
