"""What anybody reads now, and nobody outside would after a publication: the page of a record, and files."""

from collections.abc import Iterator

from django.db.models import Model
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from qcihungary.core.desk.editing import Draft
from qcihungary.core.desk.findings import Finding, Weight
from qcihungary.core.documents.document import SiteDocument
from qcihungary.core.documents.guarded import guards
from qcihungary.core.documents.rule import public_keys
from qcihungary.core.documents.shown import documents_in, shown_by_pages
from qcihungary.core.documents.telling import shortened, titles_of
from qcihungary.core.records import Record


def check_withdrawals(draft: Draft, request: HttpRequest) -> Iterator[Finding]:
    """Also of a publication that is scheduled: when its moment comes, nobody is there to be told."""
    stored = type(draft)._default_manager.filter(pk=draft.pk, live=True).first()
    if stored is None:
        return
    hides = isinstance(draft, Record) and stored.is_for_everybody and not draft.is_for_everybody
    if hides:
        message = _("When this is published, its page goes offline: nobody outside can read it any more.")
        yield Finding(Weight.WARNING, message, field="level")
    going = documents_in(stored) & public_keys()
    if going and not hides:
        going -= documents_in(draft)
        going -= shown_by_others(stored, going)
    if titles := titles_of(request, going):
        text = ngettext(
            "When this is published, this file goes offline: %(titles)s",
            "When this is published, these files go offline: %(titles)s",
            len(titles),
        )
        yield Finding(Weight.WARNING, text % {"titles": shortened(titles)})


def shown_by_others(stored: Model, keys: set[int]) -> set[int]:
    """Those of documents that anybody can read on another page or by another record, too."""
    found = set(shown_by_pages(but=stored if isinstance(stored, Page) else None).filter(document__in=keys))
    for guard in guards.values():
        shown = SiteDocument.objects.filter(pk__in=keys - found).filter(pk__in=guard.shown()) if guard.is_open else ()
        for document in shown:
            records = guard.records(document)
            if isinstance(stored, records.model):
                records = records.exclude(pk=stored.pk)
            if records.exists():
                found.add(document.pk)
    return found
