"""A program of its own: it reads a PDF from its standard input, and tells what it finds, a JSON object a line.

PDFs come from anywhere. What makes this run forever or eat the memory ends this process and no other; see
``core.documents.pdf``.
"""

import json
import resource
import sys
from typing import IO, Any

from pypdf import PdfReader
from pypdf.generic import DictionaryObject

MEMORY = 1024**3
SECONDS = 20
LOOKED_AT = 5
"""How many pages are searched for text."""

SOME_TEXT = 20
"""So many letters on a page are more than a page number stamped on a scan; without a picture, one is text as well."""

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
    letters = [len("".join(page.extract_text().split())) for page in pages]
    is_drawn = any(letters) and not any(has_picture(page) for page in pages)
    tell(has_text=max(letters, default=0) >= SOME_TEXT or is_drawn)


def has_picture(drawing: DictionaryObject, depth: int = DEPTH) -> bool:
    """Whether a page shows a picture, as each page of a scan does, perhaps within a drawing of its own."""
    drawings = [found.get_object() for found in part(part(drawing, "/Resources"), "/XObject").values()]
    return any(
        found.get("/Subtype") == "/Image" or (depth > 0 and has_picture(found, depth - 1))
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
