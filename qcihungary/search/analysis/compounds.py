"""Parts of Hungarian compounds: kvantumkulcsszétosztás is kvantum, kulcs and szétosztás."""

from functools import lru_cache

from qcihungary.core.words.lists import words
from qcihungary.search.analysis.lemmas import is_known, lemmas

SHORTEST_COMPOUND = 7
SHORTEST_PART = 4
SHORTEST_STEM = 5
LONGEST_ENDING = 6
SHORT_PARTS = words(
    """
    űr fő kő tó fa víz nap hő kép hír jel kör út ház híd kód bit cél tan mag tag tér szó ár ág év cím név szín sor
    lap fal fej vas réz agy gép táv rés rács csúcs hang dél ipar jog iker
    """
)
"""Shorter words that stand in compounds all the same."""

PREFIXES = words(
    """
    meg el ki be fel föl le szét össze át vissza ide oda rá hozzá végig tovább előre utána körül alá fölé mellé közé
    együtt újra leg belül kívül haza elő együttesen
    """
)
"""What stands before verbs. It makes no compound: szétosztás is one word."""

OURS = words(
    """
    kvantum foton kulcs űr műhold optika fotonika üvegszál kripto mikro nano bio geo tele multi auto kiber online
    szétosztás szegmens hálózat protokoll detektor lézer interferométer kubit qubit összefonódás
    klaszter konzorcium stratégia szoftver adatközpont
    """
)
"""Words of our subject, some of which no dictionary has."""

COMBINING = words(
    """
    kvantum foton poszt mikro nano opto elektro multi tele kiber kripto rács
    """
)
"""What makes a compound with whatever follows, also with a word that no dictionary has."""

SHORTEST_UNKNOWN = 6

NO_PARTS = words(
    """
    ság ség zat zet talan telen ható hető kodás ként szer szor kori beli
    """
)
"""Endings that are words as well."""


@lru_cache(maxsize=65_536)
def parts(word: str) -> tuple[str, ...]:
    """The parts of a compound in small letters, the last with its endings; nothing for what is none."""
    if len(word) < SHORTEST_COMPOUND or not word.isalpha():
        return ()
    found = [split for place in range(2, len(word) - 2) if (split := at(word, place))]
    return max(found, key=lambda split: min(map(len, split)), default=())


def at(word: str, place: int) -> tuple[str, ...]:
    """The parts of a word if one ends at a place; nothing where none does."""
    left, right = word[:place], word[place:]
    if not is_first(left) or right in NO_PARTS:
        return ()
    rest = parts(right)
    if rest or is_last(right) or (left in COMBINING and len(right) >= SHORTEST_UNKNOWN):
        return (*(parts(left) or (left,)), *(rest or (right,)))
    return ()


def is_first(part: str) -> bool:
    """Whether a compound may begin with it: a word as dictionaries list it."""
    if part in SHORT_PARTS or part in OURS or part in COMBINING:
        return True
    if len(part) < SHORTEST_PART or part in PREFIXES:
        return False
    return is_known(part, "hu") and (part in lemmas(part, "hu") or part.endswith(("ó", "ő", "s", "i")))


def is_last(part: str) -> bool:
    """Whether a compound may end with it, in whatever form."""
    if part in OURS or part in SHORT_PARTS:
        return True
    if len(part) < SHORTEST_PART or part in PREFIXES:
        return False
    return is_known(part, "hu") or any(is_form(part, word) for word in OURS)


def is_form(part: str, word: str) -> bool:
    """Whether a part may be a longer word with an ending."""
    return len(word) >= SHORTEST_STEM and part.startswith(word) and len(part) - len(word) <= LONGEST_ENDING


def spans(found: tuple[str, ...]) -> list[str]:
    """The parts of a compound, and what neighbouring ones make together, but for the whole."""
    count = len(found)
    return [
        "".join(found[start:end])
        for start in range(count)
        for end in range(start + 1, count + 1)
        if end - start < count
    ]
