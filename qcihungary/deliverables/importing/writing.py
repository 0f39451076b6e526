"""Writing what an import's preview has promised: all of it or nothing, as revisions of the editor who confirms."""

from collections.abc import Sequence

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import transaction
from wagtail.log_actions import log

from qcihungary.consortium.models import WorkPackage
from qcihungary.core.lists.tables import Line
from qcihungary.deliverables.importing.preview import Kind, Outcome, Preview, preview


class ChangedMeanwhile(Exception):  # noqa: N818  (it names what happened)
    """Somebody saved something since the preview, so that the import would do something else now."""

    def __init__(self, now: Preview) -> None:
        super().__init__("The preview is out of date.")
        self.now = now


def write(lines: Sequence[Line], promised: str, user: AbstractBaseUser | AnonymousUser) -> Preview:
    """Do what the preview with this fingerprint has promised. Imports take turns.

    Raises:
        ChangedMeanwhile: the same table would do something else now, or has wrong rows.
        ValidationError: the table can't be read.
    """
    with transaction.atomic():
        list(WorkPackage.objects.select_for_update().order_by("pk"))
        now = preview(lines)
        if now.fingerprint != promised or now.is_wrong:
            raise ChangedMeanwhile(now)
        for outcome in now.to_write:
            publish(outcome, user)
    return now


def publish(outcome: Outcome, user: AbstractBaseUser | AnonymousUser) -> None:
    """Save a deliverable, and publish it as a revision."""
    record = outcome.record
    if record is None:
        raise ValueError(outcome.number)
    if outcome.kind is Kind.NEW:
        record.live = False
        record.save()
        log(instance=record, action="wagtail.create", user=user, content_changed=True)
    # It was validated a moment ago, in the same transaction.
    revision = record.save_revision(user=user, clean=False, log_action=outcome.kind is Kind.CHANGED)
    revision.publish(user=user)
