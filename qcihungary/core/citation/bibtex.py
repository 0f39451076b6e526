"""BibTeX: writing it, and reading what people have, by pybtex."""

import re
from collections import Counter
from collections.abc import Iterator

from pybtex.bibtex.utils import split_name_list, split_tex_string
from pybtex.database import Person
from pybtex.exceptions import PybtexError

from qcihungary.core.citation.bibtex_inheritance import inherited
from qcihungary.core.citation.bibtex_parsing import Fields, RawEntry, parse
from qcihungary.core.citation.bibtex_types import arxiv, type_of
from qcihungary.core.citation.bibtex_vocabulary import (
    BOOKKEEPING,
    GENRES,
    MEDIA_TYPE,
    NUMBERED,
    OTHER_NAMES,
    PLAIN,
    VERBATIM,
)
from qcihungary.core.citation.bibtex_writing import write
from qcihungary.core.citation.csl import Item, valid_date
from qcihungary.core.citation.languages import language_code
from qcihungary.core.citation.latex import to_unicode, unescape
from qcihungary.core.citation.months import date_of, month_of, says_more
from qcihungary.core.citation.names import OTHERS, SUFFIX, PersonName, suffixed
from qcihungary.core.citation.numbers import identified_by, mtmt_at, page_range, serial_numbers
from qcihungary.core.citation.reading import Found, Reading
from qcihungary.core.identifiers import normalise_orcid
from qcihungary.core.lists.folding import fold

__all__ = ["MEDIA_TYPE", "read", "write"]

LINE_OF_TITLE = ("subtitle", "titleaddon")
READ = {
    "title", "author", "editor", "collaboration", "year", "month", "day", "date", "number", "issue", "eid", "pages",
    "keywords", "eprint", "eprinttype", "archiveprefix", "primaryclass", "language", "langid", "hyphenation", "issn",
    "art-number", "author-keywords", "orcid-numbers",
    "isbn", "eissn", "booksubtitle", "booktitleaddon", "journalsubtitle", *LINE_OF_TITLE, *PLAIN, *VERBATIM,
}  # fmt: skip
"""The fields whose content is read."""

DATES = ("date", "year", "month", "day")
ISO_DATE = re.compile(r"\s*(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?(?!\d|/\d{1,2}(?:/|$))")

SAME_NAME = re.compile(r"(?<=\w)\s+\d{4}$")
"""What DBLP sets behind names that several people have."""

LISTED_DATE = re.compile(r"\s*(?:--|[-–—/])\s*")


def read(text: str) -> Reading:
    """Every entry of a BibTeX text."""
    reading = Reading()
    entries = inherited(parse(text, reading))
    keys = Counter(entry.key.lower() for entry in entries if entry.key)
    met: set[str] = set()
    for entry in entries:
        item, lost = item_of(entry)
        is_again = keys[entry.key.lower()] > 1 and entry.key.lower() in met
        met.add(entry.key.lower())
        notes = [name for name, applies in (("repeated", is_again), ("undefined", entry.undefined)) if applies]
        reading.found.append(Found(entry.line, item, lost, tuple(notes)))
    return reading


def item_of(entry: RawEntry) -> tuple[Item, tuple[tuple[str, str], ...]]:
    """One entry as a work, and what of it isn't in it."""
    fields = entry.fields
    kind = type_of(entry.type, fields)
    is_numbered = kind in NUMBERED
    texts = {ours: to_unicode(fields.get(name, "")) for name, ours in PLAIN.items() if name not in ("issn", "isbn")}
    texts |= {ours: unescape(fields.get(name, "")) for name, ours in VERBATIM.items()}
    taken, texts = elsewhere(fields, texts)
    texts["genre"] = texts["genre"] or GENRES.get(entry.type, "")
    texts["container"] = with_parts(texts["container"], fields, ("booksubtitle", "booktitleaddon", "journalsubtitle"))
    numbers, others = serial_numbers(to_unicode(fields.get(name, "")) for name in ("issn", "eissn", "isbn"))
    texts |= numbers
    texts["doi"], texts["url"] = identified_by(
        texts["doi"], texts["url"], texts["note"], fields.get("howpublished", "")
    )
    texts["mtmt"] = texts["mtmt"] or mtmt_at(texts["url"], entry.key)
    issued = date(fields)
    lost = [(name, to_unicode(value)) for name, value in fields.items() if name not in READ | taken | BOOKKEEPING]
    lost += [(name, to_unicode(value)) for name, value in entry.repeated]
    lost += [(name, text) for name in DATES if says_more(text := written(name, fields), issued)]
    item = Item(
        id=entry.key,
        type=kind,
        title=with_parts(to_unicode(fields.get("title", "")), fields, LINE_OF_TITLE),
        authors=tuple(authors(fields)),
        editors=tuple(people(fields.get("editor", ""))),
        issued=issued,
        language=language(fields),
        issue=to_unicode(fields.get("issue" if is_numbered else "number", "") or fields.get("issue", "")),
        number=to_unicode(fields.get("number" if is_numbered else "eid", "") or fields.get("art-number", "")),
        page=page_range(to_unicode(fields.get("pages", ""))),
        arxiv=arxiv(fields),
        keywords=tuple(listed(fields.get("keywords", "") or fields.get("author-keywords", ""))),
        keywords_hu=tuple(listed(fields.get("x-keywords-hu", ""))),
        members=tuple(listed(fields.get("x-members", ""))),
        work_packages=tuple(int(number) for number in listed(fields.get("x-work-packages", "")) if number.isdecimal()),
        peer_reviewed={"yes": True, "no": False}.get(fields.get("x-peer-reviewed", "")),
        **texts,
    )
    return item, tuple((name, value) for name, value in lost if value and not name.startswith("x-")) + others


def elsewhere(fields: Fields, texts: Fields) -> tuple[set[str], Fields]:
    """The texts with what stands in other fields of the same meaning, and the names of the fields that were taken."""
    taken: set[str] = set()
    found = dict(texts)
    for ours, names in OTHER_NAMES.items():
        if found.get(ours):
            continue
        name = next((name for name in names if to_unicode(fields.get(name, ""))), "")
        found[ours] = to_unicode(fields.get(name, ""))
        taken.add(name)
    return taken, found


def with_parts(text: str, fields: Fields, names: tuple[str, ...]) -> str:
    """A title with its subtitle and what else belongs to it: a colon before the first, a full stop before the next."""
    whole = text
    for name in names:
        part = to_unicode(fields.get(name, ""))
        if part and part.casefold() not in whole.casefold():
            colon = "." if "addon" in name else ":"
            whole = f"{whole.rstrip(' :.')}{'' if whole.endswith(('?', '!')) else colon} {part}" if whole else part
    return whole


def authors(fields: Fields) -> Iterator[PersonName]:
    """The authors with their ORCIDs and affiliations, which are listed by their places, and the collaboration."""
    orcids, affiliations = by_place(fields.get("x-orcid", "")), by_place(fields.get("x-affiliation", ""))
    found = list(people(fields.get("author", "")))
    group = to_unicode(fields.get("collaboration", ""))
    if group and all(group.casefold() not in name.literal.casefold() for name in found):
        word = "" if re.search("collab|consort|team|group|együttműk", group.casefold()) else " Collaboration"
        found.append(PersonName(literal=f"{group}{word}"))
    named = orcids_by_name(fields.get("orcid-numbers", ""))
    for place, name in enumerate(found, 1):
        orcid = normalise_orcid(orcids.get(str(place), "") or named.get(fold(name.sorted_form), ""))
        yield PersonName(name.family, name.given, name.literal, orcid, affiliations.get(str(place), ""))


def orcids_by_name(text: str) -> Fields:
    """What MTMT and Web of Science know of authors: "Imre, Sándor/0000-0002-1825-0097", by folded names."""
    pairs = re.findall(r"([^/;{}]+?)\s*/\s*(\d{4}-\d{4}-\d{4}-\d{3}[\dX])", text)
    return {fold(re.sub(r"^\s*and\s", "", to_unicode(name))): orcid for name, orcid in pairs}


def by_place(text: str) -> Fields:
    """A list of "1: value" as a mapping."""
    pairs = (word.partition(":") for word in listed(text))
    return {place.strip(): value.strip() for place, colon, value in pairs}


def people(text: str) -> Iterator[PersonName]:
    """The names in an author's or editor's field, taken apart as BibTeX does it."""
    for numbered in split_name_list(" ".join(text.split())):
        written = SAME_NAME.sub("", numbered)
        if written.casefold() in ("others", "and others", "et al.", "et al"):
            yield PersonName(literal=OTHERS)
        elif written.strip("{} "):
            yield from persons(written)


def persons(written: str) -> Iterator[PersonName]:
    """One name; several where somebody put commas between people: "Imre, S., Kis, A."."""
    parts = split_tex_string(written, ",")
    if len(parts) > len(("von Last", "Jr", "First")) and len(parts) % 2 == 0:
        for family, given in zip(parts[::2], parts[1::2], strict=True):
            yield person(f"{family}, {given}")
    else:
        yield person(written)


def person(written: str) -> PersonName:
    """One name. What stands in braces as a whole is a group."""
    if re.fullmatch(r"\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}", written) and not written.startswith("{\\"):
        return PersonName(literal=to_unicode(written))
    try:
        parts = Person(written)
    except (PybtexError, ValueError, IndexError):
        return PersonName(literal=to_unicode(written))
    words = parts.prelast_names + parts.last_names, parts.bibtex_first_names, parts.lineage_names
    family, given, lineage = (to_unicode(" ".join(each)) for each in words)
    if SUFFIX.fullmatch(given) and lineage and not SUFFIX.fullmatch(lineage):
        given, lineage = lineage, given  # "King, Martin Luther, Jr.", which BibTeX would have the other way round
    family = suffixed(family, lineage)
    return PersonName(family=family, given=given) if family and given else PersonName(literal=family or given)


def date(fields: Fields) -> tuple[int, ...]:
    """The date, from biblatex's ``date`` or from year, month and day. Of a range it is the first."""
    given = written("date", fields)
    if found := ISO_DATE.match(given):
        return valid_date([part for part in found.groups() if part])
    if given and (found_in_words := valid_date(date_of(given))):
        return found_in_words
    year = re.search(r"\d{4}", fields.get("year", ""))
    if not year:
        return ()
    month, day = month_of(to_unicode(LISTED_DATE.split(fields.get("month", ""))[0]))
    return valid_date([year.group(), month, to_unicode(fields.get("day", "")).strip(" .") or day])


def written(name: str, fields: Fields) -> str:
    """A part of a date. In biblatex's own, the tilde is no space: it says that it was about then (ISO 8601-2)."""
    given = fields.get(name, "")
    return given.strip("{} ") if name == "date" else to_unicode(given)


def language(fields: Fields) -> str:
    """The language's code, where a field names a language."""
    given = (to_unicode(fields.get(name, "")) for name in ("language", "langid", "hyphenation"))
    return next((code for text in given if (code := language_code(text))), "")


def listed(text: str) -> list[str]:
    """The words of a list with commas or semicolons outside of braces."""
    words, depth, start = [], 0, 0
    for place, character in enumerate(text):
        depth += {"{": 1, "}": -1}.get(character, 0)
        if character in ",;" and depth == 0:
            words.append(text[start:place])
            start = place + 1
    return [word for part in [*words, text[start:]] if (word := to_unicode(part))]
