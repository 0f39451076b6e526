"""The text of a document, taken out by a process with limits. It takes seconds: never ask for it in a request."""

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from qcihungary.core.documents.file_types import FileType

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
    with document.file.open("rb") as file:
        told = run_reader(file.read(), document.kind)
    return tidy(told.decode("utf-8", errors="replace"))


def run_reader(content: bytes, kind: str) -> bytes:
    """What the reader told before it ended, failed, or was stopped."""
    command = [sys.executable, "-I", str(READER), kind]
    try:
        done = subprocess.run(  # noqa: S603  (our own program, and no word of it from outside)
            command, input=content, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired as stopped:
        return stopped.stdout or b""
    return done.stdout


def tidy(text: str) -> str:
    """Words whole again, and no control characters."""
    joined = HYPHENATED.sub("", text)
    return " ".join("".join(letter if letter.isprintable() else " " for letter in joined).split())
