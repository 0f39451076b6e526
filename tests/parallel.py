"""Doing many things at the same moment, each with a database connection of its own."""

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.db import OperationalError, connection, connections
from wagtail.models import CollectionViewRestriction, PageViewRestriction

from qcihungary.accounts.models import Attempt, User
from qcihungary.contact.models import ContactMessage
from qcihungary.core.models import FormSubmission, LimitLock, OutgoingMail
from qcihungary.training.models import RegistrationDesk

MADE = (
    Attempt, CollectionViewRestriction, ContactMessage, FormSubmission, LimitLock, OutgoingMail, PageViewRestriction,
    RegistrationDesk, Session, User,
)  # fmt: skip
"""What such tests make, and nobody else may find."""


@contextmanager
def writable_by_many(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """SQLite's own test database is in memory, where writers can't wait for one another: here it is a file.

    So it is on a server. What is made in PostgreSQL's is deleted again.
    """
    if connection.vendor == "sqlite":
        file = folder / "db.sqlite3"
        connection.ensure_connection()
        with closing(sqlite3.connect(file)) as copy:
            connection.connection.backup(copy)
        monkeypatch.setitem(connections.settings["default"], "NAME", str(file))
    yield
    at_once([delete_all])


def delete_all() -> None:
    for model in MADE:
        model._default_manager.all().delete()


def at_once(tasks: list[Callable[[], Any]]) -> list[Any]:
    """Do everything at the same moment, each with a connection of its own."""
    barrier = Barrier(len(tasks))

    def run(task: Callable[[], Any]) -> Any:
        try:
            connection.ensure_connection()
            barrier.wait(timeout=60)
            return task()
        except OperationalError:
            barrier.abort()  # without a connection nobody else need wait
            raise
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(tasks)) as pool:
        return list(pool.map(run, tasks))
