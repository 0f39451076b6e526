"""What Wagtail and Django write to people goes into the outbox, too: so a mail server that is down breaks nothing."""

import re
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils.translation import get_language
from wagtail.users.models import UserProfile

from qcihungary.core.mail.writing import queue_mail

PARAGRAPHS = re.compile(r"\n\s*\n")


class OutboxBackend(BaseEmailBackend):
    """Each message is drawn like ours, in the language in which Wagtail has written it for its recipient."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Keep them. How many there were."""
        for message in email_messages:
            paragraphs = [part.strip() for part in PARAGRAPHS.split(str(message.body)) if part.strip()]
            for address in message.recipients():
                queue_mail(
                    "notice",
                    to=address,
                    language=language_of(address),
                    subject=message.subject,
                    template="notice",
                    context={"paragraphs": paragraphs},
                )
        return len(email_messages)


def language_of(address: str) -> str:
    """The language that somebody reads the admin in; else that of the moment, in which Wagtail writes to them."""
    user: Any = get_user_model()._default_manager.filter(email=address.lower()).first()
    language = UserProfile.get_for_user(user).get_preferred_language() if user else get_language()
    return language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
