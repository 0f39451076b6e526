"""Authors across publications: one person under one name in addresses, whatever journals make of the given name."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from qcihungary.core.citation.names import PersonName
from qcihungary.core.lists.folding import fold
from qcihungary.publications.slugs import ascii_words


@lru_cache(maxsize=32768)
def name_of(family: str, given: str, orcid: str, affiliation: str) -> PersonName:
    """A name as authorships hold it. One without a given name is a group's, or a single word."""
    if given:
        return PersonName(family=family, given=given, orcid=orcid, affiliation=affiliation)
    return PersonName(literal=family, orcid=orcid, affiliation=affiliation)


@lru_cache(maxsize=32768)
def value_of(name: PersonName) -> str:
    """A name in an address: ``imre-sandor``."""
    written = f"{name.family} {name.given} {name.literal}"
    return "-".join(ascii_words(written)) or fold(written).replace(" ", "-")


def known_people(names: Iterable[PersonName]) -> tuple[Mapping[PersonName, str], Mapping[str, PersonName]]:
    """The value of each name, and the name to show for each value: the fullest one.

    Names with one ORCID iD are one person's; without it, a name is what it says.
    """
    given = sorted(set(names), key=fullness)
    fullest = {name.orcid or value_of(name): name for name in given}
    values = {name: value_of(fullest[name.orcid or value_of(name)]) for name in given}
    people = {values[name]: name for name in given}
    return values, people


def fullness(name: PersonName) -> tuple[int, str, str]:
    """What decides which form of a name is shown: the longest; accents count more than none."""
    return len((name.given + name.family + name.literal).encode()), name.given, name.family
