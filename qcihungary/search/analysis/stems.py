"""Stems: Snowball's, and rough ones of words that were typed without accents, which neither it nor a dictionary knows."""

import threading

import Stemmer

NAMES = {"en": "english", "hu": "hungarian"}
local = threading.local()

SHORTEST_STEM = 4

SUFFIXES = sorted(
    """
    ban ben bol bel nak nek hoz hez tol rol val vel ert kent ig ra re ba be n on en
    t at et ot
    k ak ek ok i ai ei jai jei ja je a e m om em am unk uk juk aim eim jaim jeim aink eink jaink jeink aik eik jaik jeik
    va ve ul stul
    kal kel gal gel bal bel pal pel dal del tal tel ral rel lal lel nal nel mal mel sal sel szal szel zal zel jal jel
    """.split(),
    key=len,
    reverse=True,
)
"""Endings of Hungarian nouns without their accents, the longest first."""

VOWELS = frozenset("aeiou")


def snowball(word: str, language: str) -> str:
    """The stem of a word in small letters."""
    stemmers: dict[str, Stemmer.Stemmer] = vars(local)  # a stemmer belongs to its thread
    if language not in stemmers:
        stemmers[language] = Stemmer.Stemmer(NAMES[language])
    return stemmers[language].stemWord(word)


def rough(folded: str, language: str) -> str:
    """The stem of a word without accents: what is left when its endings go. English needs none: it has no accents."""
    if language != "hu" or not folded.isalpha():
        return folded
    while shorter := next((cut for ending in SUFFIXES if (cut := without(folded, ending))), ""):
        folded = shorter
    return folded


def without(word: str, ending: str) -> str:
    """A word without an ending; nothing where it doesn't end so, or too little would be left to tell it by."""
    if not word.endswith(ending) or len(word) - len(ending) < SHORTEST_STEM:
        return ""
    rest = word[: -len(ending)]
    return rest if VOWELS & set(rest) else ""
