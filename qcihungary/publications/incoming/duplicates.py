"""Whether a work is here already: by its DOI, its arXiv id, its title; or as a preprint beside its article."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import models
from django.utils.translation import gettext_lazy as _

from qcihungary.core.citation.csl import Item
from qcihungary.core.identifiers import arxiv_work
from qcihungary.core.lists.folding import fold
from qcihungary.publications.citation import type_of
from qcihungary.publications.models import Publication
from qcihungary.publications.vocabulary import PublicationType

SHORTEST_TITLE = 12
"""Letters that a title must have to say that two works are one: "Preface" doesn't."""


class Reason(models.TextChoices):
    """Why two works are taken for one, or for two forms of one."""

    DOI = "doi", _("the same DOI")
    ARXIV = "arxiv", _("the same arXiv id")
    TITLE = "title", _("the same title")
    COUNTERPART = "counterpart", _("a preprint and its article")


@dataclass(frozen=True, slots=True)
class Match:
    """What an entry is a duplicate of: a record, or an earlier entry of the same text."""

    reason: Reason
    record: int | None = None
    entry: int | None = None

    @property
    def is_same(self) -> bool:
        """Whether both are one work, and not a preprint and its article."""
        return self.reason is not Reason.COUNTERPART


@dataclass(frozen=True, slots=True)
class Known:
    """A work that may be met again."""

    is_preprint: bool
    doi: str
    record: int | None = None
    entry: int | None = None


@dataclass(slots=True)
class Index:
    """What is known, by everything that may be the same."""

    dois: dict[str, Known] = field(default_factory=dict)
    arxiv: dict[str, list[Known]] = field(default_factory=dict)
    titles: dict[str, list[Known]] = field(default_factory=dict)

    @classmethod
    def of_records(cls) -> "Index":
        """All records, in one query."""
        index = cls()
        names = ("pk", "type", "doi", "arxiv_id", "original_title", "hungarian_title")
        for pk, kind, doi, arxiv, *titles in Publication.objects.order_by("pk").values_list(*names):
            known = Known(kind == PublicationType.PREPRINT, doi, record=pk)
            index.add(known, doi, arxiv, titles)
        return index

    def add(self, known: Known, doi: str, arxiv: str, titles: Iterable[str]) -> None:
        """Know one work more."""
        if doi:
            self.dois.setdefault(doi, known)
        if arxiv:
            self.arxiv.setdefault(arxiv_work(arxiv), []).append(known)
        for title in {title_key(title) for title in titles} - {""}:
            self.titles.setdefault(title, []).append(known)

    def add_entry(self, number: int, item: Item) -> None:
        """Know an entry of the text."""
        known = Known(type_of(item) == PublicationType.PREPRINT, item.doi, entry=number)
        self.add(known, item.doi, item.arxiv, (item.title, item.title_hu))

    def match(self, item: Item) -> Match | None:
        """What an item is a duplicate of, by the best reason there is."""
        if item.doi in self.dois:
            return found(Reason.DOI, self.dois[item.doi])
        is_preprint = type_of(item) == PublicationType.PREPRINT
        by_arxiv = self.arxiv.get(arxiv_work(item.arxiv), []) if item.arxiv else []
        by_title = [known for title in (item.title, item.title_hu) for known in self.titles.get(title_key(title), [])]
        same = [
            (reason, known) for reason, list_ in ((Reason.ARXIV, by_arxiv), (Reason.TITLE, by_title)) for known in list_
        ]
        for reason, known in same:
            if known.is_preprint == is_preprint:
                return found(reason, known)
        return found(Reason.COUNTERPART, same[0][1]) if same else None


def found(reason: Reason, known: Known) -> Match:
    """The match with something known."""
    return Match(reason, known.record, known.entry)


def title_key(title: str) -> str:
    """A title without case, accents and punctuation; empty if it is too short to tell works apart."""
    key = fold(title).replace(" ", "")
    return key if len(key) >= SHORTEST_TITLE else ""
