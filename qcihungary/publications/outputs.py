"""Publications as ``core.outputs.registry`` knows results."""

import datetime
from collections.abc import Collection, Iterator, Mapping, Sequence

from django.utils.translation import gettext_lazy as _

from qcihungary.consortium.models import Member
from qcihungary.core.citation.names import named
from qcihungary.core.identifiers import doi_url
from qcihungary.core.languages import LANGUAGE_CODES
from qcihungary.core.made import Made
from qcihungary.core.outputs.dublin_core import CLOSED_ACCESS, OPEN_ACCESS, Statement
from qcihungary.core.outputs.machine import licence_url
from qcihungary.core.outputs.registry import Kinds, Output
from qcihungary.publications.listing import PublicationsIndexPage
from qcihungary.publications.rows import Catalogue, Row
from qcihungary.publications.structured_data import arxiv_url
from qcihungary.publications.vocabulary import OpenAccess, PublicationType

KIND = "publication"

SEMANTICS = {
    PublicationType.ARTICLE: "article",
    PublicationType.CONFERENCE_PAPER: "conferenceObject",
    PublicationType.PREPRINT: "preprint",
    PublicationType.BOOK: "book",
    PublicationType.CHAPTER: "bookPart",
    PublicationType.POSTER: "conferenceObject",
    PublicationType.TALK: "lecture",
    PublicationType.DATA_PAPER: "article",
    PublicationType.REPORT: "report",
    PublicationType.OTHER: "other",
}
"""The types by the info:eu-repo vocabulary. It has none for a thesis whose degree nobody tells."""


class Publications:
    """The public publications, while their list is public."""

    kinds: Kinds = {KIND: _("Publication")}

    def outputs(self) -> list[Output]:
        """All of them. Those whose rows didn't change are those of the last time."""
        lists = {code: found for code in LANGUAGE_CODES if (found := PublicationsIndexPage.address(code))}
        members = {member.short_name: member.pk for member in Member.known().values()}
        rows = Catalogue.current().rows if lists else ()
        return made_outputs.of((row.key, (row, lists, members)) for row in rows)

    def dublin_core(self, keys: Collection[str]) -> Mapping[str, Sequence[Statement]]:
        """Who wrote it, its identifiers, where it appeared, and how open it is."""
        rows = {row.key: row for row in Catalogue.current().rows}
        return {key: [said for said in statements(rows[key]) if said.value] for key in keys if key in rows}


Surrounded = tuple[Row, Mapping[str, str], Mapping[str, int]]
"""A row, the addresses of the lists by language, and the keys of the members by their short names."""


def output(source: Surrounded) -> Output:
    """A publication as one of the project's outputs."""
    row, lists, members = source
    item = row.item
    titles = {item.language: item.title} | ({"hu": item.title_hu} if item.title_hu else {})
    abstracts = {"en": item.abstract, "hu": item.abstract_hu}
    return Output(
        key=row.key,
        kind=KIND,
        titles=titles,
        addresses={code: f"{address}{row.slug}/" for code, address in lists.items()},
        summaries={code: text for code, text in abstracts.items() if text},
        date=None if row.day == datetime.date.min else row.day,
        date_parts=len(item.issued) or 1,
        changed=row.changed,
        work_packages=row.packages,
        members=tuple(members[name] for name in item.members if name in members),
        is_open=row.is_open,
        related=row.related,
        words=row.words,
    )


made_outputs = Made[str, Surrounded, Output](output)


def statements(row: Row) -> Iterator[Statement]:
    """What Dublin Core says of a publication; an empty one is none."""
    item = row.item
    yield from (Statement("creator", name.sorted_form) for name in named(item.authors))
    yield from (Statement("contributor", name.sorted_form) for name in named(item.editors))
    yield from (Statement("subject", word, "en") for word in item.keywords)
    yield from (Statement("subject", word, "hu") for word in item.keywords_hu)
    yield Statement("publisher", item.publisher)
    kind = SEMANTICS.get(PublicationType(row.type), "")
    yield Statement("type", f"info:eu-repo/semantics/{kind}" if kind else "")
    yield Statement("type", "Text")
    yield Statement("identifier", doi_url(item.doi) if item.doi else "")
    yield Statement("identifier", arxiv_url(item.arxiv))
    yield Statement("source", item.container or item.event)
    yield Statement("language", item.language)
    yield Statement("rights", access_right(OpenAccess(item.access)))
    yield Statement("rights", licence_url(item.licence))


def access_right(access: OpenAccess) -> str:
    """How open it is, in the words of info:eu-repo; nothing where nobody knows."""
    if access is OpenAccess.UNKNOWN:
        return ""
    return OPEN_ACCESS if access.is_open else CLOSED_ACCESS
