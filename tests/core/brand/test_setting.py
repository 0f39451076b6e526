import pytest

from qcihungary.core.brand.setting import ELLIPSIS, SIZES, set_title, shortened, width
from qcihungary.core.brand.typeface import drawable, font

MEASURE = 1072
LONG = (
    "A kvantumkommunikációs infrastruktúra kiépítése Magyarországon: a konzorcium tagjai bemutatják, hogyan kapcsolják "
    "össze a telephelyeiket, és mit jelent ez a következő évek biztonságos adatforgalmában."
)
COMPOUND = "Legeslegmegengesztelhetetlenebbeiteknekülönbö"
TITLES = [LONG, COMPOUND, f"A {COMPOUND} {COMPOUND}", COMPOUND * 5, "W" * 200, "", " ", "-", "a – b/c-d " * 20]


@pytest.mark.parametrize("measure", [300, MEASURE])
@pytest.mark.parametrize("title", TITLES)
def test_no_line_is_wider_than_the_measure(title: str, measure: int) -> None:
    setting = set_title(title, measure)
    face = font(setting.size)
    for line in setting.lines:
        assert face.getbbox(line)[2] <= measure
        assert face.getlength(line) <= measure
    assert setting.width <= measure
    assert len(setting.lines) <= dict(SIZES)[setting.size]


def test_two_hundred_characters_fit_whole() -> None:
    assert len(LONG) == 200
    assert " ".join(set_title(LONG, MEASURE).lines) == LONG


def test_a_compound_of_forty_five_letters_is_not_broken() -> None:
    assert len(COMPOUND) == 45
    assert set_title(COMPOUND, MEASURE).lines == (COMPOUND,)


def test_what_cannot_fit_is_broken_with_hyphens_and_cut_with_an_ellipsis() -> None:
    setting = set_title(COMPOUND * 9, MEASURE)
    assert setting.size == SIZES[-1][0]
    assert all(line.endswith("-") for line in setting.lines[:-1])
    assert setting.lines[-1].endswith(ELLIPSIS)
    assert (COMPOUND * 9).startswith("".join(line.rstrip("-" + ELLIPSIS) for line in setting.lines))


def test_short_titles_are_larger() -> None:
    sizes = [set_title(title, MEASURE).size for title in ("Nyári iskola", LONG[:70], LONG)]
    assert sizes == sorted(set(sizes), reverse=True)


def test_lines_are_balanced() -> None:
    setting = set_title("QCIHungary in Nokia Bell Labs’ article", MEASURE)
    widths = [width(line, font(setting.size)) for line in setting.lines]
    assert len(widths) == 2
    assert min(widths) > 0.75 * max(widths)


def test_articles_stay_with_their_nouns() -> None:
    lines = set_title("Kvantumkulcs-elosztás a nagyvárosi hálózatban: a budapesti gyűrű", 700).lines
    assert len(lines) > 2
    assert not any(line.endswith((" a", " az")) for line in lines)


def test_non_breaking_spaces_do_not_break() -> None:
    assert any("20\xa0km" in line for line in set_title("Összefonódás és " * 3 + "20\xa0km üvegszál", 700).lines)


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("  Két\n sor\t", "Két sor"),
        ("o\u030b", "ő"),
        ("Ōsaka", "Osaka"),
        ("CO₂ ﬁ", "CO2 fi"),
        ("ny\xadári", "nyári"),
        ("Ж🙂", "??"),
        ("10\xa0km\u202f–\u2011", "10\xa0km\u202f–\u2011"),
    ],
)
def test_text_is_made_drawable(text: str, drawn: str) -> None:
    assert drawable(text) == drawn


def test_shortening_ends_at_a_word() -> None:
    face = font(28, "Regular")
    assert shortened("Képzések", 400, face) == "Képzések"
    cut = shortened("Képzések, rendezvények és nyári iskolák", 300, face)
    assert cut.endswith(ELLIPSIS)
    assert "Képzések, rendezvények és nyári iskolák".startswith(cut[:-1] + " ") or cut == "Képzések…"
    assert width(cut, face) <= 300
    assert width(shortened("x" * 3000, 300, face), face) <= 300
