"""What every test has: settings and folders of its own, quick password hashes, and no network.

``DATABASE_URL`` decides the database: the same tests run on SQLite and, by ``scripts/with-postgres.sh``, on PostgreSQL.
The clock stands at a moment of the tests' own when they begin (``--at``).
Nothing of the developer's own ``var/`` or ``.env`` is read: what matters is set here, before the settings are imported.
"""

import gc
import io
import os
import shutil
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, cast

import django
import pytest
from pytest_django import DjangoDbBlocker, Settings

from tests.clock import CLOCK, begin_at
from tests.rows import Beginning
from tests.second_database import worth_a_second_database

if TYPE_CHECKING:
    from django.test import Client

    from qcihungary.accounts.models import User
    from qcihungary.core.pages import BasePage
    from tests.factories import Trees
    from tests.mail_server import MailServer

VAR = Path(tempfile.mkdtemp(prefix="qcihungary-tests-"))
(VAR / "static").mkdir()  # WhiteNoise wants its folder there, even if it is empty
os.environ |= {
    "DJANGO_SETTINGS_MODULE": "qcihungary.settings",
    "BASE_URL": "http://testserver",
    "DEBUG": "false",
    "EMAIL_URL": "dummy:",
    "LOG_LEVEL": "ERROR",  # each warning is written twice, and tests ask for thousands of things that are not there
    "SECRET_KEY": "only for the tests, which sign nothing that lasts",
    "STRICT_TEMPLATES": "true",
    "VAR_DIR": str(VAR),
}
os.environ.setdefault("DATABASE_URL", f"sqlite:///{VAR / 'db.sqlite3'}")
django.setup()  # pytest-django does so only where the settings were known before this file


def pytest_addoption(parser: pytest.Parser) -> None:
    """Take the moment of the tests from the command line: ``--at 2028-02-29T23:59+01:00``."""
    parser.addoption("--at", default="2026-03-18T10:20+01:00", help="when every test but the browser's begins")


def pytest_configure(config: pytest.Config) -> None:
    """Set the clock, and compile the translations, which the repository doesn't hold, before workers read them.

    The clock goes on from the same moment in each run, so that no test depends on the day on which it is run.
    """
    config.stash[CLOCK] = begin_at(config.getoption("--at"))
    if not hasattr(config, "workerinput"):
        from django.core.management import call_command

        call_command("messages", "compile", stdout=io.StringIO())


LONGEST = tuple(
    f"tests/{name}.py"
    for name in (
        "test_every_screen", "deliverables/test_leaks", "core/citation/test_matrix", "browser/test_first_news",
        "browser/test_admin", "browser/test_approval", "browser/test_two_editors", "browser/test_translation",
        "browser/test_links",
    )
)  # fmt: skip
"""The files whose tests take so long that no process may begin with them when the others are done."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Begin with the longest; leave out on PostgreSQL what would show nothing new, and take its time again."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONGEST))
    if os.environ["DATABASE_URL"].startswith("postgres"):
        worth = worth_a_second_database(items)
        config.hook.pytest_deselected(items=list(set(items) - set(worth)))
        items[:] = worth


def pytest_collection_finish(session: pytest.Session) -> None:
    """Leave out of the garbage collection what stays: it would look through all of it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


def pytest_unconfigure(config: pytest.Config) -> None:
    config.stash[CLOCK].stop()
    shutil.rmtree(VAR, ignore_errors=True)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    request: pytest.FixtureRequest, django_db_modify_db_settings_parallel_suffix: None
) -> Iterator[None]:
    """Begin with every migration applied: pytest-django's place for what must happen before it makes its database."""
    from django.conf import settings

    from tests import migrated

    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        memory = migrated.fill_memory(request.config.cache.mkdir("migrated"))
        yield
        memory.close()
    else:
        database.setdefault("TEST", {})["TEMPLATE"] = migrated.make_template(database)
        yield


@pytest.fixture(scope="session", autouse=True)
def quick_settings() -> Iterator[None]:
    """Hash passwords quickly, serve static files under their own names, and index for searching only when asked to."""
    from django.conf import settings
    from django.db.models.signals import post_save
    from django.test import override_settings
    from modelsearch.index import get_indexed_models
    from modelsearch.signal_handlers import post_save_signal_handler

    for model in get_indexed_models():
        # It would ask for what was saved, and then find that nothing is indexed by itself.
        post_save.disconnect(post_save_signal_handler, sender=model)
    storages = settings.STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
    search = {name: backend | {"AUTO_UPDATE": False} for name, backend in settings.WAGTAILSEARCH_BACKENDS.items()}
    with override_settings(
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        STORAGES=storages,
        WAGTAILSEARCH_BACKENDS=search,
    ):
        yield


@pytest.fixture(autouse=True)
def own_media(settings: Settings, tmp_path: Path) -> None:
    """Give each test a media folder of its own, and forget what Wagtail cached of the last test's renditions."""
    from django.core.cache import cache

    settings.MEDIA_ROOT = tmp_path / "media"
    cache.clear()


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Begin in English, whatever language the last request of the test before has left."""
    from django.utils import translation

    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def no_drawing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep empty social cards: drawing one for every page of every test would take most of the time."""
    monkeypatch.setattr("qcihungary.core.cards.draw_card", lambda title: title.encode())


@pytest.fixture(autouse=True)
def no_references(request: pytest.FixtureRequest) -> Iterator[None]:
    """Keep no account of what refers to what, where no test asks for ``references``: it takes a tenth of the time."""
    from wagtail.signal_handlers import disable_reference_index_auto_update

    with nullcontext() if "references" in request.fixturenames else disable_reference_index_auto_update():
        yield


@pytest.fixture
def references() -> None:
    """Let Wagtail keep its account of what refers to what, as it does on a real site."""


@dataclass
class Nursery:
    """The page trees as the first test planted them, for those that come after it."""

    folder: Path
    planted: Beginning = field(default_factory=Beginning)
    keys: "dict[tuple[type[BasePage], str], int]" = field(default_factory=dict)


@pytest.fixture(scope="session")
def nursery(tmp_path_factory: pytest.TempPathFactory) -> Nursery:
    """Nothing planted yet."""
    return Nursery(tmp_path_factory.mktemp("nursery") / "media")


@pytest.fixture
def trees(db: None, nursery: Nursery, settings: Settings) -> "Trees":
    """Both page trees, with a page of every section, told in both languages."""
    from qcihungary.core.stamps import Stamp
    from tests.factories import Trees

    media = Path(settings.MEDIA_ROOT)

    def plant() -> None:
        nursery.keys = Trees.plant().keys
        media.mkdir(exist_ok=True)
        shutil.copytree(media, nursery.folder)

    if not nursery.planted.have(plant):
        shutil.copytree(nursery.folder, media)
        Stamp.objects.update(value=uuid.uuid4(), standing="")
    return Trees(nursery.keys)


@pytest.fixture
def database_of_many(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """A database in which several connections write at once, and what one commits, the others see."""
    from tests.parallel import writable_by_many

    with django_db_blocker.unblock(), writable_by_many(tmp_path, monkeypatch):
        yield


@pytest.fixture
def mail_server(settings: Settings) -> "Iterator[MailServer]":
    """A real mail server on this machine, which the settings point to."""
    from tests.mail_server import serve_mail

    with serve_mail(settings) as server:
        yield server


@pytest.fixture
def administrator(db: None) -> "User":
    """Somebody who may do everything in the admin."""
    from tests.factories import UserFactory

    return cast("User", UserFactory(first_name="Anna", last_name="Minta", is_superuser=True))


@pytest.fixture
def desk(client: "Client", administrator: "User") -> "Client":
    """A browser in which the administrator has signed in."""
    client.force_login(administrator)
    return client
