"""What foreign tables call things, in English and Hungarian, and what their cells mean."""

import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from qcihungary.core.lists.tables import Line, read_file, read_text
from qcihungary.deliverables.exporting import COLUMNS
from qcihungary.deliverables.importing.answers import ColumnAnswer
from qcihungary.deliverables.importing.headers import SKIP, find_columns
from qcihungary.deliverables.importing.values import READERS, Surroundings, place_of
from tests.factories import MemberFactory, WorkPackageFactory

START = datetime.date(2023, 1, 1)


PORTAL = (
    "WP No;Del Rel. No;Del No;Title;Description;Lead Beneficiary;Nature;Dissemination Level;"
    "Est. Del. Date (annex I);Rev. Due Date;Receipt Date;Approval Date;Status"
)
PORTAL_FIELDS = [
    "work_package", "number", "title_en", "description_en", "lead", "type", "level", "due_month", "revised",
    "submitted_on", "approved_on", "state",
]  # fmt: skip


def test_the_portals_table_is_read_right() -> None:
    lines = read_text(
        f"{PORTAL}\nWP3;D3.31;D58;T;;BME;R — Document, report;PU - Public;31/12/2024;31-Mar-2025;;;Pending"
    )
    columns = find_columns(lines)
    cells = columns.cells(lines[1])
    assert (cells["number"], cells["due_month"], columns.questions) == ("D3.31", "31-Mar-2025", ())
    assert columns.ignored == ("Del No",)


@pytest.mark.parametrize(
    ("header", "asked"),
    [
        ("Number;Title;Colour", [("Colour", "")]),
        ("Number;Title;Name", [("Title", "title_en"), ("Name", "title_en")]),
        ("Number;Title;Title", [("Title", "title_en"), ("Title", "title_en")]),
        ("Number;Title;Address;Funding", []),
        ("Number;Title;Due month;Due date", []),
    ],
)
def test_what_is_not_certain_is_asked(header: str, asked: list[tuple[str, str]]) -> None:
    found = find_columns(read_text(header)).questions
    assert [(question.name, question.claimed) for question in found] == asked
    answered = find_columns(read_text(header), {question.key: SKIP for question in found[-1:]})
    assert len(answered.questions) == max(0, len(asked) - 2), "one answer settles two claims"


@pytest.mark.django_db
def test_an_answer_about_a_long_header_is_remembered() -> None:
    lines = read_text(f"Number;Title;{'Colour ' * 60};{'Colour ' * 60}")
    ColumnAnswer.remember({question.key: SKIP for question in find_columns(lines).questions})
    assert find_columns(lines, ColumnAnswer.known()).questions == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_what_no_database_keeps_is_no_table(encoding: str) -> None:
    with pytest.raises(ValidationError, match="no table"):
        read_file("Number;Title\nD1.1;A\0B".encode(encoding))


def fields(header: str) -> list[str]:
    return list(find_columns(read_text(header)).places)


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (
            "Deliverable No;Deliverable Name;Work Package No;Lead Beneficiary;Type;Diss. Level;Due Date (month)",
            ["number", "title_en", "work_package", "lead", "type", "level", "due_month"],
        ),
        (
            "Sorszám;Cím;Munkacsomag;Felelős;Típus;Terjesztési szint;Határidő (hónap)",
            ["number", "title_hu", "work_package", "lead", "type", "level", "due_month"],
        ),
        (PORTAL, PORTAL_FIELDS),
        ("SZÁM;Angol cím;Cím;Leírás;Állapot", ["number", "title_en", "title_hu", "description_hu", "state"]),
        (",".join(COLUMNS), [name for name in COLUMNS if name != "due_date"]),
    ],
)
def test_headers_are_matched_in_both_languages(header: str, expected: list[str]) -> None:
    assert fields(header) == expected


def test_the_header_may_stand_below_a_title() -> None:
    lines = read_text("List of deliverables\n\nProject: QCIHungary,,\nNumber,Title,Colour\nD1.1,Plan,red")
    columns = find_columns(lines)
    assert (columns.line, [question.name for question in columns.questions]) == (4, ["Colour"])
    assert columns.cells(lines[-1]) == {"number": "D1.1", "title_en": "Plan"}


@pytest.mark.parametrize("text", ["", "D1.1,Plan", "Title,Lead\nPlan,BME", "Number\nD1.1"])
def test_without_a_header_nothing_is_guessed(text: str) -> None:
    with pytest.raises(ValidationError, match="No header"):
        find_columns(read_text(text))


def test_cells_are_trimmed_and_empty_ones_left_out() -> None:
    columns = find_columns(read_text("Number,Title,Description,Lead"))
    line = Line(2, (" D1.1 ", "A \u00a0 plan", " one\n\ntwo ", "  "))
    assert columns.cells(line) == {"number": "D1.1", "title_en": "A plan", "description_en": "one\n\ntwo"}


@pytest.fixture
def around(db: None) -> Surroundings:
    WorkPackageFactory(number=1)
    WorkPackageFactory(number=2)
    MemberFactory(short_name="BME", name_en="Sample University of Technology", name_hu="Minta Műszaki Egyetem")
    return Surroundings.read(START)


@pytest.mark.parametrize(
    ("number", "package", "expected"),
    [
        ("D1.2", "", (1, 2)),
        ("d1.10", "", (1, 10)),
        ("D 2.03", "", (2, 3)),
        ("1.2", "WP1", (1, 2)),
        ("D7", "WP2 – Network", (2, 7)),
        ("Del. 2.1", "", (2, 1)),
    ],
)
def test_numbers(around: Surroundings, number: str, package: str, expected: tuple[int, int]) -> None:
    cells = {"number": number} | ({"work_package": package} if package else {})
    found, index = place_of(cells, around)
    assert (found.number, index) == expected


@pytest.mark.parametrize(
    ("number", "package", "words"),
    [
        ("", "", "no number"),
        ("Report", "", "no number"),
        ("D1.0", "", "no number"),
        ("D7", "", "in which work package"),
        ("D1.2", "WP2", "contradict"),
        ("D9.1", "", "no work package WP9"),
    ],
)
def test_numbers_that_mean_nothing(around: Surroundings, number: str, package: str, words: str) -> None:
    cells = {"number": number} | ({"work_package": package} if package else {})
    with pytest.raises(ValidationError, match=words):
        place_of(cells, around)


@pytest.mark.parametrize(
    ("field", "text", "expected"),
    [
        ("type", "R", "R"),
        ("type", "R — Document, report", "R"),
        ("type", "DEC —Websites, patent filings, videos, etc", "DEC"),
        ("type", "DATA — data sets, microdata, etc", "DATA"),
        ("type", "DMP — Data Management Plan", "DMP"),
        ("type", "Ethics", "ETHICS"),
        ("type", "Document, report", "R"),
        ("level", "PU — Public", "PU"),
        ("level", "pu", "PU"),
        ("level", "Nyilvános", "PU"),
        ("level", "SEN — Sensitive", "SEN"),
        ("level", "CO: Confidential, only for members of the consortium", "SEN"),
        ("type", "ORDP: Open Research Data Pilot", "DMP"),
        ("due_month", "M18", 18),
        ("due_month", "18", 18),
        ("due_month", "m 6", 6),
        ("due_month", "18. hónap", 18),
        ("due_month", "2023-06-30", 6),
        ("due_month", "30/06/2023", 6),
        ("due_month", "2023-06-15", 6),
        ("due_month", "01-Jan-2023", 1),
        ("due_month", "2023-07-01", 7),
        ("state", "Submitted", "submitted"),
        ("state", "Accepted", "approved"),
        ("state", "Benyújtva", "submitted"),
        ("submitted_on", "2023. 06. 20.", datetime.date(2023, 6, 20)),
        ("submitted_on", "20/06/2023", datetime.date(2023, 6, 20)),
        ("list_publicly", "igen", True),
        ("list_publicly", "No", False),
    ],
)
def test_cells_mean_values(around: Surroundings, field: str, text: str, expected: Any) -> None:
    assert READERS[field](text, around) == expected


@pytest.mark.parametrize("text", ["BME", "bme", "2 - BME", "Sample University of Technology", "minta műszaki egyetem"])
def test_a_lead_is_found_by_each_of_its_names(around: Surroundings, text: str) -> None:
    assert READERS["lead"](text, around).short_name == "BME"


@pytest.mark.parametrize(
    ("field", "text", "words"),
    [
        ("type", "Opera", "none of these: R, DEM"),
        ("level", "PP", "none of these: PU, SEN\\."),
        ("due_month", "soon", "no project month"),
        ("due_month", "2022-12-31", "no month of the project"),
        ("due_month", "2050-01-01", "no month of the project"),
        ("state", "lost", "none of these"),
        ("submitted_on", "2023-13-01", "no date"),
        ("list_publicly", "perhaps", "neither yes nor no"),
        ("lead", "Nobody", "No member"),
    ],
)
def test_cells_that_mean_nothing_say_why(around: Surroundings, field: str, text: str, words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        READERS[field](text, around)


@pytest.mark.parametrize(
    "text",
    [
        "R-UE/EU-R",
        "C-UE/EU-C",
        "S-UE/EU-S",
        "R-UE/EU-R — EU Classified",
        "EU restricted",
        "RESTREINT UE",
        "EU secret",
        "CI",
    ],
)
def test_classified_levels_are_refused_however_they_are_written(around: Surroundings, text: str) -> None:
    with pytest.raises(ValidationError, match="2015/444"):
        READERS["level"](text, around)
