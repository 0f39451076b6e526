"""What a publication takes from everybody, and what it gives them: the page of a record, and files."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qcihungary.core.desk.editing import Draft
from qcihungary.core.desk.findings import Finding, Weight
from qcihungary.core.documents.after_publication import Changes
from qcihungary.core.documents.telling import shortened, titles_of
from qcihungary.core.records import Record


def check_withdrawals(draft: Draft, request: HttpRequest) -> Iterator[Finding]:
    """Also of a publication that is scheduled: when its moment comes, nobody is there to be told."""
    if isinstance(draft, Record) and hides(draft):
        message = _("When this is published, its page goes offline: nobody outside can read it any more.")
        yield Finding(Weight.WARNING, message, field="level")
    changes = Changes.by(draft)
    if titles := titles_of(request, changes.gone):
        text = ngettext(
            "When this is published, this file goes offline: %(titles)s",
            "When this is published, these files go offline: %(titles)s",
            len(titles),
        )
        yield Finding(Weight.WARNING, text % {"titles": shortened(titles)})
    if titles := titles_of(request, changes.come):
        text = ngettext(
            "When this is published, anybody can read this file: %(titles)s",
            "When this is published, anybody can read these files: %(titles)s",
            len(titles),
        )
        yield Finding(Weight.NOTE, text % {"titles": shortened(titles)})


def hides(draft: Record) -> bool:
    """Whether the public reads a record now, and couldn't then."""
    stored = type(draft)._default_manager.filter(pk=draft.pk, live=True).first()
    return bool(stored and stored.is_for_everybody and not draft.is_for_everybody)
