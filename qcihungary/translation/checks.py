"""What an editor should know of the other language before a page is published. None of it keeps them from it."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qcihungary.core.desk.findings import Finding, Weight
from qcihungary.core.pages import BasePage
from qcihungary.translation.answers import Answer
from qcihungary.translation.parts import parts_of, told_fields
from qcihungary.translation.states import State, standing_of
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
    if not page._meta.model._default_manager.filter(pk=page.pk, awaits_translation=True).exists():
        return
    theirs = {part.key: part.digest for part in parts_of(twin)}
    same = [part for part in parts_of(page) if is_text(page, part.field) and theirs.get(part.key) == part.digest]
    for part in same:
        label = part.block.label if part.block else told_fields(type(page))[part.field].verbose_name
        message = _("Not translated yet: it still says what the original says (%(part)s).") % {"part": label}
        yield Finding(Weight.WARNING, message, part.field, block_id=part.block_id)


def is_text(page: BasePage, field: str) -> bool:
    """Whether a field is one of words: what else there is, as a date or a picture, may well be the same."""
    kind = told_fields(type(page))[field].get_internal_type()
    return kind in ("CharField", "TextField", "JSONField")


def not_followed(page: BasePage) -> Iterator[Finding]:
    """What changed in the twin and isn't followed here."""
    count = Answer.objects.filter(page=page.pk).values_list("behind_count", flat=True).first()
    if count:
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
