"""Languages by ISO 639, from what files and people call them: ``ngerman``, ``ger``, ``de-AT``, „német”, "German"."""

import re
from functools import cache, lru_cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from qcihungary.core.lists.folding import fold

NO_LANGUAGE = frozenset({"und", "mul", "mis", "zxx", "root"})
"""Codes that say that there is none, or that nobody knows."""

NAMED_IN = ("en", "hu", "de", "fr")
"""In whose words languages are recognised, besides their own."""

OWN_NAMES = (
    "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "hr", "hu", "it", "lt", "lv", "nl", "no", "pl", "pt",
    "ro", "ru", "sk", "sl", "sr", "sv", "tr", "uk",
)  # fmt: skip
"""Whose own names for themselves are known, too."""

VARIANTS = {
    "acadian": "fr", "american": "en", "australian": "en", "austrian": "de", "bokmal": "no", "brazil": "pt",
    "brazilian": "pt", "british": "en", "canadian": "en", "canadien": "fr", "castilian": "es", "farsi": "fa",
    "francais": "fr", "frenchb": "fr", "germanb": "de", "magyar": "hu", "naustrian": "de", "newzealand": "en",
    "ngerman": "de", "norsk": "no", "nswissgerman": "de", "nynorsk": "nn", "portuges": "pt", "slovene": "sl",
    "swissgerman": "de", "ukenglish": "en", "usenglish": "en",
}  # fmt: skip
"""What babel and biblatex call varieties that have no name of their own in CLDR."""


@cache
def codes() -> frozenset[str]:
    """Every code of a language that CLDR, and so a browser, can name."""
    return (
        frozenset(code for code in map(str, Locale("en").languages) if re.fullmatch(r"[a-z]{2,3}", code)) - NO_LANGUAGE
    )


@cache
def by_name() -> dict[str, str]:
    """The codes by the languages' names, without case and accents."""
    found: dict[str, str] = {}
    for locale in NAMED_IN:
        for code, name in Locale(locale).languages.items():
            if code in codes():
                found.setdefault(fold(name), code)
    for code in OWN_NAMES:
        try:
            found.setdefault(fold(Locale(code).get_language_name(code) or ""), code)
        except UnknownLocaleError:
            continue
    return {**found, **VARIANTS}


@lru_cache(maxsize=4096)
def language_code(given: str) -> str:
    """The code of a language; nothing where it is none. Of a list of languages it is the first's."""
    return next((code for part in re.split(r"[,;/&]|\band\b", given) if (code := one_code(part.strip()))), "")


def one_code(given: str) -> str:
    """The code of one language, from a tag, a code of three letters, or a name."""
    plain = given.strip("{}[]()\"'. ")
    tag = re.fullmatch(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{2,8})*", plain)
    if tag:
        code = tag.group(1).lower()
        code = str(get_global("language_aliases").get(code, code))
        if code in codes():
            return code
    named = fold(plain)
    return by_name().get(named) or by_name().get(named.split(" ")[0] if named else "", "")


def validate_language(value: str) -> None:
    """A code of ISO 639.

    Raises:
        ValidationError: no language has it.
    """
    if value not in codes():
        raise ValidationError(_("No language has this code. For example: en, hu, de"), code="language")
