"""Illustrations of light: interference, a fibre, an optical bench, polarised photons, an entangled pair."""

import math
from collections.abc import Callable

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
    seeded,
)

POLARISATIONS = (90, 45, 0, 135)


def interference() -> bytes:
    """Waves from two slits meet, and leave bright and dark bands on a screen."""
    canvas = Canvas(INK, NIGHT)
    slits = ((420.0, 340.0), (420.0, 560.0))
    for row in range(12):
        x = 30 + row * 33
        canvas.line([(x, 0), (x, HEIGHT)], MINT, 5, 0.10 + 0.02 * row)
    for number, slit in enumerate(slits):
        for step in range(1, 29):
            fade = 0.62 * (1 - step / 30)
            canvas.arc(slit, step * 33, (-82, 82), (MINT, LILAC)[number], 6, fade)
    canvas.box((406, 0), (28, HEIGHT), PAPER)
    for _, y in slits:
        canvas.box((404, y - 22), (32, 44), mix(INK, NIGHT, 0.5))
    canvas.box((1330, 0), (270, HEIGHT), mix(INK, NIGHT, 0.25))
    curve = []
    for y in range(0, HEIGHT + 1, 3):
        difference = math.dist(slits[0], (1330, y)) - math.dist(slits[1], (1330, y))
        envelope = math.exp(-(((y - 450) / 330) ** 2))
        bright = math.cos(math.pi * difference / 66) ** 2 * envelope
        canvas.box((1330, y), (70, 3), AMBER, 0.04 + 0.96 * bright)
        curve.append((1425 + 140 * bright, y))
    canvas.line(curve, AMBER, 4)
    canvas.line([(1330, 0), (1330, HEIGHT)], PAPER, 3)
    return canvas.jpeg()


def photon_path() -> bytes:
    """Pulses of light travel in the core of an optical fibre, and grow fainter on the way."""
    canvas = Canvas(PAPER, SAND)
    spine = bezier((-240, 560), (420, 1080), (820, -80), (1780, 330), 680)
    for reach, colour in (
        (190, mix(MINT, SAND, 0.72)),
        (142, mix(MINT, PAPER, 0.62)),
        (130, mix(MINT, PAPER, 0.82)),
        (78, mix(LILAC, PAPER, 0.72)),
        (70, PAPER),
    ):
        canvas.polygon([*_beside(spine, -reach), *reversed(_beside(spine, reach))], colour)
    for reach, colour in ((190, mix(TEAL, MINT, 0.6)), (142, mix(TEAL, MINT, 0.3)), (74, LILAC)):
        for side in (-reach, reach):
            canvas.line(_beside(spine, side), colour, 3, 0.8)
    for centre, strength in ((128, 1.0), (248, 0.82), (368, 0.62), (488, 0.44), (600, 0.28)):
        piece = spine[centre - 56 : centre + 57]
        wave = []
        for index, ((x, y), (dx, dy)) in enumerate(zip(piece, _normals(piece), strict=True)):
            share = index / (len(piece) - 1)
            height = math.sin(share * math.tau * 5) * math.exp(-(((share - 0.5) / 0.21) ** 2)) * 62 * strength
            wave.append((x + dx * height, y + dy * height))
        canvas.line(wave, mix(SAND, VIOLET, 0.25 + 0.75 * strength), 7)
    for centre, degrees in ((188, 90), (308, 45), (428, 0), (545, 135)):
        canvas.stroke(spine[centre], 34, degrees, AMBER, 7)
    return canvas.jpeg()


def _normals(points: list[Point]) -> list[Point]:
    """For each point of a curve, the direction across it (length 1)."""
    normals = []
    for index in range(len(points)):
        (x1, y1), (x2, y2) = points[max(0, index - 1)], points[min(len(points) - 1, index + 1)]
        length = math.hypot(x2 - x1, y2 - y1)
        normals.append((-(y2 - y1) / length, (x2 - x1) / length))
    return normals


def _beside(points: list[Point], distance: float) -> list[Point]:
    """The curve that runs beside `points` at a distance."""
    return [(x + dx * distance, y + dy * distance) for (x, y), (dx, dy) in zip(points, _normals(points), strict=True)]


def optical_bench() -> bytes:
    """An interferometer on an optical table: a laser, beam splitters, mirrors, a fibre coil and detectors."""
    canvas = Canvas(mix(INK, TEAL, 0.32), mix(INK, TEAL, 0.12))
    table = [(150.0, 470.0), (790.0, 120.0), (1480.0, 440.0), (830.0, 830.0)]

    def place(across: float, down: float) -> Point:
        """From table coordinates (0 to 1 each way) to the picture."""
        return along(along(table[0], table[1], across), along(table[3], table[2], across), down)

    canvas.polygon([(x, y + 34) for x, y in table], mix(INK, NIGHT, 0.3))
    canvas.polygon(table, mix(NIGHT, MINT, 0.14))
    for row in range(1, 24):
        for column in range(1, 24):
            canvas.disc(place(column / 24, row / 24), 2.6, INK, 0.75)
    beam = (
        [(0.10, 0.2), (0.42, 0.2), (0.42, 0.72), (0.8, 0.72)],
        [(0.42, 0.2), (0.8, 0.2), (0.8, 0.72)],
        [(0.8, 0.72), (0.94, 0.72)],
        [(0.8, 0.72), (0.8, 0.92)],
    )
    lifted = [[(x, y - 40) for x, y in (place(*spot) for spot in path)] for path in beam]
    for width, alpha in ((22, 0.12), (12, 0.25), (4, 1.0)):
        for path in lifted:
            canvas.line(path, AMBER, width, alpha)
    for spot, degrees in (((0.42, 0.2), 62), ((0.8, 0.72), 62), ((0.42, 0.72), 118), ((0.8, 0.2), 118)):
        _mirror(canvas, place(*spot), degrees, splitter=spot[0] + spot[1] in (0.62, 1.52))
    _housing(canvas, place, (0.02, 0.13), (0.16, 0.13), VIOLET)
    _housing(canvas, place, (0.92, 0.66), (0.08, 0.12), LILAC)
    _housing(canvas, place, (0.74, 0.90), (0.12, 0.08), LILAC)
    centre = place(0.2, 0.72)
    for turn in range(9):
        coil = [
            polar((centre[0], centre[1] - turn * 3), 104 - turn * 2.2, degrees, 0.52) for degrees in range(0, 361, 6)
        ]
        canvas.line(coil, mix(MINT, PAPER, turn / 12), 2.4, 0.9)
    tail = bezier((centre[0] - 96, centre[1] - 8), (centre[0] - 150, centre[1] - 90), (540, 620), place(0.10, 0.26))
    canvas.line(tail, MINT, 3)
    return canvas.jpeg()


def _mirror(canvas: Canvas, foot: Point, degrees: float, *, splitter: bool) -> None:
    """A mirror or a beam splitter on its post; `degrees` says which way it is turned."""
    x, y = foot
    lean = 22 if degrees < 90 else -22
    canvas.line([(x, y), (x, y - 16)], INK, 14)
    corners = [(x - 30, y - 8 - lean), (x + 30, y - 8 + lean), (x + 30, y - 76 + lean), (x - 30, y - 76 - lean)]
    canvas.polygon(corners, MINT if splitter else PAPER, 0.5 if splitter else 0.95)
    canvas.line([*corners, corners[0]], PAPER, 2.5)


def _housing(
    canvas: Canvas, place: Callable[[float, float], Point], corner: Point, size: Point, colour: Colour
) -> None:
    """A box on the table: a laser or a detector."""
    left, top, right, low = corner[0], corner[1], corner[0] + size[0], corner[1] + size[1]
    base = [place(left, top), place(right, top), place(right, low), place(left, low)]
    lid = [(x, y - 62) for x, y in base]
    canvas.polygon([base[3], base[2], lid[2], lid[3]], mix(colour, INK, 0.35))
    canvas.polygon([base[0], base[3], lid[3], lid[0]], mix(colour, INK, 0.55))
    canvas.polygon(lid, colour)


def bb84_lattice() -> bytes:
    """Two rows of polarisation marks, sent and measured; where the bases agree, a bit of the key remains."""
    canvas = Canvas(VIOLET, mix(VIOLET, INK, 0.55))
    dice = seeded(202)
    columns = 12
    for column in range(columns):
        x = 140 + column * 120
        sent, read = dice.randrange(4), dice.randrange(2)
        agree = sent % 2 == read
        angle = POLARISATIONS[sent] if agree else POLARISATIONS[(sent + dice.choice((1, 3))) % 4]
        if agree:
            canvas.line([(x, 200), (x, 700)], AMBER, 4, 0.85)
        else:
            canvas.dashes([(x, 240 + step * 12) for step in range(38)], PAPER, 2, 0.3)
        for y, degrees in ((200, POLARISATIONS[sent]), (450, angle)):
            canvas.disc((x, y), 50, mix(VIOLET, INK, 0.42))
            canvas.ring((x, y), 50, AMBER if agree else LILAC, 3, 1.0 if agree else 0.5)
            canvas.stroke((x, y), 62, degrees, PAPER if agree else LILAC, 9)
        if agree:
            canvas.box((x - 36, 664), (72, 72), AMBER, radius=10)
            if sent in (0, 1):
                canvas.line([(x, 680), (x, 720)], INK, 9, round_ends=True)
            else:
                canvas.ring((x, 700), 21, INK, 8)
        else:
            canvas.box((x - 36, 664), (72, 72), INK, 0.3, radius=10)
    return canvas.jpeg()


def entangled_pair() -> bytes:
    """Two particles joined by one figure of eight: one state, wherever they are."""
    canvas = Canvas(mix(INK, VIOLET, 0.35), INK)
    left, right = (430.0, 450.0), (1170.0, 450.0)
    canvas.glow([(left, 130), (right, 130)], VIOLET, 90, 0.9)
    for loop in range(30):
        reach, lift = 470 + loop * 9, 120 + loop * 13
        tilt = (loop - 15) * 0.006
        curve = []
        for step in range(181):
            angle = math.tau * step / 180
            bottom = 1 + math.sin(angle) ** 2
            x, y = reach * math.cos(angle) / bottom * 1.12, lift * 2.6 * math.sin(angle) * math.cos(angle) / bottom
            curve.append((800 + x * math.cos(tilt) - y * math.sin(tilt), 450 + x * math.sin(tilt) + y * math.cos(tilt)))
        canvas.line(curve, mix(MINT, LILAC, loop / 29), 2, 0.28 + 0.4 * (loop % 5 == 0))
    for centre, degrees in ((left, 45), (right, 135)):
        canvas.glow([(centre, 60)], PAPER, 46, 0.75)
        canvas.disc(centre, 62, PAPER)
        canvas.ring(centre, 84, PAPER, 3, 0.6)
        canvas.stroke(centre, 74, degrees, VIOLET, 12)
    return canvas.jpeg()


def repeater_chain() -> bytes:
    """A chain of stations: short links are swapped, step by step, for one long link."""
    canvas = Canvas(PAPER, SAND)
    stations = [150 + index * 325 for index in range(5)]
    ground = 700
    canvas.line([(0, ground), (WIDTH, ground)], mix(INK, SAND, 0.4), 3)
    for span, colour, width in ((4, VIOLET, 7), (2, mix(VIOLET, LILAC, 0.5), 5), (1, MINT, 4)):
        for index in range(0, 5 - span, span):
            start, end = (stations[index], ground - 70), (stations[index + span], ground - 70)
            lift = 150 * span if span > 1 else 120
            arch = bezier(start, (start[0] + 60, start[1] - lift), (end[0] - 60, end[1] - lift), end)
            canvas.line(arch, colour, width)
            canvas.disc(arch[24], 15, PAPER)
            canvas.ring(arch[24], 15, colour, 4)
            canvas.stroke(arch[24], 17, (45, 90, 135)[span % 3], colour, 4)
    for index, x in enumerate(stations):
        colour = INK if index in (0, 4) else TEAL
        canvas.polygon([(x - 62, ground), (x + 62, ground), (x + 48, ground - 78), (x - 48, ground - 78)], colour)
        canvas.disc((x, ground - 78), 17, AMBER if index in (0, 4) else MINT)
        for row in range(2):
            canvas.box((x - 32, ground - 52 + row * 22), (64, 9), PAPER, 0.5, radius=4)
    canvas.line([(stations[0], ground + 60), (stations[-1], ground + 60)], mix(INK, SAND, 0.35), 3)
    for x in stations:
        canvas.line([(x, ground + 48), (x, ground + 72)], mix(INK, SAND, 0.35), 3)
    return canvas.jpeg()
