"""The one shape of a cited work. It is CSL-JSON (version 1.0.2 of the schema) as a typed value.

Every format is read into an ``Item`` and written from one: BibTeX, RIS, CSL-JSON, the styles for people. What CSL-JSON
has no variable for, but this project must not lose, stands in its ``custom`` object, under the names in ``CUSTOM``.
"""

import datetime
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from qcihungary.core.citation.names import PersonName, parted, suffixed
from qcihungary.core.citation.work_types import TYPES
from qcihungary.core.identifiers import normalise_doi, normalise_isbn, normalise_issn, normalise_orcid

MEDIA_TYPE = "application/vnd.citationstyles.csl+json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A work as it is cited: a publication, a deliverable (``type="report"``), a data set.

    Frozen and hashable, so that what is made from it can be cached by its content. Text is plain Unicode, without
    markup and LaTeX; what isn't known is empty. Identifiers are in the canonical form of ``core.identifiers``.
    """

    id: str = ""
    """Names it within a list, and is the key in BibTeX. ``bibtex.key_of`` makes a stable one where it is empty."""

    type: str = "document"
    """One of ``work_types.TYPES``. A preprint is an ``article``; poster and talk are each a ``speech``."""

    title: str = ""
    """In the language of the work. A report in two languages has its English title here."""

    title_hu: str = ""
    """The Hungarian title of a work whose own language is another."""

    authors: tuple[PersonName, ...] = ()
    editors: tuple[PersonName, ...] = ()
    issued: tuple[int, ...] = ()
    """Year, month, day: as much of it as is known."""

    genre: str = ""
    """What kind of its type it is: "Preprint", "PhD thesis", "Poster", "Deliverable"."""

    language: str = ""
    """The code of the language it is written in: ``en``, ``hu``."""

    container: str = ""
    """The journal, the proceedings, the book that it is a part of."""

    event: str = ""
    event_place: str = ""
    volume: str = ""
    issue: str = ""
    page: str = ""
    """"1145–1152" is written with a hyphen here: ``1145-1152``."""

    number: str = ""
    """A report's number, or the article's number in a journal without pages."""

    edition: str = ""
    collection: str = ""
    """The series that it appeared in."""

    publisher: str = ""
    publisher_place: str = ""
    version: str = ""
    doi: str = ""
    issn: str = ""
    isbn: str = ""
    url: str = ""
    abstract: str = ""
    abstract_hu: str = ""
    keywords: tuple[str, ...] = ()
    keywords_hu: tuple[str, ...] = ()
    note: str = ""
    arxiv: str = ""
    mtmt: str = ""
    """Its number in the Hungarian bibliography of science (MTMT)."""

    repository: str = ""
    """The address of a copy that everybody may read."""

    access: str = ""
    """How open it is: a value of ``publications.vocabulary.OpenAccess``."""

    licence: str = ""
    """As SPDX names it: ``CC-BY-4.0``."""

    peer_reviewed: bool | None = None
    """None where nobody has said."""

    grant: str = ""
    """The number of the grant that the work acknowledges, or ``no`` where somebody looked and it doesn't."""

    grant_source: str = ""
    """Who says so: a value of ``publications.vocabulary.KnownFrom``."""

    members: tuple[str, ...] = ()
    """The short names of the consortium's members that it comes from."""

    work_packages: tuple[int, ...] = ()

    @property
    def year(self) -> int | None:
        """The year it appeared in."""
        return self.issued[0] if self.issued else None

    @property
    def date(self) -> datetime.date | None:
        """The day it appeared on, if that is known."""
        return datetime.date(*self.issued) if len(self.issued) == len(DATE_PARTS) else None

    def with_id(self, key: str) -> "Item":
        """The same work under another key."""
        return self if self.id == key else replace(self, id=key)


DATE_PARTS = ("year", "month", "day")

STANDARD = {
    "title": "title",
    "genre": "genre",
    "language": "language",
    "container": "container-title",
    "event": "event-title",
    "event_place": "event-place",
    "volume": "volume",
    "issue": "issue",
    "page": "page",
    "number": "number",
    "edition": "edition",
    "collection": "collection-title",
    "publisher": "publisher",
    "publisher_place": "publisher-place",
    "version": "version",
    "doi": "DOI",
    "issn": "ISSN",
    "isbn": "ISBN",
    "url": "URL",
    "abstract": "abstract",
    "note": "note",
}
"""Our names of plain texts, and CSL-JSON's."""

CUSTOM = {
    "title_hu": "title-hu",
    "abstract_hu": "abstract-hu",
    "arxiv": "arxiv",
    "mtmt": "mtmt",
    "repository": "repository",
    "access": "access",
    "licence": "licence",
    "grant": "grant",
    "grant_source": "grant-source",
}
"""Our names of plain texts that CSL-JSON has no variable for, and what ``custom`` calls them."""

IDENTIFIERS = {"doi": normalise_doi, "issn": normalise_issn, "isbn": normalise_isbn}
"""What brings them into their canonical form."""

# --- writing


def as_json(item: Item) -> dict[str, Any]:
    """An item as CSL-JSON. Keys stand in one order; what is empty is left out."""
    data: dict[str, Any] = {"id": item.id, "type": item.type}
    data |= {name: value for ours, name in STANDARD.items() if (value := getattr(item, ours))}
    for role, names in (("author", item.authors), ("editor", item.editors)):
        if names:
            data[role] = [name_as_json(name) for name in names]
    if item.issued:
        data["issued"] = {"date-parts": [list(item.issued)]}
    if item.keywords:
        data["keyword"] = ", ".join(item.keywords)
    if custom := custom_as_json(item):
        data["custom"] = custom
    return data


def custom_as_json(item: Item) -> dict[str, Any]:
    """What goes into ``custom``. Keywords are repeated there, because one of them may hold a comma."""
    lists = {
        "keywords": item.keywords,
        "keywords-hu": item.keywords_hu,
        "members": item.members,
        "work-packages": item.work_packages,
    }
    custom: dict[str, Any] = {name: value for ours, name in CUSTOM.items() if (value := getattr(item, ours))}
    custom |= {name: list(values) for name, values in lists.items() if values}
    if item.peer_reviewed is not None:
        custom["peer-reviewed"] = item.peer_reviewed
    return custom


def name_as_json(name: PersonName) -> dict[str, Any]:
    """A name as CSL-JSON, with ORCID and affiliation as Crossref's has them."""
    data: dict[str, Any] = dict(zip(("family", "given", "suffix"), parted(name.family, name.given), strict=True))
    if not name.family:
        data = {"literal": name.literal or name.given}
    if name.orcid:
        data["ORCID"] = f"https://orcid.org/{name.orcid}"
    if name.affiliation:
        data["affiliation"] = [{"name": name.affiliation}]
    return {key: value for key, value in data.items() if value}


def write(items: Iterable[Item]) -> str:
    """A whole CSL-JSON file: always a list, as the schema demands."""
    return json.dumps([as_json(item) for item in items], ensure_ascii=False, indent=2) + "\n"


# --- reading


def from_json(data: Mapping[str, Any]) -> Item:
    """An item from CSL-JSON, also from what Crossref and DataCite take for it. Unknown keys are dropped."""
    given = data.get("custom")
    custom = given if isinstance(given, Mapping) else {}
    keywords = texts(custom.get("keywords")) or [word.strip() for word in text(data.get("keyword")).split(",")]
    reviewed = custom.get("peer-reviewed")
    plain = {ours: text(data.get(name)) for ours, name in STANDARD.items()}
    plain |= {ours: normalise(plain[ours]) for ours, normalise in IDENTIFIERS.items() if plain[ours]}
    return Item(
        id=text(data.get("id")),
        type=data["type"] if data.get("type") in TYPES else "document",
        authors=names(data.get("author")),
        editors=names(data.get("editor")),
        issued=date_parts(data.get("issued")),
        keywords=tuple(word for word in keywords if word),
        keywords_hu=tuple(texts(custom.get("keywords-hu"))),
        members=tuple(texts(custom.get("members"))),
        work_packages=tuple(int(number) for number in texts(custom.get("work-packages")) if number.isdecimal()),
        peer_reviewed=reviewed if isinstance(reviewed, bool) else None,
        **plain,
        **{ours: text(custom.get(name)) for ours, name in CUSTOM.items()},
    )


def text(value: Any) -> str:
    """A value as trimmed text; the first of a list, because Crossref wraps titles in lists."""
    if isinstance(value, list):
        value = value[0] if value else ""
    return str(value).strip() if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def texts(value: Any) -> list[str]:
    """A list's values as texts."""
    return [text(one) for one in value] if isinstance(value, list) else []


def names(value: Any) -> tuple[PersonName, ...]:
    """The names of a CSL-JSON list; what isn't an object is left out."""
    found = (name_from_json(one) for one in value if isinstance(one, Mapping)) if isinstance(value, list) else ()
    return tuple(name for name in found if name.family or name.literal)


def name_from_json(data: Mapping[str, Any]) -> PersonName:
    """One name. Particles and a suffix belong to the family name; one part alone is a literal."""
    words = (text(data.get(name)) for name in ("dropping-particle", "non-dropping-particle", "family"))
    family = " ".join(word for word in words if word)
    family = suffixed(family, text(data.get("suffix")))
    given = text(data.get("given"))
    at = data.get("affiliation")
    first = at[0] if isinstance(at, list) and at else {}
    is_split = bool(family and given)
    return PersonName(
        family=family if is_split else "",
        given=given if is_split else "",
        literal="" if is_split else family or text(data.get("literal")) or text(data.get("name")) or given,
        orcid=normalise_orcid(text(data.get("ORCID"))),
        affiliation=text(first.get("name")) if isinstance(first, Mapping) else text(first),
    )


def date_parts(value: Any) -> tuple[int, ...]:
    """The first date, as far as it is one: a month of 13 ends it after the year."""
    parts = value.get("date-parts") if isinstance(value, Mapping) else None
    first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
    return valid_date([text(part) for part in first])


def valid_date(parts: Iterable[str]) -> tuple[int, ...]:
    """Year, month and day from texts, as many as make sense together."""
    found: list[int] = []
    for part in list(parts)[: len(DATE_PARTS)]:
        if not part.isdecimal():
            break
        try:
            datetime.date(*[*found, int(part), 1, 1][: len(DATE_PARTS)])
        except (ValueError, OverflowError):
            break
        found.append(int(part))
    return tuple(found)
