"""The EU portal's own table, from an XLSX file with real dates to published deliverables; and columns asked about."""

import datetime
import io
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook

from qcihungary.consortium.models import ProjectFacts
from qcihungary.deliverables.importing.answers import ColumnAnswer
from qcihungary.deliverables.models import Deliverable
from tests.factories import MemberFactory, WorkPackageFactory

HEADER = (
    "WP No", "Del Rel. No", "Del No", "Title", "Description", "Lead Beneficiary", "Nature", "Dissemination Level",
    "Est. Del. Date (annex I)", "Rev. Due Date", "Receipt Date", "Approval Date", "Status",
)  # fmt: skip
DAY = datetime.datetime
ROWS = (
    ("WP3", "D3.31", "D58", "Sample plan", "About it", "1 - BME", "R — Document, report", "PU — Public",
     DAY(2023, 6, 30), DAY(2023, 8, 15), DAY(2023, 8, 20), DAY(2023, 9, 1), "Approved"),
    ("WP3", "D3.2", "D59", "Sample device", "", "1 - BME", "DEM — Demonstrator, pilot, prototype", "SEN — Sensitive",
     DAY(2023, 7, 31), None, DAY(2023, 8, 1), None, "Submitted"),
    ("WP3", "D3.3", "D60", "Sample report", "", "1 - BME", "OTHER", "PU — Public", DAY(2023, 9, 30), None, None, None,
     "Pending"),
)  # fmt: skip


@pytest.fixture(autouse=True)
def consortium(db: None) -> None:
    WorkPackageFactory(number=3)
    MemberFactory(short_name="BME")
    ProjectFacts(start_date=datetime.date(2023, 1, 1)).save()


def workbook(*rows: tuple[Any, ...]) -> SimpleUploadedFile:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return SimpleUploadedFile("deliverables.xlsx", out.getvalue())


def post(desk: Client, **data: Any) -> BeautifulSoup:
    response = desk.post(reverse("import_deliverables"), data, follow=True)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def table(soup: BeautifulSoup) -> str:
    return str(soup.select_one("input[name=table]")["value"])


def test_the_portals_workbook_comes_in_whole(desk: Client) -> None:
    soup = post(desk, file=workbook(HEADER, *ROWS))
    assert [kind.text for kind in soup.select(".import-table .import-kind")] == ["New"] * 3
    [note] = soup.select(".import-table .note")
    assert "15 August 2023 lies in M8, which ends on 31 August 2023" in note.text
    post(desk, table=table(soup))
    found = {record.number: record for record in Deliverable.objects.all()}
    assert {number: (one.type, one.level, one.due_month, one.state, one.live) for number, one in found.items()} == {
        "D3.31": ("R", "PU", 8, "approved", True),
        "D3.2": ("DEM", "SEN", 7, "submitted", True),
        "D3.3": ("OTHER", "PU", 9, "pending", True),
    }
    first = found["D3.31"]
    assert (first.submitted_on, first.approved_on) == (datetime.date(2023, 8, 20), datetime.date(2023, 9, 1))
    assert (first.lead.short_name, first.title_en, first.description_en) == ("BME", "Sample plan", "About it")
    again = post(desk, file=workbook(HEADER, *ROWS))
    assert {kind.text for kind in again.select(".import-table .import-kind")} == {"Unchanged"}


ASKED = "Del Rel. No\tTitle\tColour\tWhen it is awaited\nD3.1\tSample plan\tred\tM7\n"


def test_what_a_column_is_is_asked_once_and_remembered(desk: Client) -> None:
    soup = post(desk, text=ASKED)
    labels = {select["name"]: soup.select_one(f"label[for={select['id']}]").text for select in soup.select("select")}
    assert labels == {"column-2": "Colour", "column-3": "When it is awaited"}
    assert [" ".join(told.text.split()) for told in soup.select(".import-questions .help")] == [
        "For example: red", "For example: M7"
    ]  # fmt: skip
    assert "Import 1 deliverable" not in soup.text
    half = post(desk, answering="1", table=table(soup), **{"column-3": "due_month", "column-2": "nonsense"})
    assert [select["name"] for select in half.select("select")] == ["column-2"], "an answer that is none is none"
    whole = post(desk, answering="1", table=table(half), **{"column-2": "-"})
    assert not whole.select(".import select")
    assert "Colour" in whole.select_one(".import-columns").text
    post(desk, table=table(whole))
    assert Deliverable.objects.get().due_month == 7
    assert dict(ColumnAnswer.known()) == {"colour": "-", "when it is awaited": "due_month"}
    again = post(desk, text=ASKED.replace("M7", "M9").replace("Colour", "COLOUR"))
    assert not again.select(".import select"), "nobody is asked twice"
    assert [change.text for change in again.select(".import-table ins")] == ["9"]


def test_nothing_is_written_while_a_question_is_open(desk: Client) -> None:
    post(desk, table=table(post(desk, text=ASKED)))
    assert not Deliverable.objects.exists()


def test_why_a_column_is_asked_about_is_told(desk: Client) -> None:
    soup = post(
        desk,
        text="Del Rel. No\tTitle\tName\tDissemination Level\nD3.1\tSample plan\t\tPU\n"
        "D3.2\tSample codename\t\tR-UE/EU-R\n",
    )
    assert "codename" not in soup.text
    assert [" ".join(told.text.split()) for told in soup.select(".import-questions .help")] == [
        "Several columns seem to be “Title in English”. For example: Sample plan",
        "Several columns seem to be “Title in English”. Nothing stands in it.",
    ]
