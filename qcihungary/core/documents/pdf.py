"""What a PDF is like for those who can't see it, and for programs: examined when it is uploaded."""

import json
import re
import shutil
import tempfile
from pathlib import Path
from typing import Any

from django.core.files.base import File

from qcihungary.core.documents.readers import told_by
from qcihungary.core.forms.cleaning import visible

READER = Path(__file__).with_name("pdf_reader.py")
SECONDS = 30
END = 2048
"""A PDF says in its last bytes where its table of contents is."""

LONGEST_TITLE = 300
LANGUAGE_TAG = re.compile(r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")

Examined = dict[str, Any]
"""``pages``, ``title``, ``language``, ``tagged``, ``shows_title``, ``has_text``, ``encrypted``, ``needs_password``, or
``damaged``. What couldn't be found out is missing."""


def examine(file: "File[bytes]") -> Examined:
    """What is found in a PDF, however malformed it is. The file is left at its start."""
    file.open("rb")
    with tempfile.TemporaryFile() as copy:
        file.seek(0)
        shutil.copyfileobj(file, copy)
        file.seek(0)
        copy.seek(max(0, copy.tell() - END))
        if b"startxref" not in copy.read():
            return {"damaged": True}
        copy.seek(0)
        told = told_by(READER, copy, SECONDS)
    facts: Examined = {}
    for line in told.decode("utf-8", errors="replace").splitlines():
        facts |= json.loads(line)
    return tidy(facts) if facts else {"damaged": True}


def tidy(facts: Examined) -> Examined:
    """The same without what would break a form or a page."""
    if "title" in facts:
        facts["title"] = visible(facts["title"])[:LONGEST_TITLE]
    if "language" in facts:
        facts["language"] = facts["language"] if LANGUAGE_TAG.match(facts["language"]) else ""
    return facts
