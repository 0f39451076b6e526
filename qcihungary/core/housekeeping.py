"""What is deleted when its time is over. Features register how; ``manage.py delete_expired`` does it each day."""

from collections.abc import Callable, Iterator

from django.db import transaction

Deletion = Callable[[], int]
"""Deletes what has expired, and tells how many things that were."""

_deletions: dict[str, Deletion] = {}


def deletes_daily(name: str, deletion: Deletion) -> None:
    """Have something deleted each day. The name, in English, is for the operator's log."""
    _deletions[name] = deletion


def delete_expired() -> Iterator[tuple[str, int]]:
    """Do it all, each in a transaction of its own, and tell how much of what was deleted."""
    for name, deletion in sorted(_deletions.items()):
        with transaction.atomic():
            deleted = deletion()
        yield name, deleted
