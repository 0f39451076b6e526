"""ZIP archives, and the office formats that are ZIP archives inside. Nothing is unpacked: their directory tells."""

import struct
import zipfile
from typing import IO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

MEGABYTE = 1024 * 1024
MOST_ENTRIES = 20_000
LARGEST_DIRECTORY = 8 * MEGABYTE
LARGEST_CONTENT = 4096 * MEGABYTE
HIGHEST_RATIO = 200
"""Text is seldom packed more than a hundredfold. Only what is large in the end is looked at."""

HARMLESS_CONTENT = 100 * MEGABYTE
LONGEST_MEDIA_TYPE = 100

END_RECORD = struct.Struct("<4s4H2IH")
END_MARK = b"PK\x05\x06"
LONGEST_COMMENT = 65_535
FIRST_MARK = b"PK\x03\x04"
ENCRYPTED = 0x1

MACRO_PARTS = ("vbaproject.bin", "vbadata.xml")
"""Where Microsoft's formats keep macros, in small letters."""

MACRO_FOLDERS = ("Basic/", "Scripts/")
"""Where OpenDocument keeps them."""


def opened(file: IO[bytes]) -> zipfile.ZipFile | None:
    """An archive whose directory may be read without harm; None where it is none, or not from the first byte on.

    Raises:
        ValidationError: it is one, but not one that readers should get.
    """
    file.seek(0)
    if file.read(4) != FIRST_MARK or not has_small_directory(file):
        return None
    file.seek(0)
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return None
    entries = archive.infolist()
    if not entries or min(entry.header_offset for entry in entries) != 0:
        return None  # something stands before it: to other programs this file is something else
    judge(entries)
    return archive


def has_small_directory(file: IO[bytes]) -> bool:
    """Whether an archive ends as it should, with a directory that is read in no time."""
    end = end_record(file)
    return end is not None and end[0] <= MOST_ENTRIES and end[1] <= LARGEST_DIRECTORY


def ends_as_archive(file: IO[bytes]) -> bool:
    """Whether something that begins otherwise is a ZIP archive too, and so runs as a program somewhere."""
    return end_record(file) is not None


def end_record(file: IO[bytes]) -> tuple[int, int] | None:
    """An archive's number of entries and the length of its directory, by its last record; None without such an end."""
    size = file.seek(0, 2)
    file.seek(max(0, size - LONGEST_COMMENT - END_RECORD.size))
    tail = file.read()
    place = tail.rfind(END_MARK)
    if place < 0 or len(tail) - place < END_RECORD.size:
        return None
    _mark, _disk, _first, _here, count, length, _offset, comment = END_RECORD.unpack_from(tail, place)
    return (count, length) if len(tail) == place + END_RECORD.size + comment else None


def judge(entries: list[zipfile.ZipInfo]) -> None:
    """Refuse what would harm or disappoint readers.

    Raises:
        ValidationError: it is a bomb, locked by a password, or carries macros.
    """
    content = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries) or 1
    if content > LARGEST_CONTENT or (content > HARMLESS_CONTENT and content / packed > HIGHEST_RATIO):
        raise ValidationError(
            {"file": _("Unpacked, this file would fill a disk. Pack less into it, or publish it in a repository.")}
        )
    if any(entry.flag_bits & ENCRYPTED for entry in entries):
        raise ValidationError({"file": _("This file asks for a password. Save it without one, then upload it again.")})
    if any(has_macros(entry.filename) for entry in entries):
        raise ValidationError(
            {"file": _("This file carries macros, which can be dangerous. Save it without them, then upload it again.")}
        )


def has_macros(name: str) -> bool:
    """Whether a part of an archive is a macro of an office program."""
    return name.lower().rpartition("/")[2] in MACRO_PARTS or (name.startswith(MACRO_FOLDERS) and not name.endswith("/"))


def media_type(archive: zipfile.ZipFile) -> bytes:
    """What an OpenDocument file says of itself in its first part, which isn't packed; nothing for others."""
    first = archive.infolist()[0]
    if first.filename != "mimetype" or first.compress_type != zipfile.ZIP_STORED:
        return b""
    with archive.open(first) as part:
        return part.read(LONGEST_MEDIA_TYPE).strip()
