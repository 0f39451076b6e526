"""Before a publication it is said what goes offline by it, and only then: files, and the page of a deliverable."""

from typing import Any

import pytest
from django.http import HttpRequest
from django.test import Client, RequestFactory

from qcihungary.core.documents.document import SiteDocument
from qcihungary.desk.checks.withdrawals import check_withdrawals
from qcihungary.publications.models import PublicationsIndexPage
from tests.core.documents.holding import FORBIDDING, OWNERS, draft_without, fresh_one, tell_in_both
from tests.deliverables.factories import DocumentFactory
from tests.factories import Trees, UserFactory, fresh

pytestmark = pytest.mark.django_db

FILE, PAGE = "this file goes offline: Xylophone", "its page goes offline"
SHOWING = [owner for owner in OWNERS if owner not in FORBIDDING]


@pytest.fixture
def document() -> SiteDocument:
    made: Any = DocumentFactory(title="Xylophone")
    return made  # type: ignore[no-any-return]  # a factory's call is typed as the factory


@pytest.fixture
def request_of_editor(rf: RequestFactory) -> HttpRequest:
    request = rf.get("/")
    request.user = UserFactory(is_superuser=True)  # type: ignore[assignment]  # likewise
    return request


def found(thing: Any, request: HttpRequest) -> str:
    """What is said of the newest draft."""
    newest = fresh_one(thing).get_latest_revision_as_object()
    return " ".join(str(finding.message) for finding in check_withdrawals(newest, request))


@pytest.mark.parametrize("owner", SHOWING)
def test_a_file_that_nothing_else_shows_is_named(
    trees: Trees, document: SiteDocument, request_of_editor: HttpRequest, owner: str
) -> None:
    thing = OWNERS[owner](trees, document, True)  # noqa: FBT003  (of an Owner)
    thing.save_revision().publish()
    assert not found(thing, request_of_editor), "nothing was taken out"
    draft_without(thing)
    assert FILE in found(thing, request_of_editor)
    other = "publication" if owner != "publication" else "link"
    second = OWNERS[other](trees, document, True)  # noqa: FBT003  (of an Owner)
    assert not found(thing, request_of_editor), "something else shows it"
    fresh_one(second).unpublish()
    assert FILE in found(thing, request_of_editor)
    fresh_one(thing).unpublish()
    assert not found(thing, request_of_editor), "what isn't public can't go offline"


def test_records_of_a_closed_section_show_nothing(
    trees: Trees, document: SiteDocument, request_of_editor: HttpRequest
) -> None:
    page = OWNERS["link"](trees, document, True)  # noqa: FBT003  (of an Owner)
    page.save_revision().publish()
    OWNERS["publication"](trees, document, True)  # noqa: FBT003  (of an Owner)
    draft_without(page)
    for language in ("en", "hu"):
        assert not found(page, request_of_editor), f"the publication is shown before {language} is closed"
        fresh(trees[PublicationsIndexPage, language]).unpublish()
    assert FILE in found(page, request_of_editor)


def test_the_alias_of_a_page_shows_nothing_of_its_own(
    trees: Trees, document: SiteDocument, request_of_editor: HttpRequest
) -> None:
    page = OWNERS["link"](trees, document, True)  # noqa: FBT003  (of an Owner)
    page.save_revision().publish()
    tell_in_both(fresh_one(page))
    draft_without(page)
    assert FILE in found(page, request_of_editor)


@pytest.mark.parametrize("elsewhere", [False, True])
def test_a_level_that_closes_a_deliverable_closes_its_page_and_its_files(
    trees: Trees, document: SiteDocument, request_of_editor: HttpRequest, *, elsewhere: bool
) -> None:
    record = OWNERS["PU"](trees, document, True)  # noqa: FBT003  (of an Owner)
    if elsewhere:
        OWNERS["link"](trees, document, True)  # noqa: FBT003  (of an Owner)
    record.save_revision().publish()
    newest = fresh_one(record).get_latest_revision_as_object()
    newest.level = "SEN"
    newest.save_revision()
    assert PAGE in found(record, request_of_editor)
    assert FILE in found(record, request_of_editor), "the stricter wins"
    fresh_one(record).get_latest_revision().publish()
    assert not found(record, request_of_editor)


def test_the_panel_says_it_in_hungarian(trees: Trees, document: SiteDocument, desk: Client) -> None:
    page = OWNERS["link"](trees, document, True)  # noqa: FBT003  (of an Owner)
    page.save_revision().publish()
    draft_without(page)
    shown = desk.get(f"/admin/desk/before-publishing/{page.pk}/", headers={"accept-language": "hu"}).content.decode()
    assert "lekerül a nyilvánosság elől" in shown
    assert "Xylophone" in shown
