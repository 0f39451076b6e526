"""The mark of QCIHungary: a ring that one diagonal stroke, a polarisation, crosses, and so makes a Q."""

from __future__ import annotations

from math import asin, cos, pi, sin, sqrt

from PIL import Image, ImageDraw

Point = tuple[float, float]

BOX = 64
"""Side of the square that the mark is described in."""
CENTRE, OUTER, INNER = 29.5, 26.0, 16.5
"""The ring: its centre (both ways) and radii."""
STROKE, GAP = 4.75, 3.25
"""Half the stroke's width, and the clearing between it and the ring."""
FROM, TO = 8.0, 37.5
"""Where the stroke begins and ends, as distances from the ring's centre, down and to the right."""

MARGIN, CORNER = 9, 16
"""Of the tile behind the icon: the room around the mark, and the radius of the corners."""

INK, PAPER, VIOLET = "#0e1730", "#fbfaf7", "#9d8cff"


def stroke_points() -> list[Point]:
    """The corners of the stroke."""
    corners = ((FROM, -STROKE), (TO, -STROKE), (TO, STROKE), (FROM, STROKE))
    return [(CENTRE + (along - aside) / sqrt(2), CENTRE + (along + aside) / sqrt(2)) for along, aside in corners]


def ring_path() -> str:
    """The ring as an SVG path: an arc outside, an arc inside, and two ends parallel to the stroke."""
    (a, b), (c, d) = _ring_ends(OUTER), _ring_ends(INNER)
    return f"M{_pair(a)}A{OUTER} {OUTER} 0 1 1 {_pair(b)}L{_pair(d)}A{INNER} {INNER} 0 1 0 {_pair(c)}Z"


def stroke_path() -> str:
    """The stroke as an SVG path."""
    return "M" + "L".join(map(_pair, stroke_points())) + "Z"


def mark_svg() -> str:
    """The mark alone. Inlined it takes the colour of the text, and a style sheet may colour `.mark-stroke`."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {BOX} {BOX}" fill="currentColor">'
        f'<path class="mark-ring" d="{ring_path()}"/><path class="mark-stroke" d="{stroke_path()}"/></svg>\n'
    )


def icon_svg() -> str:
    """The mark on a tile of ink, which shows on light and dark tabs alike."""
    tile = BOX + 2 * MARGIN
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-{MARGIN} -{MARGIN} {tile} {tile}">'
        f'<rect x="-{MARGIN}" y="-{MARGIN}" width="{tile}" height="{tile}" rx="{CORNER}" fill="{INK}"/>'
        f'<path fill="{PAPER}" d="{ring_path()}"/><path fill="{VIOLET}" d="{stroke_path()}"/></svg>\n'
    )


def draw_mark(side: int, ring: str = PAPER, stroke: str = VIOLET) -> Image.Image:
    """The mark as a transparent image of `side` pixels, drawn eight times as large and scaled down for smooth edges."""
    scale = 8 * side / BOX
    image = Image.new("RGBA", (8 * side, 8 * side))
    for points, colour in ((_ring_points(), ring), (stroke_points(), stroke)):
        shape = Image.new("L", image.size)
        ImageDraw.Draw(shape).polygon([(x * scale, y * scale) for x, y in points], fill=255)
        image.paste(colour, mask=shape)
    return _scaled(image, side)


def draw_icon(side: int, *, rounded: bool) -> Image.Image:
    """The tile of `icon_svg` as an image of `side` pixels; square for systems that round the corners themselves."""
    tile = Image.new("RGBA", (8 * side, 8 * side))
    radius = 8 * side * CORNER / (BOX + 2 * MARGIN) if rounded else 0
    ImageDraw.Draw(tile).rounded_rectangle((0, 0, 8 * side - 1, 8 * side - 1), radius, fill=INK)
    image = _scaled(tile, side)
    inner = round(side * BOX / (BOX + 2 * MARGIN))
    image.alpha_composite(draw_mark(inner), ((side - inner) // 2, (side - inner) // 2))
    return image if rounded else image.convert("RGB")


def _ring_ends(radius: float) -> tuple[Point, Point]:
    """Where the ring of this radius begins and ends, clockwise, so that the clearing has the same width throughout."""
    half = asin((STROKE + GAP) / radius)
    return _at(radius, pi / 4 + half), _at(radius, pi / 4 - half)


def _ring_points() -> list[Point]:
    points: list[Point] = []
    for radius, back in ((OUTER, False), (INNER, True)):
        half = asin((STROKE + GAP) / radius)
        arc = [_at(radius, pi / 4 + half + (2 * pi - 2 * half) * step / 180) for step in range(181)]
        points += reversed(arc) if back else arc
    return points


def _at(radius: float, angle: float) -> Point:
    return CENTRE + radius * cos(angle), CENTRE + radius * sin(angle)


def _pair(point: Point) -> str:
    return f"{point[0]:.2f} {point[1]:.2f}"


def _scaled(image: Image.Image, side: int) -> Image.Image:
    """Scale down with the colours weighted by opacity, so that transparent black leaves no dark fringe."""
    return image.convert("RGBa").resize((side, side), Image.Resampling.BOX).convert("RGBA")
