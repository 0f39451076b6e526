"""A message of the outbox as servers take it (MIME), by Python's own writer, which refuses line breaks in headers."""

import email.message
import email.policy
from email.utils import format_datetime
from functools import cache
from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils import timezone

from qcihungary.core.brand.emblem import draw_emblem
from qcihungary.core.mail.outgoing import OutgoingMail

EMBLEM_ID = "eu-emblem"
"""By which the HTML names the picture that comes with it: ``cid:eu-emblem``."""

EMBLEM_HEIGHT = 168
"""Three times as high as it is shown, for sharp screens."""


class MimeMessage(email.message.EmailMessage):
    """Python's, with the one parameter more that Django's mail backends use."""

    def as_bytes(self, unixfrom: bool = False, policy: Any = None, linesep: str = "\n") -> bytes:  # noqa: FBT001, FBT002  (as Python's)
        """The whole message."""
        return super().as_bytes(unixfrom, policy or self.policy.clone(linesep=linesep))


class Letter(EmailMultiAlternatives):
    """A message of the outbox, as Django's mail backends want it."""

    def __init__(self, mail: OutgoingMail, connection: Any = None) -> None:
        super().__init__(
            subject=mail.subject,
            body=mail.text,
            to=[mail.to],
            reply_to=[mail.reply_to] if mail.reply_to else None,
            connection=connection,
        )
        self.attach_alternative(mail.html, "text/html")
        self.mail = mail

    def message(self) -> MimeMessage:  # type: ignore[override]  # a message of the same library, of its newer kind
        """Text and HTML to choose from, the emblem that the HTML shows, then what is attached."""
        mail, written = self.mail, MimeMessage(policy=email.policy.SMTP)
        written["Subject"] = mail.subject
        written["From"] = self.from_email
        written["To"] = mail.to
        if mail.reply_to:
            written["Reply-To"] = mail.reply_to
        written["Date"] = format_datetime(timezone.now())
        written["Message-ID"] = f"<{mail.message_id}@{settings.BASE_HOST}>"
        written["Auto-Submitted"] = "auto-generated"
        written.set_content(mail.text, cte="quoted-printable")
        written.add_alternative(mail.html, subtype="html", cte="quoted-printable")
        html = written.get_payload(1)
        html.add_related(emblem_png(), "image", "png", cid=f"<{EMBLEM_ID}>", disposition="inline", filename="eu.png")  # type: ignore[union-attr]  # a part of a multipart message is a message
        for file in mail.files:
            main, _slash, rest = file.content_type.partition("/")
            sub, *parameters = (part.strip() for part in rest.split(";"))
            named = {name: value for name, _equals, value in (given.partition("=") for given in parameters)}
            written.add_attachment(
                file.text.encode(), main, sub, filename=file.name, params={"charset": "utf-8", **named}
            )
        written["Content-Language"] = mail.language  # only now: the writer moves what is set before into the text
        return written


@cache
def emblem_png() -> bytes:
    """The emblem with its white border."""
    data = BytesIO()
    draw_emblem(EMBLEM_HEIGHT).save(data, "PNG", optimize=True)
    return data.getvalue()
