"""Who wants to be told each Monday what is missing in translation."""

import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from qcihungary.core.translation_policy import TranslationPolicy

HOUR = 7
"""Of Budapest's clocks, on Mondays."""


def last_monday(now: datetime.datetime) -> datetime.datetime:
    """The last moment at which the mail of a week was due."""
    local = timezone.localtime(now)
    monday = local.date() - datetime.timedelta(days=local.weekday())
    due = timezone.make_aware(datetime.datetime.combine(monday, datetime.time(HOUR)))
    return due if due <= now else last_monday(now - datetime.timedelta(days=1))


class DigestWish(models.Model):
    """What somebody who signs in wants of the weekly mail."""

    translation_policy = TranslationPolicy.LANGUAGE_FREE

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, verbose_name=_("user"), on_delete=models.CASCADE, related_name="+", editable=False
    )
    is_wanted = models.BooleanField(
        _("Send me every Monday what is missing in translation"),
        default=False,
        help_text=_("Only when something is missing, and only of what you may see."),
    )
    last_turn = models.DateTimeField(_("last turn"), default=timezone.now, editable=False)
    """When it was asked for or last written: the next one is due on the Monday after."""

    class Meta:
        verbose_name = _("wish for the weekly mail")
        verbose_name_plural = _("wishes for the weekly mail")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.user_id)

    def take_turn(self, now: datetime.datetime) -> bool:
        """Note that the mail of this week is written now; False where it was, also by a command that runs just now."""
        due = type(self).objects.filter(pk=self.pk, is_wanted=True, last_turn__lt=last_monday(now))
        return bool(due.update(last_turn=now))
