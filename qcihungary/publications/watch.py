"""What coordinators must look after: publications that the grant agreement or a reader would miss something of."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from qcihungary.core.identifiers import arxiv_doi, validate_orcid
from qcihungary.core.lists.folding import fold
from qcihungary.publications.incoming.duplicates import title_key
from qcihungary.publications.records import Publication
from qcihungary.publications.vocabulary import Answer, KnownFrom, OpenAccess, PublicationType

WITHOUT_DOI = frozenset({PublicationType.TALK, PublicationType.POSTER, PublicationType.THESIS})
"""Types that seldom have a DOI."""


class Concern(models.TextChoices):
    """What is to be mended."""

    NO_OPEN_COPY = "no-open-copy", _("No open-access copy")
    NOT_ACKNOWLEDGED = "grant", _("Grant not acknowledged")
    PUBLISHED = "published", _("Preprint published since")
    NO_DOI = "no-doi", _("Missing DOI")
    BAD_ORCID = "orcid", _("Wrong ORCID iD")


@dataclass(frozen=True)
class Finding:
    """A concern with what is known of it, in the editor's language."""

    concern: Concern
    note: str = ""


@dataclass(frozen=True)
class Watched:
    """A publication with all that is to be mended of it."""

    publication: Publication
    findings: tuple[Finding, ...]

    @property
    def concerns(self) -> set[Concern]:
        """Its concerns, each once."""
        return {finding.concern for finding in self.findings}


Articles = Mapping[str, list[Any]]
"""Articles by their titles, as ``title_key`` compares them."""


def watch_list() -> list[Watched]:
    """Every publication with something to mend, drafts too, newest first. Three queries."""
    found = list(Publication.objects.newest_first().whole())
    articles = by_title(found)
    watched = (Watched(one, tuple(findings_of(one, articles))) for one in found)
    return [one for one in watched if one.findings]


def by_title(publications: Iterable[Publication]) -> Articles:
    """The articles among publications."""
    articles: dict[str, list[Any]] = defaultdict(list)
    for one in publications:
        if one.type == PublicationType.ARTICLE and (key := title_key(one.original_title)):
            articles[key].append(one)
    return articles


def concerns_of(publication: Publication) -> list[Finding]:
    """What is to be mended of one publication. Other publications are asked of a preprint only."""
    is_preprint = publication.type == PublicationType.PREPRINT
    others = Publication.objects.filter(type=PublicationType.ARTICLE).whole() if is_preprint else ()
    return list(findings_of(publication, by_title(others)))


def findings_of(publication: Publication, articles: Articles) -> Iterator[Finding]:
    """The findings, in the order of ``Concern``."""
    if not has_open_copy(publication):
        yield Finding(Concern.NO_OPEN_COPY)
    if publication.grant_acknowledged != Answer.YES:
        yield Finding(Concern.NOT_ACKNOWLEDGED, grant_note(publication))
    for article in appeared_as(publication, articles):
        yield Finding(Concern.PUBLISHED, gettext("It appeared as: %(title)s") % {"title": article_label(article)})
    if not publication.doi and publication.type not in WITHOUT_DOI:
        yield Finding(Concern.NO_DOI, doi_note(publication))
    for person in publication.authorships.all():
        if person.orcid and (reason := orcid_fault(person.orcid)):
            yield Finding(Concern.BAD_ORCID, f"{person.name.display()}, {person.orcid}: {reason}")


def has_open_copy(publication: Publication) -> bool:
    """Whether anybody may read it somewhere: at the publisher, in a repository, at arXiv, or here."""
    copies = (publication.repository_url, publication.arxiv_id, publication.document_id)
    return OpenAccess(publication.access).is_open or any(copies)


def grant_note(publication: Publication) -> str:
    """Who says that the grant isn't acknowledged, or that nobody has looked."""
    if publication.grant_acknowledged == Answer.UNKNOWN:
        return gettext("Nobody has looked yet.")
    if publication.grant_known_from == KnownFrom.UNKNOWN:
        return ""
    return gettext("Known from: %(source)s") % {"source": KnownFrom(publication.grant_known_from).label}


def doi_note(publication: Publication) -> str:
    """The DOI that a preprint has from arXiv, though nobody has entered it."""
    return gettext("arXiv's is %(doi)s") % {"doi": arxiv_doi(publication.arxiv_id)} if publication.arxiv_id else ""


def orcid_fault(orcid: str) -> str:
    """What is wrong with an ORCID iD; nothing if it is right."""
    try:
        validate_orcid(orcid)
    except ValidationError as error:
        return str(error.message)
    return ""


def appeared_as(publication: Publication, articles: Articles) -> list[Any]:
    """The articles that a preprint became: the same title, an author in common, and no link between the two yet."""
    if publication.type != PublicationType.PREPRINT:
        return []
    same = articles.get(title_key(publication.original_title), ())
    return [one for one in same if families(one) & families(publication) and not is_linked(one, publication)]


def families(publication: Publication) -> set[str]:
    """The family names of its authors, as they are compared."""
    return {fold(person.family) for person in publication.authorships.all()}


def is_linked(one: Publication, other: Publication) -> bool:
    """Whether an editor has linked two publications, at either end."""
    return other.output_key in one.related or one.output_key in other.related


def article_label(article: Publication) -> str:
    """An article in a few words."""
    return ", ".join(str(part) for part in (article.original_title, article.venue, article.year) if part)
