"""Publications as the search knows them."""

import datetime
from collections.abc import Iterator, Mapping

from django.db import models

from qcihungary.core.citation.names import named
from qcihungary.core.findable import Findable, FindablesInMemory, FoundKind
from qcihungary.core.languages import LANGUAGE_CODES
from qcihungary.publications.listing import PublicationsIndexPage
from qcihungary.publications.records import Publication
from qcihungary.publications.rows import Catalogue, Row

PREFIX = "publication"


class FindablePublications(FindablesInMemory):
    """The public publications, while their list is public."""

    watched: tuple[type[models.Model], ...] = (Publication,)

    def name_of(self, instance: models.Model) -> str:
        """What the names of a publication begin with."""
        return f"{PREFIX}-{instance.pk}"

    def everything(self) -> Iterator[Findable]:
        """All of them."""
        lists = {code: found for code in LANGUAGE_CODES if (found := PublicationsIndexPage.address(code))}
        for row in Catalogue.current().rows if lists else ():
            for code in LANGUAGE_CODES:
                if told := findable(row, code, lists):
                    yield told


def findable(row: Row, code: str, lists: Mapping[str, str]) -> Findable | None:
    """A publication in one language: with its title in that language, or its own one; None where it tells nothing.

    A title in a third language is told among the English ones, as everything that is for readers from elsewhere.
    """
    item = row.item
    is_own = item.language == code or (code == "en" and item.language not in LANGUAGE_CODES)
    translated = item.title_hu if code == "hu" else ""
    if not (is_own or translated):
        return None
    names = (f"{name.given} {name.family} {name.literal}" for name in named((*item.authors, *item.editors)))
    words = item.keywords_hu if code == "hu" else item.keywords
    facts = (item.container, item.event, item.doi, item.arxiv, ", ".join(words), *names)
    return Findable(
        name=f"{row.key}-{code}",
        item=row.key,
        kind=FoundKind.PUBLICATION,
        language=code,
        title=translated or item.title,
        addresses={language: f"{address}{row.slug}/" for language, address in lists.items()},
        lead=item.abstract_hu if code == "hu" else item.abstract,
        text="\n".join(fact for fact in facts if fact),
        date=None if row.day == datetime.date.min else row.day,
        date_parts=len(item.issued) or 1,
    )
