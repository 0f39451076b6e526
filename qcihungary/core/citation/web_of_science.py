"""Web of Science's own files: "plain text" with two letters and a space ("FN Clarivate …"), read as RIS."""

import re
from collections.abc import Iterator

from qcihungary.core.citation import ris
from qcihungary.core.citation.numbers import Lost
from qcihungary.core.citation.reading import Found, Reading

START = re.compile(r"^\ufeff?\s*(?:FN|VR|PT) \S", re.MULTILINE)
FIELD = re.compile(r"^([A-Z][A-Z0-9])(?: (.*))?$")
TYPES = {"J": "JOUR", "B": "BOOK", "S": "CHAP", "P": "PAT", "C": "CPAPER"}
TAGS = {
    "TI": "TI", "SO": "T2", "SE": "T3", "LA": "LA", "DE": "KW", "AB": "AB", "SN": "SN", "EI": "SN", "BN": "SN",
    "VL": "VL", "IS": "IS", "BP": "SP", "EP": "EP", "AR": "C7", "DI": "DO", "PU": "PB", "PI": "CY", "PY": "PY",
    "PD": "DA", "UT": "ID",
}  # fmt: skip
"""Its fields, and RIS's for the same."""

PEOPLE = {"AU": "AU", "AF": "AU", "BE": "A2", "ED": "A2", "CA": "AU"}
EVENT = {"CT": "event", "CL": "event-place"}
LISTED = frozenset({"DE"})
"""Fields that are lists with semicolons."""


def is_one(text: str) -> bool:
    """Whether a text is such a file."""
    return bool(START.match(text)) and bool(re.search(r"^PT \w", text, re.MULTILINE))


def read(text: str) -> Reading:
    """Every record of a file."""
    reading = Reading()
    fields: dict[str, list[str]] = {}
    start, tag = 0, ""
    for number, line in enumerate(text.splitlines(), 1):
        found = FIELD.match(line.rstrip())
        if found and found.group(1) in ("ER", "EF"):
            if fields.get("PT"):
                whole = ris.read("\n".join(as_ris(fields)))
                reading.found += [Found(start, each.item, as_named_here(each.lost)) for each in whole.found]
            fields, tag = {}, ""
        elif found:
            tag = found.group(1)
            start = number if tag == "PT" else start
            fields.setdefault(tag, []).append((found.group(2) or "").strip())
        elif tag and line.startswith("  ") and line.strip():
            fields[tag].append(line.strip())
    return reading


def as_ris(fields: dict[str, list[str]]) -> Iterator[str]:
    """A record's lines as RIS has them."""
    kind = " ".join(fields.get("DT", [])).casefold()
    yield f"TY  - {'CPAPER' if 'proceedings paper' in kind else TYPES.get(fields['PT'][0], 'GEN')}"
    full = "AF" if fields.get("AF") else "AU"
    for name in (full, "BE", "ED"):
        yield from (f"{PEOPLE[name]}  - {person}" for person in fields.get(name, []))
    yield from (f"AU  - {group}," for group in fields.get("CA", []))
    for name, label in EVENT.items():
        yield f"C3  - {label}: {' '.join(fields.get(name, []))}"
    for name, tag in TAGS.items():
        value = " ".join(fields.get(name, []))
        for part in value.split(";") if name in LISTED else [value]:
            if part.strip():
                yield f"{tag}  - {part.strip()}"
    yield "ER  - "


def as_named_here(lost: Lost) -> Lost:
    """What can't be kept, by the names that it has in such a file."""
    names = {tag: name for name, tag in TAGS.items()}
    return tuple((names.get(tag, tag), text) for tag, text in lost)
