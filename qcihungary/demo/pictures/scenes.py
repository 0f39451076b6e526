"""Illustrations of occasions: a panel, a strategy of five parts, a spectrum."""

import math

from qcihungary.demo.pictures.canvas import (
    AMBER,
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
    bezier,
    mix,
    polar,
)


def microphones() -> bytes:
    """Five microphones on a table, and the questions they carry, as waves."""
    canvas = Canvas(PAPER, SAND)
    colours = (VIOLET, TEAL, AMBER, VIOLET, TEAL)
    for number, colour in enumerate(colours):
        x, top = 210.0 + number * 295, 400.0 + (number % 2) * 52
        for ring in range(1, 6):
            canvas.arc((x, top), 34 + ring * 42, (205, 335), colour, 7 - ring, 0.72 - ring * 0.11)
    canvas.box((0, 740), (WIDTH, 160), mix(INK, NIGHT, 0.5))
    canvas.box((0, 740), (WIDTH, 12), LILAC)
    for number, colour in enumerate(colours):
        x, top = 210.0 + number * 295, 400.0 + (number % 2) * 52
        canvas.line(bezier((x, 746), (x, 640), (x - 34, 570), (x, top + 40)), INK, 11)
        canvas.box((x - 62, 724), (124, 28), INK, radius=14)
        canvas.box((x - 34, top - 64), (68, 122), colour, radius=34)
        for row in range(3):
            canvas.line([(x - 24, top - 30 + row * 22), (x + 24, top - 30 + row * 22)], PAPER, 4, 0.75)
        canvas.stroke((x, 828), 58, (90, 45, 0, 135, 90)[number], LILAC, 9)
    return canvas.jpeg()


def five_areas() -> bytes:
    """Five overlapping fields with one network running through all of them."""
    canvas = Canvas(mix(INK, NIGHT, 0.4), INK)
    centre, colours = (800.0, 466.0), (VIOLET, TEAL, AMBER, MINT, LILAC)
    places = [polar(centre, 205, number * 72 - 90) for number in range(5)]
    for spot, colour in zip(places, colours, strict=True):
        canvas.disc(spot, 222, colour, 0.34)
    for spot, colour in zip(places, colours, strict=True):
        canvas.ring(spot, 222, mix(colour, PAPER, 0.3), 3, 0.9)
    nodes: list[Point] = []
    for number in range(5):
        nodes.extend(
            polar(centre, radius, number * 72 - 90 + turn) for radius, turn in ((300, 0), (345, 22), (235, -18))
        )
    for number in range(5):
        canvas.line([centre, nodes[number * 3]], PAPER, 3, 0.8)
        for a, b in ((0, 1), (0, 2), (1, 2)):
            canvas.line([nodes[number * 3 + a], nodes[number * 3 + b]], PAPER, 2, 0.55)
        canvas.line([nodes[number * 3 + 1], nodes[(number * 3 + 5) % 15]], PAPER, 2, 0.55)
    canvas.glow([(node, 10) for node in nodes], PAPER, 16, 0.5)
    for node in nodes:
        canvas.disc(node, 10, PAPER)
    canvas.disc(centre, 58, PAPER)
    for degrees in (0, 45, 90, 135):
        canvas.stroke(centre, 70, degrees, VIOLET, 7)
    return canvas.jpeg()


def spectrum() -> bytes:
    """The curves of Planck's law for four temperatures, over the colours of light."""
    canvas = Canvas(PAPER, SAND)
    left, low, scale = 150.0, 760.0, 1330.0

    def radiance(wavelength: float, kelvin: float) -> float:
        """Spectral radiance by Planck's law, in arbitrary units; wavelength in micrometres."""
        return 1 / (wavelength**5 * (math.exp(14388 / (wavelength * kelvin)) - 1))

    peak = radiance(2898 / 6000, 6000)
    for band in range(64):
        share = band / 64
        colour = mix(VIOLET, MINT, share * 2) if share < 0.5 else mix(MINT, AMBER, share * 2 - 1)
        canvas.box((left + scale * (0.38 + 0.36 * share) / 2.2, 90), (scale * 0.36 / 64 / 2.2, low - 90), colour, 0.2)
    for kelvin, colour in ((3000, mix(AMBER, INK, 0.25)), (4000, AMBER), (5000, TEAL), (6000, VIOLET)):
        curve = [(left, low)]
        for step in range(12, 221):
            wavelength = step / 100
            curve.append((left + scale * wavelength / 2.2, low - 610 * radiance(wavelength, kelvin) / peak))
        canvas.polygon([*curve, (left + scale, low)], colour, 0.10)
        canvas.line(curve, colour, 7)
        top = min(curve, key=lambda spot: spot[1])
        canvas.dashes([(top[0], top[1] + (low - top[1]) * step / 40) for step in range(41)], colour, 2, 0.7)
        canvas.disc(top, 13, PAPER)
        canvas.ring(top, 13, colour, 5)
    canvas.line([(left, 80), (left, low), (left + scale + 20, low)], INK, 4)
    for tick in range(12):
        x = left + scale * tick / 11
        canvas.line([(x, low), (x, low + (24 if tick % 5 == 0 else 13))], INK, 3)
    for number in range(14):
        canvas.stroke((left + 40 + number * 96, 838), 34, (90, 45, 0, 135)[number * 3 % 4], INK, 4, 0.35)
    return canvas.jpeg()
