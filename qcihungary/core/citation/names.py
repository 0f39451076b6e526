"""Names of people, whose order depends on the language: „Imre Sándor” in Hungarian, "Sándor Imre" in English."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import get_language

OTHERS = "et al."
"""What stands as the last name where a list says that there are others, as BibTeX's ``and others`` does."""

SUFFIX = re.compile(r"(?:[JS]r\.?|Junior|Senior|II|III|IV|ifj\.|id\.)", re.IGNORECASE)
"""What stands behind a family name and tells generations apart."""

SUFFIXED = re.compile(rf"(?P<name>.*?[^\s,])(?:,\s*|\s+)(?P<suffix>{SUFFIX.pattern})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PersonName:
    """An author or editor. A group, or a name whose parts nobody knows, has only ``literal``."""

    family: str = ""
    given: str = ""
    literal: str = ""
    orcid: str = ""
    """Bare and normalised: ``0000-0002-1825-0097``."""

    affiliation: str = ""
    """Who the person worked for, in one word that is known here: a member's short name."""

    def display(self, language: str | None = None) -> str:
        """The name in the order of a language, by default the reader's."""
        if self.is_others:
            return et_al(language)
        if not self.family:
            return self.literal or self.given
        family_first = (language or get_language()) == "hu"
        parts = (self.family, self.given) if family_first else (self.given, self.family)
        return " ".join(part for part in parts if part)

    @property
    def is_others(self) -> bool:
        """Whether it only says that there are more than those before it."""
        return self.literal == OTHERS

    @property
    def sorted_form(self) -> str:
        """The name as lists are ordered and BibTeX writes it: "Imre, Sándor"."""
        if not self.family:
            return self.literal or self.given
        return f"{self.family}, {self.given}" if self.given else self.family

    def __str__(self) -> str:
        return self.display()


def display_names(names: Iterable[PersonName], language: str | None = None, *, at_most: int = 0) -> str:
    """Names one after the other; from the place ``at_most`` on they are "et al.", „és mtsai”."""
    given = list(names)
    shown = [name.display(language) for name in given if not name.is_others]
    if (at_most and len(shown) > at_most) or len(shown) < len(given):
        return f"{', '.join(shown[: at_most or None])} {et_al(language)}".strip()
    return ", ".join(shown)


def named(names: Iterable[PersonName]) -> tuple[PersonName, ...]:
    """Those who are somebody: without what only says that there are more."""
    return tuple(name for name in names if not name.is_others)


def et_al(language: str | None = None) -> str:
    """How a list of names ends that isn't whole."""
    return "és mtsai" if (language or get_language()) == "hu" else "et al."


def parted(family: str, given: str) -> tuple[str, str, str]:
    """Family name, given name and suffix, wherever the suffix stood: "King Jr." and "M.", "King" and "M., Jr."."""
    if given and (found := SUFFIXED.fullmatch(family)):
        return found["name"], given, found["suffix"]
    if "," in given and (found := SUFFIXED.fullmatch(given)):
        return family, found["name"], found["suffix"]
    return family, given, ""


def suffixed(family: str, suffix: str) -> str:
    """A family name with its suffix, as it is kept."""
    return f"{family} {suffix}" if family and suffix else family or suffix


def name_from(text: str) -> PersonName:
    """A name written as one text: "Imre, Sándor" or "Sándor Imre". One word may be anything, and stays as it is.

    A suffix stands behind a second comma, as in RIS, or before it, as in BibTeX.
    """
    plain = " ".join(text.split())
    family, comma, given = (part.strip() for part in plain.partition(","))
    before, second, after = (part.strip() for part in given.partition(","))
    if second and SUFFIX.fullmatch(before):
        family, given = suffixed(family, before), after
    elif second and SUFFIX.fullmatch(after):
        family, given = suffixed(family, after), before
    if comma and family and given:
        return PersonName(family=family, given=given)
    words = plain.rstrip(",").split(" ")
    if len(words) == 1:
        return PersonName(literal=words[0])
    start = next((i for i, word in enumerate(words[1:], 1) if word[:1].islower()), len(words) - 1)
    return PersonName(family=" ".join(words[start:]), given=" ".join(words[:start]))
