"""``manage.py delete_expired``: delete what may not be kept any longer."""

from typing import Any

from django.core.management.base import BaseCommand

from qcihungary.core.housekeeping import delete_expired


class Command(BaseCommand):
    """Delete personal data whose time is over; a timer runs it each day."""

    help = "Delete messages, mail and other personal data that are older than the settings allow."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Delete, and say how much of what."""
        for name, deleted in delete_expired():
            if options["verbosity"]:
                self.stdout.write(f"{name}: {deleted} deleted")
