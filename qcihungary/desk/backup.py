"""When the last backup was made, as far as the site can know: the operator's own job touches a file at its end."""

import datetime

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from qcihungary.core.dates import long_datetime
from qcihungary.core.desk.lists import DeskList

TOO_OLD = datetime.timedelta(days=2)

PERMISSION = "consortium.change_projectfacts"
"""Who answers for the site as a whole hears of it."""


def last_backup() -> datetime.datetime | None:
    """When ``BACKUP_STAMP`` was touched; None where it isn't there, or may not be looked at."""
    try:
        touched = settings.BACKUP_STAMP.stat().st_mtime
    except OSError:
        return None
    return datetime.datetime.fromtimestamp(touched, tz=datetime.UTC)


def backup(request: HttpRequest) -> DeskList | None:
    """What is known of it, for those who answer for the site."""
    if not request.user.has_perm(PERMISSION):
        return None
    made = last_backup()
    is_old = made is None or timezone.now() - made > TOO_OLD
    if made is None:
        told = _("No backup has been noted yet. The one who keeps the site running knows how to: docs/operations.md.")
    elif is_old:
        told = _("The last one was made %(moment)s. That is more than two days ago.") % {"moment": long_datetime(made)}
    else:
        told = _("The last one was made %(moment)s.") % {"moment": long_datetime(made)}
    return DeskList(title=_("Backup"), icon="history", count=0, empty=told, is_urgent=is_old)
