"""Rows of the database that took long to make, kept to be laid again in later tests, many times quicker."""

from collections.abc import Callable
from typing import Any

from django.db import connection

Rows = dict[str, tuple[list[str], set[tuple[Any, ...]]]]
"""Of each table the names of its columns, and its rows."""


def read() -> Rows:
    """All rows of all tables that belong to a model."""
    found: Rows = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.django_table_names(only_existing=True, include_views=False):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            found[table] = ([column[0] for column in cursor.description], set(cursor.fetchall()))
    return found


def changed(before: Rows, after: Rows) -> Rows:
    """The tables that differ, as they are afterwards."""
    return {table: kept for table, kept in after.items() if kept != before[table]}


def lay(rows: Rows) -> None:
    """Put the rows in place of what the tables hold now. References are checked at the end of the transaction."""
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        for table in rows:
            cursor.execute(f"DELETE FROM {quote(table)}")
        for table, (columns, values) in rows.items():
            names = ", ".join(map(quote, columns))
            places = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {quote(table)} ({names}) VALUES ({places})", list(values))


class Beginning:
    """What many tests begin with: the first that asks makes it, the others are given the same rows."""

    def __init__(self) -> None:
        self.rows: Rows | None = None

    def have(self, make: Callable[[], Any]) -> bool:
        """Have in the database what ``make`` makes; whether it was made just now."""
        if self.rows is not None:
            lay(self.rows)
            return False
        before = read()
        make()
        self.rows = changed(before, read())
        return True
