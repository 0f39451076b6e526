"""Documents that belong to a record: the record decides who may read them, and nobody may unless it says so.

A feature registers a guard and marks the documents that its records have ever had, drafts included. A mark stays: what
a record has once kept back doesn't come into the open because somebody took it off the record.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Q, QuerySet
from wagtail.documents import get_document_model

from qcihungary.core.stamps import kept

if TYPE_CHECKING:
    from qcihungary.core.documents.document import SiteDocument


@dataclass(frozen=True)
class Guard:
    """Who may read the documents of a kind of record."""

    permission: str
    """Whoever has it may read them all: ``deliverables.change_deliverable``."""

    open_keys: Callable[[], "QuerySet[Any, Any]"]
    """The keys of the documents that anybody may read now, as a query."""


guards: dict[str, Guard] = {}


def register_guard(name: str, guard: Guard) -> None:
    """Let a feature decide about its documents. Called in its AppConfig's ``ready``."""
    guards[name] = guard


def mark(name: str, keys: Iterable[int]) -> None:
    """Put documents under a guard, for good. The first one keeps them."""
    get_document_model().objects.filter(pk__in=list(keys), guard="").update(guard=name)


def readable_by(user: Any) -> Q:
    """The documents that guards let a user know of. A guard that isn't there lets nobody in."""
    readable = Q(guard="")
    for name, guard in guards.items():
        readable |= Q(guard=name) if user.has_perm(guard.permission) else Q(guard=name, pk__in=guard.open_keys())
    return readable


def may_read(user: Any, document: "SiteDocument") -> bool:
    """Whether guards let a user read a document, by what the database says now."""
    return not document.guard or type(document).objects.filter(readable_by(user), pk=document.pk).exists()


def is_open(document: "SiteDocument") -> bool:
    """Whether guards let anybody read a document, and so whether a page may name it; kept in memory under a stamp."""
    return not document.guard or document.pk in kept.get(f"open documents of {document.guard}", lambda: read(document))


def read(document: "SiteDocument") -> frozenset[int]:
    """The keys of all open documents of a document's guard."""
    guard = guards.get(document.guard)
    return frozenset(guard.open_keys()) if guard else frozenset()
