"""Dictionary forms of words, by simplemma.

Its dictionaries are read as they lie packed in memory: slower than unpacked, but 40 MB instead of 220, and there in one
second instead of two and a half.
"""

from functools import cache, lru_cache

from simplemma import Lemmatizer
from simplemma.strategies import LOW_MEMORY_DICTIONARY_FACTORY, DefaultStrategy

STEPS = 3
"""A form leads to another one at times before it ends at what a dictionary lists: könyvek, könyve, könyv."""

LEAST_LEFT = 0.65
"""How much of a word that no dictionary has must be left of it.

Else a compound was taken for its first part with a very long ending: kulcskezelő for kulcs.
"""


@cache
def lemmatizer() -> Lemmatizer:
    """The one of this process."""
    return Lemmatizer(lemmatization_strategy=DefaultStrategy(low_memory=True))


def lemmas(word: str, language: str) -> list[str]:
    """What a word in small letters leads to, step by step; the word itself where no dictionary has it."""
    found: list[str] = []
    for _step in range(STEPS):
        lemma = lemmatizer().lemmatize(word, lang=language).lower()
        if lemma in found or (len(lemma) < LEAST_LEFT * len(word) and not is_known(word, language)):
            break
        found.append(lemma)
        word = lemma
    return found


@lru_cache(maxsize=65_536)
def is_known(word: str, language: str) -> bool:
    """Whether the dictionary has a word, in whatever form."""
    return LOW_MEMORY_DICTIONARY_FACTORY.get_dictionary(language).get(word) is not None
