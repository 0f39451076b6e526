"""One moment of expiry for both languages of a page, unless an editor wants it in one of them only.

What is set in one language holds in the other from the publication on, as shared facts do. Drafts are brought along,
too, or publishing them later would take it back.
"""

import datetime
import uuid
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision

from qcihungary.core.pages import BasePage
from qcihungary.core.translation_policy import TranslationPolicy
from qcihungary.translation.twins import twin_of

CHOICE = "expires_apart"
"""What a version's content calls whether its page expires apart; the page's own fields have no such name."""


class SeparateExpiry(models.Model):
    """A page whose versions expire apart from each other, because an editor said so."""

    translation_policy = TranslationPolicy.LANGUAGE_FREE

    key = models.UUIDField(_("translation key of the page"), unique=True, default=uuid.uuid4)

    class Meta:
        verbose_name = _("separate expiry")
        verbose_name_plural = _("separate expiries")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.key)


def set_apart(key: uuid.UUID, *, apart: bool) -> None:
    """Say whether the versions of a page expire apart."""
    if apart:
        SeparateExpiry.objects.get_or_create(key=key)
    else:
        SeparateExpiry.objects.filter(key=key).delete()


def are_apart(key: uuid.UUID) -> bool:
    """Whether the versions of a page expire apart."""
    return SeparateExpiry.objects.filter(key=key).exists()


def choose(page: BasePage, *, apart: bool) -> None:
    """Say it of a page that is about to be saved as a version: it holds once that is published, and not before.

    What holds already isn't said again: an old draft would take back what was decided since.
    """
    if apart is not are_apart(page.translation_key):
        page.said_with_version = {CHOICE: apart}


def take_choice(page: BasePage, revision: Revision | None) -> None:
    """A version of a page was published: what was said with it holds from now on."""
    if revision and (apart := revision.content.get(CHOICE)) is not None:
        set_apart(page.translation_key, apart=apart)


def chosen_apart(page: BasePage) -> bool:
    """Whether the versions of a page will expire apart once its newest draft is published."""
    newest = page.get_latest_revision()
    apart = newest.content.get(CHOICE) if newest else None
    return are_apart(page.translation_key) if apart is None else bool(apart)


def note_expiry(page: Any) -> None:
    """Remember of a page that is about to be saved without an expiry whether it had one until now."""
    page.had_expiry = page.expire_at is None and Page.objects.filter(pk=page.pk, expire_at__isnull=False).exists()


def share_expiry(page: BasePage) -> None:
    """Let the twin of a page that was just published expire with it, or go on if the page does so from now on."""
    twin = twin_of(page)
    if twin is None or twin.alias_of_id or not (page.expire_at or getattr(page, "had_expiry", False)):
        return
    if not are_apart(page.translation_key):
        bring(twin, page.expire_at)


def bring(page: BasePage, moment: datetime.datetime | None) -> None:
    """Let a page expire at a moment: what is public of it, its newest draft, and what is scheduled of it."""
    Page.objects.filter(pk=page.pk).update(expire_at=moment)
    for revision in page.revisions.filter(Q(pk=page.latest_revision_id) | Q(approved_go_live_at__isnull=False)):
        if page.with_content_json(revision.content).expire_at != moment:
            revision.content["expire_at"] = moment
            revision.created_at = timezone.now()  # so who writes in the older state is asked first
            revision.save(update_fields=["content", "created_at"])


def forget_expiry(key: uuid.UUID) -> None:
    """Forget what was said of a page of which no version is left."""
    if not Page.objects.filter(translation_key=key).exists():
        set_apart(key, apart=False)
