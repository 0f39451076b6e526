"""Sending what is due in the outbox. Several processes may do so at once; each message is taken by one of them."""

import logging
import smtplib
from datetime import timedelta

from django.conf import settings
from django.core.mail import get_connection
from django.db.models import F
from django.utils import timezone

from qcihungary.core.mail.message import Letter
from qcihungary.core.mail.outgoing import MailState, OutgoingMail

logger = logging.getLogger("qcihungary.mail")

AT_ONCE = 200
"""How many messages one run takes, so that it ends."""

LEASE = timedelta(minutes=10)
"""For how long a message is left to the process that took it. If that died meanwhile, another takes it then."""

OF_ONE_MESSAGE = (smtplib.SMTPResponseException, smtplib.SMTPRecipientsRefused, ValueError)
"""Errors that say nothing of the next message. After any other the server can't be talked to at all."""


def send_due() -> tuple[int, int]:
    """Send what is due, oldest first. How many were sent, and how many were not taken by the server."""
    sent = failed = 0
    due = OutgoingMail.objects.filter(state=MailState.QUEUED, next_try__lte=timezone.now()).order_by("next_try")
    keys = list(due.values_list("pk", flat=True)[:AT_ONCE])
    connection = get_connection(settings.MAIL_TRANSPORT) if keys else None
    try:
        for key in keys:
            mail = take(key)
            if mail is None:
                continue
            try:
                Letter(mail, connection).send()
            except (OSError, ValueError) as error:  # smtplib's errors are of the first kind, a header's of the second
                mail.fail(words_of(error))
                logger.warning(
                    "Mail %s was not taken (attempt %d): %s", mail.message_id, mail.attempts, mail.last_error
                )
                failed += 1
                if not isinstance(error, OF_ONE_MESSAGE):
                    break
            else:
                mail.succeed()
                sent += 1
    finally:
        if connection:
            connection.close()
    return sent, failed


def words_of(error: Exception) -> str:
    """What went wrong, as the server says it, or the machine."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return "; ".join(answer(code, said) for code, said in error.recipients.values())
    if isinstance(error, smtplib.SMTPResponseException):
        return answer(error.smtp_code, error.smtp_error)
    return f"{type(error).__name__}: {error}"


def answer(code: int, said: bytes | str) -> str:
    """A server's answer in one line."""
    return f"{code} {said.decode(errors='replace') if isinstance(said, bytes) else said}"


def take(key: int) -> OutgoingMail | None:
    """Take a message, so that no other process sends it as well; None where another was quicker."""
    now = timezone.now()
    due = OutgoingMail.objects.filter(pk=key, state=MailState.QUEUED, next_try__lte=now)
    taken = due.update(attempts=F("attempts") + 1, next_try=now + LEASE)
    return OutgoingMail.objects.get(pk=key) if taken else None
