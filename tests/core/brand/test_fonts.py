"""The font files: what they can draw, what they weigh, and whether the style sheet knows both."""

import re
from pathlib import Path

import pytest
from PIL import ImageFont

from qcihungary.core.brand.typeface import FOLDER

ROOT = Path(__file__).parents[3]
WEB = ROOT / "static/fonts"
CSS = (ROOT / "static/css/fonts.css").read_text(encoding="utf-8")
HUNGARIAN = "aábcdeéfghiíjklmnoóöőpqrstuúüűvwxyz"
LETTERS = HUNGARIAN + HUNGARIAN.upper() + "0123456789"
SIGNS = "„”“‘’–—…·→←↗↑↓×§€№µ°±−½²³«»©®™.,:;!?()[]{}/\\|&@#%*+=<>_'\"-\u2011"
SPACES = " \xa0\u202f"
EUROPEAN = "ŠšŽžČčĆćĐđĎďĚěŇňŘřŤťŮůŁłĄąĘęŃńŚśŹźŻżĂăȘșȚțĀāĒēĢģĪīĶķĻļŅņŪūĖėĮįŲųĞğİŞşĊċĠġĦħ"
FILES = sorted([*WEB.glob("*.woff2"), *FOLDER.glob("*.ttf")])


def undrawn(path: Path, text: str) -> str:
    """The characters for which the font shows its box for the missing ones."""
    font = ImageFont.truetype(path, 60, layout_engine=ImageFont.Layout.BASIC)
    missing = font.getmask("\uffff")
    box = (missing.size, bytes(missing))
    return "".join(c for c in text if ((mask := font.getmask(c)).size, bytes(mask)) == box or not mask.getbbox())


def faces() -> list[tuple[str, str, set[int]]]:
    """Of each web font in the style sheet: family, file and the characters it is loaded for."""
    found = []
    for face in re.findall(r"@font-face \{(.*?)\}", CSS, re.DOTALL):
        if source := re.search(r'url\("(.*?)"\)', face):
            family = re.search(r'font-family: "(.*?)"', face)[1]  # type: ignore[index]  # fails if absent
            points: set[int] = set()
            for first, last in re.findall(r"U\+(\w+)(?:-(\w+))?", face):
                points |= set(range(int(first, 16), int(last or first, 16) + 1))
            found.append((family, source[1], points))
    return found


@pytest.mark.parametrize("path", [path for path in FILES if "-ext" not in path.stem], ids=lambda path: path.name)
def test_hungarian_is_drawn_by_every_font(path: Path) -> None:
    assert undrawn(path, LETTERS) == ""
    assert undrawn(path, "\u4e00") == "\u4e00"


@pytest.mark.parametrize(
    "path", [path for path in FILES if "-ext" not in path.stem and "mono" not in path.stem], ids=lambda path: path.name
)
def test_signs_and_spaces_are_drawn_by_the_text_fonts(path: Path) -> None:
    assert undrawn(path, SIGNS) == ""
    font = ImageFont.truetype(path, 100, layout_engine=ImageFont.Layout.BASIC)
    assert font.getlength("\xa0") == font.getlength(" ")
    assert 0 < font.getlength("\u202f") < font.getlength(" ")


@pytest.mark.parametrize(
    "path", [path for path in FILES if "-ext" in path.stem or path.suffix == ".ttf"], ids=lambda path: path.name
)
def test_names_of_europe_are_drawn(path: Path) -> None:
    assert undrawn(path, EUROPEAN) == ""


def test_the_drawing_font_is_kerned() -> None:
    font = ImageFont.truetype(FOLDER / "AtkinsonHyperlegibleNext-Bold.ttf", 100, layout_engine=ImageFont.Layout.BASIC)
    for left, right in ("To", "Tő", "AV"):
        assert font.getlength(left + right) < font.getlength(left) + font.getlength(right)


def test_the_text_font_has_its_weights() -> None:
    (weight,) = ImageFont.truetype(WEB / "atkinson-next-latin.woff2", 20).get_variation_axes()
    assert (weight["minimum"], weight["maximum"]) == (400, 700)


def test_what_a_page_loads_is_within_the_budget() -> None:
    """English and Hungarian need the same files; a foreign name brings one more."""
    sizes = {path.stem.removeprefix("atkinson-"): path.stat().st_size for path in WEB.glob("*.woff2")}
    page = sizes["next-latin"] + sizes["next-italic-latin"] + sizes["mono-latin"]
    assert page <= 48 * 1024
    assert page + sizes["next-latin-ext"] <= 56 * 1024
    assert sizes["next-latin"] <= 20 * 1024, "this one is preloaded"


def test_the_style_sheet_loads_each_file_for_what_it_can_draw() -> None:
    assert {file for _, file, _ in faces()} == {f"../fonts/{path.name}" for path in WEB.glob("*.woff2")}
    for family, file, points in faces():
        text = "".join(chr(point) for point in points if not chr(point).isspace() and point != 0xAD)
        assert undrawn(ROOT / "static/css" / file, text) == "", family
        if "-ext" not in file:
            assert points >= set(map(ord, LETTERS + " \xa0"))
        if "-ext" not in file and "next" in file:
            assert points >= set(map(ord, SIGNS + SPACES))


def test_no_character_is_in_two_files_of_a_style() -> None:
    by_file = {file: points for _, file, points in faces()}
    for style in ("next", "next-italic"):
        latin, extended = (by_file[f"../fonts/atkinson-{style}-{script}.woff2"] for script in ("latin", "latin-ext"))
        assert not latin & extended


def test_text_shows_at_once_in_a_fallback_of_the_same_measure() -> None:
    blocks = re.findall(r"@font-face \{(.*?)\}", CSS, re.DOTALL)
    web = [block for block in blocks if "url(" in block]
    local = [block for block in blocks if "local(" in block]
    assert len(web) + len(local) == len(blocks)
    for block in web:
        assert f"font-display: {'optional' if 'italic' in block else 'swap'};" in block
    for block in local:
        assert 90 < float(re.search(r"size-adjust: ([\d.]+)%", block)[1]) < 110  # type: ignore[index]  # fails if absent
        assert re.search(r"ascent-override: .*descent-override: .*line-gap-override: ", block, re.DOTALL)
    stacks = dict(re.findall(r"(--font-\w+): (.*?);", CSS))
    families = set(re.findall(r'font-family: "(.*?)"', CSS))
    assert families == set(re.findall(r'"(.*?)"', " ".join(stacks.values())))


def test_fonts_come_with_their_licence_and_from_nowhere_else() -> None:
    for path in (WEB / "OFL-next.txt", WEB / "OFL-mono.txt", FOLDER / "OFL-next.txt"):
        assert "SIL OPEN FONT LICENSE Version 1.1" in path.read_text(encoding="utf-8")
    assert not re.search(r"https?:|//[a-z]", CSS)
