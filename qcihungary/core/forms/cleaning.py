"""Text from outside, made harmless: no character that can't be seen does anything to whoever reads it later."""

import re
import unicodedata

DIRECTIONS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""Marks that change the direction of writing: with them, text shows in another order than it has."""

CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufff9-\ufffb\ufffe\uffff"
UNSEEN = re.compile("[\u00ad\u115f\u1160\u180e\u200b\u2060-\u2064\u206a-\u206f\u3164\ufeff\U000e0000-\U000e007f]")
"""Without width and without effect, but for that two texts look the same. They come along when something is copied."""

JOINERS = re.compile("[\u200c\u200d]")
"""They shape letters of some scripts and join emoji: kept in running text, out of place in a name or a subject."""

DANGEROUS = re.compile(f"[{CONTROLS}{DIRECTIONS}]")
LINE_ENDS = re.compile("\r\n|[\r\u0085\u2028\u2029]")
SPACES = re.compile(r"\s+")
MANY_LINES = re.compile(r"\n{4,}")


def is_dangerous(text: str) -> bool:
    """Whether it has control characters, or marks that turn the direction of writing: nobody types those."""
    return bool(DANGEROUS.search(text))


def in_lines(text: str) -> str:
    """Running text without anything unseen, with plain line ends and no desert of empty lines."""
    text = UNSEEN.sub("", DANGEROUS.sub("", LINE_ENDS.sub("\n", text)))
    return MANY_LINES.sub("\n\n\n", unicodedata.normalize("NFC", text)).strip()


def in_one_line(text: str) -> str:
    """The same in one line, with single spaces."""
    return SPACES.sub(" ", JOINERS.sub("", in_lines(text))).strip()


def visible(text: str) -> str:
    """What can be seen of a text, in one line with single spaces, also between words that something unseen parted."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
