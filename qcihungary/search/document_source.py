"""Documents as the search knows them, while something public shows them."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from django.db import models

from qcihungary.core.dates import local_day
from qcihungary.core.documents.document import DocumentLanguage, SiteDocument
from qcihungary.core.documents.file_types import FileType
from qcihungary.core.documents.rule import public_documents
from qcihungary.core.findable import Findable, FoundKind, version_of
from qcihungary.core.languages import LANGUAGE_CODES
from qcihungary.search.entries import DocumentText

PREFIX = "document"

MOVING = (FileType.MP4, FileType.WEBM, FileType.VTT)


class Documents:
    """The documents that anybody may read."""

    watched: tuple[type[models.Model], ...] = (SiteDocument,)

    def versions(self) -> Mapping[str, str]:
        """Each in the languages that it is written in. Three queries."""
        texts = dict(DocumentText.objects.values_list("document", "sha256"))
        rows = open_documents().values_list("pk", "language", "title", "file", "sha256")
        return {
            f"{PREFIX}-{row[0]}-{code}": version_of(row, texts.get(row[0]) == row[4])
            for row in rows
            for code in languages(row[1])
        }

    def name_of(self, instance: models.Model) -> str:
        """What the names of a document begin with."""
        return f"{PREFIX}-{instance.pk}"

    def read(self, names: Collection[str]) -> Iterator[Findable]:
        """The documents with these names, with their texts as far as these were taken out."""
        keys = {int(name.split("-")[1]) for name in names if name.startswith(f"{PREFIX}-")}
        for document in open_documents().filter(pk__in=keys).iterator(chunk_size=100) if keys else ():
            found = DocumentText.objects.filter(document=document, sha256=document.sha256)
            text = found.values_list("text", flat=True).first() or ""
            for code in languages(document.language):
                if f"{PREFIX}-{document.pk}-{code}" in names:
                    yield findable(document, code, text)


def open_documents() -> "models.QuerySet[SiteDocument]":
    """The documents that anybody may read, but for those that belong to a video, which its page is found by."""
    return public_documents().exclude(kind__in=MOVING)


def languages(language: str) -> tuple[str, ...]:
    """The languages that a document is found in: both, where it is in both or has none."""
    return LANGUAGE_CODES if language in (DocumentLanguage.BOTH, DocumentLanguage.NONE) else (language,)


def findable(document: Any, language: str, text: str) -> Findable:
    """A document as it is found in a language."""
    return Findable(
        name=f"{PREFIX}-{document.pk}-{language}",
        item=f"{PREFIX}-{document.pk}",
        kind=FoundKind.DOCUMENT,
        language=language,
        title=document.title,
        addresses=dict.fromkeys(LANGUAGE_CODES, document.url),
        text=text,
        date=local_day(document.created_at),
    )
