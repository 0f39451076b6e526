"""Set a title in lines: balanced, as large as it fits, and never wider than its measure.

Sizes and widths are in pixels.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from math import ceil

from PIL.ImageFont import FreeTypeFont

from .typeface import drawable, font

ELLIPSIS = "…"
SIZES = ((96, 1), (80, 2), (68, 3), (60, 3), (54, 4), (48, 4), (44, 5), (40, 5))
"""The sizes to try, from the largest, and the lines that each may take."""
LONGEST = 400
"""Characters that are looked at: more than the smallest size has room for."""


@dataclass(frozen=True, slots=True)
class SetTitle:
    """A title in lines of one size; `leading` is the distance of the baselines."""

    lines: tuple[str, ...]
    size: int

    @property
    def leading(self) -> int:
        """The distance from one baseline to the next."""
        return round(self.size * 1.14)

    @property
    def height(self) -> int:
        """From the top of the first line to the bottom of the last one."""
        return self.leading * len(self.lines)

    @property
    def width(self) -> int:
        """The width of the longest line."""
        return max(width(line, font(self.size)) for line in self.lines)


def set_title(title: str, measure: int) -> SetTitle:
    """The title at the largest size at which it fits in `measure`, else at the smallest and cut short."""
    words = _words(drawable(title)[:LONGEST])
    for size, most in SIZES:
        face = font(size)
        if max((width(word.rstrip(), face) for word in words), default=0) > measure:
            continue
        lines = _fill(words, measure, face)
        if len(lines) <= most:
            return SetTitle(tuple(_balance(words, measure, face, len(lines))), size)
    size, most = SIZES[-1]
    face = font(size)
    lines = _fill([part for word in words for part in _broken(word, measure, face)], measure, face)
    if len(lines) > most:
        lines = [*lines[: most - 1], _cut(lines[most - 1], measure, face)]
    return SetTitle(tuple(lines), size)


def shortened(line: str, measure: int, face: FreeTypeFont) -> str:
    """The line, or as much of it as fits in `measure` with an ellipsis."""
    return line if width(line, face) <= measure else _cut(line[:LONGEST], measure, face)


@lru_cache(maxsize=4096)
def width(text: str, face: FreeTypeFont) -> int:
    """How far a line reaches to the right: its advance, or its ink if that goes further."""
    return max(ceil(face.getlength(text)), ceil(face.getbbox(text)[2]))


def _words(text: str) -> list[str]:
    """The pieces between which a line may end: words with the space after them, and what a hyphen or dash parts.

    Articles and other words of one or two letters stay with what follows.
    """
    words: list[str] = []
    held = ""
    for piece in re.findall(r"[^ \-–—/]*[\-–—/]* *", text):
        held += piece
        if not (len(piece.rstrip()) <= 2 and piece.rstrip().isalpha()):
            words.append(held)
            held = ""
    return [word for word in [*words, held] if word]


def _fill(words: list[str], measure: int, face: FreeTypeFont) -> list[str]:
    """Lines as full as possible."""
    lines = [""]
    for word in words:
        if lines[-1] and width((lines[-1] + word).rstrip(), face) > measure:
            lines.append("")
        lines[-1] += word
    return [line.rstrip() for line in lines]


def _balance(words: list[str], measure: int, face: FreeTypeFont, count: int) -> list[str]:
    """The same number of lines in the narrowest measure that allows it, so that they are about equally long."""
    low, high = measure // 3, measure
    while high - low > 8:
        middle = (low + high) // 2
        lines = _fill(words, middle, face)
        if len(lines) <= count and all(width(line, face) <= middle for line in lines):
            high = middle
        else:
            low = middle
    return _fill(words, high, face)


def _broken(word: str, measure: int, face: FreeTypeFont) -> list[str]:
    """The word, or where even a line of its own is too short, its parts with hyphens."""
    parts, rest = [], word
    while width(rest.rstrip(), face) > measure and len(rest) > 1:
        end = _room(rest, "-", measure, face)
        parts.append(rest[:end] + "- ")
        rest = rest[end:]
    return [*parts, rest]


def _cut(line: str, measure: int, face: FreeTypeFont) -> str:
    """As many of the line's words, or of its first word's letters, as fit with an ellipsis."""
    text = line[: _room(line, ELLIPSIS, measure, face)]
    if not line[len(text) :].startswith(" "):
        text = text.rpartition(" ")[0] or text
    return text.rstrip(" ,;:–-") + ELLIPSIS


def _room(text: str, end: str, measure: int, face: FreeTypeFont) -> int:
    """How many of the text's characters, at least one, fit in `measure` together with an end."""
    return max(1, bisect_right(range(1, len(text) + 1), measure, key=lambda count: width(text[:count] + end, face)))
