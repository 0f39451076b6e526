"""Making an entry fit for a record: what is wrong is left out and told, so that it spoils nothing else."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils import timezone

from qcihungary.consortium.models import Member
from qcihungary.core import identifiers
from qcihungary.core.citation.csl import Item
from qcihungary.core.citation.languages import language_code
from qcihungary.core.citation.names import PersonName
from qcihungary.core.citation.numbers import page_range
from qcihungary.core.lists.folding import fold
from qcihungary.core.stamps import kept
from qcihungary.publications.citation import KINDS, PLAIN, is_known_type, type_of
from qcihungary.publications.incoming.crossref import licence_of
from qcihungary.publications.incoming.entries import Entry
from qcihungary.publications.incoming.markup import lines, plain
from qcihungary.publications.models import Publication
from qcihungary.publications.rules import ADVANCE, FIRST_YEAR
from qcihungary.publications.vocabulary import Licence, PublicationType

Check = tuple[Callable[[str], str], Callable[[str], None]]

validate_url = URLValidator(schemes=["http", "https"])

CHECKS: dict[str, Check] = {
    "doi": (identifiers.normalise_doi, identifiers.validate_doi),
    "issn": (identifiers.normalise_issn, identifiers.validate_issn),
    "isbn": (identifiers.normalise_isbn, identifiers.validate_isbn),
    "arxiv": (identifiers.normalise_arxiv, identifiers.validate_arxiv),
    "url": (str.strip, validate_url),
    "repository": (str.strip, validate_url),
}
NOTE_OF = {"repository": "url"}
NAME_LENGTH = 120
"""Of a family name, and of a given name."""

KEYWORDS_LENGTH = 500
ONE_LINE = ("title", "title_hu", "container", "event", "event_place", "publisher", "publisher_place", "collection")
WITHOUT_FIELD = ("collection", "edition", "publisher_place", "event", "event_place", "version", "genre", "note")
"""What a cited work may say, but a publication doesn't keep."""


def checked(entry: Entry) -> Entry:
    """The entry as it can be written."""
    notes: list[str] = []
    item = with_identifiers(without_markup(with_language(entry.item, notes)), notes)
    item = with_licence(item, notes)
    item = with_date(item, notes)
    item = within_lengths(item, notes)
    item = with_people(item, notes)
    if not is_known_type(item) and item.title:
        notes.append("other" if type_of(item) == PublicationType.OTHER else "type")
    if type_of(item) == PublicationType.PREPRINT:
        item = as_preprint(item, notes)
    known = dict.fromkeys((*entry.lost, *homeless(item)))
    return replace(entry, item=item, lost=tuple(known)).noting(*notes)


def without_markup(item: Item) -> Item:
    """The item with plain texts: publishers' files hold HTML, MathML, JATS and entities."""
    changed: dict[str, Any] = {name: plain(getattr(item, name)) for name in ONE_LINE}
    changed |= {name: lines(getattr(item, name)) for name in ("abstract", "abstract_hu")}
    changed |= {name: tuple(map(plain, getattr(item, name))) for name in ("keywords", "keywords_hu")}
    for role in ("authors", "editors"):
        changed[role] = tuple(
            replace(name, family=plain(name.family), given=plain(name.given), literal=plain(name.literal))
            for name in getattr(item, role)
        )
    return replace(item, **changed)


def with_language(item: Item, notes: list[str]) -> Item:
    """The language's code. Looked at first: a name is longer than its field."""
    code = language_code(item.language)
    if item.language and not code:
        notes.append("language")
    return replace(item, language=code)


def homeless(item: Item) -> list[tuple[str, str]]:
    """What an item says that a publication has no field for."""
    implied = {genre for _type, genre in KINDS.values()}
    said = {name: getattr(item, name) for name in WITHOUT_FIELD}
    said["genre"] = "" if item.genre in implied else item.genre
    said["event"] = item.event if item.container and item.event != item.container else ""
    return [(name, value) for name, value in said.items() if value]


def with_identifiers(item: Item, notes: list[str]) -> Item:
    """Identifiers and addresses in their canonical forms, without those that are none."""
    changed: dict[str, Any] = {}
    for name, (normalise, validate) in CHECKS.items():
        value = normalise(getattr(item, name)) if getattr(item, name) else ""
        try:
            if value:
                validate(value)
        except ValidationError:
            notes.append(NOTE_OF.get(name, name))
            value = ""
        changed[name] = value
    if changed["doi"] and identifiers.normalise_doi(changed["url"]) == changed["doi"]:
        changed["url"] = ""
    changed["page"] = page_range(item.page)
    changed["mtmt"] = item.mtmt if re.fullmatch(r"\d{1,12}", item.mtmt) else ""
    return replace(item, **changed)


def with_licence(item: Item, notes: list[str]) -> Item:
    """The licence as SPDX names it, from its address or from how people write it."""
    if not item.licence or item.licence in Licence.values:
        return item
    words = "-".join(item.licence.upper().replace("-", " ").split())
    found = words if words in Licence.values else licence_of([item.licence])
    if not found:
        notes.append("licence")
    return replace(item, licence=found)


def with_date(item: Item, notes: list[str]) -> Item:
    """No date in a year that can't be right."""
    if item.year is None or FIRST_YEAR <= item.year <= timezone.localdate().year + ADVANCE:
        return item
    notes.append("year")
    return replace(item, issued=())


def within_lengths(item: Item, notes: list[str]) -> Item:
    """No text longer than its field. Whole keywords are left out at the end."""
    changed: dict[str, Any] = {}
    for ours, name in PLAIN.items():
        longest = getattr(Publication._meta.get_field(name), "max_length", None)
        value = getattr(item, ours)
        if longest and len(value) > longest:
            changed[ours] = "" if ours in CHECKS else f"{value[: longest - 1].rstrip()}…"
    words: dict[str, Any] = {name: fitting(getattr(item, name)) for name in ("keywords", "keywords_hu")}
    if changed or any(words[name] != getattr(item, name) for name in words):
        notes.append("long")
    return replace(item, **changed, **words)


def fitting(words: tuple[str, ...]) -> tuple[str, ...]:
    """As many keywords as have room."""
    plain = tuple(words)
    while len("; ".join(plain)) >= KEYWORDS_LENGTH:
        plain = plain[:-1]
    return plain


def as_preprint(item: Item, notes: list[str]) -> Item:
    """A preprint without what only its article has."""
    if item.volume or item.issue or item.issn:
        notes.append("preprint")
    return replace(item, volume="", issue="", issn="", peer_reviewed=None if item.peer_reviewed else item.peer_reviewed)


# --- people


def with_people(item: Item, notes: list[str]) -> Item:
    """Names that fit, ORCID iDs that are right, affiliations that are members."""
    authors, editors = (tuple(person(name, notes) for name in names) for names in (item.authors, item.editors))
    return replace(item, authors=authors, editors=editors)


def person(name: PersonName, notes: list[str]) -> PersonName:
    """One name."""
    orcid = identifiers.normalise_orcid(name.orcid)
    try:
        if orcid:
            identifiers.validate_orcid(orcid)
    except ValidationError:
        notes.append("orcid")
        orcid = ""
    member = member_of(name.affiliation)
    if member and member != name.affiliation:
        notes.append("members")
    parts = (name.family, name.given, name.literal)
    if any(len(part) > NAME_LENGTH for part in parts):
        notes.append("long")
    family, given, literal = (part[:NAME_LENGTH] for part in parts)
    return PersonName(family, given, literal, orcid, member)


def member_of(affiliation: str) -> str:
    """The short name of the member that an affiliation names, or nothing."""
    if not affiliation:
        return ""
    folded = f" {fold(affiliation)} "
    return next((short for name, short in member_names() if affiliation == short or f" {name} " in folded), "")


def member_names() -> list[tuple[str, str]]:
    """The folded names of members with their short names; kept in memory under a stamp."""
    return kept.get(
        "member names for imports",
        lambda: [
            (folded, member.short_name)
            for member in Member.known().values()
            for name in (member.name_en, member.name_hu, member.short_name)
            if (folded := fold(name or ""))
        ],
    )
