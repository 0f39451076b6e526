"""``manage.py send_translation_digest``: the weekly mail of what is missing in translation."""

from typing import Any

from django.core.management.base import BaseCommand

from qcihungary.translation.matrix.weekly import send_digests


class Command(BaseCommand):
    """Write the mails of this week; a timer runs it each Monday. Run again, it writes none twice."""

    help = "Write to those who asked for it what is missing in translation, once a week."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Write, and say how many."""
        written = send_digests()
        if options["verbosity"]:
            self.stdout.write(f"Translation mails: {written} written")
