"""``manage.py load_demo``: the content that a fresh site starts with."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from qcihungary.demo.loader import load_everything
from qcihungary.pages.models import HomePage
from qcihungary.translation.filling import answer_anew


class Command(BaseCommand):
    """Loads the demo content into an empty database, all or nothing."""

    help = "Load the demo content: facts, pages and news in both languages. Only into an empty database."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load it. Raises CommandError where there is content already."""
        if HomePage.objects.exists():
            raise CommandError("There are pages already; the demo content goes only into an empty database.")
        with transaction.atomic():
            load_everything()
            answer_anew()  # each pair was written at once: neither page is behind the other
        self.stdout.write("Demo content loaded.")
