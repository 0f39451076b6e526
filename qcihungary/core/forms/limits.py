"""How limits hold for requests that come at once: those that are counted together pass one at a time.

Each counts, and notes itself, while it holds the lock of one row. PostgreSQL lets the others wait for that row; SQLite,
for any writer. What was counted before the lock counts for nothing. See docs/adr/0048-limits-under-a-lock.md.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from hashlib import sha256

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from qcihungary.core.translation_policy import TranslationPolicy

KEPT_FOR = timedelta(days=2)
"""The hashes of senders, by which most rows are named, are others each day."""


class LimitLock(models.Model):
    """A row that is there to be locked."""

    translation_policy = TranslationPolicy.LANGUAGE_FREE

    key = models.CharField(_("hash of what is counted"), max_length=64, unique=True, editable=False)
    used = models.DateTimeField(_("last used"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("lock of a limit")
        verbose_name_plural = _("locks of limits")
        default_permissions = ()

    def __str__(self) -> str:
        return self.key


@contextmanager
def one_at_a_time(*counted: str) -> Iterator[None]:
    """Wait for those who are counted under the same words, and keep the next ones waiting till the transaction ends.

    Who takes several locks takes the sender's first.
    """
    key = sha256("\0".join(counted).encode()).hexdigest()
    rows = LimitLock.objects.filter(key=key)
    with transaction.atomic():
        if not rows.update(used=timezone.now()):
            LimitLock.objects.get_or_create(key=key)
            rows.update(used=timezone.now())  # another may have made it, and holds it
        yield


def delete_old_locks() -> int:
    """Delete those that nobody has asked for in days."""
    deleted, _by_model = LimitLock.objects.filter(used__lt=timezone.now() - KEPT_FOR).delete()
    return deleted
