"""A record is looked at before it is published like a page: the list beside its form, the refusal, the typography."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import reverse

from qcihungary.accounts.rights.table import Role
from qcihungary.consortium.models import Funder
from qcihungary.deliverables.models import Deliverable, DeliverableFile
from qcihungary.desk.links.models import CheckedLink
from qcihungary.desk.links.vocabulary import LinkKind, LinkState, Reason
from qcihungary.translation.columns import ColumnNote, NoteKind
from tests.deliverables import test_admin as deliverable_admin
from tests.deliverables.factories import DeliverableFactory, DeliverableFileFactory
from tests.desk.test_typography import sent_by
from tests.factories import FunderFactory, Trees
from tests.publications.factories import PublicationFactory
from tests.queries import queries_of
from tests.roles import desk_of, member_of

WORDS = {"name_en": "Sample Fund", "name_hu": "Minta Alap", "order": "0"}
FOLLOWED = "https://example.org/?fbclid=1"


@pytest.fixture
def fund() -> Funder:
    record = Funder.objects.get(pk=FunderFactory().pk)
    record.save_revision().publish()
    return fresh(record)


def fresh(record: Funder) -> Funder:
    return Funder.objects.get(pk=record.pk)


def at(name: str, *keys: Any) -> str:
    return reverse(Funder.snippet_viewset.get_url_name(name), args=keys)


def at_the_desk(view: str, record: Any) -> str:
    named = {"app_label": record._meta.app_label, "model_name": record._meta.model_name, "key": record.pk}
    return reverse(f"desk_record_{view}", kwargs=named)


def soup(response: Any) -> BeautifulSoup:
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def findings(desk: Client, record: Any) -> dict[str, str]:
    """What is found, each with the way to it."""
    found = soup(desk.get(at_the_desk("before_publishing", record))).select(".finding")
    return {one.p.get_text(): str(one.a["href"]) if one.a else "" for one in found}


def test_the_panel_lists_the_draft_and_looks_again(desk: Client, fund: Funder) -> None:
    assert findings(desk, fund) == {}
    CheckedLink.objects.create(
        address="https://gone.example.org/", kind=LinkKind.WEB, state=LinkState.BROKEN, reason=Reason.GONE
    )
    sent = {**WORDS, "url_en": FOLLOWED, "url_hu": "https://gone.example.org/", "logo_alt_en": "The logo"}
    desk.post(at("edit", fund.pk), sent)
    panel = soup(desk.get(at("edit", fund.pk))).select_one('[data-side-panel="before-publishing"]')
    assert panel
    shown = {one.p.get_text(): one for one in panel.select(".finding")}
    assert list(shown) == list(findings(desk, fund))
    followed, empty, broken = shown.values()
    assert "finding-error" in followed["class"]
    assert followed.code.text == "https://example.org/"
    assert followed.a["href"] == f"{at('edit', fund.pk)}#:w:contentpath=url_en"
    assert "https://gone.example.org/" in broken.text
    assert empty.a["href"].endswith("#:w:contentpath=logo_alt_hu")
    assert panel.select_one("[data-before-publishing]")["data-before-publishing"] == at_the_desk(
        "before_publishing", fund
    )
    assert panel.select_one(f"a[href='{at_the_desk('typography', fund)}']")


@pytest.mark.parametrize(
    ("sent", "left"),
    [
        ({"name_en": "Sample Fund II"}, ["name_hu"]),
        ({"name_en": "Sample Fund II", "name_hu": "Minta Alap II"}, []),
        ({"logo_alt_en": "Logo", "logo_alt_hu": "Jel"}, []),
    ],
)
def test_a_draft_that_changes_one_language_only_is_told(
    desk: Client, fund: Funder, sent: dict[str, str], left: list[str]
) -> None:
    desk.post(at("edit", fund.pk), WORDS | sent)
    assert [way.rpartition("=")[2] for way in findings(desk, fund).values()] == left


def test_what_is_empty_is_never_called_left_alone(desk: Client, fund: Funder) -> None:
    fund.logo_alt_en = "A logo"
    fund.save_revision().publish()
    desk.post(at("edit", fund.pk), WORDS | {"logo_alt_en": "Another logo"})
    [told] = findings(desk, fund)
    assert "is empty, though" in told
    desk.post(at("edit", fund.pk), WORDS | {"logo_alt_en": "Another logo", "logo_alt_hu": "Egy jel"})
    assert findings(desk, fund) == {}, "nor does a text that was missing leave the other one behind"


def test_what_was_left_alone_earlier_is_told_until_the_draft_says_something_else(desk: Client, fund: Funder) -> None:
    fund.name_en = "Sample Fund II"
    fund.save_revision().publish()
    assert ColumnNote.objects.get().kind == NoteKind.UNTOUCHED
    assert [way.rpartition("=")[2] for way in findings(desk, fund).values()] == ["name_hu"]
    desk.post(at("edit", fund.pk), WORDS | {"name_en": "Sample Fund II", "name_hu": "Minta Alap II"})
    assert findings(desk, fund) == {}


def test_what_stands_on_its_form_is_a_part_of_the_record(desk: Client) -> None:
    file = DeliverableFileFactory(changes_en="Corrected.", changes_hu="")
    told = findings(desk, file.deliverable)
    assert [(text, way.rpartition("=")[2]) for text, way in told.items()] == [
        ("“What is new in Hungarian” is empty, though the other language has something there.", "files")
    ]
    ColumnNote.objects.create(
        content_type=ContentType.objects.get_for_model(DeliverableFile),
        object_id=str(file.pk), field="changes", language="hu", kind=NoteKind.MAY_BE_EMPTY,
    )  # fmt: skip
    assert findings(desk, file.deliverable) == {}


def test_the_number_of_queries_depends_on_no_number_of_parts(desk: Client) -> None:
    record = DeliverableFileFactory(changes_en="Corrected.", changes_hu="").deliverable
    address = at_the_desk("before_publishing", record)
    few = len(queries_of(desk, address))
    DeliverableFileFactory.create_batch(4, deliverable=record, changes_en="Corrected.", changes_hu="")
    assert len(queries_of(desk, address)) == few


def test_the_watch_list_of_publications_is_a_part_of_it(desk: Client) -> None:
    made = PublicationFactory(access="closed", doi="")
    found = {text: way.rpartition("=")[2] for text, way in findings(desk, made).items()}
    assert found["No open-access copy"] == "repository_url"
    assert found["Missing DOI"] == "doi"


def refusal(response: Any) -> Any:
    return soup(response).select_one(".refusal")


def test_a_record_with_errors_is_kept_as_a_draft(desk: Client, fund: Funder) -> None:
    sent = {**WORDS, "name_en": "Typed", "action-publish": "on"}
    told = refusal(desk.post(at("edit", fund.pk), {**sent, "url_en": FOLLOWED}, follow=True))
    assert "“Typed” is kept as a draft" in told.text
    assert told.a["href"] == f"{at('edit', fund.pk)}#:w:contentpath=url_en"
    assert fresh(fund).get_latest_revision_as_object().name_en == "Typed"
    assert fresh(fund).name_en == "Sample Fund"
    desk.post(at("edit", fund.pk), {**sent, "url_en": "https://example.org/"})
    assert fresh(fund).name_en == "Typed"


def test_a_new_record_with_errors_is_kept_as_a_draft(desk: Client, trees: Trees) -> None:
    sent = {**WORDS, "url_en": FOLLOWED, "action-publish": "on"}
    assert refusal(desk.post(at("add"), sent, follow=True))
    made = Funder.objects.get()
    assert (made.live, made.url_en) == (False, FOLLOWED)


@pytest.mark.parametrize("headers", [{}, {"x-requested-with": "XMLHttpRequest"}])
@pytest.mark.parametrize("on_the_form", [True, False])
def test_a_draft_with_gaps_is_not_approved(trees: Trees, headers: dict[str, str], *, on_the_form: bool) -> None:
    record = Deliverable.objects.get(pk=DeliverableFactory(live=False).pk)
    author, publisher = (desk_of(member_of(role)) for role in (Role.AUTHOR, Role.PUBLISHER))
    form, address = deliverable_admin.form, deliverable_admin.address
    sent = form(work_package=record.work_package_id, index=record.index)
    edit = address("edit", record.pk)
    author.post(edit, {**sent, "action-submit": "on"})
    record.refresh_from_db()
    state = record.current_workflow_task_state
    assert state
    publisher.post(edit, {**sent, "title_en": ""})

    def approve(title: str) -> bool:
        if on_the_form:
            action = {"action-workflow-action": "on", "workflow-action-name": "approve"}
            publisher.post(edit, {**sent, "title_en": title, **action}, headers=headers)
        else:
            publisher.post(address("workflow_action", record.pk, "approve", state.pk), headers=headers)
        return Deliverable.objects.get(pk=record.pk).live

    assert approve("") is False
    publisher.post(edit, {**sent, "title_en": "Sample: complete"})
    assert approve("Sample: complete") is True


def test_typography_is_that_of_each_column(desk: Client, fund: Funder) -> None:
    desk.post(at("edit", fund.pk), WORDS | {"name_en": 'The "Fund"', "name_hu": 'Az "Alap"'})
    address = at_the_desk("typography", fund)
    assert soup(desk.get(at("edit", fund.pk))).select(f"a[href='{address}']")
    sent = sent_by(soup(desk.get(address)))
    assert desk.post(address, sent).url == at("edit", fund.pk)
    draft = fresh(fund).get_latest_revision_as_object()
    assert (draft.name_en, draft.name_hu) == ("The “Fund”", "Az „Alap”")
    assert fresh(fund).name_en == "Sample Fund"
    assert desk.post(address, sent).url == address, "somebody has saved it since"


def test_typography_reaches_the_parts_of_a_record(desk: Client) -> None:
    file = DeliverableFile.objects.get(pk=DeliverableFileFactory(changes_en='A "new" table', changes_hu="10-12").pk)
    address = at_the_desk("typography", file.deliverable)
    desk.post(address, sent_by(soup(desk.get(address))))
    draft = Deliverable.objects.get(pk=file.deliverable_id).get_latest_revision_as_object()
    [drafted] = draft.files.all()
    assert (drafted.changes_en, drafted.changes_hu) == ("A “new” table", "10–12")
    assert not soup(desk.get(address)).select("[name=chosen]")


def test_what_is_no_text_in_a_language_keeps_its_signs(desk: Client) -> None:
    made = PublicationFactory(original_title='A "title"', pages="1-2", access="closed")
    assert not soup(desk.get(at_the_desk("typography", made))).select("[name=chosen]")


@pytest.mark.parametrize("view", ["before_publishing", "typography"])
def test_it_is_for_those_who_may_change_the_record(desk: Client, fund: Funder, view: str) -> None:
    address = at_the_desk(view, fund)
    author = desk_of(member_of(Role.AUTHOR))
    assert author.get(address).status_code == 302
    assert author.post(address).status_code in (302, 405)
    for unknown in ("consortium/funder/99999", "consortium/nothing/1", "accounts/user/1", "consortium/facts/1"):
        path = address.replace(f"consortium/funder/{fund.pk}", unknown)
        assert desk.get(path).status_code == 404, path
