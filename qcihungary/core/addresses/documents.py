"""Addresses of documents, which end in the name of the file: another file, another address."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest

from qcihungary.core.addresses.former import FormerAddress
from qcihungary.core.addresses.noting import Names, register_names
from qcihungary.core.addresses.targets import Step, Target
from qcihungary.core.documents.document import SiteDocument
from qcihungary.core.documents.opened import once_open
from qcihungary.core.documents.rule import may_read

KIND = SiteDocument._meta.label_lower


def names(**wanted: Any) -> Names:
    """The ends of the addresses of those that anybody can or could read: ``12/report.pdf/``."""
    found = SiteDocument.objects.filter(once_open(), **wanted)
    return {document.pk: f"{document.pk}/{document.filename}/" for document in found}


def register() -> None:
    """Note the names that documents lose."""
    register_names(SiteDocument, names, prefix="/documents/")


def moved_document(request: HttpRequest, row: FormerAddress, target: Target) -> Iterator[Step]:
    """Where a document is that had another file name."""
    document = SiteDocument.objects.filter(pk=row.object_id).first()
    if document and may_read(request, document):
        yield target.below(document.url)
    else:
        yield None
