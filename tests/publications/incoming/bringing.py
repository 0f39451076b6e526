"""Bringing in what is pasted, as the admin does."""

from typing import Any

from qcihungary.accounts.models import User
from qcihungary.publications.citation import item_of
from qcihungary.publications.incoming.importing import Outcome, write
from qcihungary.publications.incoming.preview import Row, rows_of
from qcihungary.publications.incoming.receiving import receive
from qcihungary.publications.models import Publication


def preview(user: User, text: str) -> list[Row]:
    return rows_of(receive(user, text).entries)


def bring(user: User, text: str, *, may_publish: bool = True) -> Outcome:
    return write(preview(user, text), user, may_publish=may_publish)


def live_items() -> list[Any]:
    return [item_of(publication) for publication in Publication.objects.public().whole()]
