"""What a file is, read from its bytes. Names and declared media types are not believed."""

from django.core.files.base import File
from django.db import models

from qcihungary.core.documents import archives

HEAD = 4096


class FileType(models.TextChoices):
    """The kinds of file that we publish."""

    PDF = "pdf", "PDF"
    DOCX = "docx", "DOCX"
    XLSX = "xlsx", "XLSX"
    PPTX = "pptx", "PPTX"
    ODT = "odt", "ODT"
    ZIP = "zip", "ZIP"
    CSV = "csv", "CSV"
    MP4 = "mp4", "MP4"
    WEBM = "webm", "WebM"
    VTT = "vtt", "WebVTT"


MEDIA_TYPES = {
    FileType.PDF: "application/pdf",
    FileType.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    FileType.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    FileType.PPTX: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    FileType.ODT: "application/vnd.oasis.opendocument.text",
    FileType.ZIP: "application/zip",
    FileType.CSV: "text/csv",
    FileType.MP4: "video/mp4",
    FileType.WEBM: "video/webm",
    FileType.VTT: "text/vtt",
}
"""Each kind's media type, as IANA registers it."""

OFFICE_PARTS = {
    "word/document.xml": FileType.DOCX,
    "xl/workbook.xml": FileType.XLSX,
    "ppt/presentation.xml": FileType.PPTX,
}
OPEN_DOCUMENT_TEXT = b"application/vnd.oasis.opendocument.text"


def detect(file: "File[bytes]") -> FileType | None:
    """The kind of an opened or openable file, or None if it is of no kind that we publish.

    The file is left at its start.

    Raises:
        ValidationError: it would harm readers: a bomb, macros, a password.
    """
    file.open("rb")
    file.seek(0)
    try:
        kind = detect_head(file.read(HEAD))
        if kind:
            return None if archives.ends_as_archive(file) else kind
        return detect_zip(file) or detect_text(file)
    finally:
        file.seek(0)


def detect_head(head: bytes) -> FileType | None:
    """Kinds that their first bytes give away."""
    if head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"%PDF-"):
        return FileType.PDF
    if head[4:8] == b"ftyp":
        return FileType.MP4
    if head.startswith(b"\x1a\x45\xdf\xa3") and b"webm" in head[:64]:
        return FileType.WEBM
    if head.removeprefix(b"\xef\xbb\xbf").startswith(b"WEBVTT"):
        return FileType.VTT
    return None


def detect_zip(file: "File[bytes]") -> FileType | None:
    """ZIP archives, and the office formats that are ZIP archives inside."""
    archive = archives.opened(file)
    if archive is None:
        return None
    names = set(archive.namelist())
    office = next((kind for part, kind in OFFICE_PARTS.items() if part in names), None)
    if office:
        return office
    return FileType.ODT if archives.media_type(archive) == OPEN_DOCUMENT_TEXT else FileType.ZIP


def detect_text(file: "File[bytes]") -> FileType | None:
    """Comma- or semicolon-separated text in UTF-8: no control characters, no markup, a separator in its first line."""
    file.seek(0)
    head = file.read(HEAD)
    try:
        text = head.decode("utf-8-sig", errors="strict" if len(head) < HEAD else "ignore")
    except UnicodeDecodeError:
        return None
    first_line = text.split("\n", 1)[0]
    clean = all(character.isprintable() or character in "\r\n\t" for character in text)
    if clean and not text.lstrip().startswith("<") and any(mark in first_line for mark in ",;\t"):
        return FileType.CSV
    return None
