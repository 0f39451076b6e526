"""Marking parts as up to date, whether something was written or "no change needed" is the answer."""

from collections.abc import Collection
from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from qcihungary.core.pages import BasePage
from qcihungary.translation.answers import Answer
from qcihungary.translation.parts import parts_of
from qcihungary.translation.twins import twin_of

MARK = "qcihungary.up_to_date"
"""What the page's history knows it as."""


def mark(page: BasePage, user: Any, keys: Collection[str] | None = None) -> Answer | None:
    """Take parts of the twin as answered, or all of them; None where the page answers nothing.

    What stands in the page's drafts stays as it is. If it differs by the next publication, the twin is told that this
    was only its answer.
    """
    twin = twin_of(page)
    with transaction.atomic():
        answer: Answer | None = Answer.objects.select_for_update().filter(page=page.pk).first()
        if answer is None or twin is None or not twin.live:
            return answer
        done = [key for key in answer.behind if keys is None or key in keys]
        if not done:
            return answer
        answer.marked |= {key: {name: answer.behind[key][name] for name in ("own", "change")} for key in done}
        source = parts_of(twin)
        answer.answer(source, done)
        answer.revision_id = twin.live_revision_id
        answer.compare(source, lambda: parts_of(page.get_latest_revision_as_object()))
        answer.save()
        log(instance=page, action=MARK, user=user, data={"parts": len(done), "left": answer.behind_count})
    return answer
