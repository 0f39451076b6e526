"""Whether a draft would still be public a moment after its publication."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from qcihungary.core.dates import long_datetime
from qcihungary.core.desk.editing import Draft
from qcihungary.core.desk.findings import Finding, Weight


def check_expiry(draft: Draft, request: HttpRequest) -> Iterator[Finding]:
    """An expiry that has passed. The form refuses one, but drafts are published without it, too, and later."""
    if draft.expire_at and draft.expire_at <= timezone.now():
        message = _("It expired on %(when)s. Set another expiry under “Set schedule”, or none.")
        yield Finding(Weight.ERROR, message % {"when": long_datetime(draft.expire_at)})
