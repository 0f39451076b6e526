"""What stands on every page and seldom changes is kept in memory, for as long as nothing was saved.

One row holds a stamp, which every save of a page, a record or an image renews. A process asks for the stamp once a
request; while it is the one it knows, what it built under it is still true. So every process sees a change at once,
without a cache server. See docs/adr/0012-kept-under-a-stamp.md.
"""

import uuid
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from django.core.signals import request_started
from django.db import connection, models, transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import Signal
from django.utils.translation import gettext_lazy as _
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction
from wagtail.signals import post_page_move

from qcihungary.core.translation_policy import TranslationPolicy

Built = TypeVar("Built")

ROW = 1


class Stamp(models.Model):
    """When what the public sees last changed, as a number that never comes again. There is one row."""

    translation_policy = TranslationPolicy.LANGUAGE_FREE

    value = models.UUIDField(_("value"), default=uuid.uuid4, editable=False)
    standing = models.TextField(_("what stands on every page"), blank=True, editable=False)
    """As ``qcihungary.core.standing`` wrote it under this value; empty until it has."""

    class Meta:
        verbose_name = _("stamp")
        verbose_name_plural = _("stamps")

    def __str__(self) -> str:
        return str(self.value)


class Kept:
    """What this process built under the stamp it last saw."""

    def __init__(self) -> None:
        self.stamp: str | None = None
        self.standing = ""
        self.is_fresh = False
        self.built: dict[str, Any] = {}

    def get(self, name: str, build: Callable[[], Built]) -> Built:
        """What ``build`` makes, built again only if something was saved since. One short query a request."""
        if not self.is_fresh:
            self.look()
        built = self.built  # another thread may meanwhile see a new stamp and begin an empty one
        if name not in built:
            built[name] = build()
        kept: Built = built[name]
        return kept

    def look(self) -> None:
        """Read the stamp; forget everything if it is another."""
        # The one query of every request: asked without the ORM, which would take five times as long to write it.
        with connection.cursor() as cursor:
            cursor.execute("SELECT value, standing FROM core_stamp WHERE id = %s", [ROW])
            row = cursor.fetchone()
        stamp, self.standing = (str(row[0]), row[1]) if row else (None, "")
        if stamp is None or stamp != self.stamp:
            self.built = {}
        self.stamp, self.is_fresh = stamp, stamp is not None

    def forget(self) -> None:
        """Be as empty as in a process that has just started."""
        self.stamp, self.is_fresh = None, False
        self.built.clear()

    def doubt(self, **kwargs: Any) -> None:
        """Look again the next time: a request begins, or something was saved."""
        self.is_fresh = False


kept = Kept()

renewed = Signal()
"""Sent whenever something that the public may see was saved, in the transaction that saves it."""


def after_saves(name: str, do: Callable[[], bool]) -> None:
    """Do something after every save: once that is certain, and once for all that a transaction has saved."""

    def later(**kwargs: Any) -> None:
        transaction.on_commit(partial(kept.get, name, do), robust=True)

    renewed.connect(later, weak=False, dispatch_uid=name)


def renew(**kwargs: Any) -> None:
    """Put a new stamp: something that the public may see has changed."""
    restamp()
    renewed.send(sender=None)


def restamp() -> None:
    """Put a new stamp where pages look otherwise, but nothing else has to know."""
    # Several times with each save of a page: without the ORM for the same reason.
    value = Stamp._meta.get_field("value").get_db_prep_save(uuid.uuid4(), connection)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE core_stamp SET value = %s, standing = '' WHERE id = %s", [value, ROW])
        is_there = cursor.rowcount
    if not is_there:
        Stamp.objects.create(pk=ROW)
    kept.doubt()


def renews_on(model: type[models.Model]) -> None:
    """Let every save and deletion of a model renew the stamp."""
    post_save.connect(renew, sender=model, dispatch_uid=f"stamp-save-{model.__qualname__}")
    post_delete.connect(renew, sender=model, dispatch_uid=f"stamp-delete-{model.__qualname__}")


def renew_on_page(sender: type, **kwargs: Any) -> None:
    """Renew the stamp where a page was saved or deleted, of whatever type."""
    if issubclass(sender, Page):
        renew()


post_save.connect(renew_on_page)
post_delete.connect(renew_on_page)
post_page_move.connect(renew)
request_started.connect(kept.doubt)
renews_on(PageViewRestriction)
renews_on(CollectionViewRestriction)
