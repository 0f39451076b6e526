"""The versions of a deliverable's files, each language's in a line: where each is, and what has taken its place."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Optional

from qcihungary.deliverables.facts import PublicFacts
from qcihungary.deliverables.files import DeliverableFile

LATEST = "latest"


@dataclass(frozen=True)
class Version:
    """A file of a deliverable, with the versions around it in its language."""

    file: DeliverableFile
    folder: str
    """The address below which the files are: ``…/d1.1/files/``."""

    successor: Optional["Version"] = None
    """The next newer one, which has taken its place."""

    predecessor: DeliverableFile | None = None

    @property
    def is_superseded(self) -> bool:
        """Whether there is a newer one."""
        return self.successor is not None

    @property
    def address(self) -> str:
        """Its own address, which it keeps for good."""
        return address_of(self.file, self.folder)

    @property
    def latest_address(self) -> str:
        """The address that always leads to the newest version in its language."""
        return f"{self.folder}{LATEST}/{self.file.language}/"

    @property
    def pages(self) -> int | None:
        """How many pages its examination found."""
        return self.file.document.pages

    @property
    def notes(self) -> list[str]:
        """What a reader should know of it before opening it."""
        return self.file.document.accessibility_notes()


def address_of(file: DeliverableFile, folder: str) -> str:
    """The address of a version: ``…/d1.1/files/1.0/en/``."""
    return f"{folder}{file.version}/{file.language}/"


def folder_of(address: str) -> str:
    """The address below which the files of a deliverable are, whose page is at an address."""
    return f"{address}files/"


def public_files(facts: PublicFacts) -> Iterable[DeliverableFile]:
    """The files that everybody may read; none of what isn't public. One query."""
    return DeliverableFile.objects.public().filter(deliverable=facts.pk) if facts.is_public else ()


def versions_of(files: Iterable[DeliverableFile], folder: str) -> list[Version]:
    """Files as versions, the newest first."""
    by_language = sorted(files, key=lambda file: (file.language, *age(file)), reverse=True)
    found: list[Version] = []
    for _language, line in groupby(by_language, key=lambda file: file.language):
        newest_first = list(line)
        successor = None
        for file, older in zip(newest_first, [*newest_first[1:], None], strict=True):
            successor = Version(file, folder, successor, older)
            found.append(successor)
    return sorted(found, key=lambda version: age(version.file), reverse=True)


def age(file: DeliverableFile) -> tuple[tuple[int, ...], str, int]:
    """What versions are sorted by, within a language and beyond."""
    return file.version_key, file.date.isoformat(), file.pk or 0
