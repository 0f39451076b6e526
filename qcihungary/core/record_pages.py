"""Index pages of records: one record has one address per language, and one source of alternates."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from wagtail.contrib.routable_page.models import RoutablePageMixin

from qcihungary.core.addresses.records import moved_record, was_named
from qcihungary.core.addresses.targets import Step, Target
from qcihungary.core.alternates import LiveVersion
from qcihungary.core.languages import other_language
from qcihungary.core.pages import ListingPage
from qcihungary.core.restrictions import closed_paths
from qcihungary.core.stamps import kept


@dataclass(frozen=True)
class RecordSubject:
    """A record as the head of its document speaks of it: in the reader's language, or in the other where that lacks."""

    title: str
    summary: str
    text_language: str

    @property
    def is_told(self) -> bool:
        """Whether it is told in the reader's language."""
        return self.text_language == get_language()

    @classmethod
    def of(cls, record: Any, title: str = "title", summary: str = "") -> "RecordSubject":
        """A bilingual record, from the names of its fields. The title decides in which language it is told."""
        code = get_language() or "en"
        told = code if getattr(record, f"{title}_{code}") else other_language(code)
        return cls(getattr(record, f"{title}_{told}"), getattr(record, f"{summary}_{told}") if summary else "", told)


@dataclass(frozen=True)
class RecordEntry:
    """A record's place below its index page, for the sitemap."""

    sub_path: str
    changed: datetime | None


@dataclass(frozen=True, slots=True)
class SectionVersion(LiveVersion):
    """A section in one language."""

    is_open: bool
    """Whether anybody may read it."""


class RecordListPage(ListingPage):
    """A page that lists records. Its address in each language is known without asking for it."""

    subpage_types: ClassVar[list[str]] = []

    class Meta:
        abstract = True

    @classmethod
    def address(cls, language: str | None = None) -> str:
        """The local address of this section in a language, by default the reader's; empty where it isn't open to all.

        Kept in memory under a stamp.
        """
        code = language or get_language()
        return next((found.url_path for found in cls.kept_versions() if found.language == code and found.is_open), "")

    @classmethod
    def kept_versions(cls) -> "list[SectionVersion]":
        """The live pages of this type, one for each language; kept in memory under a stamp."""
        return kept.get(f"versions of {cls._meta.label}", cls.read_versions)

    @classmethod
    def read_versions(cls) -> "list[SectionVersion]":
        """The same, from the database."""
        rows = cls._default_manager.live().values_list("pk", "url_path", "alias_of_id", "awaits_translation", "path")
        closed = tuple(closed_paths())
        return [
            SectionVersion(pk, url, alias_of, awaits, not path.startswith(closed))
            for pk, url, alias_of, awaits, path in rows
        ]


class RecordIndexPage(RoutablePageMixin, RecordListPage):
    """A page that lists records and shows each at an address of its own below it."""

    parent_page_types: ClassVar[list[str]] = ["results.ResultsIndexPage"]

    record_kind: ClassVar[str]
    """The label of the model that its records are of: ``publications.publication``."""

    class Meta:
        abstract = True

    @classmethod
    def title_at(cls, name: str) -> str:
        """The title of the public record of a name, for readers of the active language; empty for none."""
        raise NotImplementedError

    @classmethod
    def hidden_names(cls) -> Iterable[str]:
        """The names of the records that aren't public."""
        raise NotImplementedError

    @classmethod
    def has_had(cls, name: str) -> bool:
        """Whether there is or was a public record of a name."""
        return was_named(cls.record_kind, name)

    def moved_below(self, target: Target) -> Iterator[Step]:
        """Where records are now that had other names."""
        return moved_record(self.record_kind, self.url_path, target)

    def record_entries(self) -> Iterable[RecordEntry]:
        """The public records, for the sitemap; none by default."""
        return ()

    def show_record(
        self, request: HttpRequest, record: RecordSubject, template: str, context: dict[str, Any]
    ) -> TemplateResponse:
        """The view of one record: the same surroundings, with the record as what the document is about."""
        whole = {**self.get_context(request), **context, "subject": record}
        whole["chrome"].record = record
        return TemplateResponse(request, template, whole)
