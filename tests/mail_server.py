"""A real mail server for tests, on this machine."""

import email
import email.policy
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from pytest_django import Settings


class MailServer:
    """What the server does with mail: keep it, or answer as it was told."""

    def __init__(self) -> None:
        self.taken: list[Any] = []
        self.answer = "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802  (aiosmtpd's name)
        """Take a letter, or don't."""
        if self.answer.startswith("250"):
            self.taken.append(envelope)
        return self.answer

    @property
    def letters(self) -> list[EmailMessage]:
        """What it took."""
        return [email.message_from_bytes(taken.content, policy=email.policy.default) for taken in self.taken]  # type: ignore[misc]  # the policy makes it this kind of message


class AnyPort(Controller):
    """A server on whatever port is free."""

    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@contextmanager
def serve_mail(settings: Settings) -> Iterator[MailServer]:
    """Run one, to which the site's settings point."""
    server = MailServer()
    controller = AnyPort(server, hostname="127.0.0.1", port=0)
    controller.start()
    settings.MAIL_TRANSPORT = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", controller.port
    settings.DEFAULT_FROM_EMAIL = "Kvantumőr <webmaster@qcihungary.hu>"
    try:
        yield server
    finally:
        controller.stop()
