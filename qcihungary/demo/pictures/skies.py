"""Illustrations of the sky: a satellite over its ground station, a telescope dome under the stars."""

import math

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


def satellite() -> bytes:
    """A satellite sends single photons to a telescope on the ground."""
    canvas = Canvas(INK, mix(NIGHT, VIOLET, 0.45))
    dice = seeded(3)
    for _ in range(190):
        canvas.disc(
            (dice.uniform(0, WIDTH), dice.uniform(0, 640)), dice.uniform(0.6, 2.1), PAPER, dice.uniform(0.25, 0.9)
        )
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
        return centre[0] + across * math.cos(angle) - down * math.sin(angle), centre[1] + across * math.sin(
            angle
        ) + down * math.cos(angle)

    def slab(left: float, top: float, right: float, bottom: float, colour: Colour) -> None:
        canvas.polygon([place(left, top), place(right, top), place(right, bottom), place(left, bottom)], colour)

    for side in (-1, 1):
        canvas.line([place(side * 40, 0), place(side * 80, 0)], PAPER, 6)
        for cell in range(4):
            start = side * (80 + cell * 54)
            slab(
                min(start, start + side * 50),
                -46,
                max(start, start + side * 50),
                46,
                mix(VIOLET, LILAC, 0.2 + 0.12 * cell),
            )
            canvas.line([place(start, 0), place(start + side * 50, 0)], INK, 2, 0.5)
            canvas.line([place(start + side * 25, -46), place(start + side * 25, 46)], INK, 2, 0.5)
    slab(-44, -56, 44, 56, SAND)
    slab(-44, -56, 0, 56, mix(SAND, INK, 0.14))
    slab(-22, 56, 22, 92, AMBER)
    slab(-30, 88, 30, 100, PAPER)


def observatory() -> bytes:
    """A telescope dome on a roof under the trails of the stars."""
    canvas = Canvas(INK, mix(NIGHT, TEAL, 0.35))
    dice = seeded(5)
    pole = (1010.0, 210.0)
    for _ in range(150):
        radius, start = dice.uniform(24, 1150), dice.uniform(0, 360)
        colour = dice.choice((PAPER, PAPER, LILAC, MINT, AMBER))
        canvas.arc(
            pole,
            radius,
            (start, start + dice.uniform(14, 34)),
            colour,
            dice.uniform(1.4, 3.2),
            dice.uniform(0.25, 0.85),
        )
    canvas.glow([((520, 800), 330)], MINT, 150, 0.28)
    beam = [(556, 500), (584, 520), (1128, -40), (1010, -40)]
    canvas.polygon(beam, AMBER, 0.16)
    for step in range(9):
        share = 0.16 + step * 0.1
        canvas.stroke(
            (570 + (1069 - 570) * share, 510 - 550 * share),
            32,
            (90, 45, 0, 135)[step * 3 % 4],
            AMBER if step % 3 else PAPER,
            6,
        )
    wall = mix(NIGHT, LILAC, 0.3)
    _dome(canvas, (520, 620), wall)
    canvas.polygon(
        [(-10, HEIGHT), (-10, 760), (330, 728), (980, 728), (1610, 800), (1610, HEIGHT)], mix(INK, NIGHT, 0.35)
    )
    for post in range(11):
        canvas.line([(820 + post * 72, 690 + post * 7.5), (820 + post * 72, 740 + post * 7.5)], wall, 4)
    canvas.line([(812, 692), (1620, 776)], wall, 4)
    return canvas.jpeg()


def _dome(canvas: Canvas, base: Point, wall: Colour) -> None:
    """An open dome, with its telescope, on a low house."""
    canvas.polygon([polar(base, 232, degrees) for degrees in range(180, 361, 3)], mix(LILAC, PAPER, 0.25))
    canvas.polygon([polar(base, 232, degrees) for degrees in range(180, 261, 3)] + [base], mix(LILAC, NIGHT, 0.32))
    canvas.polygon([(508, 616), *[polar(base, 234, degrees) for degrees in range(276, 312, 3)], (610, 616)], INK)
    canvas.line([(540, 600), (600, 478)], PAPER, 62)
    canvas.line([(536, 607), (552, 576)], SAND, 76)
    canvas.line([(594, 490), (603, 472)], TEAL, 70)
    canvas.box((262, 616), (516, 30), PAPER)
    canvas.box((284, 646), (472, 90), wall)
    for window in range(5):
        canvas.box((322 + window * 84, 668), (44, 46), AMBER, 0.85 if window in (1, 3) else 0.25, radius=4)
