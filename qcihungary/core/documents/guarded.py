"""Documents that belong to records: what a kind of record shows of them to the public, and what it forbids.

A feature registers a guard and marks the documents that its records have ever had, drafts included. A mark opens and
closes nothing to the public; in the admin, those who may not edit such records don't know of a marked document while it
isn't public. Who may read what, ``core.documents.rule`` says.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from django.db.models import Model, Q, QuerySet
from wagtail.documents import get_document_model

if TYPE_CHECKING:
    from qcihungary.core.documents.document import SiteDocument
    from qcihungary.core.record_pages import RecordListPage
    from qcihungary.core.records import Record


class Keys(Protocol):
    """The keys of documents, as a query; ``but`` what one record says of them, if asked so."""

    def __call__(self, but: int | None = None) -> "QuerySet[Any, Any]":
        """Give them."""


@dataclass(frozen=True)
class Guard:
    """What a kind of record says of its documents."""

    model: "type[Record]"
    permission: str
    """Whoever has it may know of them all: ``deliverables.change_deliverable``."""

    section: "type[RecordListPage]"
    """The page on which the public reads the records. Where that is closed, they show nothing."""

    records: "Callable[[SiteDocument], QuerySet[Any]]"
    """The live records that have a document, whatever they say of it."""

    shown: Keys
    """The documents that live records show to everybody who may read the section."""

    forbidden: Keys
    """Those that nobody but their editors may read, whatever else shows them."""

    is_strict: bool = False
    """Whether its mark takes the place of another's."""

    @property
    def is_open(self) -> bool:
        """Whether anybody can read the section, in either language."""
        return bool(self.section.address("en") or self.section.address("hu"))

    def key_of(self, thing: Model | None) -> int | None:
        """The key of one of its records; None of anything else."""
        return thing.pk if isinstance(thing, self.model) else None


guards: dict[str, Guard] = {}


def register_guard(name: str, guard: Guard) -> None:
    """Let a feature speak for its documents. Called in its AppConfig's ``ready``."""
    guards[name] = guard


def mark(name: str, keys: Iterable[int]) -> None:
    """Note for good that documents belong to records. The strict guard's mark stays, else the first."""
    free = ~Q(guard=name) if guards[name].is_strict else Q(guard="")
    get_document_model().objects.filter(free, pk__in=list(keys)).update(guard=name)


def forbidden(but: Model | None = None) -> Q:
    """The documents that were withdrawn at once, or that a record forbids; ``but`` one record, if asked so."""
    found = Q(withdrawn_at__isnull=False)
    for guard in guards.values():
        found |= Q(pk__in=guard.forbidden(but=guard.key_of(but)))
    return found
