"""BibTeX: writing it, and reading what people have, by bibtexparser."""

import logging
import re
from collections.abc import Iterator

from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares.names import parse_single_name_into_parts, split_multiple_persons_names
from bibtexparser.model import Block, DuplicateBlockKeyBlock, DuplicateFieldKeyBlock, Entry, ParsingFailedBlock
from django.utils.translation import gettext as _

from qcihungary.core.citation.bibtex_vocabulary import (
    LANGUAGES,
    MEDIA_TYPE,
    MONTHS,
    NUMBERED,
    OTHER_NAMES,
    PLAIN,
    READ_TYPES,
    VERBATIM,
)
from qcihungary.core.citation.bibtex_writing import write
from qcihungary.core.citation.csl import Item, valid_date
from qcihungary.core.citation.latex import to_unicode, unescape
from qcihungary.core.citation.names import PersonName
from qcihungary.core.citation.reading import Found, Reading
from qcihungary.core.citation.work_types import TYPES
from qcihungary.core.identifiers import (
    ARXIV,
    normalise_arxiv,
    normalise_doi,
    normalise_isbn,
    normalise_issn,
    normalise_orcid,
)

__all__ = ["MEDIA_TYPE", "read", "write"]

logging.getLogger("bibtexparser").setLevel(logging.ERROR)  # what it warns of, the reading tells

Fields = dict[str, str]


def read(text: str) -> Reading:
    """Every entry of a BibTeX text."""
    reading = Reading()
    library = parse_string(text)
    strings = {string.key.lower(): string.value for string in library.strings}
    for block in library.blocks:
        line = (block.start_line or 0) + 1
        entry = entry_of(block)
        if entry is not None:
            reading.found.append(Found(line, item_of(entry, strings)))
        elif isinstance(block, ParsingFailedBlock):
            reason = _("This entry is not well-formed BibTeX: a brace, quote or comma is missing.")
            reading.fail(line, reason, block.raw or "")
    return reading


def entry_of(block: Block) -> Entry | None:
    """The entry in a block. A key or a field that stands twice doesn't spoil it."""
    if isinstance(block, DuplicateBlockKeyBlock | DuplicateFieldKeyBlock):
        return entry_of(block.ignore_error_block) if block.ignore_error_block else None
    return block if isinstance(block, Entry) else None


def item_of(entry: Entry, strings: Fields) -> Item:
    """One entry as a work."""
    fields: Fields = {}
    for field in entry.fields:
        fields.setdefault(field.key.lower().replace("_", "-"), joined(str(field.value), strings))
    kind = type_of(entry.entry_type.lower(), fields)
    is_numbered = kind in NUMBERED
    texts = {ours: to_unicode(fields.get(name, "")) for name, ours in PLAIN.items()}
    texts |= {ours: unescape(fields.get(name, "")) for name, ours in VERBATIM.items()}
    texts |= {ours: texts.get(ours) or first(fields, names) for ours, names in OTHER_NAMES.items()}
    texts["doi"] = normalise_doi(texts["doi"]) if texts["doi"] else ""
    texts["issn"] = normalise_issn(texts["issn"]) if texts["issn"] else ""
    texts["isbn"] = normalise_isbn(texts["isbn"]) if texts["isbn"] else ""
    return Item(
        id=entry.key,
        type=kind,
        title=to_unicode(fields.get("title", "")),
        authors=tuple(authors(fields)),
        editors=tuple(people(fields.get("editor", ""))),
        issued=date(fields),
        language=language(fields),
        issue=to_unicode(fields.get("issue" if is_numbered else "number", "")),
        number=to_unicode(fields.get("number" if is_numbered else "eid", "")),
        page=pages(fields.get("pages", "")),
        arxiv=arxiv(fields),
        keywords=tuple(listed(fields.get("keywords", ""))),
        keywords_hu=tuple(listed(fields.get("x-keywords-hu", ""))),
        members=tuple(listed(fields.get("x-members", ""))),
        work_packages=tuple(int(number) for number in listed(fields.get("x-work-packages", "")) if number.isdecimal()),
        peer_reviewed={"yes": True, "no": False}.get(fields.get("x-peer-reviewed", "")),
        **texts,
    )


def joined(value: str, strings: Fields) -> str:
    """A value that was put together from strings with ``#``, which bibtexparser leaves as it was."""
    if " # " not in value or value.startswith("{"):
        return value
    parts = (part.strip() for part in value.split(" # "))
    return "".join(strings.get(part.lower(), part.strip('"{}')) for part in parts)


def type_of(entry_type: str, fields: Fields) -> str:
    """The kind of work. Something on arXiv that appeared nowhere is a preprint."""
    own = fields.get("x-csl-type", "")
    if own in TYPES:
        return own
    kind = READ_TYPES.get(entry_type, "document")
    is_unplaced = not (fields.get("journal") or fields.get("journaltitle") or fields.get("booktitle"))
    journal = fields.get("journal", "").casefold()
    is_preprint = (kind in ("document", "article-journal") and is_unplaced and arxiv(fields)) or "arxiv" in journal
    return "article" if is_preprint else kind


def first(fields: Fields, names: tuple[str, ...]) -> str:
    """The first of several fields that says something."""
    return next((text for name in names if (text := to_unicode(fields.get(name, "")))), "")


def authors(fields: Fields) -> Iterator[PersonName]:
    """The authors with their ORCIDs and affiliations, which are listed by their places."""
    orcids, affiliations = by_place(fields.get("x-orcid", "")), by_place(fields.get("x-affiliation", ""))
    for place, name in enumerate(people(fields.get("author", "")), 1):
        orcid = normalise_orcid(orcids.get(str(place), ""))
        yield PersonName(name.family, name.given, name.literal, orcid, affiliations.get(str(place), ""))


def by_place(text: str) -> Fields:
    """A list of "1: value" as a mapping."""
    pairs = (word.partition(":") for word in listed(text))
    return {place.strip(): value.strip() for place, colon, value in pairs}


def people(text: str) -> Iterator[PersonName]:
    """The names in an author's or editor's field."""
    for written in split_multiple_persons_names(" ".join(text.split())):
        if written.casefold() != "others":
            yield person(written)


def person(written: str) -> PersonName:
    """One name. What stands in braces as a whole is a group."""
    if re.fullmatch(r"\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}", written):
        return PersonName(literal=to_unicode(written))
    parts = parse_single_name_into_parts(written, strict=False)
    family, given = (to_unicode(" ".join(words)) for words in (parts.von + parts.last, parts.first + parts.jr))
    return PersonName(family=family, given=given) if family and given else PersonName(literal=family or given)


def date(fields: Fields) -> tuple[int, ...]:
    """The date, from biblatex's ``date`` or from year, month and day."""
    if re.match(r"\d{4}", fields.get("date", "")):
        return valid_date(re.split(r"[-/]", fields["date"]))
    year = re.search(r"\d{4}", fields.get("year", ""))
    month = to_unicode(fields.get("month", "")).casefold()[:3]
    number = str(MONTHS.index(month) + 1) if month in MONTHS else month
    return valid_date([year.group(), number.strip(), fields.get("day", "").strip()]) if year else ()


def language(fields: Fields) -> str:
    """The language's code, where the field names one that we know."""
    given = to_unicode(fields.get("language") or fields.get("langid", ""))
    return LANGUAGES.get(given.casefold(), given)


def pages(text: str) -> str:
    """Pages with one hyphen."""
    return re.sub(r"\s*[-–—]+\s*", "-", to_unicode(text.replace("--", "-")))


def arxiv(fields: Fields) -> str:
    """The arXiv id, which stands in ``eprint``, or in the journal of those who don't know that."""
    prefix = (fields.get("archiveprefix") or fields.get("eprinttype", "")).casefold()
    given = normalise_arxiv(fields.get("eprint", ""))
    if ARXIV.match(given) and prefix in ("arxiv", ""):
        return given
    named = re.search(r"arxiv:\S+", fields.get("journal", ""), re.IGNORECASE)
    found = normalise_arxiv(named.group()) if named else ""
    return found if ARXIV.match(found) else ""


def listed(text: str) -> list[str]:
    """The words of a list with commas or semicolons outside of braces."""
    words, depth, start = [], 0, 0
    for place, character in enumerate(text):
        depth += {"{": 1, "}": -1}.get(character, 0)
        if character in ",;" and depth == 0:
            words.append(text[start:place])
            start = place + 1
    return [word for part in [*words, text[start:]] if (word := to_unicode(part))]
