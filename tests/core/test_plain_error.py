"""The page for errors stands when nothing else does: no database, no manifest of static files, no session, no cache."""

import base64
import hashlib
from unittest.mock import Mock

import pytest
from bs4 import BeautifulSoup
from django.db import InterfaceError, OperationalError, ProgrammingError
from django.template import TemplateSyntaxError
from django.test import Client
from pytest_django import Settings

from tests.factories import Trees


@pytest.mark.parametrize(
    ("path", "asked", "language"),
    [
        ("/hu/", "en", "hu"),
        ("/en/", "hu", "en"),
        ("/nowhere/", "hu", "hu"),
        ("/nowhere/", "xx", "en"),
        ("/admin/", "hu", "hu"),
    ],
)
def test_the_page_for_errors_stands_without_anything(
    client: Client, monkeypatch: pytest.MonkeyPatch, settings: Settings, path: str, asked: str, language: str
) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise RuntimeError("a secret of the server")

    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
    for place in (
        "chrome.Chrome.for_request",
        "views.Tree.at",
        "admin_reader.AdminReader.__enter__",
        "stamps.kept.get",
    ):
        monkeypatch.setattr(f"qcihungary.core.{place}", fail)
    client.raise_request_exception = False
    response = client.get(path, headers={"accept-language": asked})
    page = BeautifulSoup(response.content, "html.parser")
    assert response.status_code == 500
    assert page.html
    assert page.html["lang"] == response.headers["Content-Language"] == language
    assert page.select_one(f'main a[href="/{language}/"]')
    assert not page.select("link, script, img"), "no file is needed"
    assert "secret" not in response.content.decode()
    assert "no-store" in response.headers["Cache-Control"]
    digest = base64.b64encode(hashlib.sha256(page.style.get_text().encode()).digest()).decode()  # type: ignore[union-attr]
    policy = response.headers["Content-Security-Policy"]
    assert f"style-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize(
    ("error", "status", "retry_after"),
    [
        (OperationalError("database is locked"), 503, "120"),
        (InterfaceError("connection already closed"), 503, "120"),
        (ProgrammingError("no such table"), 500, None),
        (RuntimeError(), 500, None),
        (OSError("no space left"), 500, None),
    ],
)
@pytest.mark.parametrize(("path", "asked", "language"), [("/hu/", "en", "hu"), ("/admin/", "en", "en")])
@pytest.mark.django_db
def test_where_the_database_is_away_search_engines_come_back(
    client: Client, monkeypatch: pytest.MonkeyPatch, error: Exception, status: int, retry_after: str | None,
    path: str, asked: str, language: str,
) -> None:  # fmt: skip
    for place in ("views.Tree.at", "admin_reader.AdminReader.__enter__"):
        monkeypatch.setattr(f"qcihungary.core.{place}", Mock(side_effect=error))
    client.raise_request_exception = False
    response = client.get(path, headers={"accept-language": asked})
    assert (response.status_code, response.headers.get("Retry-After")) == (status, retry_after)
    assert response.headers["Content-Language"] == language
    assert "no-store" in response.headers["Cache-Control"]
    assert "locked" not in response.content.decode()


@pytest.mark.parametrize(
    ("broken", "error"),
    [
        ("render_to_string", TemplateSyntaxError("broken")),
        ("translation.get_language_from_request", OSError("No translation files found for default language en.")),
        ("translation.override", OSError("no file")),
    ],
)
def test_where_no_template_can_be_drawn_there_is_a_page_in_both_languages(
    client: Client, monkeypatch: pytest.MonkeyPatch, broken: str, error: Exception
) -> None:
    monkeypatch.setattr("qcihungary.core.views.Tree.at", Mock(side_effect=RuntimeError))
    monkeypatch.setattr(f"qcihungary.core.plain_error.{broken}", Mock(side_effect=error))
    client.raise_request_exception = False
    response = client.get("/hu/")
    page = BeautifulSoup(response.content, "html.parser")
    assert response.status_code == 500
    assert [str(link["href"]) for link in page.select("main a")] == ["/en/", "/hu/"]
    assert "Elnézését" in page.select_one("main [lang=hu]").get_text()  # type: ignore[union-attr]
    assert "Az Európai Unió" in page.footer.get_text()  # type: ignore[union-attr]
    assert page.select_one("footer svg")
    assert "style-src 'sha256-" in response.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    "name", ["x" * 300, "ő" * 200, "a/" * 3000, "../original_images/x", "%2e%2e/x", "%00", "%ff", "%"]
)
@pytest.mark.parametrize("place", ["/media/images/", "/media/cards/", "/media/", "/documents/1/"])
def test_no_name_of_a_file_is_an_error(client: Client, trees: Trees, place: str, name: str) -> None:
    assert client.get(f"{place}{name}").status_code in (400, 404)
