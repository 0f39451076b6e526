"""The two languages. Their codes are plain ``en`` and ``hu``."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import get_language

LANGUAGE_CODES = tuple(code for code, _name in settings.LANGUAGES)

OWN_NAMES = {"en": "English", "hu": "Magyar"}
"""Each language's name in itself, for the switcher."""


def other_language(code: str) -> str:
    """English for Hungarian, and the other way round. Raises KeyError for any other code."""
    return {"en": "hu", "hu": "en"}[code]


def language_of_path(path: str) -> str:
    """The code with which a public path begins: of the language of the tree in which the page stands."""
    return path.split("/", 2)[1]


@dataclass(frozen=True, slots=True)
class Text:
    """A text with the code of its language, which may not be the reader's."""

    text: str
    language: str

    @property
    def is_told(self) -> bool:
        """Whether it is in the reader's language."""
        return self.language == get_language()


def in_readers_language(english: str | None, hungarian: str | None) -> Text:
    """A text in the reader's language, or in the other where it isn't told in theirs."""
    texts = {"en": english or "", "hu": hungarian or ""}
    code = get_language() or "en"
    told = code if texts[code] else other_language(code)
    return Text(texts[told], told)
