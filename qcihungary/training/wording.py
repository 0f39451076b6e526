"""Words that were typed in both languages on one form, because they belong to a fact."""

from dataclasses import dataclass

from django.utils.translation import get_language

from qcihungary.core.languages import other_language


@dataclass(frozen=True, slots=True)
class Wording:
    """A text, and the language that it is really in."""

    text: str
    language: str


def in_either_language(english: str | None, hungarian: str | None) -> Wording:
    """The text in the reader's language; in the other where only that is known."""
    known = {"en": english or "", "hu": hungarian or ""}
    wanted = get_language() or "en"
    language = wanted if known.get(wanted) else other_language(wanted)
    return Wording(known[language], language)
