"""A program of its own: it reads a PDF or a DOCX from its standard input and writes its text, as far as it comes.

Its first argument says which. What makes it run forever or eat the memory ends this process and no other; see
``core.documents.text``.
"""

import resource
import sys
from collections.abc import Iterator
from io import BytesIO

MEMORY = 1024**3
SECONDS = 60
MOST = 400_000
"""Characters; what is longer is a data set, and no text that somebody reads."""


def pdf_texts(content: bytes) -> Iterator[str]:
    """The text of each page that can be read."""
    from pypdf import PdfReader  # noqa: PLC0415  (the other kind needs none of it)

    reader = PdfReader(BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        return
    for page in reader.pages:
        yield page.extract_text()


def docx_texts(content: bytes) -> Iterator[str]:
    """The paragraphs, then the cells of the tables."""
    from docx import Document  # noqa: PLC0415

    document = Document(BytesIO(content))
    for paragraph in document.paragraphs:
        yield paragraph.text
    for table in document.tables:
        for row in table.rows:
            yield " ".join(cell.text for cell in row.cells)


READERS = {"pdf": pdf_texts, "docx": docx_texts}


def main(kind: str) -> None:
    """Write what is read at once: what comes after it may never come."""
    left = MOST
    for text in READERS[kind](sys.stdin.buffer.read()):
        sys.stdout.write(text[:left] + "\n")
        sys.stdout.flush()
        left -= len(text)
        if left <= 0:
            return


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]  # it is a text stream
    main(sys.argv[1])
