"""The public terms as readers of a language see them, letter by letter."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.utils.translation import get_language

from qcihungary.core.addresses.records import former_names
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
    former: tuple[str, ...] = ()
    """Names that it had in addresses, which only the browser sees: they lead to it as well."""


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


def names_of_terms(**wanted: Any) -> dict[int, str]:
    """The names in addresses of the public terms among those that are wanted."""
    return dict(GlossaryTerm.objects.filter(live=True, is_public=True, **wanted).values_list("pk", "slug"))


def by_letter(terms: Iterable[GlossaryTerm]) -> Iterable[Letter]:
    """Terms in their order, below their letters."""
    public = {term.pk: term for term in terms if term.is_public}
    former = former_names(GlossaryTerm._meta.label_lower, taken={term.slug for term in public.values()})
    found = (replace(entry_of(term), former=tuple(former.get(key, ()))) for key, term in public.items())
    entries = sorted(found, key=lambda entry: alphabetical(entry.term.text))
    for letter, below in groupby(entries, key=attrgetter("letter")):
        yield Letter(letter, f"q-letter-{letter.lower() if letter.isalpha() else 'other'}", tuple(below))
