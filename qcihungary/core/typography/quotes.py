"""Quotation marks: which of them open, which close, and which stand inside others."""

import re
from collections.abc import Iterator

ANY = re.compile('["“”„‟″]')
PARAGRAPH = re.compile(r"[^\n]+")
BEFORE_OPENING = set(' \u00a0\t\n([{–—/„»“‘"”')

Marks = tuple[str, str]


def quotes(text: str, outer: Marks, inner: Marks) -> Iterator[tuple[int, int, str]]:
    """What each mark should be; nothing for a paragraph in which they don't come in pairs."""
    for paragraph in PARAGRAPH.finditer(text):
        yield from _of_paragraph(paragraph.group(), paragraph.start(), outer, inner)


def _of_paragraph(text: str, offset: int, outer: Marks, inner: Marks) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    level = 0
    for match in ANY.finditer(text):
        place = match.start()
        if _opens(text, place, level):
            level += 1
            mark = (outer if level == 1 else inner)[0]
        else:
            mark = (outer if level == 1 else inner)[1]
            level -= 1
        if not 0 <= level <= 2:
            return []
        found.append((offset + place, offset + place + 1, mark))
    return found if level == 0 else []


def _opens(text: str, place: int, level: int) -> bool:
    """Whether a mark stands before words, and not behind them."""
    if text[place] == "„":
        return True
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if not after or after.isspace():
        return False
    if not before:
        return True
    return before in BEFORE_OPENING and not (level and before in '”"“')
