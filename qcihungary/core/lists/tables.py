"""Tables that come from outside and go there: XLSX, CSV in whatever dress a spreadsheet gives it, pasted text, JSON.

Reading gives text, whatever the cell was: a date is ISO, a number has no needless zero. Writing takes typed cells.

A spreadsheet runs a cell of CSV that begins like a formula. Such texts get an apostrophe before them, which reading
takes off again; numbers stay numbers (OWASP, CSV injection). Text cells of XLSX are text, and need none.
"""

import csv
import datetime
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import ParseError

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.utils.translation import gettext as _
from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

Cell = str | int | float | datetime.date | None

LARGEST_FILE = 5_000_000
LARGEST_UNPACKED = 100_000_000
MOST_ROWS = 10_000
MOST_COLUMNS = 200
WIDEST = 60
SEPARATORS = ",;\t|"
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
FORMULA_LIKE = re.compile(r"'*(?:[\t\r\n]|[\s\u200b\ufeff]*[=+\-@＝＋－＠])")
"""The beginnings that a spreadsheet may run, also in full width or behind spaces, and those that already have their
apostrophes."""


@dataclass(frozen=True)
class Line:
    """A row that isn't empty, with its number in the file, from 1."""

    number: int
    cells: tuple[str, ...]


def read_file(data: bytes) -> list[Line]:
    """The table in an uploaded file. Its bytes decide what it is, not its name.

    Raises:
        ValidationError: it is too large, or no table, in plain words.
    """
    if len(data) > LARGEST_FILE:
        most = LARGEST_FILE // 1_000_000
        raise ValidationError(_("The file is too large: a table has at most %(most)d MB here.") % {"most": most})
    if data.startswith(b"PK\x03\x04"):
        return read_xlsx(data)
    if data.startswith(OLD_EXCEL):
        raise ValidationError(
            _("This is a file of an old Excel, or one with a password. Save it as XLSX without a password, or as CSV.")
        )
    return read_text(decode(data))


def decode(data: bytes) -> str:
    """Text as spreadsheets save it: UTF-8 or UTF-16, or Windows-1250 as old Hungarian ones do.

    Raises:
        ValidationError: it is no text.
    """
    is_utf_16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = data.decode("utf-16", errors="replace") if is_utf_16 else ""
    if "\x00" in text or (not is_utf_16 and b"\x00" in data):
        raise ValidationError(_("This file is no table. Choose an XLSX or CSV file."))
    if is_utf_16:
        return text
    for encoding in ("utf-8-sig", "cp1250"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ValidationError(_("The letters of this file can't be read. Save it as CSV in UTF-8, or as XLSX."))


def read_text(text: str) -> list[Line]:
    """The table in a text: CSV with any usual separator, or what was copied out of a spreadsheet.

    Raises:
        ValidationError: a quotation mark isn't closed, or the table is too large.
    """
    text = text.removeprefix("\ufeff")
    if stated := re.match(r"sep=(.)\r?\n", text):  # Excel's own way to name the separator
        return numbered(parsed(text[stated.end() :], stated[1]), first=2)
    return numbered(parsed(text, separator_of(text)))


def separator_of(text: str) -> str:
    """What divides the cells: the candidate that is most often outside quotation marks in the first line of words."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    bare = re.sub(r'"[^"]*"', "", first)
    return max(SEPARATORS, key=lambda mark: (bare.count(mark), -SEPARATORS.index(mark)))


def parsed(text: str, separator: str) -> Iterator[tuple[int, Sequence[str]]]:
    """Rows with the number of the line on which each begins."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    begins = 1
    try:
        for row in reader:
            yield begins, [unescaped(cell) for cell in row]
            begins = reader.line_num + 1
    except csv.Error as error:
        message = _("The table can't be read from line %(line)d on: perhaps a quotation mark is not closed.")
        raise ValidationError(message % {"line": begins}) from error


def read_xlsx(data: bytes) -> list[Line]:
    """The first sheet that has anything in it.

    Raises:
        ValidationError: it is no XLSX file, or unpacks to too much.
    """
    no_xlsx = _("This file is no table. Choose an XLSX or CSV file.")
    try:
        check_archive(data)
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # what the file says of its size is often wrong
            if lines := numbered(enumerate(map(texts_of, sheet.iter_rows(values_only=True)), start=1)):
                return lines
    except (zipfile.BadZipFile, InvalidFileException, ParseError, KeyError, ValueError, TypeError) as error:
        raise ValidationError(no_xlsx) from error
    return []


def check_archive(data: bytes) -> None:
    """Refuse an archive that unpacks to far more than a table, or whose XML declares entities.

    Raises:
        ValidationError: it does.
        BadZipFile: it is broken.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(part.file_size for part in archive.infolist()) > LARGEST_UNPACKED:
            raise ValidationError(_("The file unpacks to more than a table can be."))
        for name in archive.namelist():
            with archive.open(name) as part:
                if b"<!DOCTYPE" in part.read(1024).upper():
                    raise ValidationError(_("This file is no table. Choose an XLSX or CSV file."))


def texts_of(row: Iterable[Any]) -> list[str]:
    """The cells of a sheet's row as text."""
    return [text_of(value) for value in row]


def text_of(value: Any) -> str:
    """A cell as text: a day without its midnight, a whole number without its zero."""
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ", "minutes")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def numbered(rows: Iterable[tuple[int, Sequence[str]]], first: int = 1) -> list[Line]:
    """The rows that aren't empty, without empty cells at their ends.

    Raises:
        ValidationError: there are too many rows or columns.
    """
    lines: list[Line] = []
    for number, row in rows:
        cells = list(row)
        while cells and not cells[-1].strip():
            cells.pop()
        if len(cells) > MOST_COLUMNS or len(lines) >= MOST_ROWS:
            limits = {"rows": MOST_ROWS, "columns": MOST_COLUMNS}
            raise ValidationError(
                _("The table is too large: it has at most %(rows)d rows and %(columns)d columns.") % limits
            )
        if cells:
            lines.append(Line(number + first - 1, tuple(cells)))
    return lines


def escaped(text: str) -> str:
    """A text that no spreadsheet runs."""
    return f"'{text}" if FORMULA_LIKE.match(text) else text


def unescaped(text: str) -> str:
    """The text as it was before ``escaped``."""
    return text[1:] if text.startswith("'") and FORMULA_LIKE.match(text) else text


def write_csv(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """CSV in UTF-8, with the mark without which Excel would not read ő."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    for row in (header, *rows):
        writer.writerow([escaped(cell) if isinstance(cell, str) else text_of(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def write_xlsx(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """A workbook of one sheet, its header in bold and always in sight."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Table")
    sheet.freeze_panes = "A2"
    written = [list(row) for row in rows]
    for place, name in enumerate(header):
        longest = max([len(name), *(len(text_of(row[place])) for row in written)])
        sheet.column_dimensions[get_column_letter(place + 1)].width = min(longest + 2, WIDEST)
    sheet.append([sheet_cell(sheet, name, is_bold=True) for name in header])
    for row in written:
        sheet.append([sheet_cell(sheet, cell) for cell in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def sheet_cell(sheet: Any, value: Cell, *, is_bold: bool = False) -> Any:
    """A cell of its own type; text is text, even where it begins with an equals sign."""
    plain: Any = storable(value) if isinstance(value, str) else value
    cell = WriteOnlyCell(sheet, plain)
    if isinstance(value, str):
        cell.data_type = "s"
    if isinstance(value, datetime.date):
        cell.number_format = "yyyy-mm-dd"
    if is_bold:
        cell.font = Font(bold=True)
    return cell


def storable(text: str) -> str:
    """A text without the control characters that XLSX has no room for."""
    return ILLEGAL_CHARACTERS_RE.sub("", text)


def write_json(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """A list of objects, keyed by the header. A browser never runs it: it is served as what it is."""
    objects = [dict(zip(header, map(plain_value, row), strict=True)) for row in rows]
    return json.dumps(objects, ensure_ascii=False, indent=1).encode()


def plain_value(cell: Cell) -> str | int | float | None:
    """A cell as JSON has it."""
    return cell.isoformat() if isinstance(cell, datetime.date) else cell


WRITERS: dict[str, tuple[str, Callable[[Sequence[str], Iterable[Sequence[Cell]]], bytes]]] = {
    "csv": ("text/csv; charset=utf-8", write_csv),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", write_xlsx),
    "json": ("application/json", write_json),
}
"""The media type and the writer of each format, by its extension."""


def download(name: str, extension: str, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> HttpResponse:
    """A table to save, which no search engine keeps. Raises KeyError for an extension that isn't in ``WRITERS``."""
    media_type, write = WRITERS[extension]
    response = HttpResponse(write(header, rows), content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}.{extension}"'
    response["X-Robots-Tag"] = "noindex"
    return response
