"""Hungarian alphabetical order (AkH. 12th edition, rules 14 and 15): Cukor, Czermann, Csaba; Ottó, Ödön, Őri.

Python's and the databases' own order would depend on what the server has installed.
"""

import re
import unicodedata
from functools import lru_cache

from django.utils.translation import get_language

LETTERS = (
    "a", "b", "c", "cs", "d", "dz", "dzs", "e", "f", "g", "gy", "h", "i", "j", "k", "l", "ly", "m", "n", "ny", "o", "ö",
    "p", "q", "r", "s", "sz", "t", "ty", "u", "ü", "v", "w", "x", "y", "z", "zs",
)  # fmt: skip
RANK = {letter: place for place, letter in enumerate(LETTERS, start=1)}
SHORT = str.maketrans("áéíóőúű", "aeioöuü")
"""A long vowel counts as its short one, unless nothing else differs."""

LONG_DIGRAPH = re.compile(r"(c)(cs)|(d)(dzs?)|(g)(gy)|(l)(ly)|(n)(ny)|(s)(sz)|(t)(ty)|(z)(zs)")
LETTER = re.compile("|".join(sorted(LETTERS, key=len, reverse=True)) + r"|\d+|\s+|.")

PASSED_OVER = "-–.,'’()"
"""Signs inside names that the order doesn't count."""

SortKey = tuple[tuple[tuple[int, int], ...], str]


@lru_cache(maxsize=8192)
def hungarian_key(text: str) -> SortKey:
    """A key that puts texts into Hungarian order. Foreign accents are left out; numbers stand before letters."""
    small = text.casefold()
    spelt = LONG_DIGRAPH.sub(lambda match: (match.group(match.lastindex or 0)) * 2, small).translate(SHORT)
    letters = (letter for letter in LETTER.findall(spelt) if letter.strip() and letter not in PASSED_OVER)
    return tuple(weight(letter) for letter in letters), small


def weight(letter: str) -> tuple[int, int]:
    """Numbers by their value, then the letters of the alphabet, then the rest."""
    if letter.isdecimal():
        return 0, int(letter)
    if letter in RANK:
        return 1, RANK[letter]
    plain = unicodedata.normalize("NFKD", letter)[0]
    return (1, RANK[plain]) if plain in RANK else (2, ord(letter[0]))


def alphabetical(text: str) -> SortKey:
    """The sort key of the reader's language; English has no digraphs, and counts no accents."""
    if get_language() == "hu":
        return hungarian_key(text)
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return tuple(weight(found) for found in re.findall(r"\d+|[a-z]|\S", plain)), text.casefold()
