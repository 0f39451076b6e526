"""Who may read the files of deliverables: all, while the live version is public. What it is in a table of its own says.

See ``tests/core/documents/test_who_reads.py``.
"""

import datetime
from typing import Any, cast

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection, GroupCollectionPermission

from qcihungary.accounts.models import User
from qcihungary.core.documents.document import SiteDocument
from qcihungary.core.documents.guarded import guards
from qcihungary.core.stamps import renew
from qcihungary.deliverables.models import Deliverable, DeliverableFile
from qcihungary.news.models import NewsIndexPage
from tests.deliverables.factories import DeliverableFactory, DeliverableFileFactory, DocumentFactory
from tests.factories import NewsPageFactory, Trees, UserFactory, body

pytestmark = pytest.mark.django_db


def signed_in(*permissions: str) -> Client:
    """An editor who may do everything with documents, and has these further permissions."""
    group = Group.objects.create(name="Editors of news")
    codes = ("access_admin", *permissions)
    group.permissions.set(Permission.objects.filter(codename__in=codes))
    for permission in Permission.objects.filter(content_type__app_label="wagtaildocs"):
        GroupCollectionPermission.objects.create(
            group=group, permission=permission, collection=Collection.get_first_root_node()
        )
    user = UserFactory()
    user.groups.add(group)
    client = Client()
    client.force_login(cast("User", user))
    return client


@pytest.fixture
def file(trees: Trees) -> DeliverableFile:
    return cast("DeliverableFile", DeliverableFileFactory(document__title="Xylophone Marimba"))


def status(file: DeliverableFile, client: Client | None = None) -> int:
    return (client or Client()).get(file.document.url).status_code


def fresh(file: DeliverableFile) -> DeliverableFile:
    return DeliverableFile.objects.get(pk=file.pk)


def test_files_of_public_ones_are_for_everybody(file: DeliverableFile) -> None:
    response = Client().get(file.document.url)
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "private, no-cache", "or caches would give it out later"
    assert list(DeliverableFile.objects.public()) == [file]


@pytest.mark.parametrize("how", ["saved", "drafted", "published"])
def test_a_stricter_level_takes_the_files_offline_once_it_is_published(file: DeliverableFile, how: str) -> None:
    record = Deliverable.objects.get()
    record.level = "SEN"
    if how == "saved":
        record.save()
    else:
        revision = record.save_revision()
        if how == "published":
            revision.publish()
    is_draft = how == "drafted"
    assert status(file) == (200 if is_draft else 410)
    assert DeliverableFile.objects.public().exists() is is_draft
    assert fresh(file).withdrawn_on is None, "so that it comes back with its level"
    assert Deliverable.objects.get().level == ("PU" if is_draft else "SEN")


def test_a_file_is_withdrawn_and_comes_back_by_a_publication(file: DeliverableFile) -> None:
    record = Deliverable.objects.get()
    for day, expected in ((datetime.date(2024, 1, 1), 410), (None, 200)):
        draft = record.get_latest_revision_as_object()
        stored = draft.files.get()
        stored.withdrawn_on = day
        draft.files.set([stored])
        revision = draft.save_revision()
        assert status(file) != expected, "a draft changes nothing"
        revision.publish()
        assert status(file) == expected
        record.refresh_from_db()


def test_what_was_never_live_is_nobodys_business(trees: Trees) -> None:
    record = DeliverableFactory(live=False)
    document = cast("SiteDocument", DocumentFactory())
    record.files.add(DeliverableFile(document=document))
    record.save_revision()
    assert Client().get(document.url).status_code == 404
    draft = Deliverable.objects.get().get_latest_revision_as_object()
    draft.level = "SEN"
    draft.save_revision().publish()
    assert Client().get(document.url).status_code == 404


@pytest.mark.parametrize(
    "fields", [{"live": False}, {"level": "SEN", "list_publicly": True}, {"level": "C-UE/EU-C", "list_publicly": True}]
)
def test_what_got_past_the_rules_is_still_not_served(file: DeliverableFile, fields: dict[str, Any]) -> None:
    Deliverable.objects.update(**fields)
    assert status(file) == 410


def test_a_document_that_was_taken_off_is_shown_by_nothing(file: DeliverableFile) -> None:
    DeliverableFile.objects.all().delete()
    assert status(file) == 410
    Deliverable.objects.all().delete()
    assert status(file) == 410


def test_without_its_guard_a_document_is_closed(file: DeliverableFile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(guards, "deliverables")
    assert status(file) == 410


def test_editors_of_deliverables_may_read_what_is_closed(file: DeliverableFile) -> None:
    Deliverable.objects.update(live=False)
    response = signed_in("change_deliverable").get(file.document.url)
    assert response.status_code == 200
    assert "private" in response.headers["Cache-Control"]


# --- the admin


def addresses(document: SiteDocument) -> list[str]:
    """Where the admin would show a document."""
    chooser = reverse("wagtaildocs_chooser:choose")
    bulk = [
        reverse("wagtail_bulk_action", args=["core", "sitedocument", action]) + f"?id={document.pk}"
        for action in ("delete", "add_tags", "add_to_collection")
    ]
    return [
        reverse("wagtaildocs:index"),
        reverse("wagtaildocs:index") + "?q=Xylophone",
        reverse("wagtaildocs:index_results"),
        reverse("wagtaildocs:edit", args=[document.pk]),
        reverse("wagtaildocs:delete", args=[document.pk]),
        reverse("wagtaildocs:document_usage", args=[document.pk]),
        chooser,
        reverse("wagtaildocs_chooser:choose_results") + "?q=Xylophone",
        reverse("wagtaildocs_chooser:chosen", args=[document.pk]),
        reverse("wagtaildocs_chooser:chosen_multiple") + f"?id={document.pk}",
        *bulk,
        "/admin/api/main/documents/",
        f"/admin/api/main/documents/{document.pk}/",
        "/admin/",
        reverse("wagtailadmin_reports:site_history"),
    ]


def traces(document: SiteDocument, client: Client) -> list[str]:
    """The addresses of the admin that name a document."""
    found = []
    for address in addresses(document):
        response = client.get(address)
        text = response.content.decode()
        if "Marimba" in text or document.filename in text:
            found.append(address)
    return found


def test_the_admin_hides_a_closed_document_from_editors_of_other_things(file: DeliverableFile) -> None:
    call_command("update_index", verbosity=0)
    editor = signed_in("withdraw_sitedocument")
    named = len(traces(file.document, editor))
    assert named >= len(addresses(file.document)) - 3, "or it wouldn't be seen if it leaked"
    Deliverable.objects.update(live=False)
    renew()
    assert traces(file.document, editor) == []


def test_the_admin_shows_a_closed_document_to_editors_of_deliverables(file: DeliverableFile) -> None:
    Deliverable.objects.update(live=False)
    editor = signed_in("change_deliverable", "view_deliverable")
    assert reverse("wagtaildocs:edit", args=[file.document.pk]) in traces(file.document, editor)


# --- other pages that name a document


def test_pages_leave_out_a_document_that_was_closed(trees: Trees, file: DeliverableFile) -> None:
    link = f'<p><a linktype="document" id="{file.document.pk}">Read it</a></p>'
    blocks = body(("text", link), ("document", {"document": file.document.pk, "text": ""}))
    article = NewsPageFactory(parent=trees[NewsIndexPage, "en"], body=blocks)
    filename = file.document.filename
    page = Client().get(article.url_path).content.decode()
    assert page.count(filename) == 2
    assert "Marimba" in page
    record = Deliverable.objects.get()
    record.level = "SEN"
    record.save_revision()
    assert Client().get(article.url_path).content.decode().count(filename) == 2, "a draft changes nothing"
    record.save_revision().publish()
    page = Client().get(article.url_path).content.decode()
    assert filename not in page
    assert "Marimba" not in page
    assert file.document.sha256 not in page
    assert "Read it" in page
