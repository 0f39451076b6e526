"""What a publication means for the two languages of a page: what it answers, and what is now behind it."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from django.db import transaction

from qcihungary.core.pages import BasePage
from qcihungary.translation.answers import Answer
from qcihungary.translation.mirror import hide, mirror
from qcihungary.translation.parts import Part, parts_of
from qcihungary.translation.twins import twin_of


def published(page: BasePage) -> None:
    """Note what a told page has answered by being published, and where its twin is behind now.

    A twin that waits for its translation shows this page's text to visitors, and so follows it.
    """
    twin = twin_of(page)
    if twin is None or twin.alias_of_id:
        return
    with transaction.atomic():
        follow(page, twin)
        if twin.awaits_translation:
            mirror(page, twin)


def follow(page: BasePage, twin: BasePage) -> None:
    """Note it in the answers of both. Both pages are told, or the twin is a draft that will be."""
    # By their keys, so that two who publish at once don't wait for each other.
    locked = Answer.objects.select_for_update().filter(page__in=[page.pk, twin.pk]).order_by("page_id")
    answers = {answer.page_id: answer for answer in locked}
    parts = parts_of(page)
    answering: set[str] = set()
    if twin.is_told and twin.live:
        answering = answer_twin(answers.get(page.pk), page, parts, twin)
    note_behind(answers.get(twin.pk), twin, parts, answering, page.live_revision_id)


def answer_twin(answer: Answer | None, page: BasePage, parts: Sequence[Part], twin: BasePage) -> set[str]:
    """What a page has answered by what is published of it now. The first publication answers what it doesn't know."""
    if answer is None:
        remember(page, parts_of(twin), twin.live_revision_id)
        return set()
    if not answer.behind and not answer.marked:
        return set()
    source = parts_of(twin)
    answering = answer.answered_by(parts)
    answer.answer(source, [key for key in answer.behind if key in answering])
    answer.marked = {}
    answer.revision_id = twin.live_revision_id
    answer.compare(source, lambda: parts)
    answer.save()
    return answering


def note_behind(
    answer: Answer | None, page: BasePage, source: Sequence[Part], answering: set[str], revision: int | None
) -> None:
    """Where a page is behind its twin, of which these parts are published now: not in what only answered the page."""
    if answer is None:
        remember(page, source, revision)
        return
    answer.answer(source, answering - answer.behind.keys())  # where both said something new, both are to look

    @cache
    def draft() -> list[Part]:
        return parts_of(page.get_latest_revision_as_object())

    answer.compare(source, draft)
    answer.save()


def remember(page: BasePage, source: Sequence[Part], revision: int | None = None) -> None:
    """Take it that a page answers these parts of its twin, as they stand."""
    answer = Answer(page_id=page.pk, revision_id=revision)
    answer.answer(source)
    kept: dict[str, Any] = {name: getattr(answer, name) for name in ("parts", "revision_id")}
    fresh = {"behind": {}, "behind_count": 0, "behind_since": None, "marked": {}}
    Answer.objects.update_or_create(page_id=page.pk, defaults=kept | fresh)


def unpublished(page: BasePage) -> None:
    """Nobody is behind a page that nobody can read. When it is published again, it is compared again.

    A twin that only shows the page's text isn't public without it. One that is unpublished by itself, though its source
    stays, is an ordinary draft from then on.
    """
    twins = Answer.objects.filter(page__translation_key=page.translation_key, behind_count__gt=0)
    twins.exclude(page=page.pk).update(behind={}, behind_count=0, behind_since=None)
    twin = twin_of(page)
    if twin and twin.awaits_translation and twin.live:
        hide(page, twin)
    elif twin and twin.live and page.awaits_translation and not page.expired:
        type(page)._default_manager.filter(pk=page.pk).update(awaits_translation=False)


def deleted(page: Any) -> None:
    """Nobody answers a page that is gone."""
    Answer.objects.filter(page__translation_key=page.translation_key).exclude(page=page.pk).delete()
