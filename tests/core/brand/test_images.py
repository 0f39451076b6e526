import re
from io import BytesIO
from math import hypot
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from qcihungary.core.brand.card import NAME, draw_card
from qcihungary.core.brand.emblem import emblem_svg
from qcihungary.core.brand.mark import (
    BOX,
    CENTRE,
    OUTER,
    draw_mark,
    icon_svg,
    mark_svg,
    ring_path,
    stroke_points,
)
from scripts.brand import favicon, touch_icon

IMAGES = Path(__file__).parents[3] / "static/images"


@pytest.mark.parametrize(
    ("name", "svg"), [("mark.svg", mark_svg()), ("favicon.svg", icon_svg()), ("eu-emblem.svg", emblem_svg())]
)
def test_the_vector_files_are_what_the_code_draws(name: str, svg: str) -> None:
    assert (IMAGES / name).read_text(encoding="utf-8") == svg
    assert not re.search(r"<style|style=|<script|href|\son\w+=", svg)


@pytest.mark.parametrize(
    ("name", "drawn"),
    [("og-default.png", draw_card(NAME)), ("favicon.ico", favicon()), ("apple-touch-icon.png", touch_icon())],
    ids=lambda value: str(value)[:15],
)
def test_the_pixel_files_are_what_the_code_draws(name: str, drawn: bytes) -> None:
    """But for how another version of Pillow smooths an edge."""
    with Image.open(IMAGES / name) as kept, Image.open(BytesIO(drawn)) as fresh:
        assert kept.size == fresh.size
        difference = ImageStat.Stat(ImageChops.difference(kept.convert("RGBA"), fresh.convert("RGBA")))
    assert max(difference.mean) < 0.5


def test_the_icons_have_the_sizes_that_are_asked_for() -> None:
    with Image.open(IMAGES / "favicon.ico") as icon:
        assert icon.info["sizes"] == {(16, 16), (32, 32)}
    with Image.open(IMAGES / "apple-touch-icon.png") as icon:
        assert (icon.size, icon.mode) == ((180, 180), "RGB")


def test_the_mark_takes_the_colour_around_it_and_its_stroke_another() -> None:
    assert 'fill="currentColor"' in mark_svg()
    assert 'class="mark-stroke"' in mark_svg()


def test_the_stroke_crosses_the_ring_as_a_polarisation_and_stays_in_the_box() -> None:
    distances = [hypot(x - CENTRE, y - CENTRE) for x, y in stroke_points()]
    assert min(distances) < OUTER < max(distances)
    (ax, ay), (bx, by) = stroke_points()[:2]
    assert bx - ax == pytest.approx(by - ay)
    numbers = [float(number) for number in re.findall(r"[\d.]+", ring_path())]
    assert max(*numbers, *(value for point in stroke_points() for value in point)) <= BOX


def test_the_drawn_mark_has_a_clear_inside_and_outside() -> None:
    mark = draw_mark(BOX)
    alpha = mark.getchannel("A")
    assert alpha.getpixel((0, 0)) == 0
    assert alpha.getpixel((round(CENTRE), round(CENTRE))) == 0
    assert alpha.getpixel((round(CENTRE), 8)) == 255
