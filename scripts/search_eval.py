"""``make search-eval``: how well the search finds, in numbers, on SQLite and on PostgreSQL.

Texts and queries are ours, below ``tests/search/evaluation``; each query names the texts that answer it. Two thirds of
the queries were looked at while the analyser was made; one third was kept back, and is reported apart. Beside our
search stand the database's plain words and Snowball's stems alone, in the same index.

Precision@5 is what is relevant among the first five shown, or among all shown where they are fewer.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
DATA = ROOT / "tests" / "search" / "evaluation"
LANGUAGES = ("hu", "en")
HELD_OUT = 3
"""Each third query is held out."""

Search = Callable[[str, str], Sequence[str]]
"""From a query and a language to the names of texts, the best first."""


@dataclass(frozen=True)
class Asked:
    """A query with the texts that answer it."""

    query: str
    relevant: frozenset[str]
    is_held_out: bool


def read_texts(language: str) -> list[tuple[str, str, str]]:
    """Name, title and body of each text."""
    found = []
    for block in (DATA / f"texts.{language}.txt").read_text().strip().split("\n\n"):
        head, body = block.split("\n", 1)
        name, title = head.split(" | ", 1)
        found.append((name, title, body))
    return found


def read_queries(language: str) -> list[Asked]:
    """The queries in their order."""
    lines = (DATA / f"queries.{language}.txt").read_text().strip().splitlines()
    pairs = [line.split(" = ") for line in lines]
    return [
        Asked(query, frozenset(names.split()), place % HELD_OUT == HELD_OUT - 1)
        for place, (query, names) in enumerate(pairs)
    ]


def recall(found: Sequence[str], relevant: frozenset[str]) -> float:
    """How many of the relevant texts stand among the first ten."""
    return len(relevant & set(found[:10])) / min(len(relevant), 10)


def precision(found: Sequence[str], relevant: frozenset[str]) -> float:
    """How many of the first five shown are relevant; 0 where nothing is shown."""
    first = found[:5]
    return len(relevant & set(first)) / len(first) if first else 0.0


def measure(search: Search, language: str, queries: Iterable[Asked]) -> tuple[float, float]:
    """The means of recall@10 and precision@5."""
    answers = [(search(asked.query, language), asked.relevant) for asked in queries]
    count = len(answers)
    return (sum(recall(*answer) for answer in answers) / count, sum(precision(*answer) for answer in answers) / count)


# --- the three searches, in one database


def fill() -> None:
    """Put every text into the index, as pages are put there."""
    from uuid import uuid4

    from wagtail.search.backends import get_search_backend

    from qcihungary.core.findable import Findable
    from qcihungary.core.stamps import Stamp, kept
    from qcihungary.search.entries import SearchEntry
    from qcihungary.search.sweep import IndexState, entry_of

    stamp = uuid4()
    Stamp.objects.update_or_create(pk=1, defaults={"value": stamp})
    IndexState.objects.update_or_create(pk=1, defaults={"stamp": stamp})  # nobody shall look for these texts elsewhere
    kept.forget()

    entries = [
        entry_of(Findable(name, name, "page", language, title, {language: f"/{language}/{name}/"}, "", body), "1")
        for language in LANGUAGES
        for name, title, body in read_texts(language)
    ]
    SearchEntry.objects.bulk_create(entries)
    get_search_backend().add_bulk(SearchEntry, entries)


def ours(query: str, language: str) -> list[str]:
    """What the site's search shows, in the reader's language."""
    from django.test import RequestFactory

    from qcihungary.search.hits import Answer

    answer = Answer(RequestFactory().get("/", {"q": query}), language)
    names = {match.name for match in answer.all_matches if match.language == language}
    return [one.name for one in answer.ranked if one.name in names]


def compared(stem: Callable[[str], str]) -> Search:
    """A plain full-text index over the same texts: all words of a query, by BM25 in memory of SQLite's own FTS5."""
    import sqlite3

    from qcihungary.search.analysis.tokens import tokens

    database = sqlite3.connect(":memory:")
    database.execute(
        "CREATE VIRTUAL TABLE texts USING fts5(name UNINDEXED, title, body, tokenize='unicode61 remove_diacritics 0')"
    )

    def said(text: str) -> str:
        return " ".join(stem(piece) for token in tokens(text) for piece in token.pieces)

    for language in LANGUAGES:
        rows = [(name, said(title), said(body)) for name, title, body in read_texts(language)]
        database.executemany("INSERT INTO texts VALUES (?, ?, ?)", rows)

    def search(query: str, language: str) -> list[str]:
        words = " ".join(f'"{word}"' for word in said(query).split())
        rows = database.execute("SELECT name FROM texts WHERE texts MATCH ? ORDER BY bm25(texts, 0, 5, 1)", [words])
        return [name for (name,) in rows if name[0] == language[0]]

    return search


def compared_on_postgres(config: dict[str, str]) -> Search:
    """The same by PostgreSQL's configurations: ``simple``, or ``hungarian`` and ``english`` with Snowball's stems."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE IF NOT EXISTS texts (name text, language text, title text, body text)")
        cursor.execute("DELETE FROM texts")
        for language in LANGUAGES:
            for name, title, body in read_texts(language):
                cursor.execute("INSERT INTO texts VALUES (%s, %s, %s, %s)", [name, language, title, body])

    def search(query: str, language: str) -> list[str]:
        vector = "setweight(to_tsvector(%(c)s::regconfig, title), 'A') || to_tsvector(%(c)s::regconfig, body)"
        asked = "plainto_tsquery(%(c)s::regconfig, %(q)s)"
        sql = f"SELECT name FROM texts WHERE language = %(l)s AND ({vector}) @@ {asked} ORDER BY ts_rank({vector}, {asked}) DESC"  # noqa: E501, S608  (nothing from outside)
        with connection.cursor() as cursor:
            cursor.execute(sql, {"c": config[language], "q": query, "l": language})
            return [name for (name,) in cursor.fetchall()]

    return search


def searches() -> dict[str, Search]:
    """What is compared, by name."""
    from django.db import connection

    from qcihungary.core.words.stems import snowball

    if connection.vendor == "postgresql":
        stems = {"hu": "hungarian", "en": "english"}
        plain = dict.fromkeys(LANGUAGES, "simple")
        return {
            "plain": compared_on_postgres(plain),
            "Snowball": compared_on_postgres(stems),
            "ours": ours,
        }
    by_language = {code: compared(lambda word, code=code: snowball(word, code)) for code in LANGUAGES}  # type: ignore[misc]
    return {
        "plain": compared(str),
        "Snowball": lambda q, code: by_language[code](q, code),
        "ours": ours,
    }


def report(*, failures: bool) -> None:
    """Print a line for each search and language."""
    from django.db import connection

    print(f"{connection.vendor:<12}{'':<10}{'recall@10':>22}{'precision@5':>24}")
    print(f"{'':<22}{'all':>8}{'seen':>7}{'held out':>10}{'all':>8}{'seen':>7}{'held out':>10}")
    for language in LANGUAGES:
        queries = read_queries(language)
        parts = [queries, [q for q in queries if not q.is_held_out], [q for q in queries if q.is_held_out]]
        for name, search in searches().items():
            found = [measure(search, language, part) for part in parts]
            recalls = "".join(f"{value[0]:>{width}.3f}" for value, width in zip(found, (8, 7, 10), strict=True))
            precisions = "".join(f"{value[1]:>{width}.3f}" for value, width in zip(found, (8, 7, 10), strict=True))
            print(f"{language} ({len(queries)})".ljust(12) + f"{name:<10}{recalls}{precisions}")
        if failures:
            tell_failures(language, parts[1])


def tell_failures(language: str, queries: Iterable[Asked]) -> None:
    """Print what isn't found, or not shown first, of the queries that may be looked at."""
    for asked in queries:
        found = ours(asked.query, language)
        if recall(found, asked.relevant) < 1 or precision(found, asked.relevant) < 1:
            print(f"    {asked.query!r}: {found[:6]}, not {sorted(asked.relevant)}")


def run(*, failures: bool) -> None:
    """Evaluate on the database of DATABASE_URL, in a test database of its own."""
    import django
    from django.conf import settings
    from django.db import connection

    django.setup()
    logging_off: dict[str, Any] = {"version": 1, "disable_existing_loggers": True}
    settings.LOGGING = logging_off
    name = connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        fill()
        report(failures=failures)
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


def main() -> None:
    """On SQLite, then on PostgreSQL."""
    parser = argparse.ArgumentParser(description="Measure the search.")
    parser.add_argument("--here", action="store_true", help="only on the database of DATABASE_URL")
    parser.add_argument("--failures", action="store_true", help="list the queries, of those not held out, that fail")
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "qcihungary.settings")
    os.environ.setdefault("SECRET_KEY", "only for an evaluation that signs nothing at all")
    os.environ.setdefault("DATABASE_URL", "sqlite://:memory:")
    if options.here:
        run(failures=options.failures)
        return
    command = [sys.executable, __file__, "--here", *(["--failures"] if options.failures else [])]
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "VAR_DIR": folder}
        subprocess.run(command, check=True, env={**environment, "DATABASE_URL": "sqlite://:memory:"})
        environment.pop("DATABASE_URL")
        subprocess.run([ROOT / "scripts/with-postgres.sh", *command], check=True, env=environment)


if __name__ == "__main__":
    main()
