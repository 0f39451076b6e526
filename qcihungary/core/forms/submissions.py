"""What is remembered of forms that were received: that each was received once, and how many came from one address.

The address itself isn't kept: only a hash of it, under a key of ours that changes each day, and only for an hour.
"""

import ipaddress
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from qcihungary.core.forms.seals import Seal
from qcihungary.core.translation_policy import TranslationPolicy

COUNTED_FOR = timedelta(hours=1)
LONGEST_OPEN = timedelta(days=1)
"""How old a form may be that is sent. After that its row isn't needed any more, either."""


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
    def count_from(cls, form: str, sender: str) -> int:
        """How many of these forms came from an address lately."""
        since = timezone.now() - COUNTED_FOR
        return cls.objects.filter(form=form, sender=sender, created__gte=since).count()

    @classmethod
    def claim(cls, seal: Seal, sender: str) -> bool:
        """Note that a form is received now; False where the very same one was before."""
        past = timezone.now() - COUNTED_FOR
        cls.objects.filter(created__lt=past).exclude(sender="").update(sender="")
        _row, is_new = cls.objects.get_or_create(nonce=seal.nonce, defaults={"form": seal.form, "sender": sender})
        return is_new


def hash_of_sender(request: HttpRequest) -> str:
    """What stands for the sender's address today. Of IPv6, the network that a household has."""
    given = request.META.get("REMOTE_ADDR", "")
    if settings.BEHIND_PROXY:  # the last entry is the proxy's own; what is before it, anybody could have written
        given = request.headers.get("X-Forwarded-For", given).rpartition(",")[2].strip()
    try:
        address = ipaddress.ip_address(given)
        given = str(ipaddress.ip_network(f"{address}/64", strict=False)) if address.version == 6 else str(address)
    except ValueError:
        given = "unknown"
    return salted_hmac(f"form sender {timezone.now():%Y-%m-%d}", given, algorithm="sha256").hexdigest()


def delete_old_submissions() -> int:
    """Delete the rows of forms that are too old to be sent again."""
    deleted, _by_model = FormSubmission.objects.filter(created__lt=timezone.now() - 2 * LONGEST_OPEN).delete()
    return deleted
