"""Charts drawn by the server: their places, and the table that says the same."""

import datetime
import re

import pytest
from bs4 import BeautifulSoup
from django.template.loader import get_template

from qcihungary.core.lists.charts import Bar, Mark, StackedBars, Timeline, months_between, share, sums

BARS = StackedBars(
    "Deliverables by work package",
    ("Delivered", "Overdue", "Open"),
    (Bar("WP1", (4, 0, 4), "Management"), Bar("WP2", (1, 0, 1), url="/en/?wp=2"), Bar("WP3", (0, 0, 0))),
    "5 of 10 are delivered.",
)
TIMELINE = Timeline(
    "When they are due",
    datetime.date(2023, 1, 1),
    36,
    ("WP1", "WP2"),
    ("Delivered", "Overdue"),
    (Mark(0, 6, 0, 1, "M6: D1.1"), Mark(1, 36, 1, 3, "M36: D2.1, D2.2, D2.3")),
    datetime.date(2024, 7, 1),
    "1 delivered, 3 overdue.",
)


def drawn(name: str, call: str, **context: object) -> BeautifulSoup:
    env = get_template("components/chart.html").template.environment
    source = f'{{% from "components/chart.html" import {name} %}}{call}'
    return BeautifulSoup(env.from_string(source).render(**context), "html.parser")


def bars(chart: StackedBars) -> BeautifulSoup:
    return drawn("bar_chart", '{{ bar_chart(chart, "q-bars", "Work package") }}', chart=chart)


def timeline(chart: Timeline) -> BeautifulSoup:
    call = '{% call timeline_chart(chart, "q-time") %}<table></table>{% endcall %}'
    return drawn("timeline_chart", call, chart=chart)


def test_bars_share_one_scale() -> None:
    first, second, third = BARS.drawn
    assert [(piece.part, piece.x, piece.width) for piece in first.pieces] == [
        (0, "0.00%", "50.00%"),
        (2, "50.00%", "50.00%"),
    ]
    assert [(piece.part, piece.x, piece.width) for piece in second.pieces] == [
        (0, "0.00%", "12.50%"),
        (2, "12.50%", "12.50%"),
    ]
    assert third.pieces == ()
    assert sums(BARS.bars) == (5, 0, 5)


def test_a_drawing_is_as_high_as_all_its_bars() -> None:
    rows = [bar.y for bar in BARS.drawn]
    assert BARS.height == rows[-1] + rows[1] - rows[0]
    assert all(0 < int(str(svg["height"])) == BARS.height for svg in bars(BARS).select("svg[height]:not(.chart-key)"))


def test_the_table_says_what_the_bars_show() -> None:
    soup = bars(BARS)
    rows = [[" ".join(cell.text.split()) for cell in row.select("th, td")] for row in soup.select("tr")]
    assert rows[0] == ["Work package", "Delivered", "Open", "Together"], "a part that doesn't occur has no column"
    assert rows[1] == ["WP1Management", "4", "4", "8"]
    assert soup.select_one("table a")["href"] == "/en/?wp=2"
    assert [item.text for item in soup.select(".chart-legend li")] == ["Delivered", "Open"]


@pytest.mark.parametrize("soup", [bars(BARS), timeline(TIMELINE)], ids=["bars", "timeline"])
def test_a_drawing_is_named_described_and_has_nothing_inline(soup: BeautifulSoup) -> None:
    drawing = soup.select_one("svg[role=img]")
    named = [soup.find(id=name) for name in drawing["aria-labelledby"].split()]
    assert all(part and part.text for part in named)
    assert not soup.select("[style], style, script")
    assert not re.findall(r"\son\w+=", str(soup))
    ids = [tag["id"] for tag in soup.select("[id]")]
    assert len(ids) == len(set(ids))


def test_no_bars_are_no_error() -> None:
    empty = StackedBars("Nothing", ("A", "B"), ())
    assert empty.height == 0
    assert not bars(empty).select("rect")
    assert share(0, 0) == "0%"


def test_a_timeline_puts_months_years_and_today_in_their_places() -> None:
    assert [(found.x, found.y) for found in TIMELINE.drawn] == [("17.67%", 43), ("98.50%", 77)]
    assert TIMELINE.today_x == "50.00%"
    assert [(year.year, year.x) for year in TIMELINE.years] == [(2023, "1.50%"), (2024, "33.83%"), (2025, "66.17%")]
    soup = timeline(TIMELINE)
    assert [title.text for title in soup.select("g title")] == ["M6: D1.1", "M36: D2.1, D2.2, D2.3"]
    assert soup.select_one(".chart-today title").text == "Today"
    assert [count.text for count in soup.select("g text")] == ["3"]


def test_today_outside_the_project_is_not_drawn() -> None:
    for day in (datetime.date(2022, 12, 31), datetime.date(2026, 2, 1)):
        late = Timeline("Late", datetime.date(2023, 1, 1), 36, (), (), (), day)
        assert late.today_x == ""


def test_a_project_that_begins_late_in_a_year_has_room_for_the_next() -> None:
    late = Timeline("Late", datetime.date(2022, 12, 1), 36, (), (), (), datetime.date(2024, 1, 1))
    assert [year.year for year in late.years] == [2023, 2024, 2025]
    assert months_between(datetime.date(2022, 12, 1), datetime.date(2023, 1, 1)) == 1
