"""Counting queries as a visitor causes them: with nothing in memory from the request before."""

from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection
from django.test import Client

from qcihungary.core.stamps import kept

MOST_QUERIES = 18
"""Of a public page, with nothing kept in memory. The design allows 20, in section 8."""


def queries_of(client: Client, url: str) -> list[str]:
    """The SQL of every query that answering an address takes, from a process that knows the content types only.

    Which of these it knew would depend on the tests before.
    """
    cache.clear()
    kept.forget()
    for is_concrete in (True, False):
        ContentType.objects.get_for_models(*apps.get_models(), for_concrete_models=is_concrete)
    queries: list[str] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001  (Django calls it)
        queries.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        assert client.get(url).status_code == 200
    return queries
