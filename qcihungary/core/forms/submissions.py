"""What is remembered of forms that were received: that each was received once, and how many came from one address.

The address itself isn't kept: only a hash of it, under a key of ours that changes each day, and only for an hour.
"""

import ipaddress
from datetime import datetime, timedelta
from enum import Enum, auto

from django.conf import settings
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from qcihungary.core.forms.limits import one_at_a_time
from qcihungary.core.forms.seals import Seal
from qcihungary.core.translation_policy import TranslationPolicy

COUNTED_FOR = timedelta(hours=1)
LONGEST_OPEN = timedelta(days=1)
"""How old a form may be that is sent. After that its row isn't needed any more, either."""


class Claim(Enum):
    """What becomes of a form that was sent."""

    TAKEN = auto()
    RECEIVED_BEFORE = auto()
    """The very same one: its button was pressed twice."""

    TOO_MANY = auto()


class FormSubmission(models.Model):
    """A form that was received."""

    translation_policy = TranslationPolicy.LANGUAGE_FREE

    form = models.CharField(_("form"), max_length=40, editable=False)
    nonce = models.CharField(_("nonce"), max_length=32, unique=True, editable=False)
    sender = models.CharField(_("hash of the sender’s address"), max_length=64, blank=True, editable=False)
    created = models.DateTimeField(_("received"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("form submission")
        verbose_name_plural = _("form submissions")
        default_permissions = ()
        indexes = (models.Index(fields=["form", "sender", "created"], name="core_form_sender"),)

    def __str__(self) -> str:
        return f"{self.form} {self.nonce}"

    @classmethod
    def claim(cls, seal: Seal, sender: str, most: int) -> Claim:
        """Note that a form is received now, in the transaction that keeps it, unless it is one too many.

        Those of one sender pass one at a time.
        """
        since = timezone.now() - COUNTED_FOR
        with one_at_a_time("form", seal.form, sender):
            cls.forget_senders(since)
            if cls.objects.filter(nonce=seal.nonce).exists():
                return Claim.RECEIVED_BEFORE
            if cls.objects.filter(form=seal.form, sender=sender, created__gte=since).count() >= most:
                return Claim.TOO_MANY
            _row, is_new = cls.objects.get_or_create(nonce=seal.nonce, defaults={"form": seal.form, "sender": sender})
        return Claim.TAKEN if is_new else Claim.RECEIVED_BEFORE  # by another sender, at the same moment

    @classmethod
    def forget_senders(cls, since: datetime) -> None:
        """Keep no hash longer than it is counted. Rows that another request has in hand are left to that."""
        past = cls.objects.filter(created__lt=since).exclude(sender="").select_for_update(skip_locked=True)
        cls.objects.filter(pk__in=list(past.values_list("pk", flat=True))).update(sender="")


def hash_of_sender(request: HttpRequest) -> str:
    """What stands for the sender's address today. Of IPv6, the network that a household has."""
    given = request.META.get("REMOTE_ADDR", "")
    if settings.BEHIND_PROXY:  # the last entry is the proxy's own; what is before it, anybody could have written
        given = request.headers.get("X-Forwarded-For", given).rpartition(",")[2].strip()
    try:
        address = ipaddress.ip_address(given)
        if isinstance(address, ipaddress.IPv6Address):  # which may be IPv4's in IPv6's dress, as on a dual socket
            given = str(address.ipv4_mapped or ipaddress.IPv6Network((int(address), 64), strict=False))
        else:
            given = str(address)
    except ValueError:
        given = "unknown"
    return salted_hmac(f"form sender {timezone.now():%Y-%m-%d}", given, algorithm="sha256").hexdigest()


def delete_old_submissions() -> int:
    """Delete the rows of forms that are too old to be sent again."""
    deleted, _by_model = FormSubmission.objects.filter(created__lt=timezone.now() - 2 * LONGEST_OPEN).delete()
    return deleted
