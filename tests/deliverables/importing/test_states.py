"""Every state that the EU's portal has, with and without its dates: the row comes in, and says as what."""

import datetime
from typing import Any

import pytest
from django.utils import translation

from qcihungary.core.dates import long_date
from qcihungary.deliverables.importing.preview import read_values
from qcihungary.deliverables.importing.states import settle
from qcihungary.deliverables.importing.values import Surroundings
from qcihungary.deliverables.records import Deliverable
from qcihungary.deliverables.rules import state_errors

AROUND = Surroundings({}, {}, datetime.date(2023, 1, 1))
RECEIVED, APPROVED, DRAFTED = "2025-01-31", "2025-03-01", "2025-01-05"
COUNTS, SINCE, FURTHER = "counts as", "since when", "but it became"


def settled(record: Deliverable, **cells: str) -> tuple[str, str]:
    """The state in which a row comes in, and what the preview says of it; with dates that agree."""
    given = {name: text for name, text in cells.items() if text}
    reasons, values = read_values(given, AROUND)
    assert not reasons
    notes = settle(record, values, given)
    for name, value in values.items():
        setattr(record, name, value)
    assert not state_errors(record)
    return record.state, " ".join(notes)


@pytest.mark.parametrize(
    ("said", "received", "approved", "state", "note"),
    [
        ("Pending", "", "", "pending", ""),
        ("Overdue", "", "", "pending", COUNTS),
        ("Delayed", "", "", "pending", COUNTS),
        ("Not submitted", "", "", "pending", COUNTS),
        ("In preparation", "", "", "pending", COUNTS),
        ("késésben", "", "", "pending", COUNTS),
        ("", "", "", "pending", ""),
        ("Draft", "", "", "pending", SINCE),
        ("Vázlat", "", "", "pending", SINCE),
        ("Draft", RECEIVED, "", "submitted", FURTHER),
        ("Draft", RECEIVED, APPROVED, "approved", FURTHER),
        ("Pending", RECEIVED, "", "submitted", FURTHER),
        ("Overdue", RECEIVED, "", "submitted", FURTHER),
        ("", RECEIVED, "", "submitted", FURTHER),
        ("", RECEIVED, APPROVED, "approved", FURTHER),
        ("Submitted", RECEIVED, "", "submitted", ""),
        ("Submitted", RECEIVED, APPROVED, "approved", FURTHER),
        ("Pending approval", RECEIVED, "", "submitted", COUNTS),
        ("Under review", RECEIVED, "", "submitted", COUNTS),
        ("In assessment", RECEIVED, "", "submitted", COUNTS),
        ("Rejected", RECEIVED, "", "submitted", COUNTS),
        ("Rejected", RECEIVED, APPROVED, "submitted", COUNTS),
        ("Not accepted", RECEIVED, APPROVED, "submitted", COUNTS),
        ("Request for revision", RECEIVED, "", "submitted", COUNTS),
        ("Elutasítva", RECEIVED, "", "submitted", COUNTS),
        ("Approved", RECEIVED, APPROVED, "approved", ""),
        ("Accepted", RECEIVED, APPROVED, "approved", ""),
        ("Accepted", RECEIVED, "", "submitted", SINCE),
        ("Jóváhagyva", RECEIVED, "", "submitted", SINCE),
    ],
)
def test_a_row_comes_in_as_what_the_data_support(
    said: str, received: str, approved: str, state: str, note: str
) -> None:
    cells = {"state": said, "submitted_on": received, "approved_on": approved}
    found, notes = settled(Deliverable(), **cells)
    assert found == state
    assert (note in notes) if note else not notes
    again, _notes = settled(Deliverable(state=found, submitted_on=day(received)), **cells)
    assert again == state, "the same table finds everything as it left it"


def day(text: str) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("here", "said", "state", "note"),
    [
        ({"state": "draft", "drafted_on": day(DRAFTED)}, "Draft", "draft", ""),
        ({"state": "draft", "drafted_on": day(DRAFTED)}, "Pending", "draft", FURTHER),
        ({"state": "submitted", "submitted_on": day(RECEIVED)}, "Draft", "submitted", FURTHER),
        ({"state": "submitted", "submitted_on": day(RECEIVED)}, "Submitted", "submitted", ""),
        ({"state": "submitted", "submitted_on": day(RECEIVED)}, "Approved", "submitted", SINCE),
        (
            {"state": "approved", "submitted_on": day(RECEIVED), "approved_on": day(APPROVED)},
            *("Submitted", "approved", FURTHER),
        ),
        (
            {"state": "approved", "submitted_on": day(RECEIVED), "approved_on": day(APPROVED)},
            *("Rejected", "submitted", COUNTS),
        ),
    ],
)
def test_dates_that_are_here_count_where_the_table_has_none(
    here: dict[str, Any], said: str, state: str, note: str
) -> None:
    found, notes = settled(Deliverable(**here), state=said)
    assert found == state
    assert (note in notes) if note else not notes


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        ({"state": "Submitted"}, "submitted_on"),
        ({"state": "Under review"}, "submitted_on"),
        ({"state": "Approved"}, "submitted_on"),
        ({"state": "Approved", "approved_on": APPROVED}, "submitted_on"),
        ({"state": "Pending", "approved_on": APPROVED}, "approved_on"),
        ({"state": "Approved", "submitted_on": APPROVED, "approved_on": RECEIVED}, "approved_on"),
    ],
)
def test_what_would_be_untrue_is_refused_with_its_reason(cells: dict[str, str], field: str) -> None:
    """That something is overdue which was submitted must not be read on the site."""
    record = Deliverable()
    _reasons, values = read_values(cells, AROUND)
    settle(record, values, cells)
    for name, value in values.items():
        setattr(record, name, value)
    assert field in state_errors(record)


@pytest.mark.parametrize(
    "text",
    [
        "31 Jan 2025", "31 January 2025", "Jan 31, 2025", "31/01/2025", "31/01/25", "31.01.2025", "31-Jan-2025",
        "31-Jan-25", "2025-01-31", "2025/01/31", "2025-01-31 00:00:00", "2025-01-31T23:59:59Z", "2025. 01. 31.",
        "2025. január 31.", "31 janv. 2025", "45688", "45688.75",
    ],
)  # fmt: skip
def test_days_as_real_exports_write_them(text: str) -> None:
    reasons, values = read_values({"submitted_on": text, "due_month": text}, AROUND)
    assert (reasons, values) == ([], {"submitted_on": datetime.date(2025, 1, 31), "due_month": 25})


@pytest.mark.parametrize("text", ["Jan 2025", "January 2025", "2025-01", "2025. január", "M25", "M25 (Jan 2025)"])
def test_a_due_date_may_be_a_month(text: str) -> None:
    assert read_values({"due_month": text}, AROUND) == ([], {"due_month": 25})
    assert read_values({"submitted_on": text}, AROUND)[0], "which day it was nobody knows"


@pytest.mark.parametrize("text", ["01/31/2025", "10/12", "99999", "31 Foo 2025", "30 Feb 2025", "2025", "soon"])
def test_what_is_no_day_is_no_day(text: str) -> None:
    assert read_values({"submitted_on": text}, AROUND)[0]


@pytest.mark.parametrize("language", ["en", "hu"])
def test_the_note_is_in_the_editors_language(language: str) -> None:
    with translation.override(language):
        _state, notes = settled(Deliverable(), state="Draft", submitted_on=RECEIVED)
        assert long_date(day(RECEIVED)) in notes
        assert ("but it became" in notes) is (language == "en")
