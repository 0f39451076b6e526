"""The public terms as readers of a language see them, letter by letter."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from django.utils.translation import get_language

from qcihungary.core.languages import Text, in_readers_language, other_language
from qcihungary.core.lists.collation import alphabetical, initial
from qcihungary.core.stamps import kept
from qcihungary.glossary.term import GlossaryTerm


@dataclass(frozen=True, slots=True)
class Entry:
    """A term as it is listed."""

    slug: str
    letter: str
    term: Text
    other: Text | None
    """Its name in the other language, where that is another one."""

    abbreviation: str
    synonyms: tuple[str, ...]
    definition: Text | None


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter with what begins with it."""

    letter: str
    anchor: str
    entries: tuple[Entry, ...]


def entry_of(term: GlossaryTerm) -> Entry:
    """A term for a reader of the active language."""
    told = in_readers_language(term.called("en"), term.called("hu"))
    other = term.called(other_language(told.language))
    definition = in_readers_language(term.definition_en, term.definition_hu)
    return Entry(
        slug=term.slug,
        letter=initial(told.text),
        term=told,
        other=Text(other, other_language(told.language)) if other and other != told.text else None,
        abbreviation=term.abbreviation,
        synonyms=tuple(term.lines("synonyms", told.language)),
        definition=definition if definition.text else None,
    )


def letters() -> tuple[Letter, ...]:
    """Every public term, in the order of the reader's language; kept in memory under a stamp."""
    return kept.get(f"glossary {get_language()}", lambda: tuple(by_letter(GlossaryTerm.known())))


def by_letter(terms: Iterable[GlossaryTerm]) -> Iterable[Letter]:
    """Terms in their order, below their letters."""
    entries = sorted(
        (entry_of(term) for term in terms if term.is_public), key=lambda entry: alphabetical(entry.term.text)
    )
    for letter, below in groupby(entries, key=attrgetter("letter")):
        yield Letter(letter, f"q-letter-{letter.lower() if letter.isalpha() else 'other'}", tuple(below))
