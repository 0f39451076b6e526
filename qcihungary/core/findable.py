"""What the search finds. Features bring it, the search knows nothing else of them.

A page is found because it is a page: its title, its summary, and the text of its ``search_fields``. It says what kind
of thing it is by ``found_as`` and when it is from by ``found_on`` (``core.pages.BasePage``). Records and files have a
source each, registered in their AppConfig's ``ready``.
"""

import datetime
from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2s
from typing import Any, Protocol

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qcihungary.core.dates import DAY_IS_KNOWN


class FoundKind(models.TextChoices):
    """What readers can narrow a search by."""

    PAGE = "page", _("Page")
    NEWS = "news", pgettext_lazy("kind of hit", "News")
    EVENT = "event", _("Course or event")
    DELIVERABLE = "deliverable", _("Deliverable")
    PUBLICATION = "publication", _("Publication")
    RESULT = "result", _("Other result")
    TERM = "term", _("Term of the glossary")
    DOCUMENT = "document", _("Document")


@dataclass(frozen=True, slots=True)
class Findable:
    """Something that everybody may read now, as it is told in one language."""

    name: str
    """Names it for good, in this language: ``page-12``, ``deliverable-3-hu``."""

    item: str
    """What it is the same as in the other language."""

    kind: str
    language: str
    """The code of the language that its texts are in."""

    title: str
    addresses: Mapping[str, str]
    """Its local address by the reader's language."""

    lead: str = ""
    """One or two sentences that say what it is about."""

    text: str = ""
    date: datetime.date | None = None
    date_parts: int = DAY_IS_KNOWN
    """How much of the date is known: 1 for the year, 2 for the month too, 3 for the day. The rest is never shown."""


class FindableSource(Protocol):
    """A feature's supply of what can be found."""

    watched: tuple[type[models.Model], ...]
    """Those whose saving changes what it tells."""

    def versions(self) -> Mapping[str, str]:
        """The names of all that is public now, each with a word that is another one after each change.

        In a constant number of queries, and without reading the texts.
        """

    def name_of(self, instance: models.Model) -> str:
        """What the names begin with of what a saved instance tells."""

    def read(self, names: Collection[str]) -> Iterator[Findable]:
        """Those with these names that are public now, in batches' time."""


def version_of(*told: Any) -> str:
    """A word that is another one when something of this is."""
    return blake2s(repr(told).encode(), digest_size=16).hexdigest()


class FindablesInMemory(ABC):
    """A supply of what is in memory anyway, so that telling all of it anew shows what has changed."""

    @abstractmethod
    def everything(self) -> Iterator[Findable]:
        """All that is public now."""

    def versions(self) -> Mapping[str, str]:
        """Each in the languages that something of it is told in."""
        return {found.name: version_of(found) for found in self.everything()}

    def read(self, names: Collection[str]) -> Iterator[Findable]:
        """Those with these names."""
        return (found for found in self.everything() if found.name in names)


sources: list[FindableSource] = []


def register_findables(source: FindableSource) -> None:
    """Let the search find a feature's things. Called in its AppConfig's ``ready``."""
    sources.append(source)
