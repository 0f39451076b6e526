"""Whether a work is here already: by its DOI, its arXiv id, its title; or as a preprint beside its article."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from qcihungary.core.citation.csl import Item
from qcihungary.core.citation.numbers import DASHES
from qcihungary.core.identifiers import arxiv_work
from qcihungary.core.lists.folding import fold
from qcihungary.publications.citation import type_of
from qcihungary.publications.incoming.markup import plain
from qcihungary.publications.models import Publication
from qcihungary.publications.vocabulary import PublicationType

SHORTEST_TITLE = 12
"""Letters that a title must have to say that two works are one: "Preface" doesn't."""


Identity = tuple[str, ...]
IDENTIFYING = ("year", "month", "venue", "volume", "issue", "pages", "article_number")
"""What else has to agree for two works to be one, if their titles are short or many works have it."""


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
    whole: dict[Identity, list[Known]] = field(default_factory=dict)
    met: set[Known] = field(default_factory=set)
    """Those that an entry of the text was recognised as: of two alike the next entry is the other one."""

    arxiv: dict[str, list[Known]] = field(default_factory=dict)
    titles: dict[str, list[Known]] = field(default_factory=dict)

    @classmethod
    def of_records(cls) -> "Index":
        """All records, in one query."""
        index = cls()
        names = ("pk", "type", "doi", "arxiv_id", "original_title", "hungarian_title", "publisher", *IDENTIFYING)
        for fields in Publication.objects.order_by("pk").values(*names):
            if fields["type"] == PublicationType.THESIS:  # its university may stand in either
                fields["venue"] = fields["venue"] or fields["publisher"]
            known = Known(fields["type"] == PublicationType.PREPRINT, fields["doi"], record=fields["pk"])
            index.add(known, fields["doi"], fields["arxiv_id"], (fields["original_title"], fields["hungarian_title"]))
            index.whole.setdefault(identity_of(fields), []).append(known)
        return index

    def add(self, known: Known, doi: str, arxiv: str, titles: Iterable[str]) -> None:
        """Know one work more."""
        if doi:
            self.dois.setdefault(doi, known)
        if arxiv:
            self.arxiv.setdefault(arxiv_work(arxiv), []).append(known)
        for title in {title_key(title) for title in titles} - {""}:
            self.titles.setdefault(title, []).append(known)

    def add_entry(self, number: int, item: Item, fields: Mapping[str, Any]) -> None:
        """Know an entry of the text, and the values that it has as a publication."""
        known = Known(type_of(item) == PublicationType.PREPRINT, item.doi, entry=number)
        self.add(known, item.doi, item.arxiv, (item.title, item.title_hu))
        self.whole.setdefault(identity_of(fields), []).append(known)

    def match(self, item: Item, fields: Mapping[str, Any]) -> Match | None:
        """What an item is a duplicate of, by the best reason there is."""
        if item.doi in self.dois:
            return found(Reason.DOI, self.dois[item.doi])
        alike = [known for known in self.whole.get(identity_of(fields), []) if fits(known, item)] if item.title else []
        if alike:
            known = next((known for known in alike if known not in self.met), alike[0])
            self.met.add(known)
            return found(Reason.TITLE, known)
        is_preprint = type_of(item) == PublicationType.PREPRINT
        by_arxiv = self.arxiv.get(arxiv_work(item.arxiv), []) if item.arxiv else []
        by_title = [known for title in (item.title, item.title_hu) for known in self.titles.get(title_key(title), [])]
        same = [
            (reason, known) for reason, list_ in ((Reason.ARXIV, by_arxiv), (Reason.TITLE, by_title)) for known in list_
        ]
        for reason, known in same:
            if known.is_preprint == is_preprint and fits(known, item):
                return found(reason, known)
        same = [(reason, known) for reason, known in same if known.is_preprint != is_preprint]
        return found(Reason.COUNTERPART, same[0][1]) if same else None


def fits(known: Known, item: Item) -> bool:
    """Whether two works may be one: works with different DOIs are two."""
    return not (known.doi and item.doi and known.doi != item.doi)


def identity_of(fields: Mapping[str, Any]) -> Identity:
    """What tells works with one title apart, such as prefaces."""
    values = (fields[name] for name in ("original_title", "type", *IDENTIFYING))
    return tuple(DASHES.sub("-", plain(str(value or ""))).casefold() for value in values)


def found(reason: Reason, known: Known) -> Match:
    """The match with something known."""
    return Match(reason, known.record, known.entry)


def title_key(title: str) -> str:
    """A title without case, accents and punctuation; empty if it is too short to tell works apart."""
    key = fold(plain(title)).replace(" ", "")
    return key if len(key) >= SHORTEST_TITLE else ""
