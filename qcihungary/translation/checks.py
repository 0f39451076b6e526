"""What an editor should know of the other language before a page is published.

Only a copy in which nothing was translated is kept from it, until somebody says that it reads the same.
"""

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qcihungary.core.desk.findings import Finding, Weight
from qcihungary.core.pages import BasePage
from qcihungary.translation.beside import is_text, label_of
from qcihungary.translation.parts import parts_of
from qcihungary.translation.states import State, awaits_translation, standing_of
from qcihungary.translation.twins import sentence, twin_of
from qcihungary.translation.untouched import reads_the_same, untouched_parts


def other_language(page: BasePage, request: HttpRequest) -> Iterator[Finding]:
    """How the page stands to its twin, as a warning where there is something to do."""
    twin = twin_of(page) if page.pk else None
    if twin is None:
        return
    if awaits_translation(page):
        yield from untouched(page, twin, request)
        yield from not_translated(page, twin)
    yield from not_followed(page)
    yield from not_readable(twin)


def not_translated(page: BasePage, twin: BasePage) -> Iterator[Finding]:
    """The texts of a translation that still say what the source says."""
    theirs = {part.key: part.digest for part in parts_of(twin)}
    for part in parts_of(page):
        if is_text(part) and theirs.get(part.key) == part.digest:
            message = _("Not translated yet: it still says what the original says (%(part)s).")
            told = message % {"part": label_of(part)}
            yield Finding(Weight.WARNING, told, part.field, block_id=part.block_id)


def untouched(page: BasePage, twin: BasePage, request: HttpRequest) -> Iterator[Finding]:
    """That no word was translated, with a way to publish it all the same."""
    if reads_the_same(page) or not (parts := untouched_parts(page, twin)):
        return
    may_publish = page.permissions_for_user(request.user).can_publish()
    yield Finding(
        Weight.ERROR,
        _("Nothing is translated yet: it still holds the original's text (%(parts)s).")
        % {"parts": ", ".join(dict.fromkeys(label_of(part) for part in parts))},
        parts[0].field,
        block_id=parts[0].block_id,
        remedy=reverse("translation_same", args=[page.pk]),
        remedy_label=_("Publish anyway, it reads the same in both languages")
        if may_publish
        else _("It reads the same in both languages"),
    )


def not_followed(page: BasePage) -> Iterator[Finding]:
    """What changed in the twin and isn't followed here."""
    if count := standing_of(page).count:
        message = ngettext(
            "In the other language %(count)s part has changed that isn't followed here.",
            "In the other language %(count)s parts have changed that aren't followed here.",
            count,
        )
        yield Finding(Weight.WARNING, message % {"count": count})


def not_readable(twin: BasePage) -> Iterator[Finding]:
    """That readers of the other language get this page's text, or nothing."""
    messages = {
        State.MISSING: _("%(twin)s isn't written yet: its readers get this text, with a note."),
        State.DRAFT: _("%(twin)s isn't published yet."),
        State.BEHIND: _("%(twin)s doesn't follow this page yet."),
    }
    if message := messages.get(standing_of(twin).state):
        yield Finding(Weight.WARNING, sentence(message, twin), url=reverse("wagtailadmin_pages:edit", args=[twin.pk]))
