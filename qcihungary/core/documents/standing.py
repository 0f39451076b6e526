"""Who can read a document now, and why: for its editors, in words."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from qcihungary.core.documents.document import SiteDocument
from qcihungary.core.documents.guarded import forbidden
from qcihungary.core.documents.rule import holders_of, public_documents

PUBLIC = _("Anybody can read it: something public shows it.")
WITHDRAWN = _("Nobody outside can read it: it was withdrawn at once.")
FORBIDDEN = _("Nobody outside can read it: a deliverable that isn't public has it, or has withdrawn it.")
CLOSED = _("Not everybody can read it: its collection is closed.")
ROOM = _("Only those who may read the closed pages that show it can read it.")
NOWHERE = _("Nobody outside can read it: nothing that is published shows it.")


@dataclass(frozen=True)
class Standing:
    """How a document stands."""

    is_public: bool
    reason: Promise
    holders: list[Model]
    """The live pages and records that have it."""


def standing_of(document: SiteDocument) -> Standing:
    """How a document stands now."""
    holders = list(holders_of(document))
    is_public = public_documents().filter(pk=document.pk).exists()
    return Standing(is_public, PUBLIC if is_public else reason_of(document, holders), holders)


def reason_of(document: Any, holders: list[Model]) -> Promise:
    """Why a document isn't public."""
    if document.withdrawn_at:
        return WITHDRAWN
    if SiteDocument.objects.filter(forbidden(), pk=document.pk).exists():
        return FORBIDDEN
    if document.collection.get_view_restrictions().exists():
        return CLOSED
    return ROOM if holders else NOWHERE
