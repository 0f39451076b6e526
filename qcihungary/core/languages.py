"""The two languages. Their codes are plain ``en`` and ``hu``."""

from django.conf import settings

LANGUAGE_CODES = tuple(code for code, _name in settings.LANGUAGES)

OWN_NAMES = {"en": "English", "hu": "Magyar"}
"""Each language's name in itself, for the switcher."""


def other_language(code: str) -> str:
    """English for Hungarian, and the other way round. Raises KeyError for any other code."""
    return {"en": "hu", "hu": "en"}[code]
