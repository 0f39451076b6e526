"""Words as they are compared: without case, accents and punctuation, so that ``kepzes`` finds „képzés”."""

import unicodedata


def fold(text: str) -> str:
    """A text in small letters without accents; whatever isn't a letter or a digit becomes one space."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(
        "".join(letter if letter.isalnum() else " " for letter in plain if not unicodedata.combining(letter)).split()
    )


def has_words(folded: str, query: str) -> bool:
    """Whether every word of a query stands in a folded text, also as a part of a longer one."""
    return all(word in folded for word in fold(query).split())
