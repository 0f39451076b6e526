"""The register: its list, its filters, its charts and its exports, as a visitor gets them."""

import csv
import datetime
import io
import json
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from qcihungary.consortium.models import ProjectFacts
from qcihungary.deliverables.models import Deliverable, DeliverablesIndexPage
from tests.deliverables.factories import DeliverableFactory, DeliverableFileFactory, DocumentFactory
from tests.factories import MemberFactory, Trees, WorkPackageFactory
from tests.queries import MOST_QUERIES, queries_of

EN, HU = "/en/results/deliverables/", "/hu/eredmenyek/leszallitando-eredmenyek/"
TODAY = datetime.date(2024, 7, 1)


@pytest.fixture(autouse=True)
def first_of_july(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda: TODAY)


@pytest.fixture
def register(trees: Trees) -> list[Deliverable]:
    """Ten deliverables of a project that began on 1 January 2023; the last one is sensitive, but listed."""
    ProjectFacts(start_date=datetime.date(2023, 1, 1), end_date=datetime.date(2025, 12, 31)).save()
    bme, elte = (MemberFactory(short_name=name, name_en=f"{name} University") for name in ("BME", "ELTE"))
    first = WorkPackageFactory(number=1, title_en="Management", title_hu="Irányítás")
    second = WorkPackageFactory(number=2, title_en="Network", title_hu="Hálózat")
    day = datetime.date(2023, 6, 20)
    made: list[Any] = [
        DeliverableFactory(
            work_package=first, index=9, title_en="Sample plan", title_hu="Minta terv", lead=bme, due_month=6,
            state="approved", submitted_on=day, approved_on=datetime.date(2023, 9, 1), type="DMP",
        ),
        DeliverableFactory(work_package=first, index=10, title_en="Sample=late", title_hu="", lead=bme, due_month=12),
        DeliverableFactory(work_package=second, index=1, due_month=19, lead=elte, keywords_en="fibre, Győr"),
        DeliverableFactory(work_package=second, index=2, due_month=36, state="draft", drafted_on=day),
        DeliverableFactory(work_package=second, index=3),
    ]  # fmt: skip
    DeliverableFileFactory(deliverable=made[0], document=DocumentFactory(language="hu"))
    sensitive: Any = DeliverableFactory(
        work_package=second, index=4, level="SEN", list_publicly=True, lead=elte, due_month=18, type="ETHICS",
        title_en="Sample secret", keywords_en="cloaked", description_en="Hidden words.",
    )  # fmt: skip
    DeliverableFactory(work_package=second, index=5, level="SEN")
    return [*made, sensitive]


def soup_of(client: Client, url: str) -> BeautifulSoup:
    response = client.get(url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def numbers(client: Client, query: str = "", path: str = EN) -> list[str]:
    return [cell.text for cell in soup_of(client, path + query).select(".register-table tbody td:first-child")]


ALL = ["D1.9", "D1.10", "D2.1", "D2.2", "D2.3", "D2.4"]


def test_the_list_is_in_the_order_of_numbers(client: Client, register: list[Deliverable]) -> None:
    assert numbers(client) == numbers(client, path=HU) == ALL


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?wp=1", ["D1.9", "D1.10"]),
        ("?type=DMP", ["D1.9"]),
        ("?type=ETHICS", ALL),  # nothing is known of a sensitive one's type, so nobody offers it
        ("?level=SEN", ["D2.4"]),
        ("?status=delivered", ["D1.9"]),
        ("?status=approved", ["D1.9"]),
        ("?status=overdue", ["D1.10", "D2.4"]),
        ("?status=due-soon", ["D2.1"]),
        ("?status=draft", ["D2.2"]),
        ("?status=pending&wp=1", ["D1.10"]),
        ("?lead=ELTE", ["D2.1", "D2.4"]),
        ("?lang=hu", ["D1.9"]),
        ("?q=gyor", ["D2.1"]),
        ("?q=d1.10", ["D1.10"]),
        ("?q=bme+university", ["D1.9", "D1.10"]),
        ("?q=cloaked", []),
        ("?sort=due", ["D1.9", "D1.10", "D2.4", "D2.1", "D2.2", "D2.3"]),
        ("?sort=delivered&wp=1", ["D1.9", "D1.10"]),
        ("?wp=77&type=X&status=&sort=%00&q=%00", ALL),
    ],
)
def test_filters_and_orders(client: Client, register: list[Deliverable], query: str, expected: list[str]) -> None:
    assert numbers(client, query) == expected
    assert numbers(client, query, HU) == expected


def test_how_many_there_are_is_told(client: Client, register: list[Deliverable]) -> None:
    assert soup_of(client, EN).select_one(".register-count").text == "6 deliverables"
    assert soup_of(client, f"{EN}?wp=1").select_one(".register-count").text == "2 of 6 deliverables"


def test_nothing_of_a_sensitive_one_but_what_may_be_told(client: Client, register: list[Deliverable]) -> None:
    for path in (EN, f"{EN}d2.4/", f"{EN}export.csv", f"{EN}export.json"):
        text = client.get(path).content.decode()
        assert "Sample secret" in text
        assert "ELTE" in text
        for hidden in ("Hidden words", "cloaked", "Ethics", "ETHICS"):
            assert hidden not in text, path
    assert "D2.5" not in client.get(EN).content.decode()


def test_an_empty_register_and_an_empty_choice_say_so(client: Client, trees: Trees) -> None:
    assert "The first deliverables will be listed here" in soup_of(client, EN).main.text
    DeliverableFactory()
    main = soup_of(client, f"{EN}?q=nothing+like+this").main
    assert "No deliverable fits this choice." in main.text
    assert main.select_one(f".filter-do a[href='{EN}']")


def test_the_page_of_a_list_keeps_the_filters(client: Client, trees: Trees) -> None:
    package = WorkPackageFactory(number=3)
    for index in range(1, 61):
        DeliverableFactory(work_package=package, index=index)
    DeliverableFactory()
    assert numbers(client, "?wp=3&page=2") == [f"D3.{index}" for index in range(51, 61)]
    soup = soup_of(client, f"{EN}?wp=3")
    assert soup.select_one(".pagination a[rel=next]")["href"] == f"{EN}?wp=3&page=2"
    magyar = soup_of(client, f"{EN}?wp=3&page=2").select_one(".languages a[hreflang=hu]")
    assert magyar["href"] == f"{HU}?wp=3&page=2"
    assert len(numbers(client, "all/?wp=3")) == 60
    assert soup_of(client, f"{EN}?wp=3").select_one(f"a[href='{EN}all/?wp=3']")


def test_a_filtered_list_is_not_for_search_engines(client: Client, register: list[Deliverable]) -> None:
    assert soup_of(client, f"{EN}?wp=1").select_one("meta[name=robots]")["content"] == "noindex, follow"
    assert soup_of(client, f"{EN}all/").select_one("meta[name=robots]")
    assert not soup_of(client, EN).select("meta[name=robots]")


def test_charts_have_tables_that_say_the_same(client: Client, register: list[Deliverable]) -> None:
    soup = soup_of(client, EN)
    bars, months = soup.select(".chart table")
    first = [cell.text for cell in bars.select("tbody tr")[0].select("th, td")]
    assert first == ["WP1Management", "1", "0", "1", "0", "2"]
    assert [row.select_one("th").text for row in months.select("tbody tr")] == ["M6", "M12", "M18", "M19", "M36"]
    assert soup.select_one(".chart-today")
    assert soup.select_one("svg desc").text == "1 of 6 is delivered. 2 are overdue."
    assert {title.text for title in soup.select("svg g title")} >= {"M6: D1.9", "M12: D1.10"}
    ids = [tag["id"] for tag in soup.select("[id]")]
    assert len(ids) == len(set(ids))


def test_without_a_start_there_are_months_but_no_dates(client: Client, trees: Trees) -> None:
    DeliverableFactory(due_month=3)
    soup = soup_of(client, EN)
    assert soup.select_one(".register-table td:nth-of-type(3)").text == "M3"
    assert len(soup.select("figure.chart")) == 1


def test_tomorrow_it_is_late(client: Client, register: list[Deliverable], monkeypatch: pytest.MonkeyPatch) -> None:
    assert numbers(client, "?status=overdue") == ["D1.10", "D2.4"]
    monkeypatch.setattr(timezone, "localdate", lambda: datetime.date(2024, 8, 1))
    assert numbers(client, "?status=overdue") == ["D1.10", "D2.1", "D2.4"]


def test_what_is_saved_is_listed_at_once(client: Client, register: list[Deliverable]) -> None:
    register[0].title_en = "Sample renamed"
    register[0].save()
    assert "Sample renamed" in client.get(EN).content.decode()
    register[0].delete()
    assert numbers(client) == ALL[1:]


# --- exports


def exported(client: Client, query: str = "") -> list[dict[str, str]]:
    text = client.get(f"{EN}export.csv{query}").content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_an_export_holds_what_is_filtered(client: Client, register: list[Deliverable]) -> None:
    rows = exported(client, "?lead=BME")
    assert [row["number"] for row in rows] == ["D1.9", "D1.10"]
    assert rows[0] | {"address": ""} == {
        "funding": ProjectFacts.current().statement,
        "number": "D1.9", "work_package": "1", "title_en": "Sample plan", "title_hu": "Minta terv", "lead": "BME",
        "type": "DMP", "level": "PU", "list_publicly": "", "due_month": "6", "due_date": "2023-06-30",
        "state": "approved", "drafted_on": "", "submitted_on": "2023-06-20", "approved_on": "2023-09-01",
        "description_en": "", "description_hu": "", "keywords_en": "", "keywords_hu": "", "doi": "", "address": "",
    }  # fmt: skip
    assert rows[0]["address"] == f"http://testserver{EN}d1.9/"


def test_every_format_says_the_same(client: Client, register: list[Deliverable]) -> None:
    facts = ProjectFacts.current()
    facts.statement_en = facts.statement_hu = "Funded by the sample"
    facts.save()
    found: list[dict[str, Any]] = json.loads(client.get(f"{EN}export.json").content)
    sheet = load_workbook(io.BytesIO(client.get(f"{EN}export.xlsx").content)).active
    header, *rows = sheet.iter_rows(values_only=True)
    assert list(header) == list(found[0]) == list(exported(client)[0])
    assert [row[0] for row in rows] == [row["number"] for row in found] == ALL
    assert found[0]["due_month"] == rows[0][header.index("due_month")] == 6
    paid = {row[header.index("funding")] for row in rows} | {row["funding"] for row in found}
    assert paid == {"Funded by the sample"}


def test_an_export_is_a_file_that_no_search_engine_keeps(client: Client, register: list[Deliverable]) -> None:
    response = client.get(f"{HU}export.csv")
    assert response["X-Robots-Tag"] == "noindex"
    assert "attachment" in response["Content-Disposition"]
    assert client.get(f"{EN}export.exe/").status_code == 404


# --- what it costs


def test_the_register_takes_as_many_queries_with_many(client: Client, trees: Trees) -> None:
    few = many = 0
    for count in (2, 40):
        package = WorkPackageFactory()
        for index in range(1, count + 1):
            DeliverableFileFactory(deliverable__work_package=package, deliverable__index=index)
        few, many = many, len(queries_of(client, EN))
    assert few == many <= MOST_QUERIES


def test_the_sitemap_holds_the_deliverables(client: Client, register: list[Deliverable]) -> None:
    text = client.get("/sitemap.xml").content.decode()
    for path in (EN, HU):
        assert f"http://testserver{path}d1.10/" in text
    assert "d2.5" not in text


def test_the_home_page_can_tell_what_was_delivered_last(register: list[Deliverable]) -> None:
    page = DeliverablesIndexPage.objects.get(url_path=EN)
    assert [(teaser.title, teaser.url) for teaser in page.teasers(3)] == [("D1.9 Sample plan", f"{EN}d1.9/")]
