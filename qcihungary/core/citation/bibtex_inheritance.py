"""What an entry inherits by ``xdata`` and ``crossref``, as biber does: from entries before and behind it alike."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from qcihungary.core.citation.bibtex_parsing import Fields, RawEntry

DATA_ONLY = "xdata"
PARTS = frozenset(
    {"inproceedings", "conference", "incollection", "inbook", "suppbook", "suppcollection", "inreference"}
)
"""Entries whose parent's title is the title of the book that they are in."""

BOOK_NAMES = {"title": "booktitle", "subtitle": "booksubtitle", "titleaddon": "booktitleaddon"}
OWN = frozenset(
    {
        "abstract", "crossref", "doi", "eprint", "eprinttype", "archiveprefix", "file", "ids", "key", "keywords",
        "label", "note", "options", "pages", "pagetotal", "shorthand", "sortkey", "url", "urldate", "xdata", "xref",
    }
)  # fmt: skip
"""What is a parent's own: its identifier names the book, and not the chapter."""


def inherited(entries: Iterable[RawEntry]) -> list[RawEntry]:
    """The works among some entries, each with what it inherits."""
    given = list(entries)
    known: dict[str, RawEntry] = {}
    for entry in given:
        known.setdefault(entry.key.lower(), entry)
    return [
        replace(entry, fields=whole(entry, known, frozenset())) for entry in given if entry.type.lower() != DATA_ONLY
    ]


def whole(entry: RawEntry, known: Mapping[str, RawEntry], seen: frozenset[str]) -> Fields:
    """An entry's fields with those of its parents; one that is its own ancestor inherits nothing of itself."""
    key = entry.key.lower()
    fields = dict(entry.fields)
    if key in seen:
        return fields
    seen |= {key}
    for name in fields.get("xdata", "").split(","):
        if data := known.get(name.strip().lower()):
            fields = {**whole(data, known, seen), **fields}
    parent = known.get(fields.get("crossref", "").strip().lower())
    if parent is None:
        return fields
    names = BOOK_NAMES if entry.type in PARTS else {}
    passed = {names.get(name, name): value for name, value in whole(parent, known, seen).items() if name not in OWN}
    return {**passed, **{name: value for name, value in fields.items() if value}}
