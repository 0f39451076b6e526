"""Before a publication it is said which files go offline and which come online by it, and afterwards which did."""

import datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.test.utils.form_data import streamfield

from qcihungary.accounts.rights.table import Role
from qcihungary.core.desk.findings import Weight
from qcihungary.core.documents.document import SiteDocument
from qcihungary.deliverables.models import Deliverable
from qcihungary.desk.checks.withdrawals import check_withdrawals
from tests.core.documents.holding import OWNERS, draft_without, fresh_one
from tests.core.documents.test_who_reads import undone
from tests.deliverables.factories import DocumentFactory
from tests.deliverables.test_admin import form, row
from tests.factories import Trees, UserFactory
from tests.forms import page_form, told
from tests.roles import desk_of, member_of

pytestmark = pytest.mark.django_db

PAGE = "its page goes offline"
WORDS = {
    ("goes", "en"): (Weight.WARNING, "this file goes offline: Xylophone"),
    ("goes", "hu"): (Weight.WARNING, "ez a fájl lekerül a nyilvánosság elől: Xylophone"),
    ("comes", "en"): (Weight.NOTE, "anybody can read this file: Xylophone"),
    ("comes", "hu"): (Weight.NOTE, "ezt a fájlt bárki olvashatja: Xylophone"),
}
KINDS = ["link", "publication", "PU"]
"""A page, a record, and the record that can forbid."""


@pytest.fixture
def document() -> SiteDocument:
    made: Any = DocumentFactory(title="Xylophone")
    return made  # type: ignore[no-any-return]  # a factory's call is typed as the factory


def asked_by(user: Any) -> HttpRequest:
    request = RequestFactory().get("/")
    request.user = user
    return request


@pytest.fixture
def request_of_editor(db: None) -> HttpRequest:
    return asked_by(UserFactory(is_superuser=True))


def found(thing: Any, request: HttpRequest) -> list[tuple[Weight, str]]:
    """What is said of the newest draft."""
    newest = fresh_one(thing).get_latest_revision_as_object()
    return [(finding.weight, str(finding.message)) for finding in check_withdrawals(newest, request)]


def is_said(thing: Any, request: HttpRequest, words: tuple[Weight, str]) -> bool:
    """Whether just that is."""
    return [(weight, words[1] in message) for weight, message in found(thing, request)] == [(words[0], True)]


def changing(owner: str, what: str, trees: Trees, document: SiteDocument) -> Any:
    """Something whose draft takes a file offline, or puts it online."""
    thing = OWNERS[owner](trees, document, what == "goes")
    if what == "goes":
        thing.save_revision().publish()
        draft_without(thing)
    else:
        thing.save_revision()
    return thing


def scheduled(thing: Any) -> None:
    """Let its newest draft be published in a week."""
    draft = fresh_one(thing).get_latest_revision_as_object()
    draft.go_live_at = timezone.now() + datetime.timedelta(days=7)
    draft.save_revision().publish()


@pytest.mark.parametrize("owner", KINDS)
@pytest.mark.parametrize("what", ["goes", "comes"])
def test_it_is_said_before_now_and_scheduled_in_both_languages(
    trees: Trees, document: SiteDocument, request_of_editor: HttpRequest, what: str, owner: str
) -> None:
    thing = changing(owner, what, trees, document)
    for language in ("en", "hu"):
        with translation.override(language):
            assert is_said(thing, request_of_editor, WORDS[what, language])
    scheduled(thing)
    assert is_said(thing, request_of_editor, WORDS[what, "en"]), "its moment is still to come"


def test_nothing_is_said_once_it_is_done(trees: Trees, document: SiteDocument, request_of_editor: HttpRequest) -> None:
    thing = changing("PU", "comes", trees, document)
    fresh_one(thing).get_latest_revision().publish()
    assert not found(thing, request_of_editor)


def test_it_is_said_to_those_who_may_know_of_the_file(trees: Trees, document: SiteDocument) -> None:
    thing = changing("PU", "comes", trees, document)
    assert found(thing, asked_by(member_of(Role.EDITOR)))
    assert not found(thing, asked_by(UserFactory())), "who may not change deliverables"


@pytest.mark.parametrize("listed", [False, True])
def test_a_level_that_closes_a_deliverable_closes_its_files_and_mostly_its_page(
    trees: Trees, document: SiteDocument, request_of_editor: HttpRequest, *, listed: bool
) -> None:
    record = OWNERS["PU"](trees, document, True)  # noqa: FBT003  (of an Owner)
    OWNERS["link"](trees, document, True)  # noqa: FBT003  (of an Owner)
    newest = fresh_one(record)
    newest.level, newest.list_publicly = "SEN", listed
    newest.save_revision()
    said = " ".join(message for _weight, message in found(record, request_of_editor))
    assert (PAGE in said) is not listed
    assert WORDS["goes", "en"][1] in said, "the stricter wins"
    fresh_one(record).get_latest_revision().publish()
    assert not found(record, request_of_editor)
    address = f"/en/results/deliverables/{record.sub_path}"
    assert Client().get(address).status_code == (200 if listed else 410)


def test_the_panel_says_it_in_hungarian_and_counts_only_what_is_to_be_done(
    trees: Trees, document: SiteDocument, desk: Client
) -> None:
    for what, heading in (("goes", "Érdemes megnézni"), ("comes", "Jó tudni")):
        record = changing("publication", what, trees, document)
        address = reverse("desk_record_before_publishing", args=["publications", "publication", record.pk])
        shown = BeautifulSoup(desk.get(address, headers={"accept-language": "hu"}).content, "html.parser")
        assert WORDS[what, "hu"][1] in shown.text
        assert heading in shown.text
        count = len(shown.select(".finding-error, .finding-warning"))
        assert shown.select_one("[data-findings]")["data-count"] == str(count)  # type: ignore[index]  # it is there
        record.delete()


# --- afterwards

AFTER = {
    "goes": "This file went offline, nobody outside can read it any more: Xylophone",
    "comes": "This file can be read by anybody now: Xylophone",
}


def typed(thing: Any, what: str, document: SiteDocument) -> dict[str, Any]:
    """The form of a page or of a deliverable that waits, as it is sent to approve it."""
    if not isinstance(thing, Deliverable):
        blocks = [("document", {"document": document.pk, "text": ""})] if what == "comes" else []
        return page_form(title=thing.title, slug=thing.slug, body=streamfield(blocks))
    fields: Any = {"work_package": thing.work_package_id, "index": thing.index}
    kept = [row(document, id=file.pk) for file in thing.files.all()] if what == "comes" else []
    return form(kept, initial=len(kept), **fields)


def approve(thing: Any, way: str, what: str, document: SiteDocument) -> Any:
    """As a publisher, in the form, or from the dashboard in its dialogue or without."""
    client, name = desk_of(member_of(Role.PUBLISHER)), "wagtailadmin_pages:{}".format
    if isinstance(thing, Deliverable):
        name = Deliverable.snippet_viewset.get_url_name  # type: ignore[attr-defined]  # Wagtail sets it
    if way == "form":
        act = {"action-workflow-action": "true", "workflow-action-name": "approve"}
        return client.post(reverse(name("edit"), args=[thing.pk]), {**typed(thing, what, document), **act})
    address = reverse(name("workflow_action"), args=[thing.pk, "approve", thing.current_workflow_task_state.pk])
    headers = {"x-requested-with": "XMLHttpRequest"} if way == "dialogue" else {}
    return client.post(address, {"comment": ""}, headers=headers)


@pytest.mark.parametrize("owner", ["block", "PU"])
@pytest.mark.parametrize("what", AFTER)
def test_after_an_approval_it_is_said_what_went_and_what_came(
    trees: Trees, document: SiteDocument, owner: str, what: str
) -> None:
    for way in ("form", "dialogue", "list"):
        with undone():
            thing = changing(owner, what, trees, document)
            draft = fresh_one(thing).get_latest_revision_as_object()
            draft.get_workflow().start(draft, member_of(Role.AUTHOR))
            answer = approve(fresh_one(thing), way, what, document)
            assert [text for text in told(answer) if "Xylophone" in text] == [AFTER[what]], way
