from io import BytesIO

import pytest
from PIL import Image, ImageChops

from qcihungary.core.brand.card import HEIGHT, MARGIN, MEASURE, WIDTH, card_name, draw_card
from qcihungary.core.brand.mark import INK, PAPER
from qcihungary.core.brand.setting import set_title

LONG = (
    "A kvantumkommunikációs infrastruktúra kiépítése Magyarországon: a konzorcium tagjai bemutatják, hogyan kapcsolják "
    "össze a telephelyeiket, és mit jelent ez a következő évek biztonságos adatforgalmában"
).ljust(200, "!")
COMPOUND = "Legeslegmegengesztelhetetlenebbeiteknekülönbö"


def opened(title: str, kicker: str = "") -> Image.Image:
    return Image.open(BytesIO(draw_card(title, kicker)))


def ink_of(colour: str, image: Image.Image) -> tuple[int, int, int, int]:
    """The box around everything drawn in exactly this colour."""
    difference = ImageChops.difference(image.convert("RGB"), Image.new("RGB", image.size, colour))
    box = difference.convert("L").point(lambda value: 255 if value == 0 else 0).getbbox()
    assert box
    return box


@pytest.mark.parametrize("title", ["QCIHungary", LONG, COMPOUND, "", "🙂", "x" * 5000])
def test_a_card_has_open_graphs_size_and_is_light(title: str) -> None:
    data = draw_card(title, "Hírek · 2025. március 20.")
    image = Image.open(BytesIO(data))
    assert (image.format, image.mode, image.size) == ("PNG", "RGB", (1200, 630))
    assert len(data) < 80_000


@pytest.mark.parametrize("title", [LONG, COMPOUND, COMPOUND * 4, "x" * 5000])
def test_text_keeps_inside_the_margins(title: str) -> None:
    """Below the pattern, the title and the name are all that is drawn in the colour of paper."""
    top = HEIGHT - 2 * MARGIN - 40 - set_title(title, MEASURE).height
    left, _, right, bottom = ink_of(PAPER, opened(title, "Hírek").crop((0, top, WIDTH, HEIGHT)))
    assert left >= MARGIN - 4
    assert right <= MARGIN + MEASURE
    assert top + bottom <= HEIGHT - MARGIN + 20


def test_the_title_the_kicker_and_the_pattern_are_drawn() -> None:
    plain = opened("Nyári iskola")
    for other in (opened("Nyári iskolák"), opened("Nyári iskola", "Képzések")):
        assert ImageChops.difference(plain, other).getbbox()
    assert plain.getpixel((2, HEIGHT - 2)) == Image.new("RGB", (1, 1), INK).getpixel((0, 0))
    pattern = plain.crop((0, 0, WIDTH, 120))
    assert len(set(pattern.convert("L").tobytes())) > 10


def test_the_same_card_is_drawn_again() -> None:
    assert draw_card("Nyári iskola", "Képzések") == draw_card("Nyári iskola", "Képzések")


def test_a_card_is_named_by_all_that_it_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    names = {card_name("a", "b"), card_name("ab"), card_name("", "ab"), card_name("b", "a"), card_name("a")}
    monkeypatch.setattr("qcihungary.core.brand.card.VERSION", 0)
    names.add(card_name("a", "b"))
    assert len(names) == 6
    assert all(name.startswith("card-") and name.endswith(".png") and name.isascii() for name in names)
