"""``manage.py check_links``: whether what we link to is still there; run each day."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from qcihungary.desk.links.checking import MOST, Round, alone, own_fetcher


class Command(BaseCommand):
    """Gather the links of all live pages and records, and check those that are due."""

    help = "Check the links of live pages and records: broken ones each day, good ones each week."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Optionally more or fewer."""
        parser.add_argument("--most", type=int, default=MOST, help="how many to check; the rest waits for the next run")

    def handle(self, *args: Any, **options: Any) -> None:
        """Check, and say in one line what came of it."""
        self.stdout.write(check(options["most"]))


def check(most: int) -> str:
    """Do it, if it may be done now."""
    if not settings.LINK_CHECK:
        return "Links: not checked, LINK_CHECK is false"
    with alone() as is_alone:
        if not is_alone:
            return "Links: not checked, another run is under way"
        done = Round(own_fetcher())
        done.run(most)
        return done.summary()
