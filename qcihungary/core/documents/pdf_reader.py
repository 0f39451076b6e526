"""A program of its own: it reads a PDF from its standard input, and tells what it finds, a JSON object a line.

PDFs come from anywhere. What makes this run forever or eat the memory ends this process and no other; see
``core.documents.pdf``.
"""

import json
import resource
import sys
from typing import IO, Any

from pypdf import PageObject, PdfReader
from pypdf.generic import DictionaryObject

MEMORY = 1024**3
SECONDS = 20
LOOKED_AT = 5
"""How many pages are searched for text."""

SOME_TEXT = 20
"""So many letters are more than a number stamped on a scan; where no picture covers a page, one is text as well."""

COVERED = 0.5
"""So much of a page is covered by pictures where it is a scan."""

DEPTH = 3
"""How deep pictures are looked for in drawings within drawings."""


def tell(**facts: Any) -> None:
    """Write facts at once: what comes after them may never come."""
    sys.stdout.write(json.dumps(facts) + "\n")
    sys.stdout.flush()


def look_through(stream: IO[bytes]) -> None:
    """What the document says of itself, then whether its pages hold text."""
    reader = PdfReader(stream)
    if reader.is_encrypted:
        opens = bool(reader.decrypt(""))
        tell(encrypted=True, needs_password=not opens)
        if not opens:
            return
    catalog = reader.root_object
    marks, viewer = part(catalog, "/MarkInfo"), part(catalog, "/ViewerPreferences")
    tell(
        pages=len(reader.pages),
        title=str((reader.metadata and reader.metadata.title) or ""),
        language=str(catalog.get("/Lang", "")),
        tagged=bool(marks.get("/Marked")) and "/StructTreeRoot" in catalog,
        shows_title=bool(viewer.get("/DisplayDocTitle")),
    )
    pages = [page for page, _number in zip(reader.pages, range(LOOKED_AT), strict=False)]
    looked_at = [look_at(page) for page in pages]
    letters = [number for number, _covered in looked_at]
    is_drawn = any(letters) and not any(covered for _number, covered in looked_at)
    tell(has_text=max(letters, default=0) >= SOME_TEXT or is_drawn)


def look_at(page: PageObject) -> tuple[int, bool]:
    """How many letters a page has, and whether pictures cover it, as they do on a scan; a logo covers little."""
    drawings = part(part(page, "/Resources"), "/XObject")
    pictures = {name for name, found in drawings.items() if is_picture(found.get_object())}
    within = any(
        has_picture(found)
        for found in (drawing.get_object() for drawing in drawings.values())
        if isinstance(found, DictionaryObject)
    )
    drawn: list[float] = []

    def note(operator: bytes, operands: list[Any], matrix: list[float], _text_matrix: list[float]) -> None:
        if operator == b"Do" and operands and operands[0] in pictures:
            drawn.append(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))

    letters = len("".join(page.extract_text(visitor_operand_before=note).split()))
    size = abs(float(page.mediabox.width) * float(page.mediabox.height))
    return letters, within or sum(drawn) > COVERED * size


def is_picture(found: object) -> bool:
    """Whether something that a page draws with is a picture."""
    return isinstance(found, DictionaryObject) and found.get("/Subtype") == "/Image"


def has_picture(drawing: DictionaryObject, depth: int = DEPTH) -> bool:
    """Whether a drawing shows a picture, as scanners wrap a page in one, perhaps within another."""
    drawings = [found.get_object() for found in part(part(drawing, "/Resources"), "/XObject").values()]
    return any(
        is_picture(found) or (depth > 0 and has_picture(found, depth - 1))
        for found in drawings
        if isinstance(found, DictionaryObject)
    )


def part(catalog: DictionaryObject, name: str) -> DictionaryObject:
    """A dictionary within the catalogue; an empty one where there is none."""
    found = catalog[name].get_object() if name in catalog else None
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    look_through(sys.stdin.buffer)
