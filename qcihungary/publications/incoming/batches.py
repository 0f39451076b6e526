"""What was pasted, kept on the server until it is confirmed.

Kept here and not in the form: 500 entries are more than a form should carry there and back, and so nobody can change
between preview and confirmation what was checked. It belongs to one editor, and is gone when it is used or a day old.
"""

import datetime
import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from qcihungary.core.citation.reading import Broken
from qcihungary.core.translation_policy import TranslationPolicy
from qcihungary.publications.incoming.entries import Entry

LIFETIME = datetime.timedelta(days=1)
STEP = 500
"""How many entries are shown and written at once."""


class IncomingBatchQuerySet(models.QuerySet["IncomingBatch"]):
    """Batches."""

    def open_to(self, user: Any) -> "IncomingBatchQuerySet":
        """Those that a user may still confirm: their own, not too old."""
        return self.filter(owner=user, made_at__gt=timezone.now() - LIFETIME)

    def expired(self) -> "IncomingBatchQuerySet":
        """Those that nobody can confirm any more."""
        return self.filter(made_at__lte=timezone.now() - LIFETIME)


class IncomingBatch(models.Model):
    """The entries of one paste."""

    translation_policy = TranslationPolicy.LANGUAGE_FREE

    key = models.UUIDField(_("key"), default=uuid.uuid4, unique=True, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("owner"), on_delete=models.CASCADE, related_name="+", editable=False
    )
    made_at = models.DateTimeField(_("made at"), default=timezone.now, db_index=True, editable=False)
    text = models.TextField(_("text"), blank=True, editable=False)
    content = models.JSONField(_("content"), default=dict, editable=False)

    objects = IncomingBatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("incoming publications")
        verbose_name_plural = _("incoming publications")

    def __str__(self) -> str:
        return str(self.key)

    @property
    def entries(self) -> list[Entry]:
        """What may come in, in the order of the text."""
        return [Entry.from_json(data) for data in self.content.get("entries", [])]

    @property
    def done(self) -> int:
        """How many entries were confirmed in earlier steps."""
        return int(self.content.get("done", 0))

    @property
    def step(self) -> list[Entry]:
        """What is confirmed next: a form with more entries would be refused, and nobody could oversee it."""
        return [Entry.from_json(data) for data in self.content.get("entries", [])[:STEP]]

    def advance(self) -> bool:
        """Go on behind this step; whether anything is left. Called in the transaction that writes the step."""
        left = self.content.get("entries", [])
        self.content = {**self.content, "entries": left[STEP:], "broken": [], "done": self.done + len(left[:STEP])}
        self.save(update_fields=["content"])
        return len(left) > STEP

    @property
    def broken(self) -> list[Broken]:
        """What couldn't be read."""
        return [Broken(**data) for data in self.content.get("broken", [])]

    def hold(self, entries: list[Entry], broken: list[Broken]) -> None:
        """Take the place of what it held."""
        self.content = {
            "done": self.done,
            "entries": [entry.as_json() for entry in entries],
            "broken": [{"line": each.line, "reason": each.reason, "excerpt": each.excerpt} for each in broken],
        }
