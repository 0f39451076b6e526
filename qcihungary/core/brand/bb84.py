r"""The cover of what has no photo: a pattern of polarised photons, drawn from the SHA-256 of a title.

In BB84 (Bennett and Brassard, 1984) the sender gives each photon one of four polarisations, | / — \, which stand for a
bit in one of two bases. The receiver measures each in a basis picked by chance; the photons for which both picked the
same are the sifted key. A cover shows a fibre running through a calm field of polarisations. Each cell that the fibre
crosses holds a photon, and the sifted ones are accented. The fibre's course, the photons and the receiver's bases come
from the hash, so a title has the same cover in every process and on every machine, and another title has another one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from itertools import islice
from math import ceil, hypot, sin, tau
from typing import NamedTuple
from unicodedata import normalize

CELL = 40
"""Side of a cell in the units of the paths."""
MAX_SIDE = 64
"""The most columns or rows that a cover can have."""

_PHOTON, _SIFTED = 0, 40
_TO_BE_DRAWN = -1
_FIELD_REACHES = ((12, 8), (11, 8), (10, 7), (8, 6), (7, 5), (6, 4), (5, 3), (4, 3), (3, 2))
"""How far a stroke of the field reaches from its cell's centre, straight and (on each axis) diagonal, nearest first."""
_PHOTON_REACH = (14, 10)
_FINENESS = 16
"""Steps in a cell by which the distance from the fibre is told."""
_PROFILE_MIDDLE = 4 * MAX_SIDE * _FINENESS
_DOMAIN = 35
"""Steps of distance after which the field turns to the next polarisation."""


class Stroke(NamedTuple):
    """One polarisation, in the cell at `column` and `row`; from its centre it reaches (dx, dy) and as far back."""

    column: int
    row: int
    dx: int
    dy: int
    photon: bool
    sifted: bool


@dataclass(frozen=True, slots=True)
class Cover:
    """The SVG paths of a cover, in a box of `width` by `height`: the faint field, the photons, and the sifted key."""

    width: int
    height: int
    field: str
    photons: str
    key: str


class _Layout(NamedTuple):
    r"""The cells as codes, in lines across the fibre: 0–3 photons, 4–39 field, 40–43 sifted; always | / — \ in turn."""

    downwards: bool
    lines: list[list[int]]
    runs: list[tuple[int, int]]
    """Where in each line the photons are: the first, and one past the last."""


@lru_cache(maxsize=512)
def cover(title: str, columns: int = 20, rows: int = 11) -> Cover:
    """The cover of a title. Raises ValueError unless both sides are between 2 and 64."""
    layout = _layout(title, columns, rows)
    field, photons, sifted = _steps(downwards=layout.downwards)
    parts: tuple[list[str], list[str], list[str]] = ([], [], [])
    for position, (line, (first, end)) in enumerate(zip(layout.lines, layout.runs, strict=True)):
        parts[0].append(_start(position, 0, downwards=layout.downwards))
        parts[0].extend([field[code] for code in line])
        if first < end:
            run, start = line[first:end], _start(position, first, downwards=layout.downwards)
            parts[1].append(start)
            parts[1].extend([photons[code] for code in run])
            parts[2].append(start)
            parts[2].extend([sifted[code] for code in run])
    return Cover(columns * CELL, rows * CELL, *map("".join, parts))


def strokes(title: str, columns: int, rows: int, below: int = 0) -> Iterator[Stroke]:
    """The strokes of a title's cover, for drawing it otherwise.

    The pattern goes on for as many rows `below` it. Raises ValueError as `cover` does.
    """
    layout = _layout(title, columns, rows, below)
    ends = _ends()
    for position, line in enumerate(layout.lines):
        for across, code in enumerate(line):
            column, row = (across, position) if layout.downwards else (position, across)
            yield Stroke(column, row, *ends[code], code < 4 or code >= _SIFTED, code >= _SIFTED)


def _layout(title: str, columns: int, rows: int, below: int = 0) -> _Layout:
    if not (2 <= columns <= MAX_SIDE and 2 <= rows <= rows + below <= MAX_SIDE):
        raise ValueError(f"A cover has 2 to {MAX_SIDE} columns and rows, not {columns} by {rows}")
    data = normalize("NFC", str(title)).encode()
    digest = sha256(data).digest()
    downwards = digest[0] % 3 == 0 and columns < 3 * rows
    length, width = (rows, columns) if downwards else (columns, rows)
    profile = _profile(half_width=min(16 + digest[1] % 13, 3 * width), turn=digest[2] % 4)
    drawn, across = (rows + below, columns) if downwards else (columns, rows + below)
    course = _course(digest, length, width, drawn)
    lines = [profile[start : start + step * across : step] for start, step in course]
    runs = []
    for line in lines:
        first = line.index(_TO_BE_DRAWN) if _TO_BE_DRAWN in line else 0
        runs.append((first, first + line.count(_TO_BE_DRAWN)))
    photons = iter(_photons(data, sum(end - first for first, end in runs)))
    for line, (first, end) in zip(lines, runs, strict=True):
        line[first:end] = islice(photons, end - first)
    return _Layout(downwards, lines, runs)


def _course(digest: bytes, length: int, width: int, lines: int) -> Iterator[tuple[int, int]]:
    """The fibre's bend, line by line: where a line begins in the profile, and the profile's steps for each cell."""
    shift, tilt, bend, waves, phase = (byte / 255 for byte in digest[3:8])
    middle, rise = 0.5 + (shift - 0.5) * 0.3, (tilt - 0.5) * 0.9
    swing, pace = (0.07 + bend * 0.17) * min(1.0, length / width), (0.5 + waves * 0.8) * tau / length
    course = [
        (middle + rise * (i / (length - 1) - 0.5) + swing * sin(phase * tau + pace * i)) * (width - 1)
        for i in range(-1, lines + 1)
    ]
    for before, here, after in zip(course, course[1:], course[2:], strict=False):
        step = max(5, round(_FINENESS / hypot(1.0, (after - before) / 2)))
        yield _PROFILE_MIDDLE - round(here * step), step


def _photons(data: bytes, count: int) -> list[int]:
    """The codes of the photons along the fibre.

    For each, a byte of SHA-256 with a counter gives its polarisation (two bits) and the receiver's basis (one bit),
    which is right if it is the polarisation's own.
    """
    stream = b"".join([sha256(bytes([block]) + data).digest() for block in range(ceil(count / 32))])
    return [(_SIFTED if byte >> 2 & 1 == byte & 1 else _PHOTON) + (byte & 3) for byte in stream[:count]]


@lru_cache
def _profile(half_width: int, turn: int) -> list[int]:
    """The field's codes by distance from the fibre: it fades, and turns by 45 degrees from domain to domain."""
    reach = _PROFILE_MIDDLE
    codes = []
    for distance in range(-reach, reach):
        level = 1 + min((abs(distance) - half_width) // _FINENESS, len(_FIELD_REACHES) - 1)
        code = level * 4 + (turn + distance // _DOMAIN) % 4
        codes.append(_TO_BE_DRAWN if abs(distance) <= half_width else code)
    return codes


@lru_cache
def _ends() -> list[tuple[int, int]]:
    """The end of a stroke, from its cell's centre, by code."""
    reaches = [_PHOTON_REACH, *_FIELD_REACHES, _PHOTON_REACH]
    return [end for s, d in reaches for end in ((0, s), (d, -d), (s, 0), (d, d))]


def _start(position: int, across: int, *, downwards: bool) -> str:
    """Move to the centre of a cell."""
    along, aside = position * CELL + CELL // 2, across * CELL + CELL // 2
    return f"M{aside} {along}" if downwards else f"M{along} {aside}"


@lru_cache
def _steps(*, downwards: bool) -> tuple[list[str], list[str], list[str]]:
    """For the field, the photons and the key: path data that goes from the centre of a cell to that of the next.

    By code: on its way it draws the stroke, if the code is one of theirs.
    """
    go_x, go_y = (CELL, 0) if downwards else (0, CELL)
    skip = f"m{go_x} {go_y}"
    drawn = [f"m{-dx} {-dy}l{2 * dx} {2 * dy}m{go_x - dx} {go_y - dy}".replace(" -", "-") for dx, dy in _ends()]
    return (
        [path if 4 <= code < _SIFTED else skip for code, path in enumerate(drawn)],
        [path if code < 4 else skip for code, path in enumerate(drawn)],
        [path if code >= _SIFTED else skip for code, path in enumerate(drawn)],
    )
