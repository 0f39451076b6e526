"""The European emblem's geometry, read from the file that visitors get and checked against the graphical guide."""

import re
from itertools import pairwise
from math import atan2, degrees, dist, isclose, tau
from pathlib import Path
from statistics import mean

import pytest

SVG = (Path(__file__).parents[3] / "static/images/eu-emblem.svg").read_text(encoding="utf-8")
Star = list[tuple[float, float]]


def box() -> tuple[float, float]:
    width, height = re.search(r'viewBox="0 0 (\d+) (\d+)"', SVG).groups()  # type: ignore[union-attr]  # fails if absent
    return float(width), float(height)


def stars() -> list[Star]:
    (path,) = re.findall(r'fill="#FFCC00" d="([^"]+)"', SVG)
    return [
        [(float(x), float(y)) for x, y in re.findall(r"([\d.]+) ([\d.]+)", star)] for star in path.split("Z") if star
    ]


def centre(star: Star) -> tuple[float, float]:
    return mean(x for x, _ in star), mean(y for _, y in star)


def test_the_flag_is_a_blue_rectangle_of_three_by_two() -> None:
    width, height = box()
    assert width / height == 3 / 2
    assert f'<path fill="#003399" d="M0 0h{width:g}v{height:g}H0z"/>' in SVG
    assert set(re.findall(r"#\w{6}", SVG)) == {"#003399", "#FFCC00"}


def test_twelve_stars_stand_like_the_hours_of_a_clock() -> None:
    width, height = box()
    assert len(stars()) == 12
    for hour, star in enumerate(stars()):
        x, y = centre(star)
        assert dist((x, y), (width / 2, height / 2)) == pytest.approx(height / 3, abs=0.001)
        assert degrees(atan2(x - width / 2, height / 2 - y)) % 360 == pytest.approx(hour * 30, abs=0.001)


def test_each_star_is_a_regular_pentagram_in_its_circle() -> None:
    _, height = box()
    for star in stars():
        assert len(star) == 5
        for point in star:
            assert dist(point, centre(star)) == pytest.approx(height / 18, abs=0.002)
        chord = 2 * (height / 18) * 0.9510565163  # between every second corner of a pentagon: 2 r sin 72°
        for one, next_ in pairwise([*star, star[0]]):
            assert dist(one, next_) == pytest.approx(chord, abs=0.003)


def test_each_star_is_upright() -> None:
    for star in stars():
        x, y = centre(star)
        tops = [point for point in star if isclose(point[0], x, abs_tol=0.001) and point[1] < y]
        assert len(tops) == 1
        turns = sorted(atan2(py - y, px - x) % tau for px, py in star)
        assert degrees(turns[1] - turns[0]) == pytest.approx(72, abs=0.01)
