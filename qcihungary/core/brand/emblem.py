"""The European emblem, to the geometrical description in Annex A1 of the Interinstitutional style guide.

A blue rectangle, one and a half times as long as its height. Twelve gold stars stand at the hours of a clock, on an
unseen circle around the centre with a radius of a third of the height. Each has five points, one of which is straight
up, on an unseen circle with a radius of an eighteenth of the height. On screens, Reflex Blue is #003399 and Yellow
#FFCC00. On a background of another colour, the guide asks for a white border of one twenty-fifth of the height: the
place where the emblem stands has to give it.
"""

from __future__ import annotations

from math import cos, sin, tau

from PIL import Image, ImageDraw

HEIGHT = 540
WIDTH = HEIGHT * 3 // 2
CIRCLE_RADIUS = HEIGHT // 3
STAR_RADIUS = HEIGHT // 18
BLUE, GOLD = "#003399", "#FFCC00"
FINER = 4
"""How many times larger a picture is drawn before it is made small, for smooth edges."""

INNER_RADIUS = cos(tau / 5) / cos(tau / 10)
"""Where the lines of a star with five points cross, as a part of the radius of its points."""

Point = tuple[float, float]


def star_centres() -> list[Point]:
    """The centres of the twelve stars, clockwise from twelve o'clock."""
    return [
        (WIDTH / 2 + CIRCLE_RADIUS * sin(hour / 12 * tau), HEIGHT / 2 - CIRCLE_RADIUS * cos(hour / 12 * tau))
        for hour in range(12)
    ]


def star_points(centre: Point) -> list[Point]:
    """The five points of a star, in the order in which its lines are drawn: from each to the next but one."""
    x, y = centre
    turns = [2 * point / 5 * tau for point in range(5)]
    return [(x + STAR_RADIUS * sin(turn), y - STAR_RADIUS * cos(turn)) for turn in turns]


def stars_path() -> str:
    """The twelve stars as one SVG path, to be filled by the nonzero rule (the default)."""
    stars = ("L".join(f"{x:.3f} {y:.3f}" for x, y in star_points(centre)) for centre in star_centres())
    return "".join(f"M{star}Z" for star in stars)


def emblem_svg() -> str:
    """The emblem as an SVG document, without a border."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}">'
        f'<path fill="{BLUE}" d="M0 0h{WIDTH}v{HEIGHT}H0z"/><path fill="{GOLD}" d="{stars_path()}"/></svg>\n'
    )


def draw_emblem(height: int) -> Image.Image:
    """The emblem as a picture, with the white border that it has on a ground of an unknown colour."""
    border = round(height / 25)
    scale = height * FINER / HEIGHT
    drawn = Image.new("RGB", (height * 3 // 2 * FINER, height * FINER), BLUE)
    pen = ImageDraw.Draw(drawn)
    for centre in star_centres():
        x, y = centre
        inner = STAR_RADIUS * INNER_RADIUS
        tips = [
            (x + radius * sin(turn / 10 * tau), y - radius * cos(turn / 10 * tau))
            for turn, radius in enumerate([STAR_RADIUS, inner] * 5)
        ]
        pen.polygon([(a * scale, b * scale) for a, b in tips], fill=GOLD)
    small = drawn.resize((height * 3 // 2, height), Image.Resampling.LANCZOS)
    whole = Image.new("RGB", (small.width + 2 * border, small.height + 2 * border), "#FFFFFF")
    whole.paste(small, (border, border))
    return whole
