"""Other results as ``core.outputs.registry`` knows results: one for all versions of a page."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from wagtail.blocks import StreamValue

from qcihungary.core.documents.rule import public_keys
from qcihungary.core.languages import language_of_path
from qcihungary.core.lists.folding import fold
from qcihungary.core.outputs.dublin_core import OPEN_ACCESS, Statement
from qcihungary.core.outputs.machine import licence_url
from qcihungary.core.outputs.pages import AnyVersion, by_translation_key, key_of, texts_of, translation_keys
from qcihungary.core.outputs.registry import Kinds, Output
from qcihungary.results.citation import PREFIX
from qcihungary.results.result import OtherResultPage
from qcihungary.results.vocabulary import ResultKind

DCMI_TYPES = {
    ResultKind.DATASET: "Dataset",
    ResultKind.SOFTWARE: "Software",
    ResultKind.DEMONSTRATOR: "PhysicalObject",
    ResultKind.VIDEO: "MovingImage",
    ResultKind.EXHIBITION: "Event",
}
"""The kinds by the DCMI type vocabulary. Whatever isn't here is a text."""


@dataclass
class Row:
    """The columns of one page that make it an output, with what it is linked with."""

    pk: int
    title: str
    summary: str
    url_path: str
    translation_key: UUID
    alias_of: int | None
    awaits_translation: bool
    last_published_at: datetime | None
    kind: str
    date: date
    creators: StreamValue
    document_id: int | None
    repository: str
    licence: str
    doi: str
    patent_number: str
    standard_number: str
    standard_body: str
    venue: str
    related: list[str]
    members: dict[int, None] = field(default_factory=dict)
    work_packages: dict[int, None] = field(default_factory=dict)

    @property
    def language(self) -> str:
        """The code of the tree it stands in."""
        return language_of_path(self.url_path)

    @property
    def is_told(self) -> bool:
        """Whether it tells its content in its own language."""
        return self.alias_of is None and not self.awaits_translation

    @property
    def words(self) -> str:
        """What a free-text filter looks into."""
        names = (raw["value"].get(part) or "" for raw in self.creators.raw_data for part in ("family", "given"))
        own = (self.title, self.summary, self.doi, self.patent_number, self.standard_number, self.standard_body)
        return " ".join((*own, self.venue, *names))


COLUMNS = (
    "pk", "title", "search_description", "url_path", "translation_key", "alias_of", "awaits_translation",
    "last_published_at", "kind", "date", "creators", "document", "repository", "licence", "doi", "patent_number",
    "standard_number", "standard_body", "venue", "related",
)  # fmt: skip
"""In the order of the fields of a row."""


def read_rows() -> Iterator[Row]:
    """The public pages, in one query: a page has a row for each pair of a member and a work package."""
    rows: dict[int, Row] = {}
    links = ("members", "work_packages__number")
    for *own, member, package in OtherResultPage.objects.public().order_by("pk").values_list(*COLUMNS, *links):
        row = rows.setdefault(own[0], Row(*own))
        row.members |= {member: None} if member else {}
        row.work_packages |= {package: None} if package else {}
    yield from rows.values()


class OtherResults:
    """The pages of other results."""

    kinds: Kinds = dict(ResultKind.choices)

    def outputs(self) -> Iterator[Output]:
        """All that are public."""
        for translation_key, versions in by_translation_key(read_rows()).items():
            first = told(versions)
            yield Output(
                key=key_of(PREFIX, translation_key),
                kind=first.kind,
                date=first.date,
                changed=max((row.last_published_at for row in versions if row.last_published_at), default=None),
                work_packages=tuple(sorted(first.work_packages)),
                members=tuple(first.members),
                is_open=is_open(first),
                related=tuple(first.related),
                words=fold(" ".join(row.words for row in versions)),
                **texts_of(versions),
            )

    def dublin_core(self, keys: Collection[str]) -> Mapping[str, Sequence[Statement]]:
        """Creators, identifiers, type and rights."""
        wanted = list(translation_keys(PREFIX, keys))
        pages = OtherResultPage.objects.public().filter(translation_key__in=wanted).select_related("document")
        versions = by_translation_key(pages) if wanted else {}
        return {key_of(PREFIX, key): list(statements(told(found))) for key, found in versions.items()}


def told(versions: Sequence[AnyVersion]) -> AnyVersion:
    """The version that speaks for the facts: the English one if it is told, else the Hungarian one."""
    return next(version for version in versions if version.is_told)


def is_open(page: "OtherResultPage | Row") -> bool:
    """Whether everybody may read or use it: there is a file, or an open licence and a place where it is kept."""
    return bool(page.document_id in public_keys() or (page.licence and (page.repository or page.doi)))


def statements(page: OtherResultPage) -> Iterator[Statement]:
    """What Dublin Core says of a page."""
    yield from (Statement("creator", name.sorted_form) for name in page.names)
    yield Statement("type", DCMI_TYPES.get(ResultKind(page.kind), "Text"))
    yield Statement("language", page.text_language)
    for identifier in (page.doi_url, page.repository, page.patent_number, page.standard_number):
        yield Statement("identifier", identifier)
    yield Statement("rights", OPEN_ACCESS if is_open(page) else "")
    yield Statement("rights", licence_url(page.licence))
    if page.document and page.document_id in public_keys():
        yield Statement("format", page.document.content_type)
