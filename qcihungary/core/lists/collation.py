"""Hungarian alphabetical order (AkH. 12th edition, rules 14 and 15): Cukor, Czermann, Csaba; Ottó, Ödön, Őri.

Python's and the databases' own order would depend on what the server has installed.
"""

import re
import sys
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

DIGRAPH = re.compile(r"c?cs|d?dzs?|g?gy|l?ly|n?ny|s?sz|t?ty|z?zs")
"""A letter of several signs. To write it long, its first sign is doubled: "ssz" is twice "sz"."""

NUMBER = re.compile(r"\d+")
PASSED_OVER = "-–.,'’()"
"""Signs inside names that the order doesn't count."""

NUMBERS, ALPHABET, THE_REST = 0xE000, 0xE800, 0xE900
"""Where in Unicode's area for private use stands what begins a number, a letter of the alphabet, anything else."""

PLACED = "Co"
"""The category of signs for private use: what has its place already."""

REMEMBERED = 0x3000
"""The signs below this number occur again and again; of the others there are too many to remember."""

SortKey = tuple[str, str]
"""A text with signs for the places of its letters, so that it is compared quickly; then the text itself."""


class Places(dict[int, str]):
    """What stands for each sign in a key, by its number: filled in as signs occur."""

    def __missing__(self, code: int) -> str:
        found = place_of(chr(code))
        if code < REMEMBERED:
            self[code] = found
        return found


def place_of(sign: str) -> str:
    """A letter's place in the alphabet, without a foreign accent; nothing for a space or an accent by itself."""
    if sign.isdecimal():
        return str(int(sign))
    if not sign.strip() or unicodedata.combining(sign):
        return ""
    if unicodedata.category(sign) == PLACED:
        return sign
    rank = RANK.get(sign) or RANK.get(unicodedata.normalize("NFKD", sign)[0])
    return chr(ALPHABET + rank if rank else min(THE_REST + ord(sign), sys.maxunicode))


ENGLISH = Places()
HUNGARIAN = Places({ord(sign): "" for sign in PASSED_OVER})


@lru_cache(maxsize=32768)
def hungarian_key(text: str) -> SortKey:
    """A key that puts texts into Hungarian order. Foreign accents are left out; numbers stand before letters."""
    small = text.casefold()
    return NUMBER.sub(number, DIGRAPH.sub(digraph, small.translate(SHORT))).translate(HUNGARIAN), small


@lru_cache(maxsize=32768)
def english_key(text: str) -> SortKey:
    """A key for English order, which has no digraphs, and counts no accents."""
    small = text.casefold()
    return NUMBER.sub(number, unicodedata.normalize("NFKD", small)).translate(ENGLISH), small


def number(found: re.Match[str]) -> str:
    """A number: the one with fewer digits is the smaller."""
    digits = found[0].lstrip("0")
    return chr(min(NUMBERS + len(digits), ALPHABET)) + digits


def digraph(found: re.Match[str]) -> str:
    """The place of a letter of several signs, once or twice."""
    written = found[0]
    once = written if written in RANK else written[1:]
    return chr(ALPHABET + RANK[once]) * (1 if once == written else 2)


def alphabetical(text: str) -> SortKey:
    """The sort key of the reader's language."""
    return hungarian_key(text) if get_language() == "hu" else english_key(text)


def initial(text: str) -> str:
    """The letter that a text stands under in such a list: Cs for Csaba, O for Óbuda; # for a number or another sign."""
    sign = alphabetical(text)[0][:1]
    place = ord(sign) - ALPHABET if sign else 0
    return LETTERS[place - 1].capitalize() if 0 < place <= len(LETTERS) else "#"
