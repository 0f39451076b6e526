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
        """Do the steps for each language in ``locale/``.

        Raises:
            CommandError: ``check`` found a fault.
        """
        root = Path(settings.LOCALE_PATHS[0]).parent
        for step in options["steps"]:
            getattr(self, step)(root, message_catalog.catalog_paths(root))

    def extract(self, root: Path, paths: list[Path]) -> None:
        """Bring every ``.po`` file up to date with the source; new strings come in empty."""
        for path in paths:
            path.write_bytes(message_catalog.merge(message_catalog.read_catalog(path), message_catalog.extract(root)))
            self.stdout.write(f"{path.relative_to(root)}: {len(message_catalog.read_catalog(path))} strings")

    def check(self, root: Path, paths: list[Path]) -> None:
        """Fail when a string is new, gone, fuzzy or without a translation."""
        faults = [
            f"{path.relative_to(root)}: {fault}"
            for path in paths
            for fault in message_catalog.find_faults(path, message_catalog.extract(root))
        ]
        if faults:
            raise CommandError("\n".join([*faults, "`make messages` collects the strings; then translate them."]))
        self.stdout.write(f"Messages: {len(paths)} language complete")

    def compile(self, root: Path, paths: list[Path]) -> None:
        """Write the ``.mo`` files that are missing or older than their ``.po``."""
        written = message_catalog.compile_catalogs(paths)
        self.stdout.write(f"Messages: {len(written)} compiled" if written else "Messages: up to date")
