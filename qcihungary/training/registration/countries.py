"""Countries by their names in the reader's language, in its alphabetical order, from Babel's CLDR."""

from functools import lru_cache

from babel import Locale
from django.utils.translation import get_language

from qcihungary.core.lists.collation import hungarian_key

NO_COUNTRY = {"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"}
"""Two-letter codes of CLDR that aren't a country's."""


@lru_cache(maxsize=4)
def names_in(language: str) -> dict[str, str]:
    """The names by their ISO 3166-1 codes."""
    territories = Locale.parse(language).territories
    names = {
        code: str(name)
        for code, name in territories.items()
        if len(code) == 2 and code.isalpha() and code not in NO_COUNTRY
    }
    return dict(sorted(names.items(), key=lambda pair: hungarian_key(pair[1])))


def choices() -> list[tuple[str, str]]:
    """For a select in the active language."""
    return list(names_in(get_language() or "en").items())


def country_name(code: str, language: str = "") -> str:
    """A country's name; the code itself where CLDR has none."""
    return names_in(language or get_language() or "en").get(code, code)
