"""RIS: writing it, and reading what people have, by rispy.

RIS has one line for each value, so line breaks become spaces. What it has no tag for stands in its custom tags (C1–C8,
U1–U5) with a label before it, "licence: CC-BY-4.0": other programs use those tags for other things.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import rispy
from django.utils.translation import gettext as _

from qcihungary.core.citation.csl import Item, valid_date
from qcihungary.core.citation.keys import with_keys
from qcihungary.core.citation.months import date_of, says_more
from qcihungary.core.citation.names import OTHERS, PersonName, name_from, parted
from qcihungary.core.citation.numbers import identified_by, mtmt_at, page_range, serial_numbers
from qcihungary.core.citation.reading import Found, Reading
from qcihungary.core.citation.ris_vocabulary import (
    ALTERNATIVES,
    CUSTOM_TAGS,
    GENERIC,
    LABELLED,
    MEDIA_TYPE,
    NUMBERED,
    READ_TYPES,
    TAGS,
    UNREAD,
    WRITTEN_TYPES,
)
from qcihungary.core.citation.work_types import TYPES
from qcihungary.core.identifiers import (
    ARXIV,
    normalise_arxiv,
    normalise_orcid,
)

__all__ = ["MEDIA_TYPE", "read", "write"]

DATES = ("DA", *ALTERNATIVES["DA"])
YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")

LINE = re.compile(r"^([A-Z][A-Z0-9])  -(?: (.*))?$")

# --- writing


def write(items: Iterable[Item]) -> str:
    """A whole RIS file, its records apart by an empty line."""
    return "\n".join(record(item) for item in with_keys(items))


def record(item: Item) -> str:
    """One record, its tags in one order."""
    lines = (f"{tag}  - {' '.join(value.split())}\n" for tag, value in values(item) if value.strip())
    return f"{''.join(lines)}ER  - \n"


def values(item: Item) -> Iterator[tuple[str, str]]:
    """The tags and values of a work; an empty value is none."""
    yield "TY", WRITTEN_TYPES.get(item.type, GENERIC)
    yield "ID", item.id
    yield from (("AU", person(name)) for name in item.authors)
    yield from (("A2", person(name)) for name in item.editors)
    is_numbered = item.type in NUMBERED
    own = {name: getattr(item, name) for name in TAGS.values()} | ({"number": ""} if is_numbered else {})
    yield from ((tag, own[name]) for tag, name in TAGS.items())
    yield "IS", item.number if is_numbered else item.issue
    yield from pages(item.page)
    yield from date(item)
    yield from (("SN", number) for number in (item.issn, item.isbn))
    yield "AN", f"arXiv:{item.arxiv}" if item.arxiv else ""
    yield from (("KW", word) for word in item.keywords)
    yield from ((tag, labelled(label, getattr(item, name))) for name, (tag, label) in LABELLED.items())
    yield from lists(item)


def lists(item: Item) -> Iterator[tuple[str, str]]:
    """What RIS has no tag for and is more than a text."""
    yield from (("U4", labelled("keyword-hu", word)) for word in item.keywords_hu)
    yield from (("C4", labelled("member", name)) for name in item.members)
    yield from (("U2", labelled("work-package", str(number))) for number in item.work_packages)
    yield "C6", labelled("peer-reviewed", {True: "yes", False: "no", None: ""}[item.peer_reviewed])
    for place, name in enumerate(item.authors, 1):
        yield "C8", labelled(f"orcid-{place}", name.orcid)
        yield "C8", labelled(f"affiliation-{place}", name.affiliation)
    if READ_TYPES.get(WRITTEN_TYPES.get(item.type, GENERIC)) != item.type and item.type != "document":
        yield "U5", labelled("csl-type", item.type)
    yield "U5", labelled("issue", item.issue if item.type in NUMBERED else "")


def pages(text: str) -> Iterator[tuple[str, str]]:
    """The first page and the last."""
    first, _dash, last = text.partition("-")
    yield from (("SP", first), ("EP", last)) if first and last else [("SP", text)]


def labelled(label: str, value: str) -> str:
    """A value behind its label, or nothing."""
    return f"{label}: {value}" if value else ""


def person(name: PersonName) -> str:
    """A name, a suffix behind its second comma. A comma behind a group says that it has no other part."""
    family, given, suffix = parted(name.family.replace(",", "") if name.given else "", name.given)
    parts = [part for part in (family, given, suffix) if part]
    return ", ".join(parts) if family else f"{name.family or name.literal or name.given},"


def date(item: Item) -> Iterator[tuple[str, str]]:
    """The year, and the date with slashes where more is known."""
    yield "PY", str(item.year or "")
    if len(item.issued) > 1:
        yield "DA", "/".join(f"{part:02}" for part in item.issued)


# --- reading

Values = Mapping[str, list[str]]


class Parser(rispy.RisParser):
    """rispy's parser with the tags as keys, so that no value is dropped or cut."""

    DEFAULT_MAPPING = {
        tag: tag for tag in [*rispy.TAG_KEY_MAPPING, "U1", "U2", "U3", "U4", "U5", "PP", "CT", "BT", "ED"]
    }


def read(text: str) -> Reading:
    """Every record of a RIS text."""
    reading = Reading()
    parser = Parser(list_tags=[], delimiter_tags_mapping={}, enforce_list_tags=False)
    for line, lines, is_whole in records(text):
        raw = "\n".join(lines)
        found = parser.parse(raw) if is_whole else []
        if found:
            reading.found.append(Found(line, item_of(found[0]), lost(found[0])))
        else:
            reading.fail(line, _("This RIS record has no end: the line ER is missing."), raw)
    return reading


def records(text: str) -> Iterator[tuple[int, list[str], bool]]:
    """The records from TY to ER, each with the number of its first line, and whether it is whole."""
    start, lines = 0, list[str]()
    for number, given in enumerate(text.splitlines(), 1):
        line = given.rstrip() + " " if given.rstrip().endswith("  -") else given.rstrip()
        tag = found.group(1) if (found := LINE.match(line)) else ""
        if tag == "TY":
            if lines:
                yield start, lines, False
            start, lines = number, [line]
        elif lines:
            lines.append(line)
            if tag == "ER":
                yield start, lines, True
                lines = []
    if lines:
        yield start, lines, False


def item_of(record: Mapping[str, Any]) -> Item:
    """One record as a work."""
    given: Values = {tag: value if isinstance(value, list) else [value] for tag, value in record.items()}
    own = own_values(given)
    code = next(iter(given.get("TY", [])), GENERIC).strip().upper()
    kind = own["csl-type"][0] if own["csl-type"] and own["csl-type"][0] in TYPES else READ_TYPES.get(code, "document")
    texts = {name: first(given, tag) for tag, name in TAGS.items()}
    texts |= {name: " ".join(own[label]) for name, (_tag, label) in LABELLED.items()}
    number = first(given, "IS")
    texts |= {"number": number, "issue": " ".join(own["issue"])} if kind in NUMBERED else {"issue": number}
    texts["note"] = " ".join(given.get("N1", []))
    texts["doi"], texts["url"] = identified_by(texts["doi"], texts["url"], *given.get("L1", []), *given.get("M3", []))
    texts["genre"] = "" if identified_by(texts["genre"], "")[0] == texts["doi"] and texts["doi"] else texts["genre"]
    texts["mtmt"] = texts["mtmt"] or mtmt_at(texts["url"], first(given, "ID"))
    return Item(
        id=first(given, "ID"),
        type=kind,
        authors=tuple(authors(given, own)),
        editors=tuple(people(given, "A2")),
        issued=issued(given),
        page=page_range(page_of(first(given, "SP"), first(given, "EP"))),
        arxiv=next((found for value in given.get("AN", []) if ARXIV.match(found := normalise_arxiv(value))), ""),
        keywords=tuple(given.get("KW", [])),
        keywords_hu=tuple(own["keyword-hu"]),
        members=tuple(own["member"]),
        work_packages=tuple(int(number) for number in own["work-package"] if number.isdecimal()),
        peer_reviewed={"yes": True, "no": False}.get(" ".join(own["peer-reviewed"])),
        **serial_numbers(given.get("SN", []))[0],
        **texts,
    )


def page_of(start: str, end: str) -> str:
    """The pages. Some write the whole range where only the first page is meant."""
    is_range = bool(end) and page_range(start).endswith(f"-{end}")
    return start if is_range else "-".join(part for part in (start, end) if part)


def lost(record: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """What of a record a work has no place for."""
    given: Values = {tag: value if isinstance(value, list) else [value] for tag, value in record.items()}
    others = serial_numbers(given.get("SN", []))[1]
    others += tuple(("UR", address) for address in given.get("UR", [])[1:] if address.strip())
    date = issued(given)
    others += tuple((tag, text) for tag in DATES for text in given.get(tag, []) if says_more(text.rstrip(" /"), date))
    return tuple((tag, said) for tag, values in given.items() if tag in UNREAD for said in values if said) + others


def own_values(given: Values) -> Mapping[str, list[str]]:
    """What stands in the custom tags, by its label."""
    own: dict[str, list[str]] = defaultdict(list)
    for tag in CUSTOM_TAGS:
        for value in given.get(tag, []):
            label, colon, content = value.partition(": ")
            if colon:
                own[label].append(content.strip())
    return own


def first(given: Values, tag: str) -> str:
    """The first value of a tag, or of one that others use for the same."""
    found = (value for name in (tag, *ALTERNATIVES.get(tag, ())) for value in given.get(name, []) if value.strip())
    return " ".join(next(found, "").split())


def people(given: Values, tag: str) -> Iterator[PersonName]:
    """The names in a tag."""
    for name in (tag, *ALTERNATIVES[tag]):
        for written in given.get(name, []):
            plain = " ".join(written.split()).rstrip()
            if plain.casefold().rstrip(",") in ("et al.", "et al"):
                yield PersonName(literal=OTHERS)
            elif plain:
                yield PersonName(literal=plain[:-1]) if plain.endswith(",") else name_from(plain)


def authors(given: Values, own: Mapping[str, list[str]]) -> Iterator[PersonName]:
    """The authors with their ORCIDs and affiliations, which are listed by their places."""
    for place, name in enumerate(people(given, "AU"), 1):
        orcid = normalise_orcid(" ".join(own.get(f"orcid-{place}", [])))
        affiliation = " ".join(own.get(f"affiliation-{place}", []))
        yield PersonName(name.family, name.given, name.literal, orcid, affiliation)


def issued(given: Values) -> tuple[int, ...]:
    """The date, as much as is known: "2024/03/09/" and "2024-03-09" alike, or "MAR 9" beside a year of its own."""
    texts = [text for tag in DATES for text in given.get(tag, [])]
    year = next((found.group() for text in texts if (found := YEAR.search(text))), "")
    texts = [text if YEAR.search(text) else f"{year} {text}" for text in texts]
    return max((valid_date(date_of(text)) for text in texts), key=len, default=())
