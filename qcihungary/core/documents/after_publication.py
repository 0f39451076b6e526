"""Which documents the public could read once a draft is published: the rule, asked ahead."""

from dataclasses import dataclass

from django.db.models import Model

from qcihungary.core.documents.document import SiteDocument
from qcihungary.core.documents.guarded import guards
from qcihungary.core.documents.rule import barred, public_keys, shown
from qcihungary.core.documents.shown import documents_in
from qcihungary.core.pages import BasePage
from qcihungary.core.records import Record
from qcihungary.core.restrictions import rooms_of


@dataclass(frozen=True)
class Changes:
    """What a publication would do, as keys of documents."""

    gone: set[int]
    come: set[int]

    @classmethod
    def by(cls, draft: BasePage | Record) -> "Changes":
        """Those of the documents that a draft has, or that the version has which it takes the place of."""
        stored = type(draft)._default_manager.filter(pk=draft.pk).first()
        touched = documents_in(draft) | (documents_in(stored) if stored else set())
        if not touched:
            return cls(set(), set())
        now, then = touched & public_keys(), public_after(draft, touched)
        return cls(now - then, then - now)


def public_after(draft: BasePage | Record, touched: set[int]) -> set[int]:
    """Those of some documents that anybody could read then: by the draft or by something else, which none may forbid.

    What the draft takes the place of counts no longer, neither for a document nor against it.
    """
    forbidden = draft.documents_for_nobody if isinstance(draft, Record) else set()
    asked = SiteDocument.objects.filter(pk__in=touched - forbidden)
    by_others = asked.filter(shown(but=draft)).values_list("pk", flat=True)
    barred_by_others = asked.filter(barred(but=draft)).values_list("pk", flat=True)
    return (shown_by(draft) & touched | set(by_others)) - set(barred_by_others)


def shown_by(draft: Model) -> set[int]:
    """The documents that a draft would show to everybody."""
    if isinstance(draft, Record):
        is_read = any(guard.is_open for guard in guards.values() if isinstance(draft, guard.model))
        return draft.documents_for_everybody if is_read else set()
    return documents_in(draft) if isinstance(draft, BasePage) and not rooms_of(draft) else set()
