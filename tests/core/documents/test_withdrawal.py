"""The emergency button: who has it, what it does at once, and that it can be undone. And that files aren't swapped."""

from collections.abc import Iterator
from typing import Any, cast

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from qcihungary.accounts.models import User
from qcihungary.accounts.rights.table import Role
from qcihungary.core.documents.document import SiteDocument
from qcihungary.core.documents.rule import is_settled
from qcihungary.core.documents.withdrawal_view import ADDRESS
from qcihungary.core.outputs.registry import all_outputs
from qcihungary.deliverables.models import DeliverablesIndexPage
from qcihungary.search.document_source import Documents
from tests.core.documents.holding import OWNERS, draft_without, fresh_one, unpublish
from tests.deliverables.factories import DocumentFactory
from tests.factories import Trees
from tests.roles import desk_of, member_of

pytestmark = pytest.mark.django_db

HAVE_THE_BUTTON = {Role.PUBLISHER, Role.COORDINATOR}
SHOWN = ("link", "block", "event", "result", "publication", "PU")
"""One of each that shows the document."""


@pytest.fixture
def author() -> User:
    return member_of(Role.AUTHOR)


@pytest.fixture
def document(trees: Trees, author: User) -> SiteDocument:
    """What everything shows; an author uploaded it."""
    return cast("SiteDocument", DocumentFactory(title="Xylophone Marimba", uploaded_by_user=author))


def readers_of(document: SiteDocument) -> str:
    return reverse(ADDRESS, args=[document.pk])


def page_of(response: Any) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def places(things: list[Any], document: SiteDocument, trees: Trees) -> Iterator[tuple[str, bool]]:
    """Everywhere the public would meet a document, and whether it is there."""
    public = Client()
    yield document.url, public.get(document.url).status_code == 200
    yield "search", f"document-{document.pk}-en" in Documents().versions()
    register = trees[DeliverablesIndexPage, "en"].url
    for thing in things:
        if hasattr(thing, "url_path"):
            yield thing.url, document.filename in public.get(thing.url).content.decode()
        elif hasattr(thing, "level"):
            address = f"{register}{thing.sub_path}"
            yield address, document.sha256 in public.get(address).content.decode()
            yield "version", public.get(f"{address}files/1.0/en/").status_code == 200
            yield "latest", public.get(f"{address}files/latest/en/").status_code == 302
            identifier = f"oai:testserver:{thing.output_key}"
            query = {"verb": "GetRecord", "metadataPrefix": "oai_dc", "identifier": identifier}
            yield "OAI", "application/pdf" in public.get("/oai/", query).content.decode()
            yield "lists", any(output.is_open for output in [all_outputs().get(thing.output_key)] if output)
        else:
            address = f"/en/results/publications/{thing.sub_path}"
            yield address, document.filename in public.get(address).content.decode()


@pytest.mark.parametrize("role", list(Role))
def test_the_button_is_for_those_who_publish(trees: Trees, document: SiteDocument, role: Role) -> None:
    things = [OWNERS[owner](trees, document, True) for owner in SHOWN]  # noqa: FBT003  (of an Owner)
    desk = desk_of(member_of(role))
    assert bool(page_of(desk.get(readers_of(document))).select_one("[name=action]")) is (role in HAVE_THE_BUTTON)
    for action, expected in (("withdraw", False), ("give_back", True)):
        answer = desk.post(readers_of(document), {"action": action}, follow=True)
        has_it = role in HAVE_THE_BUTTON
        for place, is_there in places(things, document, trees):
            assert is_there is (expected or not has_it), (action, place)
        told = page_of(answer).get_text()
        assert ("went offline" in told, "can be read by anybody now" in told) == (
            has_it and not expected,
            has_it and expected,
        )
    found = ModelLogEntry.objects.filter(object_id=str(document.pk)).order_by("timestamp")
    assert list(found.values_list("action", flat=True)) == (
        ["documents.withdraw", "documents.give_back"] if role in HAVE_THE_BUTTON else []
    )


def test_what_is_published_meanwhile_brings_nothing_back(trees: Trees, document: SiteDocument) -> None:
    thing = OWNERS["link"](trees, document, True)  # noqa: FBT003  (of an Owner)
    desk_of(member_of(Role.PUBLISHER)).post(readers_of(document), {"action": "withdraw"})
    fresh_one(thing).save_revision().publish()
    assert Client().get(document.url).status_code == 410
    assert Client().post(readers_of(document), {"action": "give_back"}).status_code == 302
    assert Client().get(document.url).status_code == 410


@pytest.mark.parametrize("language", ["en", "hu"])
def test_the_screen_says_who_can_read_it(trees: Trees, document: SiteDocument, language: str) -> None:
    desk = desk_of(member_of(Role.PUBLISHER))
    asked = {"accept-language": language}
    words = {
        "en": ["nothing that is published shows it", "something public shows it", "deliverable that isn't public"],
        "hu": ["semmi közzétett", "valami nyilvános", "nem nyilvános leszállítandó"],
    }[language]
    steps: list[Any] = [
        lambda: None,
        lambda: OWNERS["link"](trees, document, True),  # noqa: FBT003  (of an Owner)
        lambda: OWNERS["SEN"](trees, document, True),  # noqa: FBT003
    ]
    for step, expected in zip(steps, words, strict=True):
        step()
        assert expected in page_of(desk.get(readers_of(document), headers=asked)).get_text()


# --- what was approved stays what it is

HELD = ("link", "event", "result", "publication", "PU", "SEN", "withdrawn")


def swap(desk: Client, document: SiteDocument) -> Any:
    sent = {"title": "Another", "language": "en", "collection": document.collection_id, "tags": ""}
    file = SimpleUploadedFile("report.pdf", b"%PDF-1.7\nother bytes")
    return desk.post(reverse("wagtaildocs:edit", args=[document.pk]), {**sent, "file": file})


def stays(document: SiteDocument) -> bool:
    """Whether its bytes, its title and its collection are as they were."""
    now = SiteDocument.objects.filter(pk=document.pk).first()
    told = ("sha256", "title", "language", "collection_id")
    return now is not None and all(getattr(now, name) == getattr(document, name) for name in told)


@pytest.mark.parametrize("owner", HELD)
def test_nobody_swaps_what_was_approved(trees: Trees, document: SiteDocument, author: User, owner: str) -> None:
    OWNERS[owner](trees, document, True)  # noqa: FBT003  (of an Owner)
    for desk in (desk_of(author), desk_of(member_of(Role.EDITOR)), desk_of(member_of(Role.PUBLISHER))):
        swap(desk, document)
        assert stays(document)
    for desk in (desk_of(author), desk_of(member_of(Role.EDITOR))):
        for view in ("edit", "delete"):
            sent = {"title": "Another", "language": "hu", "collection": document.collection_id, "tags": ""}
            desk.post(reverse(f"wagtaildocs:{view}", args=[document.pk]), sent)
            assert stays(document), view
        for action in ("delete", "add_to_collection"):
            address = reverse("wagtail_bulk_action", args=["core", "sitedocument", action])
            desk.post(f"{address}?id={document.pk}", {"collection": document.collection_id})
            assert stays(document), action
        address = reverse("wagtaildocs:edit_multiple", args=[document.pk])
        sent = {f"doc-{document.pk}-title": "Another", f"doc-{document.pk}-language": "hu"}
        desk.post(address, sent, headers={"x-requested-with": "XMLHttpRequest"})
        assert stays(document)
    document.file = ContentFile(b"%PDF-1.7\nby a script", "x.pdf")
    with pytest.raises(Exception, match="stays as it is"):
        document.save()


def test_a_publisher_reads_why(trees: Trees, document: SiteDocument) -> None:
    OWNERS["link"](trees, document, True)  # noqa: FBT003  (of an Owner)
    refused = swap(desk_of(member_of(Role.PUBLISHER)), document)
    assert "document of its own" in str(refused.context["form"].errors["file"])


@pytest.mark.parametrize("way", ["never shown", "unpublished", "draft", "scheduled", "submitted"])
def test_what_waits_for_approval_is_settled_and_a_draft_is_not(
    trees: Trees, document: SiteDocument, author: User, way: str
) -> None:
    is_live = way == "unpublished"
    if way != "never shown":
        thing = OWNERS["PU"](trees, document, is_live)
        if is_live:
            unpublish(thing)
        elif way == "scheduled":
            thing.go_live_at = timezone.now() + timezone.timedelta(days=9)
            thing.save_revision().publish()
        elif way == "submitted":
            thing.save_revision()
            thing.get_workflow().start(thing, author)
    assert is_settled(document) is (way in ("scheduled", "submitted"))
    swap(desk_of(author), document)
    assert stays(document) is (way in ("scheduled", "submitted"))


def test_a_draft_over_a_live_page_leaves_the_old_file_settled(trees: Trees, document: SiteDocument) -> None:
    thing = OWNERS["link"](trees, document, True)  # noqa: FBT003  (of an Owner)
    draft_without(thing)
    assert is_settled(document)
