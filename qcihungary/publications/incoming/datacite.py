"""What DataCite's REST API says of a work (https://api.datacite.org), as a cited work. arXiv's DOIs are there."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from qcihungary.core.citation import csl
from qcihungary.core.citation.csl import Item
from qcihungary.core.citation.names import PersonName, name_from
from qcihungary.core.identifiers import ARXIV, ARXIV_PREFIX, normalise_arxiv, normalise_doi, normalise_orcid
from qcihungary.publications.incoming.crossref import licence_of
from qcihungary.publications.incoming.markup import paragraphs, plain
from qcihungary.publications.vocabulary import OpenAccess

TYPES = {
    "preprint": "article",
    "journalarticle": "article-journal",
    "datapaper": "article-journal",
    "conferencepaper": "paper-conference",
    "book": "book",
    "bookchapter": "chapter",
    "dissertation": "thesis",
    "report": "report",
    "dataset": "dataset",
    "software": "software",
    "poster": "speech",
    "presentation": "speech",
}
GENRES = {"datapaper": "Data paper", "poster": "Poster", "presentation": "Talk"}
DATE_TYPES = ("Issued", "Submitted", "Available", "Created")


def item_of(work: Mapping[str, Any], grant: str) -> Item:
    """A work of DataCite's: the ``attributes`` of a DOI. ``grant`` is the number its funding is searched for."""
    doi = normalise_doi(csl.text(work.get("doi")))
    arxiv = normalise_arxiv(doi) if doi.startswith(ARXIV_PREFIX) else ""
    kind = kind_of(work)
    container = mapping(work.get("container"))
    publisher = work.get("publisher")
    pages = [csl.text(container.get(name)) for name in ("firstPage", "lastPage")]
    has_grant = any(grant in csl.text(funding.get("awardNumber")) for funding in objects(work.get("fundingReferences")))
    is_arxiv = bool(ARXIV.match(arxiv))
    return Item(
        type="article" if is_arxiv else TYPES.get(kind, "document"),
        genre=GENRES.get(kind, ""),
        title=title_of(work),
        authors=tuple(name_of(creator) for creator in objects(work.get("creators"))),
        issued=date_of(work),
        language=csl.text(work.get("language"))[:2],
        container=plain(csl.text(container.get("title"))),
        volume=csl.text(container.get("volume")),
        issue=csl.text(container.get("issue")),
        page="-".join(page for page in pages if page),
        publisher=plain(csl.text(publisher.get("name") if isinstance(publisher, Mapping) else publisher)),
        doi=doi,
        arxiv=arxiv if is_arxiv else "",
        abstract=described(work, "Abstract"),
        keywords=tuple(dict.fromkeys(subjects(work))),
        licence=licence_of(csl.text(rights.get("rightsUri")) for rights in objects(work.get("rightsList"))),
        repository=f"https://arxiv.org/abs/{arxiv}" if is_arxiv else "",
        access=OpenAccess.GREEN if is_arxiv else "",
        grant=grant if has_grant else "",
        grant_source="",
    )


def mapping(value: Any) -> Mapping[str, Any]:
    """The value if it is an object, or an empty one."""
    return value if isinstance(value, Mapping) else {}


def objects(value: Any) -> list[Mapping[str, Any]]:
    """The objects in a list."""
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []


def kind_of(work: Mapping[str, Any]) -> str:
    """The most telling of the types that it is given."""
    types = mapping(work.get("types"))
    names = (
        re.sub(r"[^a-z]", "", csl.text(types.get(key)).casefold()) for key in ("resourceTypeGeneral", "resourceType")
    )
    return next((name for name in names if name in TYPES), "")


def title_of(work: Mapping[str, Any]) -> str:
    """The main title: the one without a type."""
    titles = sorted(objects(work.get("titles")), key=lambda title: bool(title.get("titleType")))
    return plain(csl.text(titles[0].get("title"))) if titles else ""


def name_of(creator: Mapping[str, Any]) -> PersonName:
    """A creator's name, with ORCID and the first affiliation."""
    family, given = csl.text(creator.get("familyName")), csl.text(creator.get("givenName"))
    whole = csl.text(creator.get("name"))
    if family and given:
        name = PersonName(family=family, given=given)
    elif creator.get("nameType") == "Organizational":
        name = PersonName(literal=whole)
    else:
        name = name_from(whole or family or given)
    orcids = (
        normalise_orcid(csl.text(one.get("nameIdentifier")))
        for one in objects(creator.get("nameIdentifiers"))
        if csl.text(one.get("nameIdentifierScheme")).upper() == "ORCID"
    )
    at = creator.get("affiliation")
    first = at[0] if isinstance(at, list) and at else ""
    affiliation = csl.text(first.get("name") if isinstance(first, Mapping) else first)
    return PersonName(name.family, name.given, name.literal, next(orcids, ""), affiliation)


def date_of(work: Mapping[str, Any]) -> tuple[int, ...]:
    """The first date of a telling type that agrees with the year, or the year."""
    year = csl.valid_date([csl.text(work.get("publicationYear"))])
    dates = {csl.text(one.get("dateType")): csl.text(one.get("date")) for one in objects(work.get("dates"))}
    for name in DATE_TYPES:
        found = csl.valid_date(re.split(r"[-T]", dates.get(name, ""))[:3])
        if len(found) > 1 and (not year or found[0] == year[0]):
            return found
    return year


def described(work: Mapping[str, Any], kind: str) -> str:
    """The description of a kind."""
    found = (one for one in objects(work.get("descriptions")) if one.get("descriptionType") == kind)
    return paragraphs(csl.text(next(found, {}).get("description")))


def subjects(work: Mapping[str, Any]) -> Iterator[str]:
    """Keywords, without the numbers of classifications."""
    for subject in objects(work.get("subjects")):
        scheme = csl.text(subject.get("subjectScheme")).casefold()
        text = plain(csl.text(subject.get("subject")))
        if text and scheme in ("", "keyword", "arxiv"):
            yield re.sub(r"\s*\([a-z-]+(?:\.[A-Za-z-]+)?\)$", "", text)
