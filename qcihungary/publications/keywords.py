"""Keywords in one line of text, as editors type them."""

from collections.abc import Iterable


def listed(text: str) -> tuple[str, ...]:
    """The keywords in a line: between semicolons, or between commas where there is no semicolon."""
    parts = text.split(";" if ";" in text else ",")
    return tuple(dict.fromkeys(word for part in parts if (word := " ".join(part.split()))))


def in_line(words: Iterable[str]) -> str:
    """The line for some keywords, which ``listed`` takes apart again: one with a comma in it makes all semicolons."""
    given = list(words)
    if not any("," in word for word in given):
        return ", ".join(given)
    return f"{'; '.join(given)};"
