"""Writing BibTeX: the same works give the same file, which BibTeX, biblatex and pybtex read."""

from collections.abc import Iterable, Iterator

from qcihungary.core.citation.bibtex_types import type_of
from qcihungary.core.citation.bibtex_vocabulary import (
    MONTHS,
    NUMBERED,
    PLAIN,
    VERBATIM,
    container_field,
    entry_type,
    publisher_field,
)
from qcihungary.core.citation.csl import DATE_PARTS, Item
from qcihungary.core.citation.keys import with_keys
from qcihungary.core.citation.latex import escape, protect
from qcihungary.core.citation.names import PersonName, parted

MACRO = "month"
"""The one field whose value is a macro, and so stands without braces."""


def write(items: Iterable[Item]) -> str:
    """A whole BibTeX file in UTF-8."""
    return "\n".join(entry(item) for item in with_keys(items))


def entry(item: Item) -> str:
    """One entry, its fields in one order."""
    lines = (f"  {name} = {value if name == MACRO else f'{{{value}}}'},\n" for name, value in fields(item) if value)
    return f"@{entry_type(item)}{{{item.id},\n{''.join(lines)}}}\n"


def fields(item: Item) -> Iterator[tuple[str, str]]:
    """The fields of a work; an empty value is none."""
    yield "title", protect(item.title)
    yield "author", people(item.authors)
    yield "editor", people(item.editors)
    yield container_field(item), escape(item.container)
    yield from numbers(item)
    yield publisher_field(item), escape(item.publisher)
    yield from date(item)
    yield "language", escape(item.language)
    yield from ((name, escape(getattr(item, ours))) for name, ours in PLAIN.items())
    yield from ((name, verbatim(getattr(item, ours))) for name, ours in VERBATIM.items())
    if item.arxiv:
        yield "eprint", item.arxiv
        yield "archiveprefix", "arXiv"
    yield "keywords", listed(item.keywords)
    yield "x-keywords-hu", listed(item.keywords_hu)
    yield from own(item)


def numbers(item: Item) -> Iterator[tuple[str, str]]:
    """Issue, number and pages."""
    is_numbered = item.type in NUMBERED
    yield "number", escape(item.number if is_numbered else item.issue)
    yield ("issue", escape(item.issue)) if is_numbered else ("eid", escape(item.number))
    yield "pages", escape(item.page).replace("-", "--")


def date(item: Item) -> Iterator[tuple[str, str]]:
    """As much of the date as is known."""
    known = dict(zip(DATE_PARTS, item.issued, strict=False))
    yield "year", str(known["year"]) if known else ""
    yield "month", MONTHS[known["month"] - 1] if "month" in known else ""
    yield "day", str(known.get("day", ""))


def own(item: Item) -> Iterator[tuple[str, str]]:
    """What BibTeX has no field for. It skips fields that it doesn't know."""
    yield "x-orcid", listed(f"{place}: {name.orcid}" for place, name in enumerate(item.authors, 1) if name.orcid)
    yield (
        "x-affiliation",
        listed(f"{place}: {name.affiliation}" for place, name in enumerate(item.authors, 1) if name.affiliation),
    )
    yield "x-members", listed(item.members)
    yield "x-work-packages", listed(str(number) for number in item.work_packages)
    yield "x-peer-reviewed", {True: "yes", False: "no", None: ""}[item.peer_reviewed]
    telling = {container_field(item): item.container, "eprint": item.arxiv, "url": item.url, "note": item.note}
    if type_of(entry_type(item), telling) != item.type:
        yield "x-csl-type", item.type


def people(names: Iterable[PersonName]) -> str:
    """Names as BibTeX takes them apart again; a group is one word in braces."""
    return " and ".join(person(name) for name in names)


def person(name: PersonName) -> str:
    """One name."""
    if name.is_others:
        return "others"
    if not name.family:
        return f"{{{escape(name.literal or name.given)}}}"
    family, given, suffix = map(escape, parted(name.family, name.given))
    return ", ".join(part if is_plain(part) else f"{{{part}}}" for part in (family, suffix, given) if part)


def is_plain(part: str) -> bool:
    """Whether BibTeX would not take a part of a name apart."""
    return "," not in part and " and " not in f" {part.casefold()} "


def listed(words: Iterable[str]) -> str:
    """A list with commas; what holds a separator itself stands in braces."""
    return ", ".join(f"{{{escape(word)}}}" if set(word) & set(",;") else escape(word) for word in words)


def verbatim(text: str) -> str:
    """An address or DOI. Braces in it would end the field."""
    return text.replace("{", "%7B").replace("}", "%7D")
