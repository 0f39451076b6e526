"""``manage.py send_queued_mail``: send what is due in the outbox."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from qcihungary.core.mail.outgoing import MailState, OutgoingMail
from qcihungary.core.mail.sending import send_due


class Command(BaseCommand):
    """Send what is due; a timer runs it each minute."""

    help = "Send the mail that is due. What a server doesn't take is tried again, after longer and longer waits."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Optionally give another chance to what was given up."""
        parser.add_argument("--failed", action="store_true", help="try again what was given up, too")

    def handle(self, *args: Any, **options: Any) -> None:
        """Send, and say how much."""
        if options["failed"]:
            for mail in OutgoingMail.objects.filter(state=MailState.FAILED):
                mail.try_again()
        sent, failed = send_due()
        if options["verbosity"]:
            self.stdout.write(f"Mail: {sent} sent, {failed} not taken")
