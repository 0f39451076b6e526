"""The picture that social networks show for a page (Open Graph): its pattern, its title, and whose it is."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from math import hypot

from PIL import Image, ImageDraw

from .bb84 import CELL, strokes
from .mark import INK, PAPER, VIOLET, draw_mark
from .setting import SetTitle, set_title, shortened, width
from .typeface import drawable, font

WIDTH, HEIGHT = 1200, 630
"""The size that Open Graph's readers expect, in pixels."""
VERSION = 1
"""To be raised when cards come out differently, so that they get new names."""

MARGIN = 64
MEASURE = WIDTH - 2 * MARGIN
NAME = "QCIHungary"
FIELD = "#465177"
_FOOT, _KICKER, _GAP = 56, 44, 36
"""Heights: of the line with the mark, of the one above the title, and of the space below the pattern and the title."""


def card_name(title: str, kicker: str = "") -> str:
    """A file name that changes with everything that the card shows."""
    content = "\0".join((str(VERSION), title, kicker))
    return f"card-{sha256(content.encode()).hexdigest()[:20]}.png"


def draw_card(title: str, kicker: str = "") -> bytes:
    """The card as a PNG of 1200 by 630 pixels. The kicker is the small line above the title."""
    image = Image.new("RGB", (WIDTH, HEIGHT), INK)
    setting = set_title(title, MEASURE)
    title_top = HEIGHT - MARGIN - _FOOT - _GAP - setting.height
    top = title_top - (_KICKER if kicker else 0)
    text_width = _draw_title(image, setting, title_top)
    if kicker:
        text_width = max(text_width, _draw_kicker(image, kicker, top))
    _draw_foot(image)
    _draw_pattern(image, title, top - _GAP, MARGIN + text_width + _GAP)
    data = BytesIO()
    image.save(data, "PNG")
    return data.getvalue()


def _draw_title(image: Image.Image, setting: SetTitle, top: int) -> int:
    draw = ImageDraw.Draw(image)
    for number, line in enumerate(setting.lines):
        baseline = top + setting.leading * number + setting.size
        draw.text((MARGIN, baseline), line, fill=PAPER, font=font(setting.size), anchor="ls")
    return setting.width


def _draw_kicker(image: Image.Image, kicker: str, top: int) -> int:
    face = font(28, "Regular")
    text = shortened(drawable(kicker), MEASURE, face)
    ImageDraw.Draw(image).text((MARGIN, top + 28), text, fill=VIOLET, font=face, anchor="ls")
    return width(text, face)


def _draw_foot(image: Image.Image) -> None:
    mark = draw_mark(_FOOT)
    image.paste(mark, (MARGIN - 2, HEIGHT - MARGIN - _FOOT + 12), mark)
    place = (MARGIN + _FOOT + 12, HEIGHT - MARGIN)
    ImageDraw.Draw(image).text(place, NAME, fill=PAPER, font=font(34), anchor="ls")


def _draw_pattern(image: Image.Image, title: str, bottom: int, right: int) -> None:
    """The title's own cover above the text, over the whole width; its field goes on beside a text that leaves room."""
    rows = max(2, bottom // CELL)
    beside = right if right <= WIDTH - 5 * CELL else WIDTH
    for stroke in strokes(title, WIDTH // CELL, rows, below=HEIGHT // CELL + 1 - rows):
        left, top = stroke.column * CELL, stroke.row * CELL
        if top + CELL <= bottom or left >= beside:
            colour = VIOLET if stroke.sifted else PAPER if stroke.photon else FIELD
            image.paste(colour, (left, top), _tile(stroke.dx, stroke.dy, 6 if stroke.photon else 3))


@lru_cache(maxsize=128)
def _tile(dx: int, dy: int, thickness: int) -> Image.Image:
    """A cell with a stroke in it, as a mask; drawn eight times as large and scaled down for smooth edges."""
    scale, length = 8, hypot(dx, dy)
    ax, ay = -dy / length * thickness / 2, dx / length * thickness / 2
    corners = [(-dx + ax, -dy + ay), (dx + ax, dy + ay), (dx - ax, dy - ay), (-dx - ax, -dy - ay)]
    tile = Image.new("L", (CELL * scale, CELL * scale))
    ImageDraw.Draw(tile).polygon([((x + CELL / 2) * scale, (y + CELL / 2) * scale) for x, y in corners], fill=255)
    return tile.resize((CELL, CELL), Image.Resampling.BOX)
