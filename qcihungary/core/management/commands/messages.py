"""``manage.py messages extract|check|compile``: keep ``locale/`` complete."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from qcihungary.core import message_catalog


class Command(BaseCommand):
    """Collect, check or compile the translations of our own strings."""

    help = "Collect the strings to translate (extract), look for missing translations (check), or compile them."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take one or more steps, done in the order given."""
        parser.add_argument("steps", nargs="+", choices=["extract", "check", "compile"])

    def handle(self, *args: Any, **options: Any) -> None:
        """Do the steps for each language but the one that the source is written in.

        Raises:
            CommandError: ``check`` found a fault.
        """
        root = Path(settings.LOCALE_PATHS[0]).parent
        languages = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
        steps = {"extract": self.extract_into, "check": self.check_catalog, "compile": self.compile_catalog}
        for step in options["steps"]:
            for language in languages:
                self.stdout.write(f"Messages, {language}: {steps[step](root, language)}")

    @staticmethod
    def extract_into(root: Path, language: str) -> str:
        """Bring the ``.po`` file up to date with the source; new strings come in empty."""
        path = message_catalog.catalog_path(root, language)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(message_catalog.merge(message_catalog.read_catalog(path), message_catalog.extract(root)))
        return f"{len(message_catalog.read_catalog(path))} strings"

    @staticmethod
    def check_catalog(root: Path, language: str) -> str:
        """Fail when a string is new, gone, fuzzy or without a translation."""
        path = message_catalog.catalog_path(root, language)
        faults = list(message_catalog.find_faults(path, message_catalog.extract(root)))
        if faults:
            raise CommandError(
                "\n".join([*faults, f"{path.name}: `make messages` collects the strings; translate them."])
            )
        return "complete"

    @staticmethod
    def compile_catalog(root: Path, language: str) -> str:
        """Write the ``.mo`` file when it is missing or older than its ``.po``."""
        written = message_catalog.compile_catalog(message_catalog.catalog_path(root, language))
        return "compiled" if written else "up to date"
