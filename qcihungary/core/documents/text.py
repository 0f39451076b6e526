"""The text of a document, taken out by a process with limits. It takes seconds: never ask for it in a request."""

import re
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from qcihungary.core.documents.file_types import FileType
from qcihungary.core.documents.readers import told_by
from qcihungary.core.forms.cleaning import visible

if TYPE_CHECKING:
    from qcihungary.core.documents.document import SiteDocument

READER = Path(__file__).with_name("text_reader.py")
SECONDS = 90
WITH_TEXT = (FileType.PDF, FileType.DOCX)
HYPHENATED = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010]\n(?=[a-záéíóöőúüű])")
"""A word that was divided at the end of a line."""


def text_of(document: "SiteDocument") -> str:
    """What can be read of a PDF or DOCX, however malformed it is; nothing of other kinds, or where the file is lost."""
    if document.kind not in WITH_TEXT or not document.file.storage.exists(document.file.name):
        return ""
    with document.file.open("rb") as file, tempfile.TemporaryFile() as copy:
        shutil.copyfileobj(file, copy)
        copy.seek(0)
        told = told_by(READER, copy, SECONDS, document.kind)
    return tidy(told.decode("utf-8", errors="replace"))


def tidy(text: str) -> str:
    """Words whole again, and no control characters."""
    return visible(HYPHENATED.sub("", text))
