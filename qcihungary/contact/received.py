"""Messages that people wrote by the form. They are kept for CONTACT_DAYS, and mailed to the project's address."""

from datetime import timedelta

from django.conf import settings
from django.contrib.admin import display
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qcihungary.core.mail.outgoing import OutgoingMail
from qcihungary.core.translation_policy import TranslationPolicy

LONGEST_NAME = 100
LONGEST_SUBJECT = 150
LONGEST_MESSAGE = 10_000


class ContactMessage(models.Model):
    """A message, in whatever language it was written."""

    translation_policy = TranslationPolicy.LANGUAGE_FREE

    name = models.CharField(pgettext_lazy("of a person", "name"), max_length=LONGEST_NAME, editable=False)
    email = models.EmailField(_("e-mail"), editable=False)
    subject = models.CharField(_("subject"), max_length=LONGEST_SUBJECT, editable=False)
    message = models.TextField(_("message"), editable=False)
    language = models.CharField(_("language of the page"), max_length=2, choices=settings.LANGUAGES, editable=False)
    consent = models.CharField(_("version of the consent"), max_length=20, editable=False)
    created = models.DateTimeField(_("received"), default=timezone.now, editable=False)
    mail = models.OneToOneField(
        OutgoingMail,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        editable=False,
        verbose_name=_("mail"),
    )
    """As it was passed on. None where the project's facts have no address, and after that mail was deleted."""

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        default_permissions = ("view", "delete")
        ordering = ("-created",)
        indexes = (models.Index(fields=["-created"], name="contact_newest"),)

    def __str__(self) -> str:
        return self.subject or self.name

    @property
    @display(description=_("Mail"))
    def mail_state(self) -> str:
        """How far its mail has come, in a word."""
        return self.mail.get_state_display() if self.mail else ""

    @property
    @display(description=_("Last error"))
    def mail_error(self) -> str:
        """What the mail server said the last time."""
        return self.mail.last_error if self.mail else ""


def delete_old_messages() -> int:
    """Delete the messages whose time is over; their mail goes with them."""
    before = timezone.now() - timedelta(days=settings.CONTACT_DAYS)
    _all, by_model = ContactMessage.objects.filter(created__lt=before).delete()
    return by_model.get(ContactMessage._meta.label, 0)


def delete_mail_of(instance: ContactMessage, **kwargs: object) -> None:
    """Delete the mail by which a deleted message was passed on."""
    if instance.mail_id:
        OutgoingMail.objects.filter(pk=instance.mail_id).delete()
