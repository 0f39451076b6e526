"""What matches on SQLite, without the one condition that leads its planner astray.

modelsearch asks for the type of what is indexed together with the words. SQLite then goes through all entries of that
type and asks the full-text table once for each: 10 seconds for 10,000. The keys of our entries are texts that no other
type has, so that the condition says nothing here.
"""

from typing import Any

from django.db import connection
from django.db.models import QuerySet

from qcihungary.search.entries import SearchEntry


def matching(results: Any) -> "QuerySet[SearchEntry]":
    """The entries of an unordered result as a query."""
    if connection.vendor != "sqlite":
        found: QuerySet[SearchEntry] = results.get_queryset()
        return found
    from modelsearch.backends.database.sqlite.query import (  # noqa: PLC0415  (it can be imported on SQLite only)
        MatchExpression,
        SQLiteFTSIndexEntry,
        normalize,
    )

    compiler = results.query_compiler
    match = MatchExpression(compiler.FTS_TABLE_FIELDS, compiler.build_search_query(normalize(compiler.query)))
    names = SQLiteFTSIndexEntry.objects.filter(match).values("index_entry__object_id")
    return SearchEntry.objects.filter(name__in=names)
