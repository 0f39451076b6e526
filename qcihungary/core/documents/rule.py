"""The one rule of who may read a document: anybody, while something public shows it and no record forbids it.

Pages show what their live texts name; records, what their guards say. Of several answers the stricter counts. Beyond
that there is one button, which withdraws a document at once.
See docs/adr/0046-a-document-is-public-because-something-shows-it.md.
"""

from collections.abc import Iterator
from typing import Any

from django.db.models import CharField, Exists, ExpressionWrapper, F, Model, OuterRef, Q, QuerySet
from django.http import HttpRequest
from wagtail.documents.permissions import permission_policy
from wagtail.models import CollectionViewRestriction, Page, Revision, TaskState

from qcihungary.core.admin_reader import admin_reader
from qcihungary.core.audience import audience
from qcihungary.core.documents.document import SiteDocument
from qcihungary.core.documents.guarded import forbidden, guards
from qcihungary.core.documents.shown import documents_in, pages_with, shown_by_pages
from qcihungary.core.restrictions import restrictions_of
from qcihungary.core.stamps import kept

WITHDRAW = "core.withdraw_sitedocument"
"""The permission to withdraw a document at once, and to undo it."""


# --- anybody


def shown(but: Model | None = None) -> Q:
    """The documents that something shows which anybody may read; ``but`` one page or record, if asked so."""
    found = Q(pk__in=shown_by_pages(but=but if isinstance(but, Page) else None))
    for guard in guards.values():
        if guard.is_open:
            found |= Q(pk__in=guard.shown(but=guard.key_of(but)))
    return found


def barred(but: Model | None = None) -> Q:
    """The documents that the public can't read, whatever shows them: forbidden, or in a closed collection.

    What one record says is left out, if asked so.
    """
    closed = CollectionViewRestriction.objects.annotate(
        path=ExpressionWrapper(OuterRef("collection__path"), CharField())
    )
    return forbidden(but) | Q(Exists(closed.filter(path__startswith=F("collection__path"))))


def barred_keys() -> QuerySet[Any, Any]:
    """The keys of those, as a query."""
    return SiteDocument.objects.filter(barred()).values("pk")


def public_documents() -> QuerySet[SiteDocument]:
    """The documents that anybody may read now."""
    return SiteDocument.objects.filter(shown()).exclude(barred())


def public_keys() -> frozenset[int]:
    """The keys of all of them; kept in memory under a stamp."""
    return kept.get("public documents", lambda: frozenset(public_documents().values_list("pk", flat=True)))


def may_name(document: SiteDocument) -> bool:
    """Whether what is being drawn may name a document: whoever reads it may read that. One kept nowhere is a sample."""
    if not document.pk or document.pk in public_keys():
        return True
    reader = audience()
    if reader.is_editor:
        return may_know(admin_reader(), document) and not is_barred(document)
    return bool(reader.rooms) and not is_barred(document)


def is_barred(document: SiteDocument) -> bool:
    """Whether a document is kept from the public, whatever shows it, by what the database says now."""
    return SiteDocument.objects.filter(barred(), pk=document.pk).exists()


# --- those who work here, and those who were let in


def known_to(user: Any) -> Q:
    """The documents that a user of the admin may know of. The mark of a guard that isn't there opens to nobody."""
    names = [name for name, guard in guards.items() if user.has_perm(guard.permission)]
    return Q(guard__in=["", *names]) | Q(pk__in=public_documents().values("pk"))


def may_know(user: Any, document: SiteDocument) -> bool:
    """Whether a user of the admin may know of a document, by what the database says now."""
    return not document.guard or SiteDocument.objects.filter(known_to(user), pk=document.pk).exists()


def works_with(user: Any, document: SiteDocument) -> bool:
    """Whether somebody works with a document in the admin."""
    return bool(permission_policy.user_has_any_permission_for_instance(user, ["add", "change", "choose"], document))


def may_read(request: HttpRequest, document: SiteDocument) -> bool:
    """Whether whoever asks may read a document, but for what its collection demands, which Wagtail sees to."""
    if public_documents().filter(pk=document.pk).exists() or works_with(request.user, document):
        return True
    if SiteDocument.objects.filter(forbidden(), pk=document.pk).exists():
        return False
    return document.collection.get_view_restrictions().exists() or was_let_in(request, document)


def was_let_in(request: HttpRequest, document: SiteDocument) -> bool:
    """Whether a page shows a document to whoever asks, for instance because they know its password."""
    return any(
        all(restriction.accept_request(request) for restriction in restrictions_of(page))
        for page in places_of(document)
    )


def places_of(document: SiteDocument) -> Iterator[Page]:
    """The live pages on which a document is, whoever may read them; those of records are their sections."""
    yield from pages_with(document)
    for guard in guards.values():
        if guard.shown().filter(document=document.pk).exists():
            yield from guard.section._default_manager.live()


# --- what was approved


def is_settled(document: SiteDocument) -> bool:
    """Whether a document was approved with something, or waits for it: that is live, scheduled or under approval.

    Its file stays what it is. A new one is another document, and is approved with what shows it.
    """
    return any(True for _holder in holders_of(document)) or document.pk in awaited()


def holders_of(document: SiteDocument) -> Iterator[Model]:
    """The live pages and records that have a document, whoever may read them."""
    yield from pages_with(document)
    for guard in guards.values():
        yield from guard.records(document)


def awaited() -> set[int]:
    """The keys of the documents in what is scheduled, or was sent to be approved."""
    waiting = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS).values("revision")
    revisions = Revision.objects.filter(Q(approved_go_live_at__isnull=False) | Q(pk__in=waiting))
    return {key for revision in revisions for key in documents_in(revision.as_object())}
