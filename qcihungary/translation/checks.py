"""What an editor should know of the other language before a page is published. None of it keeps them from it."""

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


def other_language(page: BasePage, request: HttpRequest) -> Iterator[Finding]:
    """How the page stands to its twin, as a warning where there is something to do."""
    twin = twin_of(page) if page.pk else None
    if twin is None:
        return
    yield from not_translated(page, twin)
    yield from not_followed(page)
    yield from not_readable(twin)


def not_translated(page: BasePage, twin: BasePage) -> Iterator[Finding]:
    """The texts of a translation that still say what the source says."""
    if not awaits_translation(page):
        return
    theirs = {part.key: part.digest for part in parts_of(twin)}
    for part in parts_of(page):
        if is_text(part) and theirs.get(part.key) == part.digest:
            message = _("Not translated yet: it still says what the original says (%(part)s).")
            told = message % {"part": label_of(part)}
            yield Finding(Weight.WARNING, told, part.field, block_id=part.block_id)


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
