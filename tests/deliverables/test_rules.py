"""What a deliverable must never be, whoever saves it, and what is derived of what it is."""

import datetime
from typing import Any, cast

import pytest
from django.core.exceptions import ValidationError

from qcihungary.consortium.models import ProjectFacts
from qcihungary.core.documents.document import SiteDocument
from qcihungary.deliverables.models import Deliverable, DeliverableFile
from qcihungary.deliverables.schedule import due_date, progress
from qcihungary.deliverables.vocabulary import DisseminationLevel, PortalState, Progress
from tests.deliverables.factories import DeliverableFactory, DeliverableFileFactory, DocumentFactory
from tests.factories import MemberFactory, WorkPackageFactory

pytestmark = pytest.mark.django_db

DAY = datetime.date(2024, 5, 31)
LATER = datetime.date(2024, 6, 30)
CLASSIFIED = [level for level in DisseminationLevel if level.is_classified]


def refused(**fields: Any) -> dict[str, list[str]]:
    """What ``clean`` and ``save`` say of a deliverable; both the same."""
    found = []
    for act in ("full_clean", "save"):
        record = DeliverableFactory.build(work_package=WorkPackageFactory(), **fields)
        with pytest.raises(ValidationError) as error:
            getattr(record, act)()
        found.append(error.value.message_dict)
    assert found[0] == found[1]
    assert not Deliverable.objects.exists()
    return found[0]


def document() -> SiteDocument:
    return cast("SiteDocument", DocumentFactory())


# --- numbers


def test_numbers_are_as_in_the_grant_agreement() -> None:
    package = WorkPackageFactory(number=1)
    tenth = DeliverableFactory(work_package=package, index=10)
    ninth = DeliverableFactory(work_package=package, index=9)
    assert (tenth.number, tenth.sub_path) == ("D1.10", "d1.10/")
    assert list(Deliverable.objects.public()) == list(Deliverable.objects.all()) == [ninth, tenth]


def test_a_number_is_given_once() -> None:
    first = DeliverableFactory()
    second = DeliverableFactory.build(work_package=first.work_package, index=first.index)
    with pytest.raises(ValidationError, match="number already"):
        second.full_clean()


# --- the portal's states


@pytest.mark.parametrize(
    ("state", "dates", "at", "words"),
    [
        ("draft", {}, "drafted_on", "enter the day"),
        ("submitted", {"drafted_on": DAY}, "submitted_on", "enter the day"),
        ("approved", {"submitted_on": DAY}, "approved_on", "enter the day"),
        ("approved", {"approved_on": DAY}, "submitted_on", "enter the day"),
        ("pending", {"drafted_on": DAY}, "drafted_on", "isn't “Draft” yet"),
        ("draft", {"drafted_on": DAY, "approved_on": DAY}, "approved_on", "isn't “Approved” yet"),
        ("submitted", {"drafted_on": LATER, "submitted_on": DAY}, "submitted_on", "before it became “Draft”"),
        ("approved", {"drafted_on": LATER, "submitted_on": LATER, "approved_on": DAY}, "approved_on", "“Submitted”"),
    ],
)
def test_states_and_dates_agree(state: str, dates: dict[str, datetime.date], at: str, words: str) -> None:
    messages = refused(state=state, **dates)
    assert list(messages) == [at]
    assert words in messages[at][0]


@pytest.mark.parametrize(
    ("state", "dates"),
    [
        ("pending", {}),
        ("draft", {"drafted_on": DAY}),
        ("submitted", {"submitted_on": DAY}),
        ("approved", {"drafted_on": DAY, "submitted_on": DAY, "approved_on": LATER}),
    ],
)
def test_states_with_their_dates_are_taken(state: str, dates: dict[str, datetime.date]) -> None:
    record = DeliverableFactory(state=state, **dates)
    record.full_clean()


# --- levels


@pytest.mark.parametrize("level", CLASSIFIED)
def test_classified_deliverables_are_refused_with_the_reason(level: DisseminationLevel) -> None:
    messages = refused(level=level)
    assert list(messages) == ["level"]
    assert "2015/444" in messages["level"][0]


@pytest.mark.parametrize("level", CLASSIFIED)
def test_of_a_classified_one_that_got_in_nothing_is_told(level: DisseminationLevel) -> None:
    record = DeliverableFactory()
    Deliverable.objects.update(level=level, list_publicly=True)
    assert not Deliverable.objects.public().exists()
    record.refresh_from_db()
    with pytest.raises(PermissionError):
        record.facts_for_public()


def test_what_is_told_depends_on_the_level() -> None:
    full: dict[str, Any] = {
        "lead": MemberFactory(),
        "description_en": "Secret words",
        "description_hu": "Titkos szavak",
        "keywords_en": "secret",
        "keywords_hu": "titok",
        "doi": "10.5281/zenodo.1",
        "related": ["publication-1"],
        "due_month": 18,
    }
    public = DeliverableFactory(**full).facts_for_public()
    sensitive = DeliverableFactory(**full, level="SEN", list_publicly=True).facts_for_public()
    hidden = ("type", "description_en", "description_hu", "keywords_en", "keywords_hu", "doi", "related")
    assert all(getattr(public, name) for name in hidden)
    assert not any(getattr(sensitive, name) for name in hidden)
    assert (sensitive.due_month, sensitive.lead) == (18, full["lead"].pk)
    assert sensitive.title_hu.startswith("Minta")


def test_lists_hold_the_live_and_told_ones() -> None:
    DeliverableFactory(live=False)
    DeliverableFactory(level="SEN")
    told = [DeliverableFactory(), DeliverableFactory(level="SEN", list_publicly=True)]
    assert set(Deliverable.objects.public()) == set(told)


def test_only_a_sensitive_one_says_that_it_may_be_listed() -> None:
    record = DeliverableFactory(list_publicly=True)
    record.level = DisseminationLevel.SENSITIVE
    record.save()
    record.refresh_from_db()
    assert not record.list_publicly


# --- files


@pytest.mark.parametrize("level", [level for level in DisseminationLevel if level != DisseminationLevel.PUBLIC])
def test_only_public_ones_may_have_files(level: DisseminationLevel) -> None:
    record = DeliverableFactory()
    Deliverable.objects.update(level=level)
    record.refresh_from_db()
    with pytest.raises(ValidationError, match="Only a public deliverable"):
        DeliverableFile.objects.create(deliverable=record, document=document())
    assert not DeliverableFile.objects.exists()


def test_saving_with_a_new_file_is_refused_unless_it_is_public() -> None:
    for save in ("save", "save_revision"):
        record = DeliverableFactory(level="SEN")
        record.files.add(DeliverableFile(document=document()))
        with pytest.raises(ValidationError, match="Only a public deliverable"):
            getattr(record, save)()
    assert not DeliverableFile.objects.exists()


def test_versions_are_sorted_as_numbers() -> None:
    record = DeliverableFactory()
    files = [DeliverableFileFactory(deliverable=record, version=version) for version in ("1.10", "1.9", "2")]
    assert [file.version for file in sorted(files, key=lambda file: file.version_key)] == ["1.9", "1.10", "2"]


# --- what is derived


@pytest.mark.parametrize(
    ("start", "month", "due"),
    [
        (datetime.date(2022, 12, 1), 1, datetime.date(2022, 12, 31)),
        (datetime.date(2022, 12, 1), 18, datetime.date(2024, 5, 31)),
        (datetime.date(2023, 1, 1), 14, datetime.date(2024, 2, 29)),
        (datetime.date(2023, 1, 16), 1, datetime.date(2023, 2, 15)),
        (datetime.date(2023, 1, 31), 1, datetime.date(2023, 2, 27)),
        (None, 18, None),
        (datetime.date(2023, 1, 1), None, None),
    ],
)
def test_a_due_month_is_its_last_day(start: datetime.date | None, month: int | None, due: datetime.date | None) -> None:
    assert due_date(month, start) == due


def test_the_projects_start_makes_the_due_date() -> None:
    record = DeliverableFactory(due_month=18)
    assert record.due_date is None
    ProjectFacts(start_date=datetime.date(2022, 12, 1)).save()
    assert record.due_date == record.facts_for_public().due_date == DAY


@pytest.mark.parametrize(
    ("state", "days", "stands"),
    [
        (PortalState.PENDING, -1, Progress.OVERDUE),
        (PortalState.DRAFT, -1, Progress.OVERDUE),
        (PortalState.SUBMITTED, -1, Progress.DELIVERED),
        (PortalState.APPROVED, 90, Progress.DELIVERED),
        (PortalState.PENDING, 0, Progress.DUE_SOON),
        (PortalState.PENDING, 60, Progress.DUE_SOON),
        (PortalState.PENDING, 61, Progress.PLANNED),
        (PortalState.PENDING, None, Progress.PLANNED),
    ],
)
def test_progress_is_derived_from_state_and_day(state: PortalState, days: int | None, stands: Progress) -> None:
    due = None if days is None else DAY + datetime.timedelta(days=days)
    assert progress(state, due, DAY) is stands
