import re
from xml.etree import ElementTree as ET

import pytest

from qcihungary.core.brand.logotype import HEIGHT, logotype_svg
from qcihungary.core.brand.typeface import outlines

SVG = "{http://www.w3.org/2000/svg}"
NAMES = ["Pro-M", "BME", "ELTE", "Wigner"]


def parsed(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 # our own picture


@pytest.mark.parametrize("name", [*NAMES, "Őrült Űr", "", "A & B <script>", "Ж"])
def test_a_name_becomes_a_picture_of_fixed_height_in_the_texts_colour(name: str) -> None:
    svg = parsed(logotype_svg(name))
    assert svg.get("height") == str(HEIGHT)
    assert svg.get("viewBox") == f"0 0 {svg.get('width')} {HEIGHT}"
    group = svg.find(f"{SVG}g")
    assert group is not None
    assert group.get("fill") == "currentColor"
    assert len(list(group)) == len(name.replace(" ", ""))
    assert not svg.findall(f".//{SVG}text")


def test_letters_stand_in_a_row_inside_the_picture() -> None:
    for name in NAMES:
        svg = logotype_svg(name)
        places = [int(x) for x in re.findall(r"translate\((-?\d+)\)", svg)]
        assert places == sorted(set(places))
        scale = float(re.findall(r"scale\(([\d.]+)", svg)[0])
        width = int(re.findall(r' width="(\d+)"', svg)[0])
        assert (places[-1] + outlines().glyphs[name[-1]][0]) * scale == pytest.approx(width, abs=1)


def test_longer_names_are_wider_and_pairs_are_kerned() -> None:
    def width(name: str) -> int:
        return int(re.findall(r' width="(\d+)"', logotype_svg(name))[0])

    assert width("ELTE") < width("ELTE TTK")
    assert width("AVAV") < width("AAVV")


def test_a_label_makes_it_an_image_and_none_decoration() -> None:
    labelled = parsed(logotype_svg("BME", 'A „BME" <logója> & társai'))
    assert (labelled.get("role"), labelled.get("aria-label")) == ("img", 'A „BME" <logója> & társai')
    plain = parsed(logotype_svg("BME"))
    assert (plain.get("role"), plain.get("aria-hidden")) == (None, "true")


def test_nothing_that_the_content_security_policy_forbids() -> None:
    assert not re.search(r"style|<script|\son\w+=|href", logotype_svg("Pro-M <script onload=x>"))
