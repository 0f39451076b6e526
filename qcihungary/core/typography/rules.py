"""What both languages write alike, and how a rule is said."""

import re
from collections.abc import Callable, Iterator

NBSP = "\u00a0"
EN_DASH = "–"

Rule = Callable[[str], Iterator[tuple[int, int, str]]]
"""Yields where a text could be changed: from, until, and what would stand there instead."""

UNITS = (
    r"(?:[kcmµnpfTGMhd]?m|[kmµnpfTGM]?(?:s|W|V|A|J|Hz|Pa|eV|bit|bps|B|b|g|K|Ω|F|H|T|N|mol|cd|lm|lx|Bq)|[kMGT]B|"
    r"[kMG]?bit/s|km/h|m/s|dBm|dB(?:/km)?|ppm|h|min|°C|°F|ha|m²|m³|km²|cm²|cm³)"
)


def spaced(pattern: str, flags: int = 0) -> Rule:
    """A rule by which the one group of a pattern, a space, must not be broken."""
    return replaced(pattern, NBSP, flags)


def replaced(pattern: str, new: str, flags: int = 0) -> Rule:
    """A rule by which the first group of a pattern becomes something else."""
    compiled = re.compile(pattern, flags)

    def rule(text: str) -> Iterator[tuple[int, int, str]]:
        for match in compiled.finditer(text):
            yield match.start(1), match.end(1), new

    return rule


def ranges(text: str) -> Iterator[tuple[int, int, str]]:
    """„10-12” is from 10 to 12 where the second number is greater, and both are alike; other hyphens stay."""
    for match in NUMBERS.finditer(text):
        first, _hyphen, second = match.groups()
        if is_range(first, second):
            yield match.start(2), match.end(2), EN_DASH


NUMBERS = re.compile(r"(?<![\w–.,/+-])(?<!\d[ \u00a0])(\d{1,4})(-)(?=(\d{1,4})(?!\d|[–/-]\d|[.,]\d|\w))")


def is_range(first: str, second: str) -> bool:
    """Whether two numbers with a hyphen are the ends of something, and not parts of a number or of a name."""
    if first.startswith("0") or second.startswith("0"):
        return False
    if len(first) == 4 and len(second) == 2:  # 2024-25, but not 2024-12, which is a month
        return int(second) > max(12, int(first[2:]))
    same = len(first) == len(second) or (len(first), len(second)) in {(1, 2), (2, 3)}
    return same and int(first) < int(second)


BOTH: tuple[Rule, ...] = (
    replaced(r"(?<![.…])(\.\.\.)(?![.…])", "…"),
    replaced(r"(?<=\S)[ \u00a0](--?|—)(?=[ \u00a0]\S)(?!(?<=\d[ \u00a0]-)[ \u00a0]\d)", EN_DASH),
    replaced(r"(?<![\d-])\b(?:19|20)\d\d( - )(?=(?:19|20)\d\d\b(?!-))", EN_DASH),
    ranges,
    replaced(r"(?<![\d.,])\d{1,2}[.:]\d\d(-)(?=\d{1,2}[.:]\d\d(?![\d.:-]))", EN_DASH),
    spaced(rf"\d( )(?={UNITS}(?![\w/°²³]))"),
    spaced(r"(?<![\d.,+-])(?<!\d[ \u00a0])\d{1,3}( )(?=\d{3}(?!\d))"),
    spaced(r"(?<![\d.,+-])\d{1,3}[ \u00a0]\d{3}( )(?=\d{3}(?!\d))"),
    replaced(r"\d((?:[ \u00a0\u202f]))(?=%)", ""),
    replaced(r"(?<=\d)()(?=°[CF]\b)", NBSP),
    spaced(r"(?:§|№)( )(?=\d)"),
    spaced(r"(?<![\w.])[A-ZÁÉÍÓÖŐÚÜŰ]\.( )(?=[A-ZÁÉÍÓÖŐÚÜŰ](?:\.|[a-záéíóöőúüű]))"),
)
"""Dots, dashes, numbers and initials."""
