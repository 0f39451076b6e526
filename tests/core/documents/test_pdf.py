"""What is found in a PDF when it is uploaded, and that no PDF can stop the site."""

import random
import time
import zlib
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse

from qcihungary.core.documents import pdf as pdf_module
from qcihungary.core.documents.document import SiteDocument
from qcihungary.core.documents.pdf import Examined, examine
from tests.core.documents.pdfs import pdf

GOOD: dict[str, Any] = {"title": "Sample report", "language": "en-GB", "tagged": True}


def examined(content: bytes) -> Examined:
    return examine(ContentFile(content))


def test_a_good_pdf_says_what_it_is() -> None:
    assert examined(pdf(**GOOD)) == {**GOOD, "pages": 2, "shows_title": False, "has_text": True}


def test_a_poor_pdf_lacks_it() -> None:
    found = examined(pdf(text=""))
    assert (found["title"], found["language"], found["tagged"], found["has_text"]) == ("", "", False, False)


@pytest.mark.parametrize("picture", [False, True], ids=["drawn", "scanned"])
@pytest.mark.parametrize(
    ("text", "drawn", "scanned"),
    [
        ("", False, False),
        ("7", True, False),
        ("Nineteen letters ab", True, False),
        ("Quantum keys and fibres", True, True),
    ],
)
def test_a_scan_is_told_from_a_short_text(
    text: str,
    drawn: bool,  # noqa: FBT001  (a parameter of the test)
    scanned: bool,  # noqa: FBT001  (another)
    picture: bool,  # noqa: FBT001  (another)
) -> None:
    assert examined(pdf(text=text, picture=picture))["has_text"] is (scanned if picture else drawn)


@pytest.mark.parametrize(
    ("text", "drawn", "has_text"),
    [
        ("Certificate", (80, 40), True),
        ("Certificate", (595, 842), False),
        ("", (80, 40), False),
        (r"\311rtes\355t\351s", (80, 40), True),
    ],
)
def test_a_logo_makes_no_scan_of_a_short_text(text: str, drawn: tuple[int, int], has_text: bool) -> None:  # noqa: FBT001  (a parameter of the test)
    assert examined(pdf(text=text, drawn=drawn))["has_text"] is has_text


@pytest.mark.parametrize(("password", "asks"), [("secret", True), ("", False)])
def test_encryption_is_seen(password: str, asks: bool) -> None:  # noqa: FBT001  (a parameter of the test)
    found = examined(pdf(password=password))
    assert (found["encrypted"], found["needs_password"]) == (True, asks)
    assert ("pages" in found) is not asks


def bomb() -> bytes:
    """A PDF whose page unpacks to more than the memory that its reader gets."""
    packed = zlib.compress(bytes(64 * 1024 * 1024), 9)
    again = zlib.compress(packed * 40, 9)
    content = pdf()
    head, mark, rest = content.partition(b"stream\n")
    return head + mark + again + rest


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7\n",
        b"%PDF-1.7\nstartxref\n0\n%%EOF",
        b"%PDF-1.7\nxref\n0 99999999\nstartxref\n9\n%%EOF",
        pdf()[: len(pdf()) // 2] + b"startxref\n9\n%%EOF",
        bomb(),
    ],
    ids=["a head", "no table", "a lying table", "half", "bomb"],
)
def test_a_malformed_pdf_is_called_damaged_or_survived(content: bytes) -> None:
    found = examined(content)
    assert found.get("damaged") or "pages" in found


def test_random_damage_never_raises() -> None:
    source = random.Random(7)  # noqa: S311  (nothing secret)
    content = bytearray(pdf(**GOOD))
    for _attempt in range(5):
        damaged = bytearray(content)
        for _byte in range(40):
            damaged[source.randrange(9, len(damaged))] = source.randrange(256)
        assert examined(bytes(damaged) + b"\nstartxref\n9\n%%EOF")


def test_a_reader_that_hangs_is_stopped(monkeypatch: pytest.MonkeyPatch, tmp_path: pytest.TempPathFactory) -> None:
    slow = tmp_path / "slow.py"  # type: ignore[operator]
    slow.write_text("import time\nprint('{\"pages\": 3}', flush=True)\ntime.sleep(60)\n")
    monkeypatch.setattr(pdf_module, "READER", slow)
    monkeypatch.setattr(pdf_module, "SECONDS", 1)
    began = time.monotonic()
    assert examined(pdf()) == {"pages": 3}, "what it told before counts"
    assert time.monotonic() - began < 10


def test_titles_and_languages_are_tidied() -> None:
    found = examined(pdf(title="A\x00 title\n" + "x" * 400, language="<script>"))
    assert found["title"].startswith("A title x")
    assert len(found["title"]) == 300
    assert found["language"] == ""


@pytest.mark.django_db
def test_a_document_keeps_what_was_found_and_says_it_in_words() -> None:
    document = SiteDocument.objects.create(title="R", file=ContentFile(pdf(text=""), name="report.pdf"))
    document.refresh_from_db()
    assert document.pages == 2
    assert [words for words in ("scan", "no tags", "no title", "language") if words in " ".join(document.to_mend())]
    assert len(document.to_mend()) == 4
    assert document.accessibility_notes() == ["A scan or made of pictures: its text can't be searched or read aloud."]
    document.file = ContentFile(pdf(**GOOD), name="report.pdf")
    document.save()
    assert document.to_mend() == []
    assert document.accessibility_notes() == ["Tagged for screen readers."]


@pytest.mark.django_db
def test_the_editor_sees_on_the_document_what_to_mend(desk: Client) -> None:
    document = SiteDocument.objects.create(title="R", file=ContentFile(pdf(title="<b>"), name="report.pdf"))
    page = desk.get(reverse("wagtaildocs:edit", args=[document.pk])).content.decode()
    for words in document.to_mend():
        assert words.partition("“")[0].replace("'", "&#x27;") in page
    assert document.sha256 in page
    assert "2 pages" in page
