"""Has the parts of a page that still say what its source says drafted by a service, as a new revision."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from wagtail.fields import StreamField
from wagtail.models import Page

from qcihungary.core.pages import BasePage
from qcihungary.translation.changes import by_key
from qcihungary.translation.machine.drafts import MachineDraft, note_drafts
from qcihungary.translation.machine.fragments import BrokenMarkupError, Fragment
from qcihungary.translation.machine.services import Service
from qcihungary.translation.machine.texts import Content
from qcihungary.translation.parts import Part, parts_of, plain, told_fields
from qcihungary.translation.twins import twin_of

DRAFTED = "qcihungary.machine_draft"
"""What the page's history knows it as."""


@dataclass(frozen=True)
class Outcome:
    """What became of the parts that were asked for."""

    drafted: Sequence[Part]
    left: Sequence[Part]
    """Those whose markup didn't come back as it was, that became too long, or that somebody changed meanwhile."""


@dataclass(frozen=True)
class Asked:
    """A part whose text is translated: as the page has it, and the source's."""

    own: Part
    content: Content
    fragments: list[Fragment]


def waiting(page: BasePage) -> list[Part]:
    """The parts of a draft that still say what the source says, and have a text; in their order."""
    return [own for own, source in pairs(page) if Content(source).slots]


def pairs(page: BasePage) -> list[tuple[Part, Part]]:
    """The page's own parts that nobody has touched, each with what its source says now.

    A page is the source itself where its twin isn't told. What a machine has drafted isn't drafted again.
    """
    twin = twin_of(page)
    if twin is None or not twin.is_told:
        return []
    live, latest = by_key(parts_of(twin)), by_key(parts_of(twin.get_latest_revision_as_object()))
    source = live if twin.live else latest
    drafted = dict(MachineDraft.objects.filter(page=page.pk).values_list("key", "digest"))
    return [
        (part, source[part.key])
        for part in parts_of(page)
        if part.key in source
        and part.digest in {known[part.key].digest for known in (live, latest) if part.key in known}
        and drafted.get(part.key) != part.digest
    ]


def draft(page: BasePage, service: Service, user: Any, keys: Collection[str] | None = None) -> Outcome:
    """Draft what waits, or some of it.

    Raises:
        ServiceError: the service gave no answer. Then nothing is changed.
    """
    twin = twin_of(page)
    found = pairs(page.get_latest_revision_as_object())
    asked = (
        [ask_for(own, source, twin.language) for own, source in found if keys is None or own.key in keys]
        if twin
        else []
    )
    asked = [one for one in asked if one.fragments]
    sent = [fragment.sent for one in asked for fragment in one.fragments]
    answers = iter(service.translate(sent, twin.language, page.language) if twin and sent else [])
    translated: dict[str, Asked] = {}
    for one in asked:
        if fill(one, [next(answers) for _fragment in one.fragments]):
            translated[one.own.key] = one
    drafted = keep(page, translated, service, user) if translated else {}
    return Outcome(list(drafted.values()), [one.own for one in asked if one.own.key not in drafted])


def ask_for(own: Part, source: Part, language: str) -> Asked:
    """A part with the fragments of its source's text; none where its markup isn't whole to begin with."""
    content = Content(source)
    try:
        fragments = [Fragment(slot.text, language, is_rich=slot.is_rich) for slot in content.slots]
    except BrokenMarkupError:
        fragments = []
    return Asked(own, content, fragments)


def fill(asked: Asked, answers: Sequence[str]) -> bool:
    """Put what came back into a part's content: all of it, or nothing."""
    try:
        texts = [fragment.restored(answer) for fragment, answer in zip(asked.fragments, answers, strict=True)]
    except BrokenMarkupError:
        return False
    filled = list(zip(asked.content.slots, texts, strict=True))
    if not all(slot.fits(text) for slot, text in filled):
        return False
    for slot, text in filled:
        slot.put(text)
    return True


@transaction.atomic
def keep(page: BasePage, translated: dict[str, Asked], service: Service, user: Any) -> dict[str, Part]:
    """Save it as a new revision of what the page's draft is by now, but for what somebody changed meanwhile."""
    Page.objects.select_for_update().get(pk=page.pk)
    latest: BasePage = type(page)._default_manager.get(pk=page.pk).get_latest_revision_as_object()
    now = by_key(parts_of(latest))
    ours = {key: one for key, one in translated.items() if key in now and now[key].digest == one.own.digest}
    if not ours:
        return {}
    put(latest, {key: one.content.raw for key, one in ours.items()})
    drafted = {key: part for key, part in by_key(parts_of(latest)).items() if key in ours}
    latest.save_revision(user=user, clean=False, log_action=DRAFTED)
    note_drafts(latest, drafted, service.name)
    return drafted


def put(page: BasePage, contents: dict[str, Any]) -> None:
    """Set the content of parts of a page by their keys."""
    for name, field in told_fields(type(page)).items():
        if isinstance(field, StreamField):
            stream = plain(getattr(page, name).get_prep_value())
            for block in stream:
                block["value"] = contents.get(f"{name}:{block['id']}", block["value"])
            if any(key.startswith(f"{name}:") for key in contents):
                setattr(page, name, stream)
        elif name in contents:
            setattr(page, name, contents[name])
