"""Where pages, records and documents used to be. A row is written when something leaves an address, and stays."""

from collections.abc import Iterable
from hashlib import sha256

from django.db import models
from django.utils.translation import gettext_lazy as _

from qcihungary.core.translation_policy import TranslationPolicy

LONGEST_PART = 255


class FormerAddress(models.Model):
    """An address that something public has left: it was renamed, moved, withdrawn or deleted.

    A page's or a document's is its path, with the slash at its end. A record's is its kind and its name, because the
    section above it has an address in each language, and former addresses of its own.
    """

    translation_policy = TranslationPolicy.LANGUAGE_FREE

    digest = models.CharField(_("digest"), max_length=64, editable=False)
    """The SHA-256 of the address, which may be longer than a database indexes."""

    address = models.TextField(_("address"), editable=False)
    part = models.CharField(_("last part"), max_length=LONGEST_PART, editable=False, db_index=True)
    kind = models.CharField(_("kind"), max_length=100, editable=False)
    """The label of the model: ``news.newspage``."""

    object_id = models.BigIntegerField(_("key"), editable=False)
    """What was there. A key is never given twice, so it still tells what was where after that is deleted."""

    was_open = models.BooleanField(_("was open to all"), default=True, editable=False)
    left_at = models.DateTimeField(_("left at"), auto_now=True, editable=False)

    class Meta:
        verbose_name = _("former address")
        verbose_name_plural = _("former addresses")
        ordering = ("-left_at", "-pk")
        indexes = (models.Index(fields=["kind", "object_id"], name="former_address_of"),)
        constraints = (models.UniqueConstraint(fields=["digest", "object_id"], name="former_address_once"),)

    def __str__(self) -> str:
        return self.address

    @classmethod
    def at(cls, addresses: Iterable[str]) -> "list[FormerAddress]":
        """What has left any of these addresses; the longest address first, and of the same the last that left it."""
        found = cls.objects.filter(digest__in=[digest_of(address) for address in addresses])
        return sorted(found, key=lambda row: len(row.address), reverse=True)

    @classmethod
    def note(cls, address: str, kind: str, key: int, *, was_open: bool = True) -> None:
        """Keep in mind that something has left an address."""
        cls.objects.update_or_create(
            digest=digest_of(address),
            object_id=key,
            defaults={
                "address": address,
                "part": address.rstrip("/").rpartition("/")[2][-LONGEST_PART:],
                "kind": kind,
                "was_open": was_open,
            },
        )

    @property
    def last(self) -> str:
        """The address that what was here has left last: where it was when it was deleted."""
        rows = type(self).objects.filter(kind=self.kind, object_id=self.object_id)
        return rows.values_list("address", flat=True)[0]


def digest_of(address: str) -> str:
    """The form in which an address is looked up."""
    return sha256(address.encode()).hexdigest()


def record_address(kind: str, name: str) -> str:
    """How a record's former name is kept: ``deliverables.deliverable:/d1.1``."""
    return f"{kind}:/{name}"
