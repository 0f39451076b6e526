"""Stems: Snowball's, and rough ones of words without accents, which neither it nor a dictionary knows."""

import threading

import Stemmer

from qcihungary.core.words.lists import longest_first

NAMES = {"en": "english", "hu": "hungarian"}
local = threading.local()

SHORTEST_STEM = 4

SUFFIXES = longest_first(
    """
    ban ben bol bel nak nek hoz hez tol rol val vel ert kent ig ra re ba be n on en t at et ot k ak ek ok i ai ei
    jai jei ja je a e m om em am unk uk juk aim eim jaim jeim aink eink jaink jeink aik eik jaik jeik va ve ul stul
    """
)
"""Endings of Hungarian nouns without their accents, the longest first."""

DERIVED = longest_first(
    """
    as es asi esi o ott ett tt acio alas alo ikus ista itas ites hato heto
    """
)
"""Endings that make nouns and adjectives of verbs: lehallgatás, lehallgató, lehallgatott."""

SHORTEST_DERIVED = 5

ENGLISH = longest_first(
    """
    er ers ing ings or ors ed ion ions ional
    """
)
"""The same in English, where Snowball keeps them apart: eavesdropper, eavesdropping."""

VOWELS = frozenset("aeiou")


def snowball(word: str, language: str) -> str:
    """The stem of a word in small letters."""
    stemmers: dict[str, Stemmer.Stemmer] = vars(local)  # a stemmer belongs to its thread
    if language not in stemmers:
        stemmers[language] = Stemmer.Stemmer(NAMES[language])
    return stemmers[language].stemWord(word)


def rough(folded: str, language: str) -> str:
    """The stem of a word without accents: what is left when its endings go, one after the other."""
    if not folded.isalpha():
        return folded
    if language != "hu":
        return undoubled(shorter(folded, ENGLISH, SHORTEST_DERIVED) or folded)
    least = SHORTEST_STEM
    while True:
        if rest := shorter(folded, SUFFIXES, least) or without_with(folded):
            folded = rest
        elif rest := shorter(folded, DERIVED, SHORTEST_DERIVED):
            folded, least = rest, SHORTEST_DERIVED
        else:
            return folded


def without_with(word: str) -> str:
    """A word without -val and -vel as they are after a consonant, which they double: hálózattal, kulccsal."""
    doubled = len(word) > SHORTEST_STEM + 2 and word.endswith(("al", "el")) and word[-3] == word[-4]
    return word[:-3] if doubled and word[-3] not in VOWELS else ""


def shorter(word: str, endings: list[str], least: int) -> str:
    """A word without the first of these endings that it has; nothing where too little would be left."""
    for ending in endings:
        rest = word[: -len(ending)]
        if word.endswith(ending) and len(rest) >= least and VOWELS & set(rest):
            return rest
    return ""


def undoubled(word: str) -> str:
    """A stem without the consonant that was doubled before an ending."""
    return word[:-1] if word[-1:] == word[-2:-1] and word[-1] not in "ls" else word
