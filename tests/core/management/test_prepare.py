"""`manage.py prepare` brings a site to the state of the code, and does nothing twice."""

import os
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from pytest_django import Settings
from wagtail.models import Page, PageLogEntry

from qcihungary.core.management.commands import prepare

User = get_user_model()


def run(**options: Any) -> list[str]:
    """What the command tells, line by line."""
    output = StringIO()
    call_command("prepare", stdout=output, **{"no_static": True, **options})
    return output.getvalue().splitlines()


@pytest.fixture
def demo(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Notes that the demo content was loaded, in place of loading it."""
    loaded: list[str] = []

    def note(name: str, **options: Any) -> None:
        loaded.append(name)

    monkeypatch.setattr(prepare, "call_command", note)
    return loaded


@pytest.mark.django_db
def test_it_makes_neither_content_nor_administrator_unasked(demo: list[str]) -> None:
    told = run()
    assert "Database: up to date" in told
    assert demo == []
    assert not User.objects.exists()


@pytest.mark.django_db
def test_an_empty_database_gets_the_demo_content(demo: list[str]) -> None:
    run(demo=True)
    assert demo == ["load_demo"]


@pytest.mark.django_db
@pytest.mark.usefixtures("trees")
def test_pages_are_kept(demo: list[str]) -> None:
    assert "Content: kept as it is" in run(demo=True)
    assert demo == []


@pytest.mark.django_db
def test_content_that_was_deleted_does_not_come_back(demo: list[str]) -> None:
    PageLogEntry.objects.log_action(instance=Page.objects.last(), action="wagtail.delete")
    assert "Content: kept as it is" in run(demo=True)
    assert demo == []


@pytest.mark.django_db
def test_the_administrator_s_password_is_shown_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ADMIN_EMAIL", raising=False)
    monkeypatch.delenv("ADMIN_PASSWORD", raising=False)
    line = run(administrator=True)[-1]
    user = User.objects.get()
    assert user.email in line
    assert user.is_superuser
    assert user.check_password(line.split("password ")[1].split()[0])
    assert run(administrator=True)[-1] == "Administrator: exists"
    assert User.objects.count() == 1


@pytest.mark.django_db
def test_the_administrator_may_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADMIN_EMAIL", "operator@example.org")
    monkeypatch.setenv("ADMIN_PASSWORD", "four-polarisations-of-light")
    line = run(administrator=True)[-1]
    assert User.objects.get(email="operator@example.org").check_password("four-polarisations-of-light")
    assert "four-polarisations-of-light" not in line


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "value"), [("ADMIN_EMAIL", "nobody"), ("ADMIN_PASSWORD", "12345678")], ids=["address", "password"]
)
def test_a_bad_administrator_is_refused_in_one_line(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(CommandError, match=r"\AADMIN_EMAIL or ADMIN_PASSWORD: .+\Z"):
        run(administrator=True)
    assert not User.objects.exists()


@pytest.mark.django_db
def test_static_files_are_collected_when_one_has_changed(settings: Settings, tmp_path: Path) -> None:
    source = tmp_path / "source/site.css"
    source.parent.mkdir()
    source.write_text("body {}")
    settings.STATICFILES_DIRS = [source.parent]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATIC_ROOT = tmp_path / "collected"
    assert run(no_static=False)[-1] == "Static files: collected"
    assert (tmp_path / "collected/site.css").read_text() == "body {}"
    assert run(no_static=False)[-1] == "Static files: up to date"
    source.write_text("body { margin: 0 }")
    os.utime(source, (1, 1))
    assert run(no_static=False)[-1] == "Static files: collected"
    assert (tmp_path / "collected/site.css").read_text() == "body { margin: 0 }"


def test_every_language_but_english_has_a_catalog() -> None:
    codes = {code for code, _name in django_settings.LANGUAGES} - {django_settings.LANGUAGE_CODE}
    assert {path.parts[-3] for path in Path(django_settings.LOCALE_PATHS[0]).glob("*/LC_MESSAGES/django.po")} == codes
