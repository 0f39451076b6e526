"""Rows of the database that follow the code. Features register how they are brought up to date."""

from collections.abc import Callable, Iterator

Update = Callable[[], int]
"""Makes what is missing, and tells how much that was."""

_updates: dict[str, Update] = {}


def updates_rows(name: str, update: Update) -> None:
    """Have ``manage.py prepare`` do something after the migrations. The name, in English, is for the operator."""
    _updates[name] = update


def update_rows() -> Iterator[tuple[str, int]]:
    """Do it all, and tell of each how much was missing."""
    for name, update in _updates.items():
        yield name, update()
