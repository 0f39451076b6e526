"""The addresses of files: each version keeps its own and says what has taken its place; one leads to the latest."""

from typing import Any

import pytest
from django.test import Client

from qcihungary.deliverables.models import Deliverable, DeliverableFile
from tests.deliverables.factories import DeliverableFactory, DeliverableFileFactory, DocumentFactory
from tests.factories import Trees, WorkPackageFactory

EN, HU = "/en/results/deliverables/d1.2/", "/hu/eredmenyek/leszallitando-eredmenyek/d1.2/"


@pytest.fixture
def plan(trees: Trees) -> Deliverable:
    """D1.2 with 1.9 and 1.10 in English, 1.0 in Hungarian."""
    made: Any = DeliverableFactory(work_package=WorkPackageFactory(number=1), index=2)
    for version, language in (("1.10", "en"), ("1.9", "en"), ("1.0", "hu")):
        DeliverableFileFactory(deliverable=made, version=version, document=DocumentFactory(language=language))
    found: Deliverable = made
    return found


def content(response: Any) -> bytes:
    return b"".join(response.streaming_content)


def file(version: str) -> DeliverableFile:
    return DeliverableFile.objects.get(version=version)


@pytest.mark.parametrize(
    ("asked", "led_to"),
    [
        (f"{EN}files/latest/", f"{EN}files/1.10/en/"),
        (f"{HU}files/latest/", f"{HU}files/1.0/hu/"),
        (f"{EN}files/latest/hu/", f"{EN}files/1.0/hu/"),
        (f"{HU}files/latest/en/", f"{HU}files/1.10/en/"),
        (f"{EN}files/1.9/", f"{EN}files/1.9/en/"),
        ("/en/results/deliverables/D1.02/files/1.9/en/", f"{EN}files/1.9/en/"),
    ],
)
def test_the_latest_has_an_address_in_each_language(client: Client, plan: Deliverable, asked: str, led_to: str) -> None:
    response = client.get(asked)
    assert (response.status_code, response["Location"]) == (302, led_to)
    assert response["Cache-Control"] == "no-cache"
    assert client.get(led_to).status_code == 200


def test_each_version_keeps_its_address_and_says_what_took_its_place(client: Client, plan: Deliverable) -> None:
    old = client.get(f"{EN}files/1.9/en/")
    with file("1.9").document.file.open("rb") as stored:
        assert content(old) == stored.read()
    base = "http://testserver"
    assert f'<{base}{EN}files/latest/en/>; rel="latest-version"' in old["Link"]
    assert f'<{base}{EN}files/1.10/en/>; rel="successor-version"' in old["Link"]
    assert f'<{base}{EN}>; rel="collection"' in old["Link"]
    new = client.get(f"{EN}files/1.10/en/")
    assert "latest-version" not in new["Link"]
    assert f'<{base}{EN}files/1.9/en/>; rel="predecessor-version"' in new["Link"]
    assert new["Content-Type"] == "application/pdf"
    assert new["Cache-Control"] == "private, no-cache"
    assert client.head(f"{EN}files/1.10/en/").status_code == 200
    page = client.get(EN).content.decode()
    assert page.count("A newer version has taken its place.") == 1
    assert f'href="{EN}files/1.9/en/"' in page
    assert f'href="{EN}files/latest/en/"' in page


def test_a_version_that_did_not_change_is_not_sent_twice(client: Client, plan: Deliverable) -> None:
    first = client.get(f"{EN}files/1.10/en/")
    again = client.get(f"{EN}files/1.10/en/", headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize(
    "path",
    ["files/", "files/2.0/", "files/1.9/hu/", "files/1.9/xx/", "files/latest/zxx/", "files/..1/", "files/1.9/en/x/"],
)
def test_what_is_not_there_is_not_found(client: Client, plan: Deliverable, path: str) -> None:
    assert client.get(f"{EN}{path}").status_code == 404


def test_what_was_withdrawn_or_closed_is_not_there(client: Client, plan: Deliverable) -> None:
    DeliverableFile.objects.filter(version="1.10").update(withdrawn_on="2024-01-01")
    assert client.get(f"{EN}files/1.10/en/").status_code == 404
    assert client.get(f"{EN}files/latest/en/")["Location"] == f"{EN}files/1.9/en/"
    plan.level = "SEN"
    plan.list_publicly = True
    plan.save_revision().publish()
    assert client.get(EN).status_code == 200
    found = {
        path: client.get(f"{EN}{path}").status_code for path in ("files/1.9/en/", "files/latest/", "files/latest/en/")
    }
    assert set(found.values()) <= {404, 410}, found
    assert found["files/1.9/en/"] == 410, "a file that was public once"
