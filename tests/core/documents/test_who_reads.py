"""A document is public because something public shows it, and for no other reason: owners by what happens to them."""

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast

import pytest
from django.db import transaction
from django.test import Client
from wagtail.models import CollectionViewRestriction

from qcihungary.accounts.rights.table import Role
from qcihungary.core.documents.document import SiteDocument
from qcihungary.core.documents.rule import public_keys
from qcihungary.core.documents.shown import PageDocument
from qcihungary.core.stamps import kept
from qcihungary.deliverables.models import DeliverableFile
from qcihungary.search.document_source import Documents
from tests.core.documents.holding import (
    FORBIDDING,
    OWNERS,
    delete,
    draft_without,
    expire,
    fresh_one,
    move,
    restrict,
    section_of,
    tell_in_both,
    unpublish,
)
from tests.deliverables.factories import DocumentFactory
from tests.factories import Trees
from tests.roles import desk_of, member_of

pytestmark = pytest.mark.django_db

STATES = {
    "live": None,
    "draft": None,
    "unpublished": lambda thing, **_: unpublish(thing),
    "expired": lambda thing, **_: expire(thing),
    "deleted": lambda thing, **_: delete(thing),
    "in a closed section": lambda owner, trees, **_: restrict(section_of(owner, trees)),
}
PAGE_STATES = {
    "restricted": lambda thing, **_: restrict(thing),
    "moved into a closed section": lambda thing, trees, **_: move(thing, trees),
    "with its alias": lambda thing, **_: tell_in_both(thing),
    "restricted in its other language": lambda thing, **_: restrict(tell_in_both(thing)),
}
RECORDS = {"publication", "PU", *FORBIDDING}
OPEN = {"live", "with its alias"}


@pytest.fixture
def document() -> SiteDocument:
    return cast("SiteDocument", DocumentFactory(title="Xylophone Marimba"))


def in_state(owner: str, state: str, trees: Trees, document: SiteDocument) -> Any:
    """Make an owner, and bring it into a state."""
    thing = OWNERS[owner](trees, document, state != "draft")
    do: Any = STATES[state] if state in STATES else PAGE_STATES[state]
    if do:
        do(thing=thing, owner=owner, trees=trees)
    return thing


def is_public(document: SiteDocument) -> bool:
    """Whether the public gets it: by its address, by what pages may name, and by the search, which must agree."""
    answers = {
        "address": Client().get(document.url).status_code == 200,
        "link": document.pk in public_keys(),
        "search": f"document-{document.pk}-en" in Documents().versions(),
    }
    assert len(set(answers.values())) == 1, answers
    return answers["address"]


def answer(document: SiteDocument, **headers: str) -> int:
    """What the public is answered at its address."""
    return Client().get(document.url, headers=headers).status_code


@contextmanager
def undone() -> Iterator[None]:
    """Leave no trace of a cell of the table: to plant the trees anew takes longer than to look."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    kept.forget()


def states_of(owner: str) -> Iterator[str]:
    """What can happen to an owner. What got past the rules can't even be saved."""
    yield from (state for state in STATES if owner != "classified" or state != "expired")
    if owner not in RECORDS:
        yield from PAGE_STATES


@pytest.mark.parametrize("owner", OWNERS)
def test_one_thing_shows_it(trees: Trees, document: SiteDocument, owner: str) -> None:
    for state in states_of(owner):
        with undone():
            in_state(owner, state, trees, document)
            is_open = state in OPEN and owner not in FORBIDDING
            assert is_public(document) is is_open, state
            was_open = state != "draft" and owner != "withdrawn"  # what is SEN was public before, or had no file
            assert answer(document) == (200 if is_open else 410 if was_open else 404), state


FORBIDS = [("SEN", "live"), ("withdrawn", "live"), ("classified", "live")]
PAIRS = [
    *itertools.product([("link", "live")], [(owner, state) for owner in ("PU", "SEN") for state in STATES]),
    *itertools.product([("publication", "live")], [(owner, state) for owner in ("PU", "SEN") for state in STATES]),
    *itertools.product([("link", "unpublished"), ("publication", "draft")], [("PU", "live"), ("SEN", "live")]),
    *itertools.product([("block", "live"), ("event", "live"), ("result", "live")], [*FORBIDS, ("PU", "live")]),
    *itertools.product([("link", "live")], [("publication", state) for state in STATES]),
    *itertools.product([("link", "restricted")], [("block", "live"), ("block", "unpublished")]),
]


def test_two_things_show_it_and_the_stricter_counts(trees: Trees, document: SiteDocument) -> None:
    for pair in PAIRS:
        with undone():
            for owner, state in pair:
                in_state(owner, state, trees, document)
            barred = any(owner in FORBIDDING and state not in ("draft", "deleted") for owner, state in pair)
            shown = any(owner not in FORBIDDING and state == "live" for owner, state in pair)
            assert is_public(document) is (shown and not barred), pair


def test_nothing_shows_it(trees: Trees, document: SiteDocument) -> None:
    assert not is_public(document)
    assert answer(document) == 404


@pytest.mark.parametrize("owner", ["link", "event", "publication", "PU"])
def test_what_was_public_is_gone_under_all_its_names(trees: Trees, document: SiteDocument, owner: str) -> None:
    thing = OWNERS[owner](trees, document, False)  # noqa: FBT003  (of an Owner)
    revision = thing.save_revision()
    assert answer(document) == 404, "a draft makes nobody know of it"
    revision.publish()
    document.refresh_from_db()
    unpublish(fresh_one(thing))
    addresses = (document.url, document.url.replace(document.filename, "guessed.pdf"))
    assert [Client().get(address).status_code for address in addresses] == [410, 404]
    assert document.title not in Client().get(document.url).content.decode()
    fresh_one(thing).delete()
    document.delete()
    assert [Client().get(address).status_code for address in addresses] == [410, 404]


@pytest.mark.parametrize("owner", [owner for owner in OWNERS if owner not in FORBIDDING])
def test_a_draft_changes_nothing_until_it_is_published(trees: Trees, document: SiteDocument, owner: str) -> None:
    thing = OWNERS[owner](trees, document, True)  # noqa: FBT003  (of an Owner)
    before = thing.save_revision()
    before.publish()
    after = draft_without(thing)
    assert is_public(document)
    after.publish()
    assert not is_public(document)
    fresh_one(thing).revisions.get(pk=before.pk).publish()
    assert is_public(document)
    draft = draft_without(thing)
    draft.publish()
    fresh_one(thing).revisions.get(pk=before.pk).as_object().save_revision()
    assert not is_public(document), "nor does a draft bring it back"


@pytest.mark.parametrize("owner", ["link", "event", "result", "publication"])
@pytest.mark.parametrize("level", ["PU", "SEN"])
def test_an_authors_draft_of_a_deliverable_takes_it_off_nothing(
    trees: Trees, document: SiteDocument, owner: str, level: str
) -> None:
    OWNERS[owner](trees, document, True)  # noqa: FBT003  (of an Owner)
    OWNERS[level](trees, document, False).save_revision()  # noqa: FBT003
    assert is_public(document)


def test_a_level_counts_when_it_is_published_and_gives_the_files_back(trees: Trees, document: SiteDocument) -> None:
    record = OWNERS["PU"](trees, document, True)  # noqa: FBT003  (of an Owner)
    OWNERS["publication"](trees, document, True)  # noqa: FBT003
    for level, expected in (("SEN", True), ("PU", True)):
        record = fresh_one(record).get_latest_revision_as_object()
        record.level = level
        record.save_revision()
        assert is_public(document) is expected, f"a draft of {level}"
    for level, expected in (("SEN", False), ("PU", True)):
        record = fresh_one(record).get_latest_revision_as_object()
        record.level = level
        record.save_revision().publish()
        assert is_public(document) is expected, level
        assert DeliverableFile.objects.get().withdrawn_on is None


@pytest.mark.parametrize("kind", [CollectionViewRestriction.LOGIN, CollectionViewRestriction.PASSWORD])
def test_a_closed_collection_is_stricter_than_a_page(trees: Trees, document: SiteDocument, kind: str) -> None:
    OWNERS["link"](trees, document, True)  # noqa: FBT003  (of an Owner)
    CollectionViewRestriction.objects.create(collection=document.collection, restriction_type=kind, password="photon")
    assert document.pk not in public_keys()
    assert not document.is_open
    assert not Documents().versions()
    assert Client().get(document.url).status_code in (200, 302)


# --- who else reads it

READERS = [Role.AUTHOR, Role.EDITOR, Role.PUBLISHER, Role.COORDINATOR]


@pytest.mark.parametrize("role", READERS)
def test_those_who_work_here_read_what_is_closed(trees: Trees, document: SiteDocument, role: Role) -> None:
    desk = desk_of(member_of(role))
    for owner, state in itertools.product(["link", "publication", "PU", "SEN"], ["draft", "unpublished"]):
        with undone():
            in_state(owner, state, trees, document)
            response = desk.get(document.url)
            assert response.status_code == 200, (owner, state)
            assert "no-store" in response["Cache-Control"]


def test_whoever_was_let_into_a_closed_page_reads_what_it_shows(trees: Trees, document: SiteDocument) -> None:
    page = in_state("block", "live", trees, document)
    restriction = page.view_restrictions.create(restriction_type="password", password="photon")
    client = Client()
    address = f"/restricted/{restriction.pk}/{page.pk}/"
    assert client.get(document.url).status_code == 410
    client.post(address, {"password": "photon", "return_url": page.url})
    told = client.get(page.url).content.decode()
    assert document.url in told
    assert client.get(document.url).status_code == 200
    SiteDocument.objects.update(withdrawn_at="2026-01-01T00:00:00Z")
    assert client.get(document.url).status_code == 410
    other = DocumentFactory()
    assert client.get(other.url).status_code == 404


@pytest.mark.parametrize("owner", ["link", "block", "event", "result"])
def test_a_preview_shows_what_is_not_public_yet(trees: Trees, document: SiteDocument, owner: str) -> None:
    page = in_state(owner, "draft", trees, document)
    draft = page.save_revision()
    address = f"/admin/pages/{page.pk}/revisions/{draft.pk}/view/"
    desk = desk_of(member_of(Role.PUBLISHER))
    assert document.url in desk.get(address).content.decode()
    SiteDocument.objects.update(withdrawn_at="2026-01-01T00:00:00Z")
    assert document.url not in desk.get(address).content.decode()


def test_no_cache_keeps_what_may_be_withdrawn(trees: Trees, document: SiteDocument) -> None:
    in_state("link", "live", trees, document)
    response = Client().get(document.url)
    assert response["Cache-Control"] == "private, no-cache"
    SiteDocument.objects.update(withdrawn_at="2026-01-01T00:00:00Z")
    assert answer(document, **{"if-none-match": response["ETag"]}) == 410


def test_the_migration_notes_what_a_save_would(trees: Trees, document: SiteDocument) -> None:
    from importlib import import_module

    from django.apps import apps

    for owner in ("link", "block", "box", "cell", "event", "result"):
        OWNERS[owner](trees, document, True)  # noqa: FBT003  (of an Owner)
    noted = set(PageDocument.objects.values_list("page", "document"))
    assert len(noted) == 6
    PageDocument.objects.all().delete()
    import_module("qcihungary.core.migrations.0011_fill_what_pages_show").fill(apps, None)
    assert set(PageDocument.objects.values_list("page", "document")) == noted
