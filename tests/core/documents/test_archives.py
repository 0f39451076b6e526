"""What comes as a ZIP archive, and what of it is refused, with the reason."""

import io
import struct
import time
import zipfile
from collections.abc import Callable
from functools import partial

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from qcihungary.core.documents.archives import HARMLESS_CONTENT, MOST_ENTRIES
from qcihungary.core.documents.document import SiteDocument
from qcihungary.core.documents.file_types import FileType, detect

PLAIN_DIRECTORY_FLAGS = 8
"""Where an entry of the directory has its flags."""


def archive(*names: str, content: bytes = b"x", packed: int = zipfile.ZIP_STORED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", packed) as made:
        for name in names:
            made.writestr(name, content)
    return buffer.getvalue()


def with_password() -> bytes:
    """An archive whose directory says that its part is encrypted."""
    content = bytearray(archive("data.csv"))
    place = content.rfind(b"PK\x01\x02") + PLAIN_DIRECTORY_FLAGS
    struct.pack_into("<H", content, place, 1)
    return bytes(content)


def bomb() -> bytes:
    """Nothing but zeros, more than is harmless."""
    content = bytes(HARMLESS_CONTENT // 8)
    return archive(*(f"{number}.csv" for number in range(9)), content=content, packed=zipfile.ZIP_DEFLATED)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (bomb, "fill a disk"),
        (with_password, "asks for a password"),
        (partial(archive, "word/document.xml", "word/vbaProject.bin"), "carries macros"),
        (partial(archive, "xl/workbook.xml", "xl/vbaProject.bin"), "carries macros"),
        (partial(archive, "mimetype", "Basic/Standard/Module1.xml"), "carries macros"),
    ],
)
@pytest.mark.django_db
def test_what_would_harm_readers_is_refused_with_the_reason(make: Callable[[], bytes], words: str) -> None:
    content = make()
    for act in ("full_clean", "save"):
        document = SiteDocument(title="Report", file=ContentFile(content, name="report.docx"))
        with pytest.raises(ValidationError, match=words):
            getattr(document, act)()
    assert not SiteDocument.objects.exists()


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7\n" + archive("data.csv"),
        b"GIF89a" + archive("data.csv"),
        b"<script>alert(1)</script>" + archive("data.csv"),
        archive("first.csv") + archive("second.csv"),
        archive("data.csv") + b"<script>alert(1)</script>",
        archive("data.csv")[:-4],
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    ],
    ids=["PDF and ZIP", "GIF and ZIP", "HTML and ZIP", "two ZIPs", "ZIP and HTML", "cut off", "OLE"],
)
def test_what_is_two_things_at_once_or_none_is_of_no_kind(content: bytes) -> None:
    assert detect(ContentFile(content)) is None


def test_more_entries_than_anybody_packs_are_of_no_kind() -> None:
    assert detect(ContentFile(archive(*map(str, range(MOST_ENTRIES + 1)), content=b""))) is None


def test_an_open_document_says_so_in_its_first_part() -> None:
    media_type = b"application/vnd.oasis.opendocument.text"
    assert detect(ContentFile(archive("mimetype", "content.xml", content=media_type))) is FileType.ODT
    assert detect(ContentFile(archive("content.xml", "mimetype", content=media_type))) is FileType.ZIP


def test_a_directory_of_many_megabytes_is_not_read() -> None:
    content = archive("data.csv") + struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 1, 1, 0xFFFFFFFF, 0, 0)
    began = time.monotonic()
    assert detect(ContentFile(content)) is None
    assert time.monotonic() - began < 1
