"""Storing many records at once. One by one, each would take sixty queries: five hundred would take minutes.

What saving and publishing a record does besides is done here for all: their revisions, the log, Wagtail's index of
references, the search index, and the stamp. What a model's own ``save`` does, its own importer has to see to. A record
that has a draft, or is in a workflow, is not for this.
"""

from collections.abc import Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from modelsearch.backends import get_search_backends
from wagtail.log_actions import get_active_log_context
from wagtail.models import ModelLogEntry, ReferenceIndex, Revision

from qcihungary.core.stamps import renew

BATCH = 100


CREATED, EDITED, PUBLISHED = "wagtail.create", "wagtail.edit", "wagtail.publish"
"""What the log says of a record."""


def keep(records: Sequence[Any], user: Any, action: str, fields: Sequence[str] = ()) -> None:
    """Store these fields of records of one model, and the revision that each has now; within a transaction.

    All of them were created a moment ago or edited, says ``action``; those that are live are published.
    """
    store_revisions(records, user, fields)
    log(records, user, action)
    log([record for record in records if record.live], user, PUBLISHED)
    for record in records:
        ReferenceIndex.create_or_update_for_object(record)
    for backend in get_search_backends(with_auto_update=True):
        backend.add_bulk(type(records[0]), list(records))
    renew()


def log(records: Sequence[Any], user: Any, action: str) -> None:
    """An entry of the log for each, as Wagtail's ``log`` writes one; that would ask who and what again for each."""
    context = get_active_log_context()
    ModelLogEntry.objects.bulk_create(
        [
            ModelLogEntry(
                content_type=ContentType.objects.get_for_model(record),
                object_id=str(record.pk),
                label=str(record),
                action=action,
                timestamp=timezone.now(),
                user=user or context.user,
                uuid=context.uuid,
                revision=record.latest_revision,
                content_changed=True,
            )
            for record in records
        ],
        batch_size=BATCH,
    )


def store_revisions(records: Sequence[Any], user: Any, fields: Sequence[str]) -> None:
    """A revision of each, live where the record is, and the fields."""
    now = timezone.now()
    model = type(records[0])
    kind = ContentType.objects.get_for_model(model)
    revisions = [
        Revision(
            content_type=kind,
            base_content_type=kind,
            object_id=str(record.pk),
            created_at=now,
            user=user,
            object_str=str(record),
            content=record.serializable_data(),
        )
        for record in records
    ]
    Revision.objects.bulk_create(revisions, batch_size=BATCH)
    for record, revision in zip(records, revisions, strict=True):
        record.latest_revision = revision
        record.has_unpublished_changes = not record.live
        if record.live:
            record.live_revision = revision
            record.first_published_at = record.first_published_at or now
            record.last_published_at = now
    own = ["latest_revision", "live_revision", "has_unpublished_changes", "first_published_at", "last_published_at"]
    model._default_manager.bulk_update(records, [*own, *fields], batch_size=BATCH)
