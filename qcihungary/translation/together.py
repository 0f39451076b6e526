"""Both languages published, or scheduled, at one moment: all of it, or nothing.

See docs/adr/0031-both-languages-together.md.
What is published of the twin is its newest draft, with the moments and the shared facts of the page in the editor.
"""

import datetime
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.admin.utils import get_user_display_name
from wagtail.models import Page, Revision

from qcihungary.core.dates import long_datetime
from qcihungary.core.desk.findings import errors_of
from qcihungary.core.desk.overwriting import mark_of
from qcihungary.core.pages import BasePage
from qcihungary.core.versions import take_over_facts
from qcihungary.translation.answers import Answer
from qcihungary.translation.changes import changes
from qcihungary.translation.expiry import chosen_apart
from qcihungary.translation.marks import mark
from qcihungary.translation.parts import Part, parts_of
from qcihungary.translation.twins import is_unpublished, sentence, twin_of


def offered_twin(page: Page, user: Any) -> BasePage | None:
    """The twin that a user may publish together with a page; None where there is nothing to publish, or not by them."""
    twin = None if page.alias_of_id else twin_of(page)
    return twin if twin and is_unpublished(twin) and not refusal(twin, user) else None


def refusal(twin: BasePage, user: Any) -> str:
    """Why a user may not publish a twin; nothing if they may."""
    lock = twin.get_lock()
    if lock and lock.for_user(user):
        return sentence(_("%(twin)s is locked, waits for approval, or is scheduled already."), twin)
    if not twin.permissions_for_user(user).can_publish():
        return sentence(_("%(twin)s is published by somebody else: you may not."), twin)
    return ""


def change_since(twin: BasePage, mark: str, user: Any) -> str:
    """Who else saved the twin since the editor was drawn, which remembers its mark; nothing if nobody did."""
    newest = twin.get_latest_revision()
    if newest is None or mark_of(newest) == mark or newest.user_id in {None, user.pk}:
        return ""
    who, when = get_user_display_name(newest.user), long_datetime(newest.created_at)
    message = _(
        "%(who)s saved %(twin)s on %(when)s, while this page was open. Look at it, then publish both once more."
    )
    return sentence(message, twin, who=who, when=when)


def draft_beside(twin: BasePage, source: BasePage) -> tuple[BasePage, bool]:
    """The twin's newest draft as it is published with a page, and whether that makes it another than it was."""
    draft: BasePage = twin.get_latest_revision_as_object()
    changed = take_over_facts(source, draft)
    shared = ("go_live_at",) if chosen_apart(source) else ("go_live_at", "expire_at")
    for name in shared:
        if getattr(draft, name) != getattr(source, name):
            setattr(draft, name, getattr(source, name))
            changed = True
    return draft, changed


def missing_in(draft: BasePage, request: HttpRequest) -> list[str]:
    """What a draft lacks to be published, each thing once."""
    return list(dict.fromkeys(str(found.message) for found in errors_of(draft, request)))


@dataclass(frozen=True)
class Before:
    """What both pages told readers before they were published together."""

    page: list[Part]
    twin: list[Part]

    is_first: bool
    """Whether one of them has never been public in its own words: its row is a draft, or its source's text."""

    @classmethod
    def of(cls, page: BasePage, twin: BasePage) -> "Before":
        """As the database has them."""
        stored: BasePage = type(page)._default_manager.get(pk=page.pk)
        is_first = not all(version.live and version.is_told for version in (stored, twin))
        return cls(parts_of(stored), parts_of(twin), is_first)


def publish_twin(page: BasePage, user: Any, before: Before) -> None:
    """Publish the twin's newest draft with what was just published, or schedule it for the same moment.

    Whether the user may, and whether the draft is whole, was asked before. What changed in a page just now answers what
    changed in the other, so neither is behind for that; a pair that becomes public is behind in nothing.
    """
    twin = twin_of(page)
    if twin is None or twin.alias_of_id:
        return
    draft, changed = draft_beside(twin, page.get_latest_revision_as_object())
    revision = None if changed else twin.get_latest_revision()
    revision = revision or draft.save_revision(user=user, log_action=True)
    PublishPageRevisionAction(revision, user=user).execute(skip_permission_checks=True)
    for version, old in ((page, before.page), (twin, before.twin)):
        now = type(version)._default_manager.get(pk=version.pk)
        mark(now, user, None if before.is_first else set(changes(old, parts_of(now))))


def settle_scheduled(page: BasePage, revision: Revision) -> None:
    """After a scheduled publication: if the twin's was due at that moment and is done, neither is behind for it."""
    moment, twin = revision.approved_go_live_at, twin_of(page)
    if not moment or twin is None or not twin.is_told or not twin.live or twin.go_live_at != moment:
        return
    if twin.last_published_at and twin.last_published_at >= moment:
        for version in (page, twin):
            mark(version, revision.user, behind_since(version, moment))


def behind_since(page: BasePage, moment: datetime.datetime) -> Collection[str]:
    """The parts of its twin that a page has been behind in from a moment on."""
    answer = Answer.objects.filter(page=page.pk).first()
    behind = answer.behind if answer else {}
    return [key for key, known in behind.items() if datetime.datetime.fromisoformat(known["since"]) >= moment]
