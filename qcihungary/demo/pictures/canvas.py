"""A small drawing surface for the demo illustrations, on Pillow alone.

Everything is given in the coordinates of the finished picture (1600 × 900 pixels, origin top left) and drawn at twice
that size, so that reducing it at the end smooths every edge. Nothing here depends on the time or on an unseeded random
number: the same call gives the same bytes with the same Pillow.
"""

import io
import math
import operator
import random
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from PIL import Image, ImageDraw, ImageFilter

Point: TypeAlias = tuple[float, float]
Colour: TypeAlias = tuple[int, int, int]

WIDTH, HEIGHT = 1600, 900
_SCALE = 2
_GLOW_REDUCTION = 8
_JPEG_QUALITY = 86

INK: Colour = (14, 23, 48)
NIGHT: Colour = (24, 35, 72)
PAPER: Colour = (251, 250, 247)
SAND: Colour = (238, 234, 225)
VIOLET: Colour = (74, 53, 201)
LILAC: Colour = (157, 143, 240)
TEAL: Colour = (0, 118, 108)
MINT: Colour = (94, 203, 187)
AMBER: Colour = (224, 155, 44)


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """The colour that lies `share` (0 to 1) of the way from `first` to `second`."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue


def along(start: Point, end: Point, share: float) -> Point:
    """The point that lies `share` (0 to 1) of the way from `start` to `end`."""
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def polar(centre: Point, radius: float, degrees: float, flatten: float = 1.0) -> Point:
    """A point on a circle (or, with `flatten` below 1, an ellipse) about `centre`; 0° is to the right, 90° is down."""
    angle = math.radians(degrees)
    return centre[0] + radius * math.cos(angle), centre[1] + radius * flatten * math.sin(angle)


def bezier(start: Point, first: Point, second: Point, end: Point, steps: int = 48) -> list[Point]:
    """A cubic Bézier curve from `start` to `end` as `steps` + 1 points."""
    points = []
    for step in range(steps + 1):
        t = step / steps
        weights = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        x, y = (sum(map(operator.mul, weights, axis)) for axis in zip(start, first, second, end, strict=True))
        points.append((x, y))
    return points


def seeded(seed: int) -> random.Random:
    """Scatter that looks like chance and is the same every time."""
    return random.Random(seed)  # noqa: S311 - places dots in a picture and keeps no secret


class Canvas:
    """A picture in the making. Every drawing method takes an `alpha` from 0 (nothing) to 1 (opaque)."""

    def __init__(self, top: Colour, bottom: Colour | None = None) -> None:
        """Start with a plain ground, or with one that shades from `top` to `bottom`."""
        self._size = (WIDTH * _SCALE, HEIGHT * _SCALE)
        self._image = Image.new("RGB", self._size, top)
        if bottom is not None:
            shade = Image.linear_gradient("L").resize(self._size, Image.Resampling.BILINEAR)
            self._image.paste(bottom, (0, 0), shade)
        self._draw = ImageDraw.Draw(self._image, "RGBA")

    def line(
        self, points: Sequence[Point], colour: Colour, width: float = 2, alpha: float = 1.0, *, round_ends: bool = False
    ) -> None:
        """A line through `points`, `width` pixels thick."""
        scaled = _scale(points)
        self._draw.line(scaled, fill=_rgba(colour, alpha), width=max(1, round(width * _SCALE)), joint="curve")
        if round_ends:
            for end in (points[0], points[-1]):
                self.disc(end, width / 2, colour, alpha)

    def dashes(
        self, points: Sequence[Point], colour: Colour, width: float = 2, alpha: float = 1.0, every: int = 2
    ) -> None:
        """A line through `points` of which every `every`-th piece is left out."""
        for index in range(0, len(points) - 1, every):
            self.line(points[index : index + 2], colour, width, alpha)

    def polygon(self, points: Sequence[Point], colour: Colour, alpha: float = 1.0) -> None:
        """A filled shape."""
        self._draw.polygon(_scale(points), fill=_rgba(colour, alpha))

    def disc(self, centre: Point, radius: float, colour: Colour, alpha: float = 1.0) -> None:
        """A filled circle."""
        self._draw.ellipse(_box(centre, radius), fill=_rgba(colour, alpha))

    def ring(self, centre: Point, radius: float, colour: Colour, width: float = 2, alpha: float = 1.0) -> None:
        """The outline of a circle."""
        self._draw.ellipse(_box(centre, radius), outline=_rgba(colour, alpha), width=max(1, round(width * _SCALE)))

    def arc(
        self,
        centre: Point,
        radius: float,
        degrees: tuple[float, float],
        colour: Colour,
        width: float = 2,
        alpha: float = 1.0,
    ) -> None:
        """A part of a circle's outline, from one angle to another, clockwise."""
        self._draw.arc(
            _box(centre, radius), degrees[0], degrees[1], fill=_rgba(colour, alpha), width=max(1, round(width * _SCALE))
        )

    def box(self, corner: Point, size: Point, colour: Colour, alpha: float = 1.0, radius: float = 0) -> None:
        """A filled rectangle with its top left at `corner`, its corners rounded by `radius`."""
        left, top = corner[0] * _SCALE, corner[1] * _SCALE
        area = (left, top, left + size[0] * _SCALE - 1, top + size[1] * _SCALE - 1)
        self._draw.rounded_rectangle(area, radius * _SCALE, fill=_rgba(colour, alpha))

    def stroke(
        self, centre: Point, length: float, degrees: float, colour: Colour, width: float, alpha: float = 1.0
    ) -> None:
        """One polarisation mark: a short straight line about `centre`, with round ends."""
        self.line(
            [polar(centre, length / 2, degrees + 180), polar(centre, length / 2, degrees)],
            colour,
            width,
            alpha,
            round_ends=True,
        )

    def glow(self, shapes: Iterable[tuple[Point, float]], colour: Colour, blur: float, alpha: float = 1.0) -> None:
        """Soft light: discs (centre, radius) blurred by `blur` pixels."""
        mask = Image.new("L", (WIDTH // _GLOW_REDUCTION, HEIGHT // _GLOW_REDUCTION), 0)
        draw = ImageDraw.Draw(mask)
        for (x, y), radius in shapes:
            area = (x - radius, y - radius, x + radius, y + radius)
            draw.ellipse([side / _GLOW_REDUCTION for side in area], fill=round(255 * alpha))
        soft = mask.filter(ImageFilter.GaussianBlur(blur / _GLOW_REDUCTION))
        self._image.paste(colour, (0, 0), soft.resize(self._size, Image.Resampling.BICUBIC))

    def jpeg(self) -> bytes:
        """The finished picture, 1600 × 900, as JPEG bytes."""
        stream = io.BytesIO()
        self._image.reduce(_SCALE).save(stream, "JPEG", quality=_JPEG_QUALITY, optimize=True)
        return stream.getvalue()


def _scale(points: Sequence[Point]) -> list[Point]:
    return [(x * _SCALE, y * _SCALE) for x, y in points]


def _box(centre: Point, radius: float) -> tuple[float, float, float, float]:
    x, y, reach = centre[0] * _SCALE, centre[1] * _SCALE, radius * _SCALE
    return x - reach, y - reach, x + reach, y + reach


def _rgba(colour: Colour, alpha: float) -> tuple[int, int, int, int]:
    return (*colour, round(255 * alpha))
