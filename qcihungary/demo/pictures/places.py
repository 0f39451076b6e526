"""Illustrations of places: a map with a fibre network, a city at night."""

import math
import random

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
    bezier,
    mix,
    seeded,
)

_NODES: list[Point] = list(
    zip(
        (210, 420, 690, 830, 1010, 1180, 1400, 1330, 560, 930),
        (420, 610, 395, 560, 330, 480, 360, 730, 190, 770),
        strict=True,
    )
)
_LINKS = {0: (1, 8), 1: (3, 9), 2: (3, 4), 3: (5, 9), 4: (5, 6), 5: (6, 7), 8: (2,), 9: (7,)}
_PULSES = {(0, 8): 26, (2, 3): 24, (4, 6): 17, (5, 7): 29, (1, 9): 22}
_HUBS = (2, 5)


def fibre_map() -> bytes:
    """A fibre network over the contour lines of an imagined landscape."""
    canvas = Canvas(PAPER, SAND)
    for level in range(1, 11):
        for start, end in _contour(level * 0.115):
            canvas.line([start, end], mix(INK, SAND, 0.55), 2.4 if level % 4 == 0 else 1.2, 0.75)
    river = bezier((720, -20), (560, 330), (930, 470), (760, 920))
    canvas.line(river, mix(MINT, SAND, 0.45), 34)
    canvas.line(river, mix(TEAL, SAND, 0.55), 2, 0.7)
    for first, neighbours in _LINKS.items():
        for second in neighbours:
            canvas.line(_cable(first, second), PAPER, 11)
            canvas.line(_cable(first, second), VIOLET, 4)
    for (first, second), place in _PULSES.items():
        canvas.disc(_cable(first, second)[place], 9, AMBER)
    for index, node in enumerate(_NODES):
        radius = 21 if index in _HUBS else 14
        canvas.disc(node, radius + 6, PAPER)
        canvas.disc(node, radius, INK if index in _HUBS else VIOLET)
        canvas.disc(node, radius * 0.4, PAPER)
    return canvas.jpeg()


def _cable(first: int, second: int) -> list[Point]:
    """The curve of the cable between two nodes."""
    start, end = _NODES[first], _NODES[second]
    middle = along(start, end, 0.5)[0]
    return bezier(start, (middle, start[1]), (middle, end[1]), end)


def _contour(level: float) -> list[tuple[Point, Point]]:
    """The pieces of the line along which the hills reach `level`, by marching squares."""
    cell = 20
    columns, rows = WIDTH // cell + 1, HEIGHT // cell + 1
    field = [[_height(column * cell, row * cell) for column in range(columns)] for row in range(rows)]
    pieces = []
    for j in range(rows - 1):
        for i in range(columns - 1):
            corners = [(i, j), (i + 1, j), (i + 1, j + 1), (i, j + 1)]
            values = [field[b][a] for a, b in corners]
            crossings = []
            for k in range(4):
                first, second = values[k], values[(k + 1) % 4]
                if (first < level) != (second < level):
                    x, y = along(corners[k], corners[(k + 1) % 4], (level - first) / (second - first))
                    crossings.append((x * cell, y * cell))
            if len(crossings) == 2:
                pieces.append((crossings[0], crossings[1]))
    return pieces


def _height(x: float, y: float) -> float:
    """The height of the imagined landscape: five hills."""
    hills = (
        (330, 260, 330, 1.0),
        (1230, 620, 380, 1.1),
        (980, 150, 220, 0.7),
        (300, 800, 240, 0.8),
        (1560, 120, 260, 0.9),
    )
    return sum(top * math.exp(-((x - east) ** 2 + (y - south) ** 2) / width**2) for east, south, width, top in hills)


def city_night() -> bytes:
    """A city on both banks of a river at night; light crosses the water."""
    canvas = Canvas(INK, mix(NIGHT, VIOLET, 0.5))
    dice = seeded(11)
    for _ in range(90):
        canvas.disc(
            (dice.uniform(0, WIDTH), dice.uniform(0, 330)), dice.uniform(0.6, 1.8), PAPER, dice.uniform(0.2, 0.7)
        )
    canvas.glow([((800, 640), 330)], LILAC, 170, 0.35)
    hill = [(-10, 640), *bezier((-10, 420), (180, 300), (430, 380), (620, 640)), (620, 640)]
    canvas.polygon(hill, mix(INK, NIGHT, 0.55))
    for left, right, base in ((0, 560, 640), (1040, 1600, 640)):
        _skyline(canvas, left, right, base, dice)
    canvas.box((0, 640), (WIDTH, 260), mix(INK, NIGHT, 0.25))
    for _ in range(230):
        x, y = dice.uniform(0, WIDTH), dice.uniform(650, 890)
        canvas.line(
            [(x, y), (x + dice.uniform(14, 70), y)],
            dice.choice((AMBER, LILAC, MINT, NIGHT)),
            2,
            dice.uniform(0.12, 0.5),
        )
    _bridge(canvas)
    start, end = (318.0, 372.0), (1302.0, 318.0)
    canvas.glow([(start, 24), (end, 24)], AMBER, 26, 0.9)
    for step in range(1, 26):
        canvas.stroke(along(start, end, step / 26), 20, (90, 45, 0, 135)[step * 5 % 4], PAPER if step % 3 else AMBER, 4)
    for spot in (start, end):
        canvas.disc(spot, 11, AMBER)
    return canvas.jpeg()


def _skyline(canvas: Canvas, left: float, right: float, base: float, dice: random.Random) -> None:
    """Houses with lit windows, and one tall tower where the light is sent or received."""
    x = left
    while x < right:
        width, height = dice.uniform(52, 96), dice.uniform(80, 190)
        front = mix(INK, NIGHT, dice.uniform(0.2, 0.9))
        canvas.box((x, base - height), (width - 4, height), front)
        canvas.polygon(
            [(x, base - height), (x + width - 4, base - height), (x + width / 2, base - height - dice.uniform(12, 40))],
            front,
        )
        for column in range(int(width // 18)):
            for row in range(int(height // 26)):
                if dice.random() < 0.4:
                    canvas.box(
                        (x + 9 + column * 18, base - height + 12 + row * 26), (7, 12), AMBER, dice.uniform(0.45, 0.95)
                    )
        x += width
    tower = 318 if left < 800 else 1302
    top = 372 if left < 800 else 318
    canvas.polygon(
        [(tower - 26, base), (tower + 26, base), (tower + 9, top + 20), (tower - 9, top + 20)], mix(NIGHT, LILAC, 0.32)
    )
    canvas.line([(tower, top + 24), (tower, top)], LILAC, 5)


def _bridge(canvas: Canvas) -> None:
    deck, colour = 622, mix(SAND, VIOLET, 0.32)
    canvas.line([(500, deck), (1100, deck)], colour, 10)
    for pillar in (640, 960):
        canvas.box((pillar - 15, 520), (30, 150), colour)
        canvas.box((pillar - 22, 512), (44, 12), colour)
    for span in ((500, 640, 610, 522), (640, 960, 522, 522), (960, 1100, 522, 610)):
        left, right, high, low = span
        depth = 78 if right - left > 200 else 24
        chain = [
            (left + (right - left) * s / 30, high + (low - high) * s / 30 + depth * 4 * (s / 30) * (1 - s / 30))
            for s in range(31)
        ]
        canvas.line(chain, colour, 4)
        for x, y in chain[::3]:
            canvas.line([(x, y), (x, deck)], colour, 2, 0.7)
            canvas.disc((x, deck - 8), 3, AMBER)
