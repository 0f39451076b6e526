"""An import in the admin: preview, confirmation, all or nothing, and the way there and back."""

import datetime
from collections.abc import Iterable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import ModelLogEntry, ReferenceIndex, Revision

from qcihungary.consortium.models import ProjectFacts
from qcihungary.core.lists.tables import write_xlsx
from qcihungary.deliverables.models import Deliverable, DeliverableFile
from tests.deliverables.factories import DeliverableFactory, DeliverableFileFactory
from tests.factories import MemberFactory, Trees, UserFactory, WorkPackageFactory

HEADER = "Deliverable No\tDeliverable Name\tLead Beneficiary\tType\tDissemination Level\tDue Date (in months)\n"
TABLE = (
    HEADER + "D1.1\tSample plan\tBME\tR — Document, report\tPU — Public\tM6\nD1.2\tSample network\tELTE\tDEM\tSEN\t18\n"
)
EN = "/en/results/deliverables/"


@pytest.fixture(autouse=True)
def consortium(db: None) -> None:
    WorkPackageFactory(number=1)
    MemberFactory(short_name="BME")
    MemberFactory(short_name="ELTE")


def url() -> str:
    return reverse("import_deliverables")


def preview(desk: Client, text: str = TABLE) -> BeautifulSoup:
    response = desk.post(url(), {"text": text})
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def rows(soup: BeautifulSoup) -> list[tuple[str, str, str]]:
    """Number, what happens, and the reasons or changes of each row."""
    found = []
    for row in soup.select(".import-table tbody tr"):
        said = " | ".join(" ".join(item.text.split()) for item in row.select("li"))
        found.append((row.select("td")[1].text, row.select_one(".import-kind").text, said))
    return found


def confirm(desk: Client, soup: BeautifulSoup) -> Any:
    return desk.post(url(), {"table": soup.select_one("input[name=table]")["value"]}, follow=True)


def test_nothing_is_written_before_it_is_confirmed(desk: Client) -> None:
    soup = preview(desk)
    assert [(number, kind) for number, kind, _said in rows(soup)] == [("D1.1", "New"), ("D1.2", "New")]
    assert "Type: Document, report" in rows(soup)[0][2], "also what is the same as the default"
    assert not Deliverable.objects.exists()
    confirm(desk, soup)
    first, second = Deliverable.objects.all()
    assert (first.number, first.title_en, first.lead.short_name, first.type, first.level, first.due_month) == (
        "D1.1", "Sample plan", "BME", "R", "PU", 6,
    )  # fmt: skip
    assert (second.level, second.type, second.list_publicly, second.live) == ("SEN", "DEM", False, True)


def test_it_is_published_as_a_revision_of_the_editor(desk: Client, administrator: Any) -> None:
    confirm(desk, preview(desk))
    record = Deliverable.objects.first()
    assert record.live
    assert record.latest_revision.user == administrator
    assert record.live_revision == record.latest_revision
    actions = ModelLogEntry.objects.filter(object_id=str(record.pk)).values_list("action", "user")
    assert {("wagtail.create", administrator.pk), ("wagtail.publish", administrator.pk)} <= set(actions)


def test_a_second_import_has_nothing_to_do(desk: Client) -> None:
    confirm(desk, preview(desk))
    soup = preview(desk)
    assert {kind for _number, kind, _said in rows(soup)} == {"Unchanged"}
    assert not soup.select("input[name=table]")
    assert "nothing to do" in soup.text


def test_changes_are_told_field_by_field_and_empty_cells_change_nothing(desk: Client) -> None:
    confirm(desk, preview(desk))
    soup = preview(desk, HEADER + "D1.1\tSample plan, revised\t\t\tPU\tM7\nD1.2\t\tBME\t\t\t\n")
    assert rows(soup) == [
        ("D1.1", "Changed", "Title in English: Sample plan → Sample plan, revised | Due month: 6 → 7"),
        ("D1.2", "Changed", "Lead beneficiary: ELTE → BME"),
    ]
    confirm(desk, soup)
    record = Deliverable.objects.first()
    assert (record.title_en, record.due_month, record.lead.short_name) == ("Sample plan, revised", 7, "BME")
    assert record.revisions.count() == 2


def test_wrong_rows_say_why_and_stop_everything(desk: Client) -> None:
    table = (
        TABLE + "D1.2\tTwice\tBME\tR\tPU\t1\nD7.1\tNo package\tBME\tR\tPU\t1\nD1.3\tStrange\tNobody\tOpera\tPU\tsoon\n"
    )
    soup = preview(desk, table + "D1.4\t\tBME\tR\tPU\t500\n")
    found = {number: (kind, said) for number, kind, said in rows(soup)[2:]}
    assert "row 3 already" in found["D1.2"][1]
    assert "no work package WP7" in found["D7.1"][1]
    for words in ("Lead beneficiary: No member", "Type: “Opera”", "Due month: “soon”"):
        assert words in found["D1.3"][1]
    assert "Title in English" in found["D1.4"][1]
    assert "Due month" in found["D1.4"][1]
    assert {kind for kind, _said in found.values()} == {"Wrong"}
    assert not soup.select("input[name=table]"), "it is all or nothing"


def test_of_a_classified_row_nothing_is_shown_but_the_reason(desk: Client) -> None:
    soup = preview(desk, HEADER + "D1.1\tSample codename\tBME\tR\tR-UE/EU-R\t6\n")
    ((number, kind, said),) = rows(soup)
    assert (number, kind) == ("D1.1", "Wrong")
    assert "2015/444" in said
    assert "codename" not in soup.text


def test_dates_of_states_are_taken_together(desk: Client) -> None:
    header = "number,title_en,level,state,submitted_on\n"
    soup = preview(desk, f"{header}D1.1,Sample,PU,submitted,\n")
    assert "Submitted on" in rows(soup)[0][2]
    confirm(desk, preview(desk, f"{header}D1.1,Sample,PU,submitted,2023-06-20\n"))
    assert Deliverable.objects.get().submitted_on == datetime.date(2023, 6, 20)


def test_a_draft_or_a_lock_is_not_overwritten(desk: Client, administrator: Any) -> None:
    confirm(desk, preview(desk))
    first, second = Deliverable.objects.all()
    first.title_en = "Sample draft"
    first.save_revision()
    second.locked, second.locked_by = True, administrator
    second.save()
    soup = preview(desk, HEADER + "D1.1\tSample other\t\t\t\t\nD1.2\tSample other\t\t\t\t\n")
    assert [kind for _number, kind, _said in rows(soup)] == ["Wrong", "Wrong"]
    assert "draft" in rows(soup)[0][2]
    assert "locked" in rows(soup)[1][2]
    assert {kind for _number, kind, _said in rows(preview(desk))} == {"Unchanged"}, "nothing to do is no obstacle"


def test_if_somebody_was_quicker_the_preview_is_shown_again(desk: Client) -> None:
    soup = preview(desk)
    DeliverableFactory(work_package=Deliverable._meta.get_field("work_package").related_model.objects.get(), index=1)
    response = confirm(desk, soup)
    again = BeautifulSoup(response.content, "html.parser")
    assert "since this preview was made" in again.text
    assert [(number, kind) for number, kind, _said in rows(again)] == [("D1.1", "Changed"), ("D1.2", "New")]
    assert Deliverable.objects.count() == 1, "nothing was imported"
    confirm(desk, again)
    assert Deliverable.objects.count() == 2


def test_all_or_nothing(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    soup = preview(desk)
    indexed = []

    def fail(record: Deliverable) -> None:
        indexed.append(record)
        if len(indexed) == 2:
            raise RuntimeError("the disk is full")

    monkeypatch.setattr(ReferenceIndex, "create_or_update_for_object", fail)
    with pytest.raises(RuntimeError):
        confirm(desk, soup)
    assert indexed[0].latest_revision
    assert not Deliverable.objects.exists()
    assert not Revision.objects.exists()


def test_a_confirmation_is_signed_and_somebodys_own(desk: Client, client: Client) -> None:
    token = str(preview(desk).select_one("input[name=table]")["value"])
    for forged in ("", "x", token[:-1] + ("A" if token[-1] != "A" else "B")):
        assert "can't be confirmed" in desk.post(url(), {"table": forged}).content.decode().replace("&#x27;", "'")
    other: Any = UserFactory(is_superuser=True)
    desk.force_login(other)
    assert "somebody else" in desk.post(url(), {"table": token}).content.decode()
    assert not Deliverable.objects.exists()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({}, "one of the two"),
        ({"text": "just words"}, "No header"),
        ({"text": HEADER}, "no rows"),
        ({"text": 'a,"b'}, "quotation mark"),
        ({"text": HEADER + "D1.1\tx\n" * 1001}, "more than 1000"),
    ],
)
def test_what_is_no_list_is_refused_in_words(desk: Client, data: dict[str, str], words: str) -> None:
    response = desk.post(url(), data)
    assert response.status_code == 200
    assert words in response.content.decode()


def test_only_those_who_may_write_deliverables_may_import(client: Client) -> None:
    names = ["access_admin", "add_deliverable", "change_deliverable", "publish_deliverable"]
    editor: Any = UserFactory()
    client.force_login(editor)
    for name in names:
        assert client.get(url()).status_code == 302, f"it would do without {name}"
        editor.user_permissions.add(Permission.objects.get(codename=name))
    assert client.get(url()).status_code == 200


def test_the_list_of_deliverables_leads_to_it(desk: Client) -> None:
    listing = desk.get(reverse(Deliverable.snippet_viewset.get_url_name("list")))
    assert f'href="{url()}"' in listing.content.decode()


def test_a_workbook_takes_few_queries_for_each_row(desk: Client) -> None:
    """What 120 rows take, ``scripts/bench_records.py`` measures."""
    few, more = (queries_to_import(desk, range(start, stop)) for start, stop in ((1, 6), (6, 26)))
    assert (more - few) / 15 <= 6
    assert Deliverable.objects.filter(live=True, live_revision__isnull=False).count() == 25
    few, more = (queries_to_import(desk, range(start, stop), "changed") for start, stop in ((1, 6), (6, 26)))
    assert (more - few) / 15 <= 6
    assert Deliverable.objects.filter(title_en__endswith="changed", has_unpublished_changes=False).count() == 25
    assert Revision.objects.count() == 50


def queries_to_import(desk: Client, numbers: Iterable[int], words: str = "") -> int:
    """Import deliverables of these numbers from a workbook, and tell how many queries the preview and that took."""
    table: list[list[Any]] = [[f"D1.{n}", f"Sample {n} {words}", "BME", "R", "PU", n % 36 + 1] for n in numbers]
    file = SimpleUploadedFile("list.xlsx", write_xlsx(HEADER.strip().split("\t"), table))
    with CaptureQueriesContext(connection) as queries:
        response = desk.post(url(), {"file": file})
        confirm(desk, BeautifulSoup(response.content, "html.parser"))
    return len(queries)


def test_another_level_takes_the_files_offline_and_back(desk: Client) -> None:
    confirm(desk, preview(desk))
    record = Deliverable.objects.first()
    file = DeliverableFileFactory(deliverable=record)
    fresh = Deliverable.objects.get(pk=record.pk)
    fresh.save_revision().publish()
    assert file in DeliverableFile.objects.public()
    confirm(desk, preview(desk, HEADER + "D1.1\t\t\t\tSEN\t\n"))
    assert file not in DeliverableFile.objects.public()
    latest = Deliverable.objects.first().latest_revision
    assert latest.content["level"] == "SEN"
    assert latest.content["files"][0]["withdrawn_on"] is None
    confirm(desk, preview(desk, HEADER + "D1.1\t\t\t\tPU\t\n"))
    assert file in DeliverableFile.objects.public()


@pytest.mark.parametrize("extension", ["csv", "xlsx"])
def test_what_is_exported_comes_back_the_same(desk: Client, trees: Trees, extension: str) -> None:
    ProjectFacts(start_date=datetime.date(2023, 1, 1)).save()
    confirm(desk, preview(desk))
    day = datetime.date(2023, 6, 20)
    record = Deliverable.objects.first()
    told = {
        "title_hu": "=Minta; „őrült” terv",
        "description_en": '-1 °C\n\n@home, "quoted"',
        "description_hu": "Őrült\nsorok",
        "keywords_en": "a, b",
        "doi": "10.5281/zenodo.1",
        "state": "approved",
        "submitted_on": day,
        "approved_on": day,
    }
    for name, value in told.items():
        setattr(record, name, value)
    record.save()
    Deliverable.objects.filter(index=2).update(list_publicly=True)
    Deliverable.objects.get(index=2).save()
    before = desk.get(f"{EN}export.{extension}").content
    text = desk.get(f"{EN}export.csv").content
    assert text.count(b"D1.") == 2
    Deliverable.objects.all().delete()
    assert desk.get(f"{EN}export.csv").content.count(b"D1.") == 0
    response = desk.post(url(), {"file": SimpleUploadedFile(f"export.{extension}", before)})
    confirm(desk, BeautifulSoup(response.content, "html.parser"))
    assert desk.get(f"{EN}export.csv").content == text
    response = desk.post(url(), {"file": SimpleUploadedFile(f"export.{extension}", before)})
    again = rows(BeautifulSoup(response.content, "html.parser"))
    assert [kind for _number, kind, _said in again] == ["Unchanged", "Unchanged"]
