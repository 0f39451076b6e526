"""Uploading documents: content decides what they are, in every form; who may read them, and how they are served."""

import io
import zipfile
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection, CollectionViewRestriction

from qcihungary.core.documents.document import SiteDocument
from qcihungary.core.documents.file_types import MEDIA_TYPES, FileType

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.7\n"
HTML = b"<!doctype html><script>alert(1)</script>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'


def archive(part: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        made.writestr(part, "x")
    return buffer.getvalue()


def upload(desk: Client, name: str, content: bytes, **fields: str) -> Any:
    """Send the form of one document."""
    file = SimpleUploadedFile(name, content, "application/pdf")
    sent = {"title": "Report", "file": file, "language": "hu", "collection": Collection.get_first_root_node().pk}
    return desk.post(reverse("wagtaildocs:add"), {**sent, **fields})


def upload_many(desk: Client, name: str, content: bytes) -> Any:
    """Send one of the files that were dropped on the form for many."""
    file = SimpleUploadedFile(name, content, "application/pdf")
    sent = {"title": "Report", "files[]": file}
    return desk.post(reverse("wagtaildocs:add_multiple"), sent, headers={"x-requested-with": "XMLHttpRequest"})


def choose(desk: Client, name: str, content: bytes) -> Any:
    """Send the form of one document from inside a page's form."""
    file = SimpleUploadedFile(name, content, "application/pdf")
    sent = {"document-chooser-upload-title": "Report", "document-chooser-upload-file": file}
    sent["document-chooser-upload-language"] = "hu"  # type: ignore[assignment]
    return desk.post(reverse("wagtaildocs_chooser:create"), sent)


TAKEN = {
    "report.pdf": (PDF, FileType.PDF),
    "report.docx": (archive("word/document.xml"), FileType.DOCX),
    "table.xlsx": (archive("xl/workbook.xml"), FileType.XLSX),
    "talk.pptx": (archive("ppt/presentation.xml"), FileType.PPTX),
    "data.zip": (archive("data.csv"), FileType.ZIP),
    "adatok.csv": ("szám;cím\n1;őű\n".encode(), FileType.CSV),
    "film.mp4": (b"\x00\x00\x00\x18ftypmp42" + b"\0" * 20, FileType.MP4),
    "felirat.vtt": (b"WEBVTT\n\n00:00.000 --> 00:01.000\nSzia\n", FileType.VTT),
}
REFUSED = {
    "an HTML page": ("page.html", HTML, "html"),
    "an HTML page by another name": ("report.pdf", HTML, "content decides"),
    "an SVG": ("drawing.svg", SVG, "svg"),
    "an SVG by another name": ("report.pdf", SVG, "content decides"),
    "a program": ("setup.exe", b"MZ\x90\x00", "exe"),
    "a program by another name": ("data.zip", b"MZ\x90\x00", "content decides"),
    "a PDF that browsers would take for a page": ("report.html", PDF + HTML, "html"),
    "a broken archive": ("data.zip", b"PK\x03\x04 and nothing more", "content decides"),
    "nothing": ("report.pdf", b"", "empty"),
}


def test_names_are_taken_of_the_kinds_that_content_can_be() -> None:
    assert sorted(settings.WAGTAILDOCS_EXTENSIONS) == sorted(FileType.values)
    assert set(MEDIA_TYPES) == set(FileType)


@pytest.mark.parametrize("name", TAKEN)
def test_content_is_recognised_and_served_as_what_it_is(desk: Client, name: str) -> None:
    content, kind = TAKEN[name]
    response = upload(desk, name, content)
    assert response.status_code == 302, response.context["form"].errors
    document = SiteDocument.objects.get()
    assert (document.kind, document.language, document.file_size) == (kind, "hu", len(content))
    served = desk.get(document.url)
    assert served.headers["Content-Type"].split(";")[0] == MEDIA_TYPES[kind]
    assert served.headers["X-Content-Type-Options"] == "nosniff"
    assert served.headers["Content-Security-Policy"] == "default-src 'none'"
    disposition = served.headers["Content-Disposition"].partition(";")[0]
    shown = kind in (FileType.PDF, FileType.MP4, FileType.WEBM, FileType.VTT)
    assert disposition == ("inline" if shown else "attachment")
    assert b"".join(served.streaming_content) == content  # type: ignore[attr-defined]


@pytest.mark.parametrize("case", REFUSED)
def test_other_things_are_refused_in_words_by_every_form(desk: Client, case: str) -> None:
    name, content, words = REFUSED[case]
    response = upload(desk, name, content)
    assert response.status_code == 200
    assert list(response.context["form"].errors) == ["file"]
    assert words in response.context["form"].errors["file"][0]
    answer = upload_many(desk, name, content)
    assert not answer.json()["success"]
    assert words in answer.json()["error_message"]
    chosen = choose(desk, name, content)
    assert words in BeautifulSoup(chosen.json()["htmlFragment"], "html.parser").text
    assert not SiteDocument.objects.exists()


def test_many_at_once_wait_for_their_language_and_are_recognised_too(desk: Client) -> None:
    answer = upload_many(desk, "report.pdf", PDF).json()
    assert answer["success"]
    number = answer["uploaded_file_id"]
    prefix = f"uploaded-document-{number}"
    assert f'name="{prefix}-language"' in answer["form"]
    assert not SiteDocument.objects.exists()
    made = desk.post(
        reverse("wagtaildocs:create_multiple_from_uploaded_document", args=[number]),
        {f"{prefix}-title": "Report", f"{prefix}-language": "mul", f"{prefix}-tags": ""},
        headers={"x-requested-with": "XMLHttpRequest"},
    )
    assert made.json()["success"], made.json()
    document = SiteDocument.objects.get()
    assert (document.kind, document.language, len(document.sha256)) == (FileType.PDF, "mul", 64)


def test_a_document_is_replaced_by_what_may_be_served_only(desk: Client) -> None:
    upload(desk, "report.pdf", PDF)
    document = SiteDocument.objects.get()
    edit = reverse("wagtaildocs:edit", args=[document.pk])
    sent = {"title": "Report", "language": "hu", "collection": document.collection_id, "tags": ""}
    refused = desk.post(edit, {**sent, "file": SimpleUploadedFile("report.pdf", HTML)})
    assert list(refused.context["form"].errors) == ["file"]
    replaced = desk.post(edit, {**sent, "file": SimpleUploadedFile("adatok.csv", b"a,b\n")})
    assert replaced.status_code == 302, replaced.context["form"].errors
    document.refresh_from_db()
    assert document.kind == FileType.CSV


def test_a_document_whose_file_is_lost_can_still_be_edited(desk: Client) -> None:
    upload(desk, "report.pdf", PDF)
    document = SiteDocument.objects.get()
    document.file.storage.delete(document.file.name)
    edit = reverse("wagtaildocs:edit", args=[document.pk])
    assert desk.get(edit).status_code == 200
    assert desk.get(reverse("wagtaildocs:index")).status_code == 200
    sent = {"title": "Lost", "language": "hu", "collection": document.collection_id, "tags": ""}
    response = desk.post(edit, sent)
    assert response.status_code == 302, response.context["form"].errors
    assert Client().get(document.url).status_code == 404


# --- Private collections


@pytest.fixture
def private() -> SiteDocument:
    """A document in a collection that only those who have signed in may read."""
    collection = Collection.get_first_root_node().add_child(name="Drafts")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type=CollectionViewRestriction.LOGIN)
    return SiteDocument.objects.create(title="Draft", file=ContentFile(PDF, name="draft.pdf"), collection=collection)


def test_a_private_document_is_not_for_the_public(client: Client, private: SiteDocument) -> None:
    response = client.get(private.url)
    assert response.status_code == 302
    assert "no-cache" in response.headers.get("Cache-Control", "no-cache")
    door = client.get(response.headers["Location"], follow=True)
    assert door.status_code == 200
    assert door.redirect_chain[-1][0].startswith(reverse("wagtailadmin_login"))
    assert client.get(f"/media/{private.file.name}").status_code == 404


def test_a_private_document_is_for_those_who_have_signed_in(desk: Client, private: SiteDocument) -> None:
    assert desk.get(private.url).status_code == 200


def test_a_document_behind_a_password(client: Client, private: SiteDocument) -> None:
    restriction = CollectionViewRestriction.objects.get()
    restriction.restriction_type, restriction.password = CollectionViewRestriction.PASSWORD, "photon"
    restriction.save()
    asked = client.get(private.url, headers={"accept-language": "hu"})
    page = BeautifulSoup(asked.content, "html.parser")
    form = page.form
    assert form
    assert page.html
    assert page.html["lang"] == "hu"
    sent = {"return_url": private.url, "password": "wrong"}
    assert client.post(str(form["action"]), sent).status_code == 200
    assert client.post(str(form["action"]), {**sent, "password": "photon"}).headers["Location"] == private.url
    assert client.get(private.url).status_code == 200
