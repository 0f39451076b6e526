"""Only what is public has files. A deliverable that becomes something else loses them at once, in all its versions."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from qcihungary.core.documents.guarded import mark
from qcihungary.core.stamps import renew
from qcihungary.deliverables.rules import GUARD, NO_FILE
from qcihungary.deliverables.vocabulary import DisseminationLevel


def settle_files(record: Any) -> None:
    """Bring a deliverable's files in line with its level, before it or a draft of it is saved.

    Its documents come under guard already as a draft's, and the files of what isn't public are withdrawn.

    Raises:
        ValidationError: a file was added although it isn't public.
    """
    files = list(record.files.all())
    if record.level != DisseminationLevel.PUBLIC:
        before = documents_before(record)
        if any(file.withdrawn_on is None and file.document_id not in before for file in files):
            raise ValidationError(NO_FILE, code="not_public")
        withdraw(record, files)
    mark(GUARD, [file.document_id for file in files])


def documents_before(record: Any) -> set[int]:
    """The keys of the documents that it had when it was last saved, live or as a draft."""
    if record.pk is None:
        return set()
    draft = record.latest_revision.content["files"] if record.latest_revision else []
    return {*stored_files(record).values_list("document_id", flat=True), *(file["document"] for file in draft)}


def withdraw(record: Any, files: list[Any]) -> None:
    """Take its files offline: those of the live version, those in hand, and those of every revision.

    A revision that is reverted to, or waits to be published, must not bring a file back: only an editor does, who
    empties the day of its withdrawal.
    """
    today = timezone.localdate()
    for file in files:
        file.withdrawn_on = file.withdrawn_on or today
    if record.pk is None:
        return
    stored_files(record).filter(withdrawn_on__isnull=True).update(withdrawn_on=today)
    for revision in record.revisions.all():
        open_files = [file for file in revision.content.get("files", ()) if file["withdrawn_on"] is None]
        for file in open_files:
            file["withdrawn_on"] = today.isoformat()
        if open_files:
            revision.save(update_fields=["content"])
    renew()


def stored_files(record: Any) -> Any:
    """The files of the live version as the database has them, whatever a form has made of them in memory."""
    return type(record).files.rel.related_model.objects.filter(deliverable_id=record.pk)
