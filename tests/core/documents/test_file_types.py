"""A file is what its bytes say."""

import io
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from qcihungary.core.documents.document import SiteDocument
from qcihungary.core.documents.file_types import FileType, detect


def archive(**parts: str) -> bytes:
    """A ZIP archive with parts of these names; a double underscore stands for a slash, a single one for a dot."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        for name, text in parts.items():
            made.writestr(name.replace("__", "/").replace("_", "."), text)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n", FileType.PDF),
        (b"\x00\x00\x00\x18ftypmp42" + b"\0" * 20, FileType.MP4),
        (b"\x1a\x45\xdf\xa3\x01\x00\x00\x00\x00\x00\x00\x1f\x42\x82\x84webm", FileType.WEBM),
        (b"WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n", FileType.VTT),
        (archive(word__document_xml="<w/>"), FileType.DOCX),
        (archive(xl__workbook_xml="<x/>"), FileType.XLSX),
        (archive(ppt__presentation_xml="<p/>"), FileType.PPTX),
        (archive(mimetype="application/vnd.oasis.opendocument.text"), FileType.ODT),
        (archive(data_csv="a,b"), FileType.ZIP),
        ("szám;cím\n1;őű\n".encode(), FileType.CSV),
        (b"", None),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='x,y'></svg>", None),
        (b"<!doctype html><script>alert(1,2)</script>", None),
        (b"MZ\x90\x00\x03,", None),
        (b"PK\x03\x04 this is no archive", None),
        (b"just words without any separator", None),
    ],
)
def test_content_decides(content: bytes, kind: FileType | None) -> None:
    assert detect(ContentFile(content)) is kind


@pytest.mark.django_db
def test_a_document_of_no_known_kind_is_refused_whatever_its_name() -> None:
    document = SiteDocument(title="Report", file=ContentFile(b"<svg/>", name="report.pdf"))
    with pytest.raises(ValidationError, match="content decides"):
        document.full_clean()


@pytest.mark.django_db
def test_a_document_knows_its_digest_and_its_kind() -> None:
    document = SiteDocument.objects.create(title="Report", file=ContentFile(b"%PDF-1.7\n", name="report.txt"))
    assert document.kind == FileType.PDF
    assert document.sha256 == "0716f9264c9fe19f5d7455276107f3ddcc1d3497f63d60689a73558ae8a1bf5e"
    before = document.sha256
    document.file = ContentFile(b"%PDF-2.0\n", name="report.pdf")
    document.save()
    assert len(document.sha256) == 64
    assert document.sha256 != before
