"""Attempts to sign in, to get a new password, and to guess a shared one, counted so that nobody can try them all.

They are counted by the account's address and by sender, both as keyed hashes, the sender's another one each day.
Whether there is such an account makes no difference. See docs/adr/0033-roles-in-one-table.md and
docs/adr/0048-limits-under-a-lock.md.
"""

import unicodedata
from dataclasses import dataclass
from datetime import timedelta

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from qcihungary.core.forms.limits import one_at_a_time
from qcihungary.core.forms.submissions import hash_of_sender
from qcihungary.core.translation_policy import TranslationPolicy

KEPT_FOR = timedelta(days=1)


class Attempt(models.Model):
    """One attempt that has not succeeded, or not yet."""

    translation_policy = TranslationPolicy.LANGUAGE_FREE

    kind = models.CharField(_("kind"), max_length=10, editable=False)
    account = models.CharField(_("hash of the account’s address"), max_length=64, editable=False)
    sender = models.CharField(_("hash of the sender’s address"), max_length=64, editable=False)
    created = models.DateTimeField(_("made"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("attempt to sign in")
        verbose_name_plural = _("attempts to sign in")
        default_permissions = ()
        indexes = (
            models.Index(fields=["sender", "kind", "created"], name="accounts_attempt_sender"),
            models.Index(fields=["account", "kind", "created"], name="accounts_attempt_account"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.created}"

    def forget(self) -> None:
        """It succeeded: so those before it were slips of the same person."""
        Attempt.objects.filter(kind=self.kind, account=self.account, sender=self.sender).delete()


@dataclass(frozen=True)
class Limit:
    """How often something may be tried within a time."""

    kind: str
    for_account: int
    """By one sender at one account."""

    for_sender: int
    """By one sender at all accounts together: an office behind one address has several people."""

    within: timedelta
    for_all: int
    """By everybody together at one account. It may shut out others; they get in by a link that comes by mail."""

    def claim(self, request: HttpRequest, account: str) -> Attempt | None:
        """Count an attempt before it is made; None where it is one too many. Those counted together come in turn."""
        sender, account = hash_of_sender(request), hash_of_account(account)
        with one_at_a_time(self.kind, "sender", sender), one_at_a_time(self.kind, "account", account):
            counted = Attempt.objects.filter(kind=self.kind, created__gte=timezone.now() - self.within)
            at_account, by_sender = counted.filter(account=account), counted.filter(sender=sender)
            if (
                by_sender.count() >= self.for_sender
                or by_sender.filter(account=account).count() >= self.for_account
                or at_account.count() >= self.for_all
            ):
                return None
            return Attempt.objects.create(kind=self.kind, account=account, sender=sender)


SIGNING_IN = Limit("sign-in", for_account=8, for_sender=40, within=timedelta(minutes=15), for_all=100)
NEW_PASSWORD = Limit("password", for_account=3, for_sender=12, within=timedelta(hours=1), for_all=20)
SHARED_PASSWORD = Limit("shared", for_account=8, for_sender=40, within=timedelta(minutes=15), for_all=200)


def hash_of_account(email: str) -> str:
    """What stands for an account, whether there is one or not.

    Addresses are one that Django takes for one where it sends a new password: those that differ in capitals, also in
    letters whose capital is another's, such as the long s.
    """
    plain = unicodedata.normalize("NFKC", email.strip()).casefold()
    return salted_hmac("account that was tried", plain, algorithm="sha256").hexdigest()


def forget_attempts_at(email: str) -> None:
    """Whoever has set a new password by a link that came by mail may sign in with it at once."""
    Attempt.objects.filter(account=hash_of_account(email)).delete()


def delete_old_attempts() -> int:
    """Delete those that count no longer."""
    deleted, _by_model = Attempt.objects.filter(created__lt=timezone.now() - KEPT_FOR).delete()
    return deleted
