"""Confirming a preview: everything that was chosen is written, in one transaction, or nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from qcihungary.publications.citation import Values
from qcihungary.publications.incoming.bulk import Links, store
from qcihungary.publications.incoming.preview import Choice, Row, State
from qcihungary.publications.incoming.writing import Writer, reasons
from qcihungary.publications.models import Publication


@dataclass(slots=True)
class Outcome:
    """How many records were written."""

    added: int = 0
    merged: int = 0
    left_out: int = 0


class RefusedError(Exception):
    """At least one row couldn't be written, so none was; each says why in its ``error``."""


def write(rows: Sequence[Row], user: Any, *, may_publish: bool) -> Outcome:
    """Write what was chosen.

    Raises:
        RefusedError: a row can't be written.
    """
    outcome = Outcome()
    new: dict[int, Publication] = {}
    with transaction.atomic():
        writer = Writer.of(user, may_publish=may_publish)
        for row in rows:
            try:
                new |= write_row(row, writer, outcome)
            except ValidationError as error:
                row.error = reasons(error)
        if any(row.error for row in rows):
            raise RefusedError
        store(list(new.values()), user, counterparts(rows, new))
    return outcome


def write_row(row: Row, writer: Writer, outcome: Outcome) -> dict[int, Publication]:
    """Write one row as it was chosen; a new record is given back by the row's number, to be stored with the others.

    Raises:
        ValidationError: it can't be written.
    """
    if row.choice == Choice.ADD:
        outcome.added += 1
        return {row.number: writer_of(row, writer).draft(titled(row), related_of(row))}
    if row.choice == Choice.MERGE and row.record is not None and row.taken:
        writer.merge(row.record, row.values, sorted(row.taken))
        outcome.merged += 1
    else:
        outcome.left_out += 1
    return {}


def writer_of(row: Row, writer: Writer) -> Writer:
    """What is known by its DOI alone stays a draft, whoever adds it."""
    return replace(writer, may_publish=False) if row.state is State.BARE else writer


def titled(row: Row) -> Values:
    """The row's values; its DOI stands for a title that nobody knows yet."""
    fields = row.values.fields
    return (
        row.values if fields["original_title"] else replace(row.values, fields=fields | {"original_title": row.title})
    )


def related_of(row: Row) -> list[str]:
    """A preprint is linked with its article, from the one that comes later."""
    return [row.record.output_key] if row.state is State.COUNTERPART and row.record is not None else []


def counterparts(rows: Sequence[Row], new: Mapping[int, Publication]) -> Links:
    """The new records whose preprint or article stands earlier in the same text, each with that one."""
    here = {row.number: row.record for row in rows if row.record is not None and row.state is not State.COUNTERPART}
    written = {**here, **new}
    return [
        (new[row.number], written[row.match.entry])
        for row in rows
        if row.state is State.COUNTERPART and row.number in new and row.match and row.match.entry in written
    ]
