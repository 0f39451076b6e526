"""Illustrations with people: a machine room, a lecture hall."""

import random
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
    Colour,
    Point,
    along,
    mix,
    polar,
    seeded,
)


def machine_room() -> bytes:
    """Two people between two rows of racks, seen down the aisle."""
    canvas = Canvas(mix(INK, NIGHT, 0.5), INK)
    dice = seeded(1)
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
    for far, close in pairwise(depths):
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


def _person(canvas: Canvas, feet: Point, height: float, colour: Colour) -> None:
    """A standing figure as a silhouette, `height` pixels tall, with a faint shadow."""
    x, y = feet
    unit = height / 100
    canvas.polygon([polar((x, y + 2 * unit), 19 * unit, degrees, 0.18) for degrees in range(0, 360, 12)], INK, 0.4)
    canvas.disc((x, y - 91 * unit), 7.2 * unit, colour)
    canvas.box((x - 2.4 * unit, y - 87 * unit), (4.8 * unit, 10 * unit), colour)
    canvas.box((x - 13 * unit, y - 80 * unit), (26 * unit, 38 * unit), colour, radius=7 * unit)
    for side in (-1, 1):
        canvas.line(
            [(x + side * 5.5 * unit, y - 46 * unit), (x + side * 6.5 * unit, y)], colour, 9 * unit, round_ends=True
        )
        elbow = (x + side * 15.5 * unit, y - 55 * unit)
        canvas.line(
            [(x + side * 11 * unit, y - 74 * unit), elbow, (x + side * 13 * unit, y - 42 * unit)],
            colour,
            6 * unit,
            round_ends=True,
        )
