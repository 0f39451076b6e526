"""Terms as the search knows them."""

from collections.abc import Iterator, Mapping

from django.db import models

from qcihungary.core.findable import Findable, FindablesInMemory, FoundKind
from qcihungary.core.languages import LANGUAGE_CODES
from qcihungary.glossary.glossary_page import GlossaryPage
from qcihungary.glossary.term import GlossaryTerm

PREFIX = "term"


class FindableTerms(FindablesInMemory):
    """The public terms, while the glossary page is public."""

    watched: tuple[type[models.Model], ...] = (GlossaryTerm,)

    def name_of(self, instance: models.Model) -> str:
        """What the names of a term begin with."""
        return f"{PREFIX}-{instance.pk}"

    def everything(self) -> Iterator[Findable]:
        """All of them."""
        pages = {code: found for code in LANGUAGE_CODES if (found := GlossaryPage.address(code))}
        for term in GlossaryTerm.known() if pages else ():
            for code in LANGUAGE_CODES:
                if term.is_public and term.called(code):
                    yield findable(term, code, pages)


def findable(term: GlossaryTerm, code: str, pages: Mapping[str, str]) -> Findable:
    """A term in one language."""
    name = term.called(code)
    return Findable(
        name=f"{PREFIX}-{term.pk}-{code}",
        item=f"{PREFIX}-{term.pk}",
        kind=FoundKind.TERM,
        language=code,
        title=f"{name} ({term.abbreviation})" if term.abbreviation else name,
        addresses={language: f"{page}#{term.slug}" for language, page in pages.items()},
        lead=getattr(term, f"definition_{code}") or "",
        text="\n".join(term.lines("synonyms", code)),
    )
