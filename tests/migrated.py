"""A database with every migration applied, made once and copied by each process: applying them takes half a minute.

On SQLite it is a file in pytest's cache, named after what it is made of; on PostgreSQL a template
database of the server, which is as young as the server.
"""

import fcntl
import hashlib
import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
IN_MEMORY = "file:memorydb_default?mode=memory&cache=shared"
"""What Django calls its test database on SQLite."""


def made_of() -> str:
    """Tell by a checksum what the database depends on: the packages, and all of our code.

    Migrations end with signals, by which permissions, roles and their rights are written; those only add. A database of
    former code would keep what the code has taken away, and tests of it would stay green.
    """
    digest = hashlib.sha256()
    for source in [ROOT / "requirements.lock", *sorted(ROOT.glob("qcihungary/**/*.py"))]:
        digest.update(source.relative_to(ROOT).as_posix().encode() + source.read_bytes())
    return digest.hexdigest()[:16]


@contextmanager
def alone(name: str) -> Iterator[None]:
    """Let one process at a time do this; the others wait."""
    with Path(tempfile.gettempdir(), f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def migrate(address: str) -> None:
    """Apply every migration to the database at ``address``, in a process of its own."""
    command = [sys.executable, str(ROOT / "manage.py"), "migrate", "--verbosity=0"]
    subprocess.run(command, env=os.environ | {"DATABASE_URL": address}, check=True, timeout=600)


def fill_memory(folder: Path) -> sqlite3.Connection:
    """Give Django's database in memory all migrations; it lasts as long as the connection that is returned."""
    made = folder / f"{made_of()}.sqlite3"
    with alone("qcihungary-migrated"):
        if not made.exists():
            for old in folder.glob("*.sqlite3"):
                old.unlink()
            draft = made.with_suffix(".draft")
            draft.unlink(missing_ok=True)
            migrate(f"sqlite:///{draft}")
            draft.rename(made)
    memory = sqlite3.connect(IN_MEMORY, uri=True, check_same_thread=False)
    source = sqlite3.connect(made)
    source.backup(memory)
    source.close()
    return memory


def make_template(database: dict[str, Any]) -> str:
    """Make the template on the PostgreSQL server of ``database`` (its settings), unless it is there; its name."""
    import psycopg
    from psycopg import sql

    address, name = os.environ["DATABASE_URL"], f"qcihungary_{made_of()}"
    draft = f"{name}_draft"
    server = {"host": database["HOST"], "user": database["USER"], "password": database["PASSWORD"]}
    with (
        alone(f"qcihungary-{hashlib.sha256(address.encode()).hexdigest()[:16]}"),
        psycopg.connect(**server, dbname="postgres", autocommit=True) as connection,
    ):
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(draft)))
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(draft)))
            migrate(f"{address.rpartition('/')[0]}/{draft}")
            renamed = sql.SQL("ALTER DATABASE {} RENAME TO {}")
            connection.execute(renamed.format(sql.Identifier(draft), sql.Identifier(name)))
    return name
