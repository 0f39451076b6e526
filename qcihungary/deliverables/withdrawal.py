"""Only what is public gets files. Those that it had are kept when it becomes something else, and shown to nobody."""

from typing import Any

from django.core.exceptions import ValidationError

from qcihungary.core.documents.guarded import mark
from qcihungary.deliverables.rules import GUARD, NO_FILE
from qcihungary.deliverables.vocabulary import DisseminationLevel


def settle_files(record: Any) -> None:
    """Mark a deliverable's documents, already as a draft's, and refuse new ones of what isn't public.

    Raises:
        ValidationError: a file was added although it isn't public.
    """
    files = list(record.files.all())
    if record.level != DisseminationLevel.PUBLIC:
        before = documents_before(record)
        if any(is_new(file, before) for file in files):
            raise ValidationError(NO_FILE, code="not_public")
    mark(GUARD, [file.document_id for file in files])


def is_new(file: Any, before: set[int]) -> bool:
    """Whether a file would be put online that wasn't there before."""
    return file.withdrawn_on is None and file.document_id not in before


def is_new_to_closed(file: Any) -> bool:
    """Whether it would be, of a deliverable that isn't public."""
    record = file.deliverable
    return record.level != DisseminationLevel.PUBLIC and is_new(file, documents_before(record))


def documents_before(record: Any) -> set[int]:
    """The keys of the documents that it had when it was last saved, live or as a draft."""
    if record.pk is None:
        return set()
    draft = record.latest_revision.content["files"] if record.latest_revision else []
    return {*stored_files(record).values_list("document_id", flat=True), *(file["document"] for file in draft)}


def stored_files(record: Any) -> Any:
    """The files of the live version as the database has them, whatever a form has made of them in memory."""
    return type(record).files.rel.related_model.objects.filter(deliverable_id=record.pk)
