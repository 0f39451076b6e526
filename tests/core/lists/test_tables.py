"""Tables from outside and to the outside: every dress of CSV, XLSX, pasted text, and nothing that runs."""

import csv
import datetime
import io
import json
import zipfile

import pytest
from django.core.exceptions import ValidationError
from openpyxl import Workbook, load_workbook

from qcihungary.core.lists import tables
from qcihungary.core.lists.tables import Cell, read_file, read_text, write_csv, write_json, write_xlsx

ROWS = [("Sorszám", "Cím"), ("D1.1", "Őrült tűréshatár; „idézet”, vessző"), ("D1.2", 'két\nsor "idéző"')]
AFTERNOON, MIDNIGHT = datetime.datetime.fromisoformat("2025-03-20 14:30"), datetime.datetime.fromisoformat("2025-03-20")
HOSTILE = [
    "=1+1",
    "+36 1",
    "-5 °C",
    "@SUM(A1)",
    "\tx",
    "\rx",
    "'=1",
    "''+1",
    "'t Hooft",
    "＝1",
    "plain",
    "'",
    "-",
    "\nx",
    " =1",
    "\u00a0+1",
    "\u200b@x",
]


def cells(data: bytes) -> list[tuple[str, ...]]:
    return [line.cells for line in read_file(data)]


def as_csv(separator: str) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator).writerows(ROWS)
    return out.getvalue()


def workbook(*sheets: list[list[object]]) -> bytes:
    book = Workbook()
    del book[book.sheetnames[0]]
    for rows in sheets:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1250"])
def test_csv_is_read_in_every_dress(separator: str, encoding: str) -> None:
    assert cells(as_csv(separator).encode(encoding)) == ROWS


def test_excel_may_name_the_separator_itself() -> None:
    assert [(line.number, line.cells) for line in read_text("sep=;\r\na,b;c\r\n")] == [(2, ("a,b", "c"))]


def test_lines_keep_their_numbers_and_empty_ones_are_left_out() -> None:
    text = 'a\tb\t\n\n\t \n"two\nlines"\tx\nlast\ty'
    assert [(line.number, line.cells) for line in read_text(text)] == [
        (1, ("a", "b")),
        (4, ("two\nlines", "x")),
        (6, ("last", "y")),
    ]


def test_the_first_sheet_with_content_is_read_as_text() -> None:
    day = datetime.date(2025, 3, 20)
    data = workbook([], [[None, None]], [["Due", 18, 18.0, 0.5, day, AFTERNOON, None]], [["no"]])
    assert cells(data) == [("Due", "18", "18", "0.5", "2025-03-20", "2025-03-20 14:30")]


def test_a_formula_is_its_last_value_and_is_not_run() -> None:
    assert cells(workbook([["x", "=1+1", "y"]])) == [("x", "", "y")]


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 64, "old Excel"),
        (b"PK\x03\x04 broken", "no table"),
        (b"%PDF-1.7\x00\x01", "no table"),
        (b'a,"b\nc,d\n', "line 1"),
        (b"ok,ok\n" * 3 + b'a,"b\nc,d\n', "line 4"),
        (b"x" * (tables.LARGEST_FILE + 1), "too large"),
        (b"a\n" * (tables.MOST_ROWS + 1), "too large"),
        ((b"a," * tables.MOST_COLUMNS) + b"a", "too large"),
        (b"a\x81\x83\x88\n\xff", "can't be read"),
    ],
)
def test_what_is_no_table_is_refused_in_plain_words(data: bytes, word: str) -> None:
    with pytest.raises(ValidationError, match=word):
        read_file(data)


def archive(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return out.getvalue()


def test_archives_that_are_no_workbook_or_a_bomb_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ValidationError, match="no table"):
        read_file(archive({"word/document.xml": b"<w/>"}))
    with pytest.raises(ValidationError, match="no table"):
        read_file(archive({"xl/workbook.xml": b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'}))
    monkeypatch.setattr(tables, "LARGEST_UNPACKED", 1000)
    with pytest.raises(ValidationError, match="unpacks"):
        read_file(archive({"xl/workbook.xml": b" " * 2000}))


def test_what_begins_like_a_formula_comes_back_as_it_was() -> None:
    rows: list[list[Cell]] = [["x", text, "y"] for text in HOSTILE]
    data = write_csv(["a", "b", "c"], rows)
    assert data.startswith(b"\xef\xbb\xbf")
    for row in list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))[1:]:
        assert row[1][0] not in "=+-@\t\r\n＝", "a spreadsheet would run it"
    assert [line.cells[1] for line in read_file(data)[1:]] == HOSTILE
    assert write_csv(["a", "b", "c"], [line.cells for line in read_file(data)[1:]]) == data


def test_numbers_and_dates_stay_what_they_are() -> None:
    row: list[Cell] = [-5, 2.5, datetime.date(2025, 3, 20), None, "Ő"]
    assert write_csv(list("abcde"), [row]).decode("utf-8-sig") == "a,b,c,d,e\r\n-5,2.5,2025-03-20,,Ő\r\n"
    sheet = load_workbook(io.BytesIO(write_xlsx(list("abcde"), [row]))).active
    assert [cell.value for cell in sheet[2]] == [-5, 2.5, MIDNIGHT, None, "Ő"]
    assert json.loads(write_json(list("abcde"), [row])) == [{"a": -5, "b": 2.5, "c": "2025-03-20", "d": None, "e": "Ő"}]


def test_a_workbook_holds_text_as_text() -> None:
    data = write_xlsx(["a"], [[text] for text in [*HOSTILE, "\x00\x01bell\x07"]])
    column = [row[0] for row in load_workbook(io.BytesIO(data)).active.iter_rows(min_row=2)]
    assert {cell.data_type for cell in column} == {"s"}
    assert [line.cells[0] for line in read_file(data)[1:]] == [*HOSTILE, "bell"]
    assert column[-1].value == "bell"


def test_a_download_is_named_and_not_indexed() -> None:
    response = tables.download("deliverables", "csv", ["a"], [["b"]])
    assert response["Content-Disposition"] == 'attachment; filename="deliverables.csv"'
    assert response["X-Robots-Tag"] == "noindex"
    assert response["Content-Type"].startswith("text/csv")
