"""Queries whose SQL is written once, for what every request asks.

The ORM takes ten times as long to write the SQL for one page as the database takes to answer it. Here it writes it for
the first request of a thread; those after it fill in their values. Rows become objects by Django's own code, as ever.
See docs/adr/0014-queries-written-once.md.
"""

import threading
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from django.db.models import QuerySet

Row = TypeVar("Row")
Value = TypeVar("Value")


class Written(Generic[Row]):
    """A query set with its SQL, and the places in its parameters that change.

    It stands in for the compiler that its query would make anew for each evaluation.
    """

    def __init__(self, queryset: "QuerySet[Any, Row]", marks: list[Any]) -> None:
        """Let the ORM write the SQL.

        Raises:
            ValueError: a mark doesn't stand in the parameters exactly once.
        """
        self.queryset: Any = queryset
        compiler: Any = queryset.query.get_compiler(queryset.db)
        self.sql, params = compiler.as_sql()
        if [param for param in params if param in marks] != marks:
            raise ValueError(f"{marks} are not the parameters of {self.sql}: {params}")
        self.params = list(params)
        self.places = [self.params.index(mark) for mark in marks]
        converters = compiler.get_converters([column for column, _sql, _alias in compiler.select])
        compiler.get_converters = lambda _columns: converters
        compiler.as_sql = self.filled
        vars(queryset.query)["get_compiler"] = lambda *_args, **_kwargs: compiler

    def filled(self) -> tuple[str, tuple[Any, ...]]:
        """The SQL with the values of the moment."""
        return self.sql, tuple(self.params)

    def rows(self, values: tuple[Any, ...]) -> list[Row]:
        """What the query finds with these values."""
        for place, value in zip(self.places, values, strict=True):
            self.params[place] = value
        return list(self.queryset._iterable_class(self.queryset))  # noqa: SLF001  (the one that Django itself would use)


class Prepared(Generic[Value, Row]):
    """A query by one or more values: ``pages = Prepared(str, lambda paths: Page.objects.filter(path=paths[0]))``.

    ``mark`` makes values of the right type out of -1, -2 and so on, in the form in which the database takes them.
    The query set must not depend on anything else: neither on the active language nor on what is in memory.
    """

    def __init__(self, mark: Callable[[int], Value], write: "Callable[[list[Value]], QuerySet[Any, Row]]") -> None:
        self.mark = mark
        self.write = write
        self.known = threading.local()  # a compiler belongs to the connection of its thread

    def __call__(self, *values: Value) -> list[Row]:
        """The rows for these values; none for no values. One query."""
        if not values:
            return []
        written: dict[Any, Written[Row]] = vars(self.known)
        if len(values) not in written:
            marks = [self.mark(-1 - place) for place in range(len(values))]
            written[len(values)] = Written(self.write(marks), marks)
        return written[len(values)].rows(values)
