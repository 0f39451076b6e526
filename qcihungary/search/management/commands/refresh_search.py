"""``manage.py refresh_search``: what takes too long for a request; run each minute."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from qcihungary.search.extraction import take_out_texts
from qcihungary.search.sweep import public_versions, sweep


class Command(BaseCommand):
    """Take the texts out of new documents, then bring the index up to date."""

    help = "Read the texts of new public documents, and bring the search index up to date."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the whole anew, if asked."""
        parser.add_argument("--all", action="store_true", help="read everything anew: after an update of the analyser")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do both."""
        texts = take_out_texts()
        changed = sweep(list(public_versions()) if options["all"] else ())
        if options["verbosity"] > 0:
            self.stdout.write(f"Search: {texts} documents read, {changed} entries changed")
