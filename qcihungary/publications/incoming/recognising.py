"""What an editor pasted: a list of identifiers, BibTeX, RIS or CSL-JSON."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any

from django.utils.translation import gettext as _

from qcihungary.core.citation import bibtex, csl, csl_dialects, ris, web_of_science
from qcihungary.core.citation.csl import Item
from qcihungary.core.citation.reading import Broken, Found, Reading
from qcihungary.core.identifiers import ARXIV, DOI, arxiv_doi, normalise_arxiv, normalise_doi
from qcihungary.publications.incoming import crossref
from qcihungary.publications.incoming.entries import Entry

IDENTIFIER = "identifier"
UNKNOWN_YET = ("not-looked-up", "untitled")
"""The notes of what has yet to be looked up."""

RIS_START = re.compile(r"^\ufeff?[^\S\n]*(?:\d+\.\s+)?TY  -", re.MULTILINE)
BIBTEX_START = re.compile(r"^[^\S\n]*@\s*[a-zA-Z]+\s*[{(]", re.MULTILINE)
MARKS = re.compile(r"\b(doi|arxiv)\s*[:.]?\s+(?=\S)", re.IGNORECASE)
SUBJECT = re.compile(r"^\[[\w.-]+\]$")
OTHERS_OWN = {
    "EndNote": re.compile(r"\s*%0 \S"),
    "PubMed": re.compile(r"\s*PMID-\s"),
    "Web of Science": re.compile(r"\s*PT\tAU\t"),
}
"""How the files begin that look like text, and aren't read."""

DECODER = json.JSONDecoder()
END_OF_SEPARATORS = re.compile(r"[\s,]*")
MOST_BROKEN = 500
"""After so many parts of a text that can't be read it is none of what it seemed to be."""

ARXIV_DOI = re.compile(r"10\.48550/arxiv\.", re.IGNORECASE)


@dataclass(slots=True)
class Recognised:
    """The entries of a text, and what couldn't be read."""

    entries: list[Entry] = field(default_factory=list)
    broken: list[Broken] = field(default_factory=list)


def recognise(text: str) -> Recognised:
    """Whatever a text holds. Identifiers become entries that have yet to be looked up."""
    given = text.lstrip("\ufeff")
    if given.lstrip().startswith(("[", "{")) and not SUBJECT.match(given.split(maxsplit=1)[0]):
        return of("csl-json", read_json, given)
    if name := next((name for name, start in OTHERS_OWN.items() if start.match(given)), ""):
        reason = _("This is %(name)s's own format, which can't be read here. Export it as BibTeX or RIS.")
        return Recognised(broken=[Broken(1, reason % {"name": name}, given[:80].split("\n", 1)[0])])
    if web_of_science.is_one(given):
        return of("ris", web_of_science.read, given)
    if start := RIS_START.search(given):
        return among_identifiers("ris", ris.read, given, start.end())
    if start := BIBTEX_START.search(given):
        return among_identifiers("bibtex", bibtex.read, given, start.end())
    return identifiers(given)


def among_identifiers(source: str, read: Callable[[str], Reading], text: str, start: int) -> Recognised:
    """A format's entries, and the identifiers on lines of their own before and after them.

    Between its entries a format may hold anything: there a DOI on a line of its own may belong to an abstract.
    """
    lines = text.split("\n")
    before = text.count("\n", 0, start)
    after = len(lines) - sum(1 for _line in takewhile(lists_identifiers, reversed(lines)))
    outside = [(number < before or number >= after) and lists_identifiers(line) for number, line in enumerate(lines)]
    listed = identifiers("\n".join(line if out else "" for line, out in zip(lines, outside, strict=True)))
    recognised = of(source, read, "\n".join("" if out else line for line, out in zip(lines, outside, strict=True)))
    told = {entry.item.doi for entry in recognised.entries}
    recognised.entries += [entry for entry in listed.entries if entry.item.doi not in told]
    recognised.entries.sort(key=lambda entry: entry.line)
    return recognised


def lists_identifiers(line: str) -> bool:
    """Whether a line holds nothing but identifiers, or nothing at all."""
    return all(identified(word) for word in words(line))


def of(source: str, read: Callable[[str], Reading], text: str) -> Recognised:
    """The entries that a format's reader finds. One without title and identifier is of no use."""
    reading = read(text)
    recognised = Recognised(broken=list(reading.broken))
    for found in reading.found:
        if found.item.title:
            recognised.entries.append(Entry(found.line, found.item, source, found.notes, found.lost))
        elif DOI.match(found.item.doi):
            recognised.entries.append(Entry(found.line, found.item, source, (*found.notes, *UNKNOWN_YET), found.lost))
        else:
            recognised.broken.append(Broken(found.line, _("This entry has neither a title nor a DOI."), found.item.id))
    recognised.broken.sort(key=lambda broken: broken.line)
    return recognised


def read_json(text: str) -> Reading:
    """CSL-JSON: a list, or one object; also Crossref's and Zotero's list in ``items``."""
    reading = Reading()
    lines = text.split("\n")
    for line, value in elements(text):
        if isinstance(value, dict):
            item, lost = csl_dialects.read(as_csl(value))
            reading.found.append(Found(line, item, lost))
        else:
            reading.fail(line, _("This entry is not a well-formed JSON object."), lines[line - 1])
        if len(reading.broken) >= MOST_BROKEN:
            reading.fail(line, _("There is too much here that can't be read. What follows was left out."))
            break
    return reading


def as_csl(work: dict[str, Any]) -> dict[str, Any]:
    """Crossref has types of its own, and its answer stands in an envelope."""
    message = work.get("message")
    inner = message if isinstance(message, dict) else work
    return inner | {"type": crossref.TYPES.get(csl.text(inner.get("type")), inner.get("type"))}


def elements(text: str) -> Iterator[tuple[int, Any]]:
    """The elements of the outermost list with their lines; None for one that can't be read.

    After such a one the next is sought where it would begin: at a brace that stands as deep.
    """
    start = text.find("[") if text.lstrip().startswith(("[", '{"items"')) else -1
    place, line, counted = start + 1, 1, 0
    while (place := END_OF_SEPARATORS.match(text, place).end()) < len(text) and text[place] != "]":  # type: ignore[union-attr]
        line, counted = line + text.count("\n", counted, place), place
        try:
            value, end = DECODER.raw_decode(text, place)
            yield line, value
        except (json.JSONDecodeError, RecursionError) as error:
            yield line + text.count("\n", place, getattr(error, "pos", place)), None
            indent = text[text.rfind("\n", 0, place) + 1 : place]
            following = text.find(f"\n{indent}{{", place + 1)
            if following < 0 or indent.strip():
                return
            end = following + 1
        place = end


def identifiers(text: str) -> Recognised:
    """DOIs and arXiv ids, in any form, apart by spaces, commas or lines."""
    recognised = Recognised()
    seen: set[str] = set()
    for number, line in enumerate(text.splitlines(), 1):
        for word in words(line):
            item = identified(word)
            if item is None:
                reason = _("This is neither a DOI nor an arXiv id, nor BibTeX, RIS or CSL-JSON.")
                recognised.broken.append(Broken(number, reason, word))
            elif item.doi not in seen:
                seen.add(item.doi)
                recognised.entries.append(Entry(number, item, IDENTIFIER, UNKNOWN_YET))
    return recognised


def words(line: str) -> list[str]:
    """The identifiers of a line. "doi: 10.…" is one of them; a subject behind an arXiv id is none."""
    joined = MARKS.sub(r"\1:", line)
    return [
        word
        for given in re.split(r"[\s;]+|,(?=\s|$|10\.|https?:|doi:|arxiv:)", joined)
        if (word := given.strip(",")) and not SUBJECT.match(word)
    ]


def identified(word: str) -> Item | None:
    """A work of which only its identifier is known."""
    doi = normalise_doi(word)
    arxiv = normalise_arxiv(doi if ARXIV_DOI.match(doi) else word)
    if ARXIV.match(arxiv):
        return Item(type="article", doi=arxiv_doi(arxiv), arxiv=arxiv)
    return Item(doi=doi) if DOI.match(doi) else None
