"""Writing what an import's preview has promised: all of it or nothing, as revisions of the editor who confirms."""

from collections.abc import Sequence

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import transaction

from qcihungary.consortium.models import WorkPackage
from qcihungary.core.bulk import BATCH, CREATED, EDITED, keep
from qcihungary.core.lists.tables import Line
from qcihungary.deliverables.importing.headers import NAMES, REVISED
from qcihungary.deliverables.importing.preview import Kind, Preview, preview
from qcihungary.deliverables.records import Deliverable
from qcihungary.deliverables.withdrawal import settle_files


class ChangedMeanwhile(Exception):  # noqa: N818  (it names what happened)
    """Somebody saved something since the preview, so that the import would do something else now."""

    def __init__(self, now: Preview) -> None:
        super().__init__("The preview is out of date.")
        self.now = now


def write(lines: Sequence[Line], promised: str, user: AbstractBaseUser | AnonymousUser) -> Preview:
    """Do what the preview with this fingerprint has promised. Imports take turns.

    Raises:
        ChangedMeanwhile: the same table would do something else now, has wrong rows, or a column that nobody knows.
        ValidationError: the table can't be read.
    """
    with transaction.atomic():
        list(WorkPackage.objects.select_for_update().order_by("pk"))
        now = preview(lines)
        if now.fingerprint != promised or now.is_wrong or now.columns.questions:
            raise ChangedMeanwhile(now)
        create(records_of(now, Kind.NEW), user)
        change(records_of(now, Kind.CHANGED), user)
    return now


def records_of(shown: Preview, kind: Kind) -> list[Deliverable]:
    """The deliverables of one kind of row, validated a moment ago, in the same transaction."""
    return [outcome.record for outcome in shown.outcomes if outcome.record and outcome.kind is kind]


def create(records: Sequence[Deliverable], user: AbstractBaseUser | AnonymousUser) -> None:
    """Store new deliverables, published, all at once. They have no files to settle."""
    if records:
        Deliverable.objects.bulk_create(records, batch_size=BATCH)
        keep(records, user, CREATED)


def change(records: Sequence[Deliverable], user: AbstractBaseUser | AnonymousUser) -> None:
    """Store what was changed of deliverables that have no draft, published, all at once."""
    for record in records:
        settle_files(record)
    if records:
        keep(records, user, EDITED, fields=FIELDS)


FIELDS = [name for name in NAMES if name not in ("number", "work_package", REVISED)]
"""What an import may change."""
