"""The form by which anybody writes to the project."""

from email.utils import parseaddr

from django import forms
from django.conf import settings
from django.db import transaction
from django.utils.translation import get_language, ngettext_lazy, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from qcihungary.consortium.facts import ProjectFacts
from qcihungary.contact.received import LONGEST_MESSAGE, LONGEST_NAME, LONGEST_SUBJECT, ContactMessage
from qcihungary.core.forms.base import PublicForm
from qcihungary.core.forms.fields import Line, MailAddress, Prose
from qcihungary.core.mail.outgoing import OutgoingMail
from qcihungary.core.mail.writing import queue_mail

CONSENT_VERSION = "2026-11-25"
"""Of the words below: a message tells to which ones its sender agreed. Other words need another version."""

CONSENT = ngettext_lazy(
    "I agree that QCIHungary keeps my message for %(days)d day and uses what I wrote to answer me.",
    "I agree that QCIHungary keeps my message for %(days)d days and uses what I wrote to answer me.",
    "days",
)


class ContactForm(PublicForm):
    """Name, address, subject, message, consent."""

    name = "contact"

    sender = Line(
        label=pgettext_lazy("of a person", "Name"),
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = MailAddress(label=_("E-mail"), help_text=_("We answer to this address."))
    subject = Line(label=_("Subject"), max_length=LONGEST_SUBJECT)
    message = Prose(label=_("Message"), max_length=LONGEST_MESSAGE)
    consent = forms.BooleanField(
        error_messages={"required": _("We can take your message only if you agree to this.")},
    )

    def __init__(self, *arguments: object, **options: object) -> None:
        super().__init__(*arguments, **options)  # type: ignore[arg-type]  # handed on as they came
        self.fields["consent"].label = CONSENT % {"days": settings.CONTACT_DAYS}

    def keep(self) -> bool:
        """Keep the message, and write the mail that passes it on, in one transaction; once for each form.

        False where nothing more is taken from there now.
        """
        with transaction.atomic():
            if self.claim():
                sent = self.cleaned_data
                message = ContactMessage(
                    name=sent["sender"],
                    email=sent["email"],
                    subject=sent["subject"],
                    message=sent["message"],
                    language=get_language() or settings.LANGUAGE_CODE,
                    consent=CONSENT_VERSION,
                )
                message.mail = pass_on(message, ProjectFacts.current())
                message.save()
        return not self.errors


def pass_on(message: ContactMessage, facts: ProjectFacts) -> OutgoingMail | None:
    """Mail a message to the project's address; None where the project has none, and the site neither."""
    address = facts.email or parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    try:
        return queue_mail(
            "contact",
            to=address,
            reply_to=message.email,
            language=message.language,
            subject=f"{facts.acronym}: {message.subject}",
            template="contact",
            context={"message": message, "days": settings.CONTACT_DAYS},
        )
    except ValueError:  # what mail is from need not be an address that takes any
        return None
