"""The European emblem, to the geometrical description in Annex A1 of the Interinstitutional style guide.

A blue rectangle, one and a half times as long as its height. Twelve gold stars stand at the hours of a clock, on an
unseen circle around the centre with a radius of a third of the height. Each has five points, one of which is straight
up, on an unseen circle with a radius of an eighteenth of the height. On screens, Reflex Blue is #003399 and Yellow
#FFCC00. On a background of another colour, the guide asks for a white border of one twenty-fifth of the height: the
place where the emblem stands has to give it.
"""

from __future__ import annotations

from math import cos, sin, tau

HEIGHT = 540
WIDTH = HEIGHT * 3 // 2
CIRCLE_RADIUS = HEIGHT // 3
STAR_RADIUS = HEIGHT // 18
BLUE, GOLD = "#003399", "#FFCC00"

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
