"""Publications as cited works, both ways: export and import need the same."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from qcihungary.consortium.context import Consortium
from qcihungary.core.citation.csl import Item
from qcihungary.core.citation.languages import language_code
from qcihungary.core.citation.names import PersonName
from qcihungary.core.citation.numbers import arxiv_at, identified_by, mtmt_at, page_range
from qcihungary.publications.keywords import in_line, listed
from qcihungary.publications.rules import issued
from qcihungary.publications.vocabulary import Answer, AuthorRole, Licence, OpenAccess, PublicationType

KINDS: dict[str, tuple[str, str]] = {
    PublicationType.ARTICLE: ("article-journal", ""),
    PublicationType.CONFERENCE_PAPER: ("paper-conference", ""),
    PublicationType.PREPRINT: ("article", "Preprint"),
    PublicationType.BOOK: ("book", ""),
    PublicationType.CHAPTER: ("chapter", ""),
    PublicationType.THESIS: ("thesis", ""),
    PublicationType.POSTER: ("speech", "Poster"),
    PublicationType.TALK: ("speech", "Talk"),
    PublicationType.DATA_PAPER: ("article-journal", "Data paper"),
    PublicationType.REPORT: ("report", ""),
    PublicationType.OTHER: ("document", "Other"),
}
"""What CSL-JSON calls each type of publication: its type and genre."""

PLAIN = {
    "title": "original_title",
    "title_hu": "hungarian_title",
    "language": "language",
    "container": "venue",
    "volume": "volume",
    "issue": "issue",
    "page": "pages",
    "number": "article_number",
    "publisher": "publisher",
    "doi": "doi",
    "issn": "issn",
    "isbn": "isbn",
    "url": "url",
    "abstract": "abstract_en",
    "abstract_hu": "abstract_hu",
    "arxiv": "arxiv_id",
    "mtmt": "mtmt_id",
    "repository": "repository_url",
    "access": "access",
    "licence": "licence",
    "grant_source": "grant_known_from",
}
"""An item's plain texts, and the fields of a publication that hold them."""

GUESSED_FROM = frozenset({"document", "manuscript", "collection", "entry-encyclopedia", "entry", "review"})
"""CSL-JSON's types that leave open what a work is."""

ANSWERS = {Answer.YES: True, Answer.NO: False, Answer.UNKNOWN: None}
NOT_ACKNOWLEDGED = "no"


def grant_number() -> str:
    """The number of our grant."""
    return Consortium().facts.grant_number


# --- out


def item_of(publication: Any) -> Item:
    """A publication as a cited work. Its authorships and work packages should be prefetched."""
    people = [(person.role, person.name) for person in publication.authorships.all()]
    packages = sorted(package.number for package in publication.work_packages.all())
    return item_from(publication, people, packages, grant_number())


def item_from(columns: Any, people: Sequence[tuple[str, PersonName]], packages: Iterable[int], grant: str) -> Item:
    """The same from its columns, names in their roles, the numbers of its work packages, and the grant's number."""
    kind, genre = KINDS[columns.type]
    texts = {ours: getattr(columns, name) or "" for ours, name in PLAIN.items()}
    texts["language"] = language_code(texts["language"])
    texts["page"] = page_range(texts["page"])
    texts["arxiv"] = texts["arxiv"] or arxiv_at(texts["url"])
    texts["mtmt"] = texts["mtmt"] or mtmt_at(texts["url"])
    texts["doi"], texts["url"] = identified_by(texts["doi"], texts["url"])
    return Item(
        type=kind,
        genre=genre,
        authors=tuple(name for role, name in people if role == AuthorRole.AUTHOR),
        editors=tuple(name for role, name in people if role == AuthorRole.EDITOR),
        issued=issued(columns),
        keywords=listed(columns.keywords_en or ""),
        keywords_hu=listed(columns.keywords_hu or ""),
        work_packages=tuple(packages),
        members=tuple(dict.fromkeys(name.affiliation for _role, name in people if name.affiliation)),
        peer_reviewed=ANSWERS[Answer(columns.peer_reviewed)],
        grant={Answer.YES: grant, Answer.NO: NOT_ACKNOWLEDGED}.get(columns.grant_acknowledged, ""),
        **placed(columns.type, texts),
    )


def placed(kind: str, texts: dict[str, str]) -> dict[str, str]:
    """Where a work appeared, as CSL-JSON says it: a thesis at its publisher, a talk at its event."""
    if kind == PublicationType.THESIS and not texts["publisher"]:
        return texts | {"publisher": texts["container"], "container": ""}
    if kind in (PublicationType.POSTER, PublicationType.TALK):
        return texts | {"event": texts["container"], "container": ""}
    return texts


# --- in


@dataclass(frozen=True, slots=True)
class Author:
    """A person's part in a publication that isn't written yet."""

    role: str
    family: str
    given: str
    orcid: str
    member: str
    """The member's short name, or nothing."""

    @classmethod
    def of(cls, name: PersonName, role: str) -> "Author":
        """From a name. A group's stands where the family name does, as an authorship has it."""
        return cls(
            role,
            name.family or name.literal or name.given,
            name.given if name.family else "",
            name.orcid,
            name.affiliation,
        )


@dataclass(frozen=True, slots=True)
class Values:
    """What an item says about a publication, as its fields hold it."""

    fields: dict[str, Any] = field(default_factory=dict)
    authors: tuple[Author, ...] = ()
    work_packages: tuple[int, ...] = ()


def values_of(item: Item) -> Values:
    """An item as the values of a publication's fields. What it doesn't say is empty."""
    kind = type_of(item)
    texts = {name: getattr(item, ours) for ours, name in PLAIN.items()}
    texts |= venue_of(item, kind)
    year, month, day = (*item.issued, None, None, None)[:3]
    fields = texts | {
        "type": kind,
        "language": texts["language"] or "en",
        "year": year,
        "month": month,
        "date": item.date if day else None,
        "keywords_en": in_line(item.keywords),
        "keywords_hu": in_line(item.keywords_hu),
        "peer_reviewed": answer(item.peer_reviewed),
        "grant_acknowledged": answer(acknowledged(item)),
        "grant_known_from": item.grant_source if acknowledged(item) is not None else "",
        "access": item.access if item.access in OpenAccess.values else OpenAccess.UNKNOWN,
        "licence": item.licence if item.licence in Licence.values else "",
    }
    people = [*as_authors(item.authors, AuthorRole.AUTHOR), *as_authors(item.editors, AuthorRole.EDITOR)]
    return Values(fields, tuple(people), item.work_packages)


def as_authors(names: Iterable[PersonName], role: str) -> Iterable[Author]:
    """Names in one role."""
    return (Author.of(name, role) for name in names)


def type_of(item: Item) -> str:
    """The type of publication that an item is; what it doesn't tell is guessed from where it appeared."""
    genre = item.genre.casefold()
    if item.type == "speech":
        return PublicationType.POSTER if "poster" in genre else PublicationType.TALK
    if item.type == "article-journal" and "data paper" in genre:
        return PublicationType.DATA_PAPER
    known = {kind: publication_type for publication_type, (kind, only) in KINDS.items() if not only}
    if item.type == "article":
        return PublicationType.PREPRINT
    if item.type == "document" and item.genre == KINDS[PublicationType.OTHER][1]:
        return PublicationType.OTHER
    return known.get(item.type) or guessed_type(item)


def is_known_type(item: Item) -> bool:
    """Whether the item's type says which type of publication it is."""
    kind, genre = KINDS[PublicationType.OTHER]
    return item.genre == genre if item.type == kind else item.type in {kind for kind, _genre in KINDS.values()}


def guessed_type(item: Item) -> str:
    """The type of something that only says where it appeared; what has another type than ours is something else."""
    if item.type not in GUESSED_FROM:
        return PublicationType.OTHER
    if item.event:
        return PublicationType.CONFERENCE_PAPER
    if item.isbn:
        return PublicationType.CHAPTER if item.container else PublicationType.BOOK
    return PublicationType.PREPRINT if item.arxiv and not item.container else PublicationType.ARTICLE


def venue_of(item: Item, kind: str) -> dict[str, str]:
    """Where it appeared: for a thesis its university, for a talk its event."""
    if kind == PublicationType.THESIS and not item.container:
        return {"venue": item.publisher, "publisher": ""}
    return {"venue": item.container or item.event}


def answer(known: bool | None) -> str:  # noqa: FBT001  (it is the question's own answer)
    """What is known, as a field holds it."""
    return next(word for word, meaning in ANSWERS.items() if meaning is known)


def acknowledged(item: Item) -> bool | None:
    """Whether it acknowledges our grant. Another grant's number says nothing of ours."""
    if item.grant == NOT_ACKNOWLEDGED:
        return False
    return True if item.grant and item.grant == grant_number() else None
