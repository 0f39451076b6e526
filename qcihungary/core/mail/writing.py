"""Writing a message: from templates/emails/, in the language of who gets it."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.functional import Promise

from qcihungary.core.forms.cleaning import in_one_line
from qcihungary.core.mail import project
from qcihungary.core.mail.addresses import mail_address
from qcihungary.core.mail.outgoing import NOBODY, Attachment, MailState, OutgoingMail

LONGEST_SUBJECT = 250


def queue_mail(
    kind: str,
    *,
    to: str,
    language: str,
    subject: str | Promise,
    template: str,
    context: Mapping[str, Any],
    reply_to: str = "",
    attachments: Iterable[Attachment] = (),
) -> OutgoingMail:
    """Put a message into the outbox, in the transaction that is open. It leaves after that is committed.

    ``template`` is a name in templates/emails/, without its ending: there are a ``.txt`` and a ``.html`` of it. A lazy
    subject is said in the recipient's language, too. What is to ``NOBODY`` takes the same work, but never leaves, and
    is deleted the next night.

    Raises:
        ValueError: an address is none, or more than one.
    """
    recipient, answer_to = mail_address(to), reply_to and mail_address(reply_to)
    with translation.override(language):
        title = in_one_line(str(subject))[:LONGEST_SUBJECT]
        whole = {**context, "subject": title, "facts": project.facts(), "base_url": settings.BASE_URL}
        text, html = (render_to_string(f"emails/{template}.{ending}", whole) for ending in ("txt", "html"))
    is_for_nobody = to == NOBODY
    return OutgoingMail.objects.create(
        state=MailState.NOBODY if is_for_nobody else MailState.QUEUED,
        finished=timezone.now() - timedelta(days=settings.MAIL_DAYS) if is_for_nobody else None,
        kind=kind,
        to=recipient,
        reply_to=answer_to,
        language=language,
        subject=title,
        text=text,
        html=html,
        attachments=[asdict(attachment) for attachment in attachments],
    )
