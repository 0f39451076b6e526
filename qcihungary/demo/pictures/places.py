"""Illustrations of places: a machine room, a map, a city, a lecture hall, the space above a ground station."""

from __future__ import annotations

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
    Colour,
    Point,
    along,
    bezier,
    mix,
    polar,
)


def machine_room() -> bytes:
    """Two people between two rows of racks, seen down the aisle."""
    canvas = Canvas(mix(INK, NIGHT, 0.5), INK)
    dice = random.Random(1)
    vanishing = (800.0, 400.0)
    canvas.glow([(vanishing, 150)], LILAC, 120, 0.55)
    canvas.polygon([(-300, HEIGHT), (1900, HEIGHT), (920, 470), (680, 470)], mix(NIGHT, LILAC, 0.12))
    for tile in range(-7, 8):
        canvas.line([(800 + tile * 170, HEIGHT), (800 + tile * 17, 470)], LILAC, 1.5, 0.16)
    for tile in (490, 520, 562, 620, 700, 812):
        canvas.line([(0, tile), (WIDTH, tile)], LILAC, 1.5, 0.12)
    for side in (-1, 1):
        _rack_row(canvas, vanishing, side, dice)
    for index, colour in enumerate((AMBER, MINT, LILAC, LILAC)):
        offset = (index - 1.5) * 60
        canvas.line([(800 + offset * 5, -20), (800 + offset * 0.35, 330)], colour, 5, 0.75)
    _person(canvas, (735, 760), 350, mix(INK, NIGHT, 0.15))
    _person(canvas, (905, 730), 315, mix(INK, NIGHT, 0.15))
    canvas.polygon([(770, 570), (842, 556), (850, 566), (778, 582)], MINT)
    canvas.glow([((812, 560), 26)], MINT, 40, 0.5)
    return canvas.jpeg()


def _rack_row(canvas: Canvas, vanishing: Point, side: int, dice: random.Random) -> None:
    """Seven racks on one side of the aisle, the far ones first."""
    near = vanishing[0] + side * 1000
    depths = [0.16, 0.21, 0.28, 0.38, 0.52, 0.72, 1.0, 1.35]
    for far, close in zip(depths[:-1], depths[1:], strict=True):
        x_far, x_close = (vanishing[0] + (near - vanishing[0]) * depth for depth in (far, close))
        top_far, top_close = (vanishing[1] - 560 * depth for depth in (far, close))
        low_far, low_close = (vanishing[1] + 520 * depth for depth in (far, close))
        face = mix(NIGHT, INK, min(1.0, 0.25 + close * 0.55))
        canvas.polygon([(x_far, top_far), (x_close, top_close), (x_close, low_close), (x_far, low_far)], face)
        canvas.line([(x_close, top_close), (x_close, low_close)], mix(NIGHT, LILAC, 0.35), 1 + 3 * close)
        for row in range(1, 22):
            share = row / 22
            start = (x_far, top_far + (low_far - top_far) * share)
            end = (x_close, top_close + (low_close - top_close) * share)
            canvas.line([along(start, end, 0.1), along(start, end, 0.9)], mix(face, LILAC, 0.16), 1.2)
            for slot in range(7):
                if dice.random() < 0.42:
                    colour = dice.choice((MINT, MINT, LILAC, LILAC, AMBER))
                    canvas.disc(along(start, end, 0.16 + slot * 0.11), 0.8 + 4.2 * far, colour, dice.uniform(0.45, 1))


def _person(canvas: Canvas, feet: Point, height: float, colour: Colour) -> None:
    """A standing figure as a silhouette, `height` pixels tall, with a faint shadow."""
    x, y = feet
    unit = height / 100
    canvas.polygon([polar((x, y + 2 * unit), 19 * unit, degrees, 0.18) for degrees in range(0, 360, 12)], INK, 0.4)
    canvas.disc((x, y - 91 * unit), 7.2 * unit, colour)
    canvas.box((x - 2.4 * unit, y - 87 * unit), (4.8 * unit, 10 * unit), colour)
    canvas.box((x - 13 * unit, y - 80 * unit), (26 * unit, 38 * unit), colour, radius=7 * unit)
    for side in (-1, 1):
        canvas.line([(x + side * 5.5 * unit, y - 46 * unit), (x + side * 6.5 * unit, y)], colour, 9 * unit, round_ends=True)
        elbow = (x + side * 15.5 * unit, y - 55 * unit)
        canvas.line([(x + side * 11 * unit, y - 74 * unit), elbow, (x + side * 13 * unit, y - 42 * unit)], colour, 6 * unit, round_ends=True)


def fibre_map() -> bytes:
    """A fibre network over the contour lines of an imagined landscape."""
    canvas = Canvas(PAPER, SAND)
    hills = [(330.0, 260.0, 330.0, 1.0), (1230.0, 620.0, 380.0, 1.1), (980.0, 150.0, 220.0, 0.7), (300.0, 800.0, 240.0, 0.8), (1560.0, 120.0, 260.0, 0.9)]
    for level in range(1, 11):
        for start, end in _contour(hills, level * 0.115):
            canvas.line([start, end], mix(INK, SAND, 0.55), 2.4 if level % 4 == 0 else 1.2, 0.75)
    river = bezier((720, -20), (560, 330), (930, 470), (760, 920))
    canvas.line(river, mix(MINT, SAND, 0.45), 34)
    canvas.line(river, mix(TEAL, SAND, 0.55), 2, 0.7)
    nodes = [(210, 420), (420, 610), (690, 395), (830, 560), (1010, 330), (1180, 480), (1400, 360), (1330, 730), (560, 190), (930, 770)]
    links = [(0, 1), (0, 8), (8, 2), (1, 3), (2, 3), (2, 4), (3, 5), (4, 5), (4, 6), (5, 6), (5, 7), (3, 9), (9, 7), (1, 9)]
    for first, second in links:
        start, end = nodes[first], nodes[second]
        bend = along(start, end, 0.5)
        curve = bezier(start, (bend[0], start[1]), (bend[0], end[1]), end)
        canvas.line(curve, PAPER, 11)
        canvas.line(curve, VIOLET, 4)
    for first, second, share in ((0, 8, 0.55), (2, 3, 0.5), (4, 6, 0.35), (5, 7, 0.6), (1, 9, 0.45)):
        start, end = nodes[first], nodes[second]
        bend = along(start, end, 0.5)
        curve = bezier(start, (bend[0], start[1]), (bend[0], end[1]), end)
        canvas.disc(curve[round(48 * share)], 9, AMBER)
    for index, node in enumerate(nodes):
        radius = 21 if index in (2, 5) else 14
        canvas.disc(node, radius + 6, PAPER)
        canvas.disc(node, radius, INK if index in (2, 5) else VIOLET)
        canvas.disc(node, radius * 0.4, PAPER)
    return canvas.jpeg()


def _contour(hills: list[tuple[float, float, float, float]], level: float) -> list[tuple[Point, Point]]:
    """Marching squares: the pieces of the line along which the hills (x, y, width, height) reach `level`."""
    cell = 20
    columns, rows = WIDTH // cell + 1, HEIGHT // cell + 1
    field = [[sum(h * math.exp(-((i * cell - x) ** 2 + (j * cell - y) ** 2) / (w * w)) for x, y, w, h in hills) for i in range(columns)] for j in range(rows)]
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


def satellite() -> bytes:
    """A satellite sends single photons to a telescope on the ground."""
    canvas = Canvas(INK, mix(NIGHT, VIOLET, 0.45))
    dice = random.Random(3)
    for _ in range(190):
        canvas.disc((dice.uniform(0, WIDTH), dice.uniform(0, 640)), dice.uniform(0.6, 2.1), PAPER, dice.uniform(0.25, 0.9))
    earth = (760.0, 2560.0)
    canvas.glow([(earth, 1815)], MINT, 46, 0.55)
    canvas.disc(earth, 1800, mix(INK, TEAL, 0.35))
    canvas.disc(earth, 1790, mix(INK, TEAL, 0.16))
    for _ in range(110):
        spot = polar(earth, dice.uniform(1690, 1775), dice.uniform(248, 294))
        canvas.disc(spot, dice.uniform(1, 2.6), AMBER, dice.uniform(0.25, 0.8))
    dome, craft = (430.0, 742.0), (1110.0, 300.0)
    lens = along(craft, dome, 0.115)
    canvas.polygon([dome, polar(lens, 26, -126), polar(lens, 26, 54)], LILAC, 0.24)
    for step in range(13):
        spot = along(craft, dome, 0.15 + step * 0.062)
        canvas.stroke(spot, 30, (0, 45, 90, 135)[step * 3 % 4], AMBER if step % 4 == 1 else PAPER, 5)
    _ground_station(canvas, dome)
    _spacecraft(canvas, craft)
    return canvas.jpeg()


def _ground_station(canvas: Canvas, top: Point) -> None:
    x, y = top
    canvas.box((x - 80, y + 62), (160, 60), mix(INK, NIGHT, 0.5))
    canvas.polygon([polar((x, y + 64), 74, 180 + degrees) for degrees in range(0, 181, 6)], mix(NIGHT, LILAC, 0.55))
    canvas.polygon([(x + 4, y + 50), (x - 6, y - 4), (x + 46, y - 30), (x + 58, y + 22)], INK)
    canvas.line([(x + 12, y + 40), (x + 52, y - 30)], PAPER, 17)
    canvas.line([(x - 90, y + 122), (x + 90, y + 122)], MINT, 4, 0.8)


def _spacecraft(canvas: Canvas, centre: Point) -> None:
    """The body, two wings of solar cells and the telescope, tilted towards the ground station."""
    def place(across: float, down: float) -> Point:
        angle = math.radians(54)
        return centre[0] + across * math.cos(angle) - down * math.sin(angle), centre[1] + across * math.sin(angle) + down * math.cos(angle)

    def slab(left: float, top: float, right: float, bottom: float, colour: Colour) -> None:
        canvas.polygon([place(left, top), place(right, top), place(right, bottom), place(left, bottom)], colour)

    for side in (-1, 1):
        canvas.line([place(side * 40, 0), place(side * 80, 0)], PAPER, 6)
        for cell in range(4):
            start = side * (80 + cell * 54)
            slab(min(start, start + side * 50), -46, max(start, start + side * 50), 46, mix(VIOLET, LILAC, 0.2 + 0.12 * cell))
            canvas.line([place(start, 0), place(start + side * 50, 0)], INK, 2, 0.5)
            canvas.line([place(start + side * 25, -46), place(start + side * 25, 46)], INK, 2, 0.5)
    slab(-44, -56, 44, 56, SAND)
    slab(-44, -56, 0, 56, mix(SAND, INK, 0.14))
    slab(-22, 56, 22, 92, AMBER)
    slab(-30, 88, 30, 100, PAPER)


def city_night() -> bytes:
    """A city on both banks of a river at night; light crosses the water."""
    canvas = Canvas(INK, mix(NIGHT, VIOLET, 0.5))
    dice = random.Random(11)
    for _ in range(90):
        canvas.disc((dice.uniform(0, WIDTH), dice.uniform(0, 330)), dice.uniform(0.6, 1.8), PAPER, dice.uniform(0.2, 0.7))
    canvas.glow([((800, 640), 330)], LILAC, 170, 0.35)
    hill = [(-10, 640), *bezier((-10, 420), (180, 300), (430, 380), (620, 640)), (620, 640)]
    canvas.polygon(hill, mix(INK, NIGHT, 0.55))
    for left, right, base in ((0, 560, 640), (1040, 1600, 640)):
        _skyline(canvas, left, right, base, dice)
    canvas.box((0, 640), (WIDTH, 260), mix(INK, NIGHT, 0.25))
    for _ in range(230):
        x, y = dice.uniform(0, WIDTH), dice.uniform(650, 890)
        canvas.line([(x, y), (x + dice.uniform(14, 70), y)], dice.choice((AMBER, LILAC, MINT, NIGHT)), 2, dice.uniform(0.12, 0.5))
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
        canvas.polygon([(x, base - height), (x + width - 4, base - height), (x + width / 2, base - height - dice.uniform(12, 40))], front)
        for column in range(int(width // 18)):
            for row in range(int(height // 26)):
                if dice.random() < 0.4:
                    canvas.box((x + 9 + column * 18, base - height + 12 + row * 26), (7, 12), AMBER, dice.uniform(0.45, 0.95))
        x += width
    tower = 318 if left < 800 else 1302
    top = 372 if left < 800 else 318
    canvas.polygon([(tower - 26, base), (tower + 26, base), (tower + 9, top + 20), (tower - 9, top + 20)], mix(NIGHT, LILAC, 0.32))
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
        chain = [(left + (right - left) * s / 30, high + (low - high) * s / 30 + depth * 4 * (s / 30) * (1 - s / 30)) for s in range(31)]
        canvas.line(chain, colour, 4)
        for x, y in chain[::3]:
            canvas.line([(x, y), (x, deck)], colour, 2, 0.7)
            canvas.disc((x, deck - 8), 3, AMBER)


def lecture_hall() -> bytes:
    """A speaker at a lectern before a screen that shows a quantum circuit."""
    canvas = Canvas(NIGHT, INK)
    canvas.glow([((860, 340), 480)], LILAC, 160, 0.5)
    canvas.box((250, 90), (1160, 520), PAPER, radius=6)
    for row, (x, colour) in enumerate(((650, VIOLET), (810, TEAL), (980, VIOLET))):
        y = 200 + row * 140
        canvas.line([(560, y), (1340, y)], INK, 3)
        canvas.box((x - 42, y - 42), (84, 84), colour, radius=8)
        canvas.stroke((x, y), 46, (90, 45, 135)[row], PAPER, 7)
    for x, upper, lower in ((740, 200, 340), (900, 340, 480), (1110, 200, 480)):
        canvas.line([(x, upper), (x, lower)], INK, 3)
        canvas.disc((x, upper), 11, INK)
        canvas.ring((x, lower), 24, INK, 3)
        canvas.line([(x, lower - 24), (x, lower + 24)], INK, 3)
    for row in range(3):
        y = 200 + row * 140
        canvas.box((1210, y - 38), (96, 76), SAND, radius=6)
        canvas.arc((1258, y + 22), 34, (200, 340), INK, 4)
        canvas.line([(1258, y + 20), (1282, y - 18)], AMBER, 4)
    _person(canvas, (360, 790), 400, INK)
    canvas.line([(400, 505), (462, 478), (506, 420)], INK, 24, round_ends=True)
    canvas.polygon([(196, 566), (336, 546), (346, 572), (206, 596)], mix(NIGHT, LILAC, 0.6))
    canvas.polygon([(236, 586), (314, 574), (314, 800), (236, 800)], mix(NIGHT, LILAC, 0.35))
    for row, (y, size) in enumerate(((745, 40), (830, 54))):
        for seat in range(14):
            x = 330 + seat * (104 + row * 26) - row * 90
            shade = mix(NIGHT, LILAC, 0.16) if row == 0 else mix(INK, NIGHT, 0.35)
            canvas.disc((x, y), size * 0.62, shade)
            canvas.box((x - size, y + size * 0.7), (size * 2, 200), shade, radius=size * 0.7)
    return canvas.jpeg()
