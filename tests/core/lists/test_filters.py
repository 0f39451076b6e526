"""Lists narrowed by a GET form: counts, orders, and whatever stands in an address."""

from dataclasses import dataclass

import pytest
from bs4 import BeautifulSoup
from django.http import QueryDict
from django.template.loader import get_template

from qcihungary.core.lists.filters import LONGEST_TEXT, Chosen, Facet, Filters, Order
from qcihungary.core.lists.folding import fold


@dataclass(frozen=True)
class Fruit:
    name: str
    colours: tuple[str, ...]
    size: str
    weight: int


FRUITS = [
    Fruit("Kék szilva", ("blue",), "s", 30),
    Fruit("Alma", ("red", "green"), "m", 150),
    Fruit("Görögdinnye", ("green",), "l", 5000),
    Fruit("Őszibarack", ("red",), "m", 120),
]
FILTERS = Filters[Fruit](
    facets=(
        Facet(
            "colour", "Colour", "All colours", lambda fruit: fruit.colours, naming=str.title, place=lambda value: value
        ),
        Facet("size", "Size", "All sizes", lambda fruit: [fruit.size]),
    ),
    orders=(
        Order("name", "Name", lambda fruit: fruit.name),
        Order("weight", "Heaviest first", lambda fruit: fruit.weight, descending=True),
    ),
    words=lambda fruit: fold(fruit.name),
)
INDEXED = FILTERS.indexed(FRUITS)


def chosen(query: str) -> Chosen[Fruit]:
    return INDEXED.chosen(QueryDict(query))


def names(query: str) -> list[str]:
    return [fruit.name for fruit in chosen(query).rows]


def test_facets_words_and_orders_narrow_together() -> None:
    assert names("") == ["Alma", "Görögdinnye", "Kék szilva", "Őszibarack"]
    assert names("colour=green") == ["Alma", "Görögdinnye"]
    assert names("colour=green&sort=weight") == ["Görögdinnye", "Alma"]
    assert names("colour=red&size=m&q=oszi") == ["Őszibarack"]
    assert names("q=KEK+szil") == ["Kék szilva"]
    assert names("q=kek+alma") == []


def test_an_option_counts_what_choosing_it_would_leave() -> None:
    colour, size = chosen("colour=green&size=m").fields
    assert [(option.value, option.count, option.is_chosen) for option in colour.options] == [
        ("blue", 0, False),
        ("green", 1, True),
        ("red", 2, False),
    ]
    assert {option.value: option.count for option in size.options} == {"s": 0, "m": 1, "l": 1}
    assert (chosen("colour=green").count, chosen("colour=green").total) == (2, 4)


@pytest.mark.parametrize(
    "query",
    [
        "colour=purple",
        "colour=",
        "sort=nothing",
        "colour=%00",
        f"colour={'a' * 10_000}",
        "size=%FF%FE",
        "weight=3",
        "q=%00",
        "sort=name",
    ],
)
def test_what_nobody_offers_is_as_if_it_were_not_there(query: str) -> None:
    assert len(chosen(query).rows) == 4
    assert chosen(query).kept == {}
    assert not chosen(query).is_narrowed


def test_text_is_made_sane() -> None:
    assert chosen("q=%00alma%0a").text == "alma"
    assert chosen("q=++alma+++zöld+").text == "alma zöld"
    assert len(chosen(f"q={'x' * 10_000}").text) == LONGEST_TEXT
    assert names(f"q={'x' * 10_000}") == []
    assert names("q=%25%27%22;--") == names(""), "punctuation is no word"


def test_what_was_chosen_is_kept_for_other_addresses() -> None:
    asked = chosen("colour=green&size=x&q=Al&sort=name&sort=weight&utm=1")
    assert asked.kept == {"q": "Al", "colour": "green", "sort": "weight"}
    assert asked.query == "?q=Al&colour=green&sort=weight"
    assert asked.query_with(sort="", size="m") == "?q=Al&colour=green&size=m"
    assert chosen("").query == ""
    assert FILTERS.parameters == ("q", "colour", "size", "sort", "page")


def form(query: str) -> BeautifulSoup:
    source = (
        '{% from "components/filters.html" import filter_form %}{{ filter_form(chosen, "/en/fruit/", "Search fruit") }}'
    )
    env = get_template("components/filters.html").template.environment
    return BeautifulSoup(env.from_string(source).render(chosen=chosen(query)), "html.parser")


def test_the_form_shows_what_was_chosen_under_visible_labels() -> None:
    soup = form("colour=green&q=%22%3E%3Cscript%3E")
    for control in soup.select("input, select"):
        label = soup.select_one(f"label[for='{control['id']}']")
        assert label
        assert "visually-hidden" not in str(label)
    assert soup.select_one("option[selected]").text == "Green (0)"
    assert soup.select_one("input")["value"] == '"><script>'
    assert not soup.select("script")
    assert soup.select_one("button[type=submit]")
    assert soup.select_one("a")["href"] == "/en/fruit/"
    assert not form("").select("a"), "nothing to clear"


def test_what_is_folded_away_is_told_and_taken_back_one_by_one() -> None:
    soup = form("colour=green&size=m&q=Al&sort=weight")
    folded = soup.select_one("details")
    assert folded
    assert not folded.has_attr("open")
    assert folded.summary.get_text(strip=True) == "More filters: 2 are set"
    chips = {" ".join(chip.text.split()): chip["href"] for chip in soup.select(".filter-chips a")}
    assert chips == {
        "Remove the filter: Colour: Green": "/en/fruit/?q=Al&size=m&sort=weight",
        "Remove the filter: Size: m": "/en/fruit/?q=Al&colour=green&sort=weight",
    }
    assert form("colour=green").summary.get_text(strip=True) == "More filters: 1 is set"
    plain = form("q=Al&sort=weight")
    assert (plain.summary.get_text(strip=True), plain.select(".filter-chips")) == ("More filters", [])


def test_no_rows_are_no_error() -> None:
    empty = FILTERS.indexed([]).chosen(QueryDict("q=x&colour=red"))
    assert (empty.rows, empty.count, empty.total) == ([], 0, 0)
