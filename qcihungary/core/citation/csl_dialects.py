"""CSL-JSON as others write it: Zotero, Mendeley, Pandoc, and Crossref's answers, which look like it.

What a work has no place for is told by the key that it stands under.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from qcihungary.core.citation import csl
from qcihungary.core.citation.csl import Item
from qcihungary.core.citation.months import date_of, says_more
from qcihungary.core.citation.names import OTHERS, PersonName
from qcihungary.core.citation.numbers import Lost, identified_by, mtmt_at, serial_numbers
from qcihungary.core.identifiers import ARXIV, normalise_arxiv

READ = frozenset(csl.STANDARD.values()) | {
    "id", "type", "author", "editor", "issued", "keyword", "custom", "event", "article-number", "archive",
    "archive_location", "published", "published-print", "published-online", "subtitle",
}  # fmt: skip
BOOKKEEPING = frozenset(
    {
        "accessed", "alternative-id", "categories", "citation-key", "citation-label", "citation-number",
        "container-title-short", "content-domain", "created", "deposited", "first-reference-note-number", "indexed",
        "is-referenced-by-count", "issn-type", "isbn-type", "journal-issue", "journalAbbreviation", "language-id",
        "link", "member", "message-version", "original-title", "prefix", "reference", "reference-count",
        "references-count", "relation", "resource", "score", "short-container-title", "short-title", "shortTitle",
        "source", "submitted", "system_id", "title-short", "update-policy", "year-suffix", "license", "funder",
        "assertion", "subject", "schema",
    }
)  # fmt: skip
"""What programs and Crossref write for themselves: no part of the work."""

DATES = ("issued", "published", "published-print", "published-online")
LISTED = ("ISSN", "ISBN")


def read(data: Mapping[str, Any]) -> tuple[Item, Lost]:
    """A work, and what of it isn't in it."""
    item = csl.from_json(data)
    numbers, others = serial_numbers(text for name in LISTED for text in values_of(data.get(name)))
    doi, url = identified_by(item.doi, item.url, item.note)
    number = item.number or csl.text(data.get("article-number"))
    arxiv = item.arxiv or arxiv_of(data)
    found = replace(
        item,
        title=with_subtitle(item.title, csl.text(data.get("subtitle"))),
        authors=tuple(map(more, item.authors)),
        editors=tuple(map(more, item.editors)),
        issued=max((issued(data.get(name)) for name in DATES), key=len),
        event=item.event or event_of(data.get("event")),
        keywords=item.keywords if "custom" in data else tuple(keywords(data.get("keyword"))),
        number="" if ARXIV.match(normalise_arxiv(number)) else number,
        doi=doi,
        url=url,
        arxiv=arxiv,
        mtmt=item.mtmt or mtmt_at(url, item.id),
        issn=numbers["issn"],
        isbn=numbers["isbn"],
    )
    return found, (*lost(data), *lost_dates(data, found.issued), *others)


def values_of(value: Any) -> list[str]:
    """A value, or the values of a list."""
    return csl.texts(value) if isinstance(value, list) else [csl.text(value)]


def with_subtitle(title: str, subtitle: str) -> str:
    """A title with its subtitle, where that isn't in it."""
    return f"{title}: {subtitle}" if subtitle and subtitle.casefold() not in title.casefold() else title


def more(name: PersonName) -> PersonName:
    """What says that there are others, in one form."""
    return PersonName(literal=OTHERS) if name.literal.casefold() in ("et al", "et al.", "and others") else name


def issued(value: Any) -> tuple[int, ...]:
    """A date in parts, or as a text: ``{"raw": "2024-03-09"}``, ``{"literal": "March 2024"}``, ``"2024"``."""
    if parts := csl.date_parts(value):
        return parts
    given = value if isinstance(value, Mapping) else {"raw": value}
    texts = (csl.text(given.get(name)) for name in ("raw", "literal", "year"))
    return next((parts for text in texts if text and (parts := csl.valid_date(date_of(text)))), ())


def event_of(value: Any) -> str:
    """An event by its name."""
    return csl.text(value.get("name")) if isinstance(value, Mapping) else csl.text(value)


def keywords(value: Any) -> Iterator[str]:
    """Keywords, from a list, or from a text with semicolons or commas."""
    for text in values_of(value):
        yield from (
            word.strip() for word in text.split(";" if ";" in text or isinstance(value, list) else ",") if word.strip()
        )


def arxiv_of(data: Mapping[str, Any]) -> str:
    """The arXiv id where Zotero puts it, or in the work's address."""
    for name in ("number", "archive_location", "note", "URL"):
        found = normalise_arxiv(csl.text(data.get(name)))
        if ARXIV.match(found):
            return found
    return ""


def lost(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What stands under keys that no work has a place for, and the further titles of a list."""
    for name, value in data.items():
        if name not in READ | BOOKKEEPING:
            said = "; ".join(text for one in (value if isinstance(value, list) else [value]) if (text := told(one)))
            if said:
                yield name, said
        elif name in ("title", "container-title") and isinstance(value, list):
            yield from ((name, text) for text in csl.texts(value)[1:] if text)


def lost_dates(data: Mapping[str, Any], issued: tuple[int, ...]) -> Iterator[tuple[str, str]]:
    """What a date says beyond the one that is kept: the end of a range, a season, that it is about then."""
    value = data.get("issued")
    given = value if isinstance(value, Mapping) else {"raw": value}
    ranges = given.get("date-parts")
    texts = ["/".join("-".join(csl.texts(one)) for one in ranges if one)] if isinstance(ranges, list) else []
    texts += [csl.text(given.get(name)) for name in ("raw", "literal", "year")]
    yield from (("issued", text) for text in texts if says_more(text, issued))
    for name in ("season", "circa"):
        if given.get(name):
            yield f"issued: {name}", csl.text(given[name]) or str(given[name])


def told(value: Any) -> str:
    """A value of any form, as an editor reads it."""
    if not isinstance(value, Mapping):
        return csl.text(value)
    if parts := csl.date_parts(value):
        return "-".join(f"{part:02}" for part in parts)
    return str(csl.name_from_json(value))
