"""``manage.py prepare``: everything that has to happen between installing the packages and serving the site."""

import hashlib
import logging
import os
import secrets
from argparse import ArgumentParser
from io import StringIO
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.contrib.staticfiles.finders import get_finders
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation.reloader import translation_file_changed
from wagtail.models import Page, PageLogEntry

from qcihungary.core import message_catalog
from qcihungary.core.updates import update_rows

ADMINISTRATOR = "admin@localhost"


class Command(BaseCommand):
    """Bring translations, database and static files to the state of the code; a second call changes nothing.

    Each step prints one line.
    """

    help = "Compile messages, migrate and collect static files; each only when it has to be done."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Leave out what only the first `make run` on a machine wants, unless it is asked for."""
        parser.add_argument("--demo", action="store_true", help="load the demo content when the database is empty")
        parser.add_argument(
            "--administrator",
            action="store_true",
            help="make one when there is none, from ADMIN_EMAIL and ADMIN_PASSWORD or with a random password",
        )
        parser.add_argument("--no-static", action="store_true", help="leave the static files where they are")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the steps in the order in which they need each other."""
        self.compile_messages()
        self.migrate()
        self.update_rows()
        if options["demo"]:
            self.load_demo()
        if options["administrator"]:
            self.make_administrator()
        if not options["no_static"]:
            self.collect_static()

    def compile_messages(self) -> None:
        """Compile what is newer than its ``.mo``, and have this process forget what it read before."""
        root = Path(settings.LOCALE_PATHS[0]).parent
        paths = [message_catalog.catalog_path(root, code) for code, _name in settings.LANGUAGES]
        written = [path for path in map(message_catalog.compile_catalog, paths) if path]
        for path in written:
            translation_file_changed(sender=None, file_path=path)
        self.stdout.write(f"Messages: {len(written)} compiled" if written else "Messages: up to date")

    def migrate(self) -> None:
        """Apply the migrations that are missing.

        Raises:
            CommandError: there is no database at DATABASE_URL, or it refuses us.
        """
        try:
            connection.ensure_connection()
        except OperationalError as error:
            reason = " ".join(str(error).split())
            raise CommandError(f"DATABASE_URL: the database can't be opened: {reason}") from error
        executor = MigrationExecutor(connection)
        missing = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
        if missing:
            call_command("migrate", interactive=False, verbosity=0)
        self.stdout.write(f"Database: {missing} migrations applied" if missing else "Database: up to date")

    def update_rows(self) -> None:
        """Bring in what features keep in the code."""
        for name, made in update_rows():
            self.stdout.write(f"{name}: {made} made" if made else f"{name}: up to date")

    def load_demo(self) -> None:
        """Load the demo content into a database in which nobody has made a page yet."""
        # Wagtail's own first pages are of no type of ours; what was deleted since is still in the log.
        if Page.objects.not_exact_type(Page).exists() or PageLogEntry.objects.exists():
            self.stdout.write("Content: kept as it is")
            return
        # Wagtail logs each page that it makes, which is right for an editor's page and too much for a hundred.
        log = logging.getLogger("wagtail")
        level = log.level
        log.setLevel(logging.WARNING)
        try:
            call_command("load_demo", stdout=StringIO())
        finally:
            log.setLevel(level)
        self.stdout.write(f"Content: {Page.objects.not_exact_type(Page).count()} demo pages loaded")

    def make_administrator(self) -> None:
        """Make the first administrator; a password that was made up here is shown this once.

        Raises:
            CommandError: ADMIN_EMAIL is not an address, or ADMIN_PASSWORD is too easy to guess.
        """
        users = get_user_model().objects
        if users.filter(is_superuser=True).exists():
            self.stdout.write("Administrator: exists")
            return
        email = os.environ.get("ADMIN_EMAIL") or ADMINISTRATOR
        given = os.environ.get("ADMIN_PASSWORD")
        password = given or secrets.token_urlsafe(12)
        try:
            validate_email(email)
            validate_password(password)
        except ValidationError as error:
            raise CommandError(f"ADMIN_EMAIL or ADMIN_PASSWORD: {' '.join(error.messages)}") from error
        users.create_superuser(email=email, password=password)
        shown = "the password of ADMIN_PASSWORD" if given else f"password {password} (not shown again)"
        self.stdout.write(f"Administrator: {email}, {shown}")

    def collect_static(self) -> None:
        """Copy, hash and compress the static files when one of them has changed since the last time."""
        root = Path(settings.STATIC_ROOT)
        stamp = root.with_name(f"{root.name}.collected")
        fingerprint = self.static_fingerprint()
        if root.exists() and stamp.exists() and stamp.read_text() == fingerprint:
            self.stdout.write("Static files: up to date")
            return
        # Cleared first: a file of an updated package may be older than its predecessor's copy, and would be skipped.
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        stamp.write_text(fingerprint)
        self.stdout.write("Static files: collected")

    @staticmethod
    def static_fingerprint() -> str:
        """Tell whether any static file, of ours or of a package, was added, removed or changed."""
        digest = hashlib.sha256(settings.STORAGES["staticfiles"]["BACKEND"].encode())
        for finder in get_finders():
            for path, storage in finder.list([]):
                state = Path(storage.path(path)).stat()
                digest.update(f"{path} {state.st_size} {state.st_mtime_ns}\n".encode())
        return digest.hexdigest()
