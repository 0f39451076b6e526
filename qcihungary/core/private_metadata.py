"""Leave out of a picture's file what it tells beside the picture: where it was taken, with what, by whom, when.

What remains is what is needed to show it rightly: the pixels as they are, byte by byte, the colour profile, and which
side is up. Kept is only what is known to be harmless; a format that isn't known here passes as it is.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from zlib import crc32

from PIL import ExifTags, Image, ImageOps

JPEG, PNG, GIF = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", (b"GIF87a", b"GIF89a")

AFTER_SCAN = re.compile(rb"\xff(?![\x00\xd0-\xd7\xff])")
"""The next marker in JPEG's compressed data, in which zeros follow the bytes that look like one."""

START_OF_SCAN, END_OF_IMAGE, COMMENT = 0xDA, 0xD9, 0xFE
HARMLESS_SEGMENTS = {0xE0: b"JFIF\x00", 0xE2: b"ICC_PROFILE\x00", 0xEE: b"Adobe"}
"""Those of JPEG's application segments that are kept, by what they begin with."""

HARMLESS_CHUNKS = {
    b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP", b"bKGD", b"pHYs", b"acTL", b"fcTL", b"fdAT",
}  # fmt: skip
"""Those of PNG's chunks that are kept beside the critical ones, whose names begin with a capital."""

TURNING_CHUNKS = (b"eXIf", b"tEXt", b"zTXt", b"iTXt")
"""Those of PNG's chunks that can say which side is up."""

HARMLESS_RIFF = {b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"}
HAS_EXIF, HAS_XMP = 0x08, 0x04
"""Flags of WebP's head."""

LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
"""Applications whose extensions of GIF say how often it is played."""

UNREADABLE = (OSError, ValueError, IndexError, SyntaxError, EOFError)


def without_private_metadata(content: bytes) -> bytes:
    """The file without what it tells beside the picture; the very same where there is nothing."""
    try:
        if content.startswith(JPEG):
            return b"".join(jpeg_parts(content, side_up(content)))
        if content.startswith(PNG):
            return b"".join(png_parts(content, side_up(content)))
        if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
            return webp(content, side_up(content))
        if content.startswith(GIF):
            return b"".join(gif_parts(content))
        if content[4:8] == b"ftyp" and (b"avif" in content[8:40] or b"avis" in content[8:40]):
            return avif(content)
    except UNREADABLE:  # its structure isn't sound, though decoders may forgive that
        return made_anew(content)
    return content


def side_up(content: bytes) -> bytes:
    """EXIF data that says which side is up and nothing else; nothing where that is the first line."""
    if content.startswith(PNG) and not any(kind in content for kind in TURNING_CHUNKS):
        return b""  # Pillow would decode the whole picture, to look for them behind it
    with Image.open(BytesIO(content)) as picture:
        turned = picture.getexif().get(ExifTags.Base.Orientation, 1)
    if turned == 1:
        return b""
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = turned
    return exif.tobytes()


def jpeg_parts(content: bytes, exif: bytes) -> Iterator[bytes]:
    """The segments of a JPEG file, and the compressed data in between, up to its end: phones append more pictures.

    Raises:
        ValueError: the segments don't follow each other.
    """
    yield content[:2]
    yield b"\xff\xe1" + (len(exif) + 2).to_bytes(2, "big") + exif if exif else b""
    position, marker = 2, 0
    while position < len(content) and marker != END_OF_IMAGE:
        if content[position] != 0xFF:
            raise ValueError("A JPEG segment begins with FF")
        marker = content[position + 1]
        if marker == 0xFF:  # filled up
            position += 1
            continue
        end = position + 2
        if marker != END_OF_IMAGE:
            end += int.from_bytes(content[end : end + 2], "big")
        is_application = 0xE0 <= marker <= 0xEF
        begins = HARMLESS_SEGMENTS.get(marker)
        if marker != COMMENT and (not is_application or (begins and content.startswith(begins, position + 4))):
            yield content[position:end]
        position = end
        if marker == START_OF_SCAN:
            found = AFTER_SCAN.search(content, position)
            end = found.start() if found else len(content)
            yield content[position:end]
            position = end


def png_parts(content: bytes, exif: bytes) -> Iterator[bytes]:
    """The chunks of a PNG file, up to its end.

    Raises:
        ValueError: a chunk is cut off.
    """
    yield PNG
    position, kind = len(PNG), b""
    while kind != b"IEND":
        kind = content[position + 4 : position + 8]
        end = position + 12 + int.from_bytes(content[position : position + 4], "big")
        if len(kind) != 4 or end > len(content):
            raise ValueError("A PNG chunk is cut off")
        if kind[:1].isupper() or kind in HARMLESS_CHUNKS:
            yield content[position:end]
        if kind == b"IHDR" and exif:
            yield png_chunk(b"eXIf", exif.removeprefix(b"Exif\x00\x00"))
        position = end


def png_chunk(kind: bytes, data: bytes) -> bytes:
    """A chunk with its length and its checksum."""
    return len(data).to_bytes(4, "big") + kind + data + crc32(kind + data).to_bytes(4, "big")


def webp(content: bytes, exif: bytes) -> bytes:
    """A WebP file with only its harmless chunks, and a head that says which there are."""
    chunks, position = [], 12
    while position + 8 <= len(content):
        kind = content[position : position + 4]
        size = int.from_bytes(content[position + 4 : position + 8], "little")
        data = content[position + 8 : position + 8 + size]
        position += 8 + size + size % 2
        if kind == b"VP8X":
            data = bytes([data[0] & ~(HAS_EXIF | HAS_XMP) | (HAS_EXIF if exif else 0)]) + data[1:]
        if kind in HARMLESS_RIFF:
            chunks.append(riff_chunk(kind, data))
    if exif:
        chunks.append(riff_chunk(b"EXIF", exif.removeprefix(b"Exif\x00\x00")))
    return riff_chunk(b"RIFF", b"WEBP" + b"".join(chunks))


def riff_chunk(kind: bytes, data: bytes) -> bytes:
    """A chunk with its length, filled up to an even number of bytes."""
    return kind + len(data).to_bytes(4, "little") + data + b"\x00" * (len(data) % 2)


def gif_parts(content: bytes) -> Iterator[bytes]:
    """The blocks of a GIF file but for comments and what applications have added, up to its end."""
    position = 13 + colours(content[10])
    yield content[:position]
    while content[position] != 0x3B:
        start, kind, label = position, content[position], content[position + 1]
        if kind == 0x21:
            position = after_blocks(content, position + 2)
            is_wanted = label != 0xFE and (label != 0xFF or content.startswith(LOOPS, start + 3))
        elif kind == 0x2C:
            position = after_blocks(content, position + 11 + colours(content[position + 9]))
            is_wanted = True
        else:
            raise ValueError("No block of GIF begins so")
        if is_wanted:
            yield content[start:position]
    yield b"\x3b"


def colours(flags: int) -> int:
    """How many bytes GIF's table of colours has after such flags."""
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def after_blocks(content: bytes, position: int) -> int:
    """Where a chain of GIF's blocks has ended, each of which begins with its length."""
    while content[position]:
        position += content[position] + 1
    return position + 1


def avif(content: bytes) -> bytes:
    """An AVIF file; made anew where it tells more, because what it tells is woven into its structure."""
    with Image.open(BytesIO(content)) as picture:
        tells_more = "exif" in picture.info or "xmp" in picture.info
    return made_anew(content) if tells_more else content


def made_anew(content: bytes) -> bytes:
    """The first frame in a new file of the same format, the right side up; the same file where nobody can read it."""
    made = BytesIO()
    try:
        with Image.open(BytesIO(content)) as picture:
            profile = picture.info.get("icc_profile")
            turned = ImageOps.exif_transpose(picture)
            turned.info.clear()
            turned.save(made, "JPEG" if picture.format == "MPO" else picture.format, quality=92, icc_profile=profile)
    except UNREADABLE:
        return content
    return made.getvalue()
