"""Words as they are compared: without case, accents and punctuation, so that ``kepzes`` finds „képzés”."""

import unicodedata

REMEMBERED = 0x3000
"""The signs below this number occur again and again; of the others there are too many to remember."""


class Signs(dict[int, str | None]):
    """What becomes of each sign of a decomposed text, by its number: filled in as signs occur."""

    def __missing__(self, code: int) -> str | None:
        sign = chr(code)
        plain = sign if sign.isalnum() else " "
        found = None if unicodedata.combining(sign) else plain
        if code < REMEMBERED:
            self[code] = found
        return found


SIGNS = Signs()


def fold(text: str) -> str:
    """A text in small letters without accents; whatever isn't a letter or a digit becomes one space."""
    return " ".join(unicodedata.normalize("NFKD", text.casefold()).translate(SIGNS).split())


def has_words(folded: str, query: str) -> bool:
    """Whether every word of a query stands in a folded text, also as a part of a longer one."""
    return all(word in folded for word in fold(query).split())
