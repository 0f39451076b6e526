"""Illustrations of ideas: a qubit, a key, a wave, a circuit, a lattice, layers and stages of a network."""

import math
from itertools import pairwise

from qcihungary.demo.pictures.canvas import (
    AMBER,
    HEIGHT,
    INK,
    LILAC,
    MINT,
    NIGHT,
    PAPER,
    SAND,
    TEAL,
    VIOLET,
    WIDTH,
    Canvas,
    Point,
    along,
    mix,
    polar,
    seeded,
)


def bloch_sphere() -> bytes:
    """The state of one qubit as an arrow in a sphere."""
    canvas = Canvas(PAPER, SAND)
    centre, radius = (800.0, 455.0), 350.0
    for step in range(60):
        share = step / 59
        canvas.disc(
            (centre[0] - 70 * share, centre[1] - 90 * share),
            radius * (1 - share * 0.93),
            mix((222, 219, 246), PAPER, share),
        )
    canvas.ring(centre, radius, INK, 4)
    canvas.line([polar(centre, radius, degrees, 0.3) for degrees in range(0, 181, 3)], INK, 3, 0.8)
    canvas.dashes([polar(centre, radius, degrees, 0.3) for degrees in range(180, 361, 3)], INK, 3, 0.5)
    for start, end in (((800, 60), (800, 850)), ((400, 455), (1200, 455)), ((660, 590), (940, 320))):
        canvas.dashes([along(start, end, share / 60) for share in range(61)], INK, 2, 0.5)
    spiral = []
    for step in range(241):
        share = step / 240
        polar_angle, turn = math.pi * (0.02 + 0.31 * share), math.tau * 2.35 * share + 0.6
        x, y, z = math.sin(polar_angle) * math.cos(turn), math.sin(polar_angle) * math.sin(turn), math.cos(polar_angle)
        spiral.append((centre[0] + radius * x, centre[1] - radius * (z * 0.953 - y * 0.3)))
    for first, second in pairwise(spiral):
        canvas.line([first, second], TEAL, 5)
    tip = spiral[-1]
    foot = (tip[0], centre[1] + (tip[1] - centre[1] + radius * 0.5 * 0.953))
    canvas.dashes([along(tip, foot, share / 24) for share in range(25)], VIOLET, 3, 0.7)
    canvas.dashes([along(centre, foot, share / 24) for share in range(25)], VIOLET, 3, 0.7)
    canvas.line([centre, tip], VIOLET, 13, round_ends=True)
    canvas.disc(tip, 22, VIOLET)
    canvas.disc(tip, 9, PAPER)
    for pole in ((800, 105), (800, 805)):
        canvas.disc(pole, 13, AMBER)
    canvas.disc(centre, 9, INK)
    return canvas.jpeg()


def key_strokes() -> bytes:
    """A key made of the four polarisations, among marks that were thrown away."""
    canvas = Canvas(PAPER, SAND)
    dice = seeded(42)
    step = 42
    for row in range(HEIGHT // step + 1):
        for column in range(WIDTH // step + 1):
            spot = (column * step + 8.0, row * step + 10.0)
            degrees = dice.choice((0, 45, 90, 135))
            if _in_key(spot):
                canvas.stroke(spot, 31, degrees, dice.choice((VIOLET, VIOLET, VIOLET, TEAL, AMBER)), 9)
            else:
                canvas.stroke(spot, 26, degrees, INK, 3, 0.13)
    return canvas.jpeg()


def _in_key(spot: Point) -> bool:
    x, y = spot
    bow = math.dist(spot, (440, 450))
    shaft = 600 < x < 1390 and abs(y - 450) < 46
    teeth = (1130 < x < 1215 and 450 < y < 640) or (1300 < x < 1390 and 450 < y < 600)
    return 128 < bow < 268 or shaft or teeth


def standing_waves() -> bytes:
    """Standing waves around a centre, a hundred marks at the rim: a century of quantum mechanics."""
    canvas = Canvas(NIGHT, INK)
    centre = (800.0, 450.0)
    canvas.glow([(centre, 90)], VIOLET, 120, 0.9)
    for mark in range(100):
        long = mark % 25 == 0
        degrees = mark * 3.6 - 90
        inner = 396 if long else 408
        canvas.line(
            [polar(centre, inner, degrees), polar(centre, 428, degrees)],
            AMBER if long else LILAC,
            6 if long else 3,
            1.0 if long else 0.7,
        )
    colours = (AMBER, MINT, LILAC, MINT, LILAC, PAPER)
    for order, colour in enumerate(colours, start=3):
        base = 62 + (order - 3) * 58
        for swing, alpha in ((-1, 0.35), (-0.5, 0.18), (0.5, 0.18), (1, 1.0)):
            curve = [
                polar(centre, base + swing * 22 * math.sin(math.radians(degrees * order)), degrees)
                for degrees in range(0, 361, 2)
            ]
            canvas.line(curve, colour, 4 if swing == 1 else 2, alpha)
    canvas.disc(centre, 15, PAPER)
    return canvas.jpeg()


def tunnelling() -> bytes:
    """A particle's wave leaks through a barrier; below it, the energy levels of the well."""
    canvas = Canvas(PAPER, SAND)

    def potential(x: float) -> float:
        return 520 - 280 * math.sin((x - 200) / 1600 * math.tau * 1.5) + (x - 800) * 0.1

    hillside = [(float(x), potential(x)) for x in range(0, WIDTH + 1, 8)]
    canvas.polygon([*hillside, (WIDTH, HEIGHT), (0, HEIGHT)], mix(LILAC, SAND, 0.62))
    canvas.line(hillside, VIOLET, 6)
    for y, alpha in ((735, 0.9), (670, 0.65), (615, 0.5), (570, 0.4)):
        inside = [x for x, height in hillside if 700 < x < 1420 and height > y]
        if inside:
            canvas.line([(inside[0], y), (inside[-1], y)], INK, 3, alpha)
    wave = []
    for x in range(0, WIDTH + 1, 4):
        swing = max(18.0, 66 * math.exp(-max(0, x - 360) / 190))
        wave.append((float(x), 330 + swing * math.sin(x / 26)))
    canvas.line(wave, TEAL, 7)
    canvas.glow([((180, 330), 60)], MINT, 50, 0.35)
    for x, alpha in ((180, 1.0), (1180, 0.45)):
        canvas.disc((x, 330), 30, AMBER, alpha)
        canvas.ring((x, 330), 44, AMBER, 3, alpha)
    return canvas.jpeg()


def lattice() -> bytes:
    """A lattice of points with a short and a long basis: the hard problem behind post-quantum encryption."""
    canvas = Canvas(mix(INK, TEAL, 0.25), INK)
    first, second = (118.0, 34.0), (38.0, -104.0)
    origin = (420.0, 620.0)

    def place(a: int, b: int) -> Point:
        return origin[0] + a * first[0] + b * second[0], origin[1] + a * first[1] + b * second[1]

    points = [place(a, b) for a in range(-8, 14) for b in range(-8, 12)]
    for b in range(-8, 12):
        canvas.line([place(-9, b), place(14, b)], MINT, 1.5, 0.16)
    for a in range(-9, 15):
        canvas.line([place(a, -9), place(a, 12)], MINT, 1.5, 0.16)
    target = (1086.0, 312.0)
    nearest = min(points, key=lambda spot: math.dist(spot, target))
    for spot in points:
        fade = max(0.25, 1 - math.dist(spot, (800, 450)) / 1100)
        canvas.disc(spot, 8, PAPER, fade)
    canvas.glow([(nearest, 40)], AMBER, 40, 0.8)
    canvas.ring(target, 96, AMBER, 3, 0.7)
    canvas.line([target, nearest], AMBER, 4)
    for end, colour in ((place(1, 0), MINT), (place(0, 1), MINT), (place(6, 1), LILAC), (place(5, 1), LILAC)):
        _arrow(canvas, origin, end, colour)
    canvas.disc(nearest, 15, AMBER)
    canvas.stroke(target, 26, 45, PAPER, 5)
    canvas.stroke(target, 26, 135, PAPER, 5)
    canvas.disc(origin, 15, PAPER)
    return canvas.jpeg()


def _arrow(canvas: Canvas, start: Point, end: Point, colour: tuple[int, int, int]) -> None:
    degrees = math.degrees(math.atan2(end[1] - start[1], end[0] - start[0]))
    canvas.line([start, polar(end, 22, degrees + 180)], colour, 6)
    canvas.polygon([end, polar(end, 34, degrees + 158), polar(end, 34, degrees - 158)], colour)


def layers() -> bytes:
    """Three layers of one network: the quantum links, the management of keys, and the services that use them."""
    canvas = Canvas(PAPER, SAND)
    nodes = [(0.16, 0.3), (0.46, 0.14), (0.84, 0.34), (0.3, 0.8), (0.68, 0.74)]
    links, services = [(0, 1), (1, 2), (0, 3), (3, 4), (4, 2), (1, 4)], [(0, 1), (4, 2)]
    planes = (
        (600.0, mix(LILAC, PAPER, 0.35), VIOLET, links),
        (370.0, mix(MINT, PAPER, 0.45), TEAL, links),
        (140.0, mix(AMBER, PAPER, 0.6), mix(AMBER, INK, 0.35), services),
    )
    below: list[Point] = []
    for top, ground, colour, joined in planes:
        spots = [_on_layer(across, down, top) for across, down in nodes]
        for low, high in zip(below, spots, strict=False):
            canvas.dashes([along(low, high, step / 30) for step in range(31)], INK, 2, 0.45)
        corners = [_on_layer(across, down, top) for across, down in ((0, 0), (1, 0), (1, 1), (0, 1))]
        canvas.polygon([(x, y + 12) for x, y in corners], INK, 0.12)
        canvas.polygon(corners, ground, 0.93)
        canvas.line([*corners, corners[0]], colour, 3)
        for first, second in joined:
            canvas.line([spots[first], spots[second]], colour, 5, 0.9)
        for spot in spots:
            canvas.disc(spot, 18, PAPER)
            canvas.disc(spot, 14, colour)
        below = spots
    return canvas.jpeg()


def _on_layer(across: float, down: float, top: float) -> Point:
    """From the coordinates of a layer (0 to 1 each way) to the picture; `top` is where the layer lies."""
    return 230 + across * 860 + down * 300, top + down * 210 - (across - 0.5) * 30


def stages() -> bytes:
    """Six steps, each with a richer network upon it."""
    canvas = Canvas(mix(INK, VIOLET, 0.3), INK)
    nodes: list[Point] = []
    for step in range(6):
        x, y = 80 + step * 242, 760 - step * 92
        canvas.box((x, y), (242, HEIGHT - y), mix(NIGHT, VIOLET, 0.14 + 0.13 * step))
        canvas.line([(x, y), (x + 242, y)], mix(LILAC, AMBER, step / 5), 5)
        centre = (x + 121.0, y - 104.0)
        corners = (
            [centre]
            if step == 0
            else [polar(centre, 66, 360 * number / (step + 1) - 90, 0.9) for number in range(step + 1)]
        )
        for a in range(len(corners)):
            for b in range(a):
                canvas.line([corners[a], corners[b]], MINT if step < 3 else LILAC, 3, 0.75)
        nodes.extend(corners)
    canvas.glow([(node, 12) for node in nodes], AMBER, 14, 0.6)
    for node in nodes:
        canvas.disc(node, 13, PAPER)
        canvas.disc(node, 6, VIOLET)
    return canvas.jpeg()
