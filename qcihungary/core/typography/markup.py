"""What could be changed in a rich text: in its words only. The markup stays as it is, byte by byte."""

import html
import re
from collections.abc import Iterator

from qcihungary.core.typography.changes import Change, changes

TOKEN = re.compile(r"<!--.*?-->|</?[a-zA-Z][^>]*>|&(?:#\d+|#[xX][0-9a-fA-F]+|\w+);|[^<&]|[<&]", re.DOTALL)
TAG = re.compile(r"<\s*(/?)\s*([a-zA-Z0-9]+)")
INLINE = {"a", "b", "strong", "i", "em", "sup", "sub", "span", "u", "s", "small", "mark"}
"""Within these a sentence goes on."""

KEPT_OUT = {"code", "pre", "kbd", "samp", "embed"}
HIDDEN = "\ufffc"
"""Stands for a letter that nobody may touch."""


def changes_in_markup(source: str, language: str) -> list[Change]:
    """What could be changed, with its places in the source."""
    words: list[str] = []
    places: list[tuple[int, int]] = []
    for start, end, letter in _letters(source):
        words.append(letter)
        places.append((start, end))
    found = []
    for change in changes("".join(words), language):
        start = places[change.start][0] if change.start < len(places) else len(source)
        end = places[change.end - 1][1] if change.end > change.start else start
        old = source[start:end]
        if "<" not in old:
            found.append(Change(start, end, old, change.new))
    return found


def _letters(source: str) -> Iterator[tuple[int, int, str]]:
    """Each letter that is read, with where it comes from; blocks end with a line feed, code is hidden."""
    hidden = 0
    for token in TOKEN.finditer(source):
        text = token.group()
        tag = TAG.match(text)
        if tag is None:
            letter = html.unescape(text) if text.startswith("&") else text
            if not text.startswith("<!--"):
                yield token.start(), token.end(), HIDDEN if hidden else letter[:1]
            continue
        closing, name = tag.group(1), tag.group(2).lower()
        if name in KEPT_OUT and not text.endswith("/>"):
            hidden += -1 if closing else 1
        if name not in INLINE:
            yield token.start(), token.start(), HIDDEN if name in KEPT_OUT else "\n"


def context_of(source: str, change: Change, width: int = 40) -> tuple[str, str]:
    """The words before and after a change, without markup."""
    before = _plain(source[: change.start])[-width:]
    return before, _plain(source[change.end :])[:width]


def _plain(part: str) -> str:
    return "".join(letter for _start, _end, letter in _letters(part) if letter != HIDDEN)
