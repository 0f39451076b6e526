"""RIS: what we write is read again, by us and by rispy, and what others write is understood."""

from dataclasses import replace

import pytest
import rispy

from qcihungary.core.citation import ris
from qcihungary.core.citation.csl import Item
from qcihungary.core.citation.names import PersonName
from qcihungary.core.citation.work_types import TYPES
from tests.core.citation.works import FULL

ONE_LINE = replace(FULL, note="A note of two lines")
"""RIS has no line breaks."""


def one(text: str) -> Item:
    reading = ris.read(text)
    assert reading.broken == []
    (item,) = reading.items
    return item


@pytest.mark.parametrize("kind", sorted(TYPES))
def test_everything_survives(kind: str) -> None:
    written = ris.write([replace(FULL, type=kind)])
    assert one(written) == replace(ONE_LINE, type=kind)
    assert ris.write(ris.read(written).items) == written


def test_rispy_reads_what_we_write() -> None:
    entries = rispy.loads(ris.write([FULL, Item(id="b", title="Sample: another")]))
    assert [entry["id"] for entry in entries] == ["imre2024sample", "b"]
    assert entries[0]["type_of_reference"] == "JOUR"
    assert entries[0]["authors"] == ["Imre, Sándor", "van der Minta, Őrs", "Sample and Collaboration,"]
    assert entries[0]["doi"] == FULL.doi
    assert entries[0]["custom2"] == "licence: CC-BY-4.0"
    assert entries[0]["start_page"] == "1145"


def test_what_others_write_is_understood() -> None:
    item = one(
        "1.\r\n"
        "TY  - EJOUR\r\n"
        "A1  - Imre, Sándor\r\n"
        "A1  - John von Minta\r\n"
        "T1  - Sample: A title that goes on\r\n"
        "in the next line\r\n"
        "JF  - Journal of Samples\r\n"
        "Y1  - 2024/03//\r\n"
        "SN  - 0028-0836 (print)\r\n"
        "SN  - 00280836\r\n"
        "DO  - https://doi.org/10.1000/ABC\r\n"
        "UR  - https://example.org/?a=1;b=2\r\n"
        "C2  - PMC123\r\n"
        "C7  - 012345\r\n"
        "N2  - An abstract.\r\n"
        "KW  - one\r\n"
        "KW  - two\r\n"
        "ER  -\r\n"
    )
    assert item.type == "article-journal"
    assert item.authors == (PersonName("Imre", "Sándor"), PersonName("von Minta", "John"))
    assert item.title == "Sample: A title that goes on in the next line"
    assert (item.container, item.issued, item.abstract) == ("Journal of Samples", (2024, 3), "An abstract.")
    assert (item.doi, item.url, item.issn) == ("10.1000/abc", "https://example.org/?a=1;b=2", "0028-0836")
    assert (item.number, item.licence, item.keywords) == ("012345", "", ("one", "two"))


def test_a_record_without_end_is_told_by_line_and_the_others_come_in() -> None:
    reading = ris.read(
        "TY  - JOUR\nTI  - First\nER  - \n\nTY  - JOUR\nTI  - No end\nTY  - BOOK\nTI  - Third\nER  -\nTY  - CHAP\n"
    )
    assert [(found.line, found.item.title) for found in reading.found] == [(1, "First"), (7, "Third")]
    assert [broken.line for broken in reading.broken] == [5, 10]
    assert "ER" in reading.broken[0].reason


@pytest.mark.parametrize("text", ["", "no records", "TY", "TY  - \nER  - ", "ER  - ", "TY  - JOUR\nAU\nER  - "])
def test_nothing_stops_the_reader(text: str) -> None:
    ris.read(text)
