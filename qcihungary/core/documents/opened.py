"""Which documents were ever public: a withdrawn one is gone (410), one that never was public isn't there (404).

Noted in the transaction that opens a document, whatever does: a publication, an undone withdrawal, a section that is
open again.
"""

from typing import Any

from django.db import connection
from django.db.models import Q
from django.utils import timezone

from qcihungary.core.documents.document import SiteDocument
from qcihungary.core.documents.rule import public_documents
from qcihungary.core.stamps import renewed


def once_open() -> Q:
    """The documents that anybody can or could read."""
    return Q(opened_at__isnull=False) | Q(pk__in=public_documents().values("pk"))


def note_opened(**_: Any) -> None:
    """Note those that anybody can read now and nobody could before."""
    # With each save of a page, and mostly in vain: the ORM would take ten times as long to write this question.
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM core_sitedocument WHERE opened_at IS NULL LIMIT 1")
        some_never_were = cursor.fetchone()
    if some_never_were:
        now_open = public_documents().filter(opened_at=None)
        SiteDocument.objects.filter(pk__in=now_open.values("pk")).update(opened_at=timezone.now())


def register() -> None:
    """Look whenever something that the public may see was saved."""
    renewed.connect(note_opened, dispatch_uid="documents that were opened")
