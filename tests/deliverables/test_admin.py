"""Deliverables as their editors meet them: a form in tabs, both languages side by side, and what it refuses."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from qcihungary.consortium.models import WorkPackage
from qcihungary.core.documents.document import SiteDocument
from qcihungary.deliverables.models import Deliverable
from qcihungary.deliverables.vocabulary import DisseminationLevel
from tests.core.documents.pdfs import pdf
from tests.deliverables.factories import DeliverableFactory, DeliverableFileFactory, DocumentFactory
from tests.factories import Trees, WorkPackageFactory

pytestmark = pytest.mark.django_db

BILINGUAL = ("title", "description", "keywords")


def address(view: str, *args: Any) -> str:
    found: str = reverse(Deliverable.snippet_viewset.get_url_name(view), args=args)  # type: ignore[attr-defined]
    return found


def form(files: list[dict[str, Any]] | None = None, initial: int = 0, **fields: Any) -> dict[str, Any]:
    """What the form sends."""
    texts = {f"{name}_{code}": f"{name} {code}" for name in BILINGUAL for code in ("en", "hu")}
    dates = dict.fromkeys(("due_month", "drafted_on", "submitted_on", "approved_on", "lead", "doi"), "")
    filled = {**texts, **dates, "index": "2", "type": "R", "level": "PU", "state": "pending", "related": []}
    if "work_package" not in fields:
        package = WorkPackage.objects.filter(number=1).first() or WorkPackageFactory(number=1)
        filled["work_package"] = str(package.pk)
    rows = inline_formset(files or [], initial=initial)
    sent: dict[str, Any] = nested_form_data({**filled, **fields, "files": rows})
    return sent


def row(document: SiteDocument | None = None, **fields: Any) -> dict[str, Any]:
    given = document or DocumentFactory()
    blank = {"id": "", "date": "2024-05-31", "changes_en": "", "changes_hu": "", "withdrawn_on": ""}
    return {**blank, "version": "1.0", "document": str(given.pk), **fields}


def page_of(response: Any) -> BeautifulSoup:
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


@pytest.mark.parametrize(
    ("language", "tabs"),
    [
        ("en", ["What it is", "Dates and state", "Files", "Links"]),
        ("hu", ["Mi ez?", "Határidő és állapot", "Fájlok", "Kapcsolatok"]),
    ],
)
def test_the_form_has_tabs_with_both_languages_side_by_side(desk: Client, language: str, tabs: list[str]) -> None:
    page = page_of(desk.get(address("add"), headers={"accept-language": language}))
    assert [tab.text.partition("(")[0].strip() for tab in page.select("main [role=tab]")] == tabs
    for name in BILINGUAL:
        english = page.select_one(f"[name={name}_en]")
        assert english, name
        around = english.find_parent(class_="w-field-row")
        assert around is not None, name
        assert around.select_one(f"[name={name}_hu]"), name


def test_every_field_has_help(desk: Client) -> None:
    page = page_of(desk.get(address("add")))
    names = ("work_package", "index", "type", "title_en", "keywords_hu", "level", "list_publicly", "due_month", "doi")
    for name in (*names, "state", "lead"):
        field = page.select_one(f"[name={name}]")
        assert field, name
        around = field.find_parent(class_="w-field__wrapper")
        assert around is not None, name
        assert around.select_one(".help").text.strip(), name  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("language", "public", "plan"),
    [
        ("en", "PU: Public", "DMP: Data management plan"),
        ("hu", "PU: Nyilvános", "DMP: Adatkezelési terv"),
    ],
)
def test_levels_and_types_are_offered_with_their_codes(desk: Client, language: str, public: str, plan: str) -> None:
    for view in ("add", "list"):
        page = page_of(desk.get(address(view), headers={"accept-language": language}))
        told = {
            name: [control.parent.get_text(" ", strip=True) for control in page.select(f"[name={name}][type]")]
            + [option.text for option in page.select(f"select[name={name}] option")]
            for name in ("level", "type")
        }
        assert public in told["level"], view
        assert [text.partition(":")[0] for text in told["level"] if ":" in text] == list(DisseminationLevel.values)
        assert plan in told["type"], view


def test_it_is_drafted_with_a_file_and_published(desk: Client, trees: Trees) -> None:
    sent = form([row()])
    response = desk.post(address("add"), sent)
    assert response.status_code == 302, response.context["form"].errors
    record = Deliverable.objects.get()
    assert (record.live, record.number) == (False, "D1.2")
    document = SiteDocument.objects.get()
    assert Client().get(document.url).status_code == 404
    response = desk.post(address("edit", record.pk), {**sent, "action-publish": "on"})
    assert response.status_code == 302, response.context["form"].errors
    record.refresh_from_db()
    assert record.live
    assert (record.title_hu, record.description_en) == ("title hu", "description en")
    assert Client().get(document.url).status_code == 200


@pytest.mark.parametrize(
    ("fields", "at", "words"),
    [
        ({"level": "S-UE/EU-S"}, "level", "2015/444"),
        ({"state": "submitted"}, "submitted_on", "enter the day"),
        ({"state": "draft", "drafted_on": "2024-01-01", "approved_on": "2024-02-01"}, "approved_on", "yet"),
        ({"index": "0"}, "index", "1"),
        ({"doi": "not one"}, "doi", "10."),
    ],
)
def test_what_is_wrong_is_said_at_its_field(desk: Client, fields: dict[str, Any], at: str, words: str) -> None:
    response = desk.post(address("add"), form(**fields))
    assert response.status_code == 200
    assert list(response.context["form"].errors) == [at]
    assert words in response.context["form"].errors[at][0]
    assert not Deliverable.objects.exists()


@pytest.mark.parametrize("level", ["SEN"])
def test_a_file_for_what_is_not_public_is_refused_at_its_row(desk: Client, level: str) -> None:
    response = desk.post(address("add"), form([row()], level=level))
    assert response.status_code == 200
    assert "Only a public deliverable" in page_of(response).text
    assert not Deliverable.objects.exists()


def test_a_video_is_no_deliverable_nor_is_a_number_given_twice(desk: Client) -> None:
    video = SiteDocument.objects.create(title="V", file=ContentFile(b"\0\0\0\x18ftypmp42" + b"\0" * 20, name="v.mp4"))
    response = desk.post(address("add"), form([row(video)]))
    assert "one of these: PDF" in page_of(response).text
    response = desk.post(address("add"), form([row(), row()]))
    assert "same language already" in page_of(response).text
    assert not Deliverable.objects.exists()


def test_a_stricter_level_takes_the_files_offline_when_it_is_published(desk: Client, trees: Trees) -> None:
    file: Any = DeliverableFileFactory()
    record = file.deliverable
    fields: dict[str, Any] = {"work_package": str(record.work_package_id), "index": str(record.index)}
    for level, action, expected in (
        ("SEN", "save", 200), ("SEN", "publish", 410), ("PU", "save", 410), ("PU", "publish", 200),
    ):  # fmt: skip
        sent = form([row(file.document, id=str(file.pk))], initial=1, level=level, **fields)
        response = desk.post(address("edit", record.pk), {**sent, f"action-{action}": "on"}, follow=True)
        assert Client().get(file.document.url).status_code == expected, (level, action)
        told = [str(message) for message in response.context["messages"]]
        for words, at in (("went offline", ("SEN", "publish")), ("can be read by anybody", ("PU", "publish"))):
            is_told = any(words in text and file.document.title in text for text in told)
            assert is_told is ((level, action) == at), told
        is_told = any("Its page went offline" in text and "title en" in text for text in told)
        assert is_told is ((level, action) == ("SEN", "publish")), told


def test_the_editor_sees_what_to_mend_in_a_file(desk: Client) -> None:
    document = SiteDocument.objects.create(title="Scan", file=ContentFile(pdf(text=""), name="scan.pdf"))
    file: Any = DeliverableFileFactory(document=document)
    text = page_of(desk.get(address("edit", file.deliverable.pk))).text
    assert "It is a scan" in text
    assert document.sha256 in text


def test_the_list_is_in_the_order_of_numbers_and_is_narrowed(desk: Client) -> None:
    package = WorkPackageFactory(number=1)
    for index, level in ((10, "PU"), (9, "SEN"), (1, "PU")):
        DeliverableFactory(work_package=package, index=index, level=level)
    page = page_of(desk.get(address("list")))
    assert [cell.text.split()[0] for cell in page.select("td.title")] == ["D1.1", "D1.9", "D1.10"]
    assert "Sensitive" in page.select_one("table").text  # type: ignore[union-attr]
    page = page_of(desk.get(address("list") + "?level=SEN"))
    assert [cell.text.split()[0] for cell in page.select("td.title")] == ["D1.9"]


@pytest.mark.parametrize("language", ["en", "hu"])
@pytest.mark.parametrize("level", ["PU", "SEN"])
def test_it_is_previewed_in_either_language(desk: Client, trees: Trees, language: str, level: str) -> None:
    record: Any = DeliverableFactory()
    fields: dict[str, Any] = {"work_package": str(record.work_package_id), "index": str(record.index), "level": level}
    preview = address("preview_on_edit", record.pk)
    typed: dict[str, Any] = {"title_en": "Words not saved", "title_hu": "El nem mentett szavak"}
    assert desk.post(preview, form(**fields, **typed)).json()["is_valid"]
    page = page_of(desk.get(preview, {"mode": language}))
    assert page.html
    assert page.html["lang"] == language
    assert typed[f"title_{language}"] in page.text
    assert ("description" in page.text) is (level == "PU")
