"""Publications as a page of the list shows them, in the style that the reader asked for."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.db import models
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from markupsafe import Markup

from qcihungary.core.citation.coins import context_object
from qcihungary.core.citation.formatted import CitationStyle, cite, language_of
from qcihungary.publications.rows import Row
from qcihungary.publications.vocabulary import Licence, OpenAccess, PublicationType


class ListStyle(models.TextChoices):
    """How the list words a publication, as its address says it."""

    SHORT = "", pgettext_lazy("style of a list", "Short")
    APA = "apa", _("APA")
    IEEE = "ieee", _("IEEE")
    ISO_690 = "iso690", _("ISO 690")

    @classmethod
    def asked(cls, value: str) -> "ListStyle":
        """The style of an address; the short one where it names none."""
        return cls(value) if value in cls.values else cls.SHORT

    @property
    def citation(self) -> CitationStyle | None:
        """The style of citations that it stands for; none for our own short form."""
        return CITED.get(self)


CITED = {
    ListStyle.APA: CitationStyle.APA,
    ListStyle.IEEE: CitationStyle.IEEE,
    ListStyle.ISO_690: CitationStyle.ISO_690,
}


@dataclass(frozen=True)
class Entry:
    """A publication in the list."""

    row: Row
    style: ListStyle

    @property
    def is_told(self) -> bool:
        """Whether its title is in the reader's language."""
        return self.row.text_language == get_language()

    @property
    def citation(self) -> Markup | None:
        """It in the style that was asked for; nothing in our own short form."""
        return cite(self.row.item, self.style.citation) if self.style.citation else None

    @property
    def citation_language(self) -> str:
        """The language that the styles speak to this reader."""
        return language_of(get_language() or "en")

    @property
    def coins(self) -> str:
        """What reference managers pick up."""
        return context_object(self.row.item)

    @property
    def type(self) -> PublicationType:
        """What it is."""
        return PublicationType(self.row.type)

    @property
    def access(self) -> OpenAccess:
        """How open it is."""
        return OpenAccess(self.row.item.access)

    @property
    def licence(self) -> Licence | None:
        """Its licence, if it is known."""
        return Licence(self.row.item.licence) if self.row.item.licence else None


def by_year(entries: Iterable[Entry]) -> list[tuple[int | None, list[Entry]]]:
    """Entries in runs of one year, in their order."""
    return [(year, list(run)) for year, run in groupby(entries, key=lambda entry: entry.row.item.year)]
