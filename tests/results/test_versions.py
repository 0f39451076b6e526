"""The two pages of one result agree on the facts, and keep their own words."""

import datetime

import pytest
from django.test import Client

from qcihungary.accounts.models import User
from qcihungary.results.models import OtherResultPage, OtherResultsIndexPage
from tests.factories import (
    MemberFactory,
    OtherResultPageFactory,
    Trees,
    WorkPackageFactory,
    alias_of,
    body,
    convert,
    fresh,
    translate,
)
from tests.forms import page_form

MADE = body(("creator", {"family": "Minta", "given": "Anna", "orcid": ""}))


@pytest.fixture
def original(trees: Trees) -> OtherResultPage:
    made = OtherResultPageFactory(
        parent=trees[OtherResultsIndexPage, "en"], slug="hall", kind="exhibition", title="Sample: a show", venue="Hall"
    )
    assert isinstance(made, OtherResultPage)
    return made


@pytest.fixture
def translation(original: OtherResultPage) -> OtherResultPage:
    made = translate(alias_of(original), title="Minta: bemutató", slug="bemutato", venue="Csarnok")
    assert isinstance(made, OtherResultPage)
    return made


def change(page: OtherResultPage) -> None:
    page.date, page.creators = datetime.date(2025, 4, 5), MADE
    page.members, page.work_packages = [MemberFactory(short_name="BME")], [WorkPackageFactory(number=7)]
    page.related = ["other-1"]
    page.save_revision().publish()


def agrees(page: OtherResultPage) -> bool:
    return (
        page.date == datetime.date(2025, 4, 5)
        and [name.family for name in page.names] == ["Minta"]
        and [member.short_name for member in page.members.all()] == ["BME"]
        and [package.number for package in page.work_packages.all()] == [7]
        and page.related == ["other-1"]
    )


@pytest.mark.parametrize("order", ["forth", "back"])
def test_facts_are_brought_along_and_words_stay(
    original: OtherResultPage, translation: OtherResultPage, order: str
) -> None:
    changed, other = (original, translation) if order == "forth" else (translation, original)
    change(fresh(changed))
    found = fresh(other)
    assert agrees(found)
    assert (found.title, found.venue, found.live) == (other.title, other.venue, True)
    assert not found.has_unpublished_changes
    assert agrees(fresh(changed))


def test_a_draft_alone_changes_nothing(original: OtherResultPage, translation: OtherResultPage) -> None:
    page = fresh(original)
    page.date = datetime.date(2025, 4, 5)
    page.save_revision()
    assert fresh(translation).date != page.date


def test_what_is_being_written_in_the_other_language_stays_a_draft(
    original: OtherResultPage, translation: OtherResultPage
) -> None:
    draft = fresh(translation)
    draft.title = "Minta: új cím"
    draft.save_revision()
    change(fresh(original))
    found = fresh(translation)
    assert agrees(found)
    assert (found.title, found.has_unpublished_changes) == ("Minta: bemutató", True)
    latest = found.get_latest_revision_as_object()
    assert agrees(latest)
    assert latest.title == "Minta: új cím"
    found.get_latest_revision().publish()
    assert agrees(fresh(original))


def test_approving_what_was_submitted_before_brings_no_old_facts_back(
    original: OtherResultPage, translation: OtherResultPage, administrator: User
) -> None:
    draft = fresh(translation)
    draft.title = "Minta: új cím"
    draft.save_revision()
    draft = fresh(translation)
    draft.get_workflow().start(draft, administrator)
    change(fresh(original))
    assert fresh(translation).title == "Minta: bemutató"
    fresh(translation).current_workflow_task_state.approve(user=administrator)
    found = fresh(translation)
    assert (found.title, found.has_unpublished_changes) == ("Minta: új cím", False)
    assert agrees(found)
    assert agrees(fresh(original))


def test_a_translation_that_was_never_public_stays_so(original: OtherResultPage) -> None:
    waiting = convert(alias_of(original))
    waiting.unpublish()
    change(fresh(original))
    found = fresh(waiting)
    assert not found.live
    assert agrees(found.get_latest_revision_as_object())


def test_a_translation_that_is_being_written_still_waits(original: OtherResultPage) -> None:
    waiting = convert(alias_of(original))
    change(fresh(original))
    found = fresh(waiting)
    assert agrees(found)
    assert agrees(found.get_latest_revision_as_object())
    assert not found.is_told, "nobody has published the translation"


def test_an_alias_follows_by_itself(original: OtherResultPage) -> None:
    alias = alias_of(original)
    change(fresh(original))
    found = fresh(alias)
    assert agrees(found)
    assert found.alias_of_id == original.pk


def test_another_kind_empties_what_it_does_not_have(original: OtherResultPage, translation: OtherResultPage) -> None:
    page = fresh(original)
    page.kind, page.venue, page.patent_number, page.patent_office = "patent", "", "HU 1", "HIPO"
    page.save_revision().publish()
    found = fresh(translation)
    assert (found.kind, found.venue, found.patent_number, found.patent_office) == ("patent", "", "HU 1", "")
    found.full_clean()


def test_publishing_the_same_again_leaves_the_other_alone(
    original: OtherResultPage, translation: OtherResultPage
) -> None:
    before = fresh(translation).latest_revision_id
    fresh(original).save_revision().publish()
    assert fresh(translation).latest_revision_id == before


def test_an_editor_s_form_brings_them_along_under_the_editor_s_name(
    desk: Client, original: OtherResultPage, translation: OtherResultPage
) -> None:
    sent = page_form(
        title="Sample: a show", slug="hall", kind="exhibition", date="2025-04-05", **{"action-publish": "1"}
    )
    response = desk.post(f"/admin/pages/{original.pk}/edit/", sent)
    assert response.status_code == 302
    found = fresh(translation)
    assert found.date == datetime.date(2025, 4, 5)
    assert found.latest_revision.user == fresh(original).latest_revision.user
