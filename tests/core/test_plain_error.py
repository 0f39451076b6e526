"""The page for errors stands when nothing else does: no database, no manifest of static files, no session, no cache."""

import base64
import hashlib

import pytest
from bs4 import BeautifulSoup
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
    assert response.headers["Cache-Control"] == "no-store"
    digest = base64.b64encode(hashlib.sha256(page.style.get_text().encode()).digest()).decode()  # type: ignore[union-attr]
    policy = response.headers["Content-Security-Policy"]
    assert f"style-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize(
    "name", ["x" * 300, "ő" * 200, "a/" * 3000, "../original_images/x", "%2e%2e/x", "%00", "%ff", "%"]
)
@pytest.mark.parametrize("place", ["/media/images/", "/media/cards/", "/media/", "/documents/1/"])
def test_no_name_of_a_file_is_an_error(client: Client, trees: Trees, place: str, name: str) -> None:
    assert client.get(f"{place}{name}").status_code in (400, 404)
