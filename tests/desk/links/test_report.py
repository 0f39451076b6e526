"""Editors read of the links in what they may change, and of no others; they have them checked, or ignore them."""

import csv
import datetime
import io
from typing import Any, cast

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, Permission
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries, Settings
from wagtail.models import GroupPagePermission
from wagtail.users.models import UserProfile

from qcihungary.accounts.models import User
from qcihungary.core.admin_reader import AdminReader
from qcihungary.core.desk.findings import Weight, findings_of
from qcihungary.core.desk.lists import lists_for
from qcihungary.core.documents.document import SiteDocument
from qcihungary.core.pages import BasePage
from qcihungary.desk.links import checking
from qcihungary.desk.links.collecting import collect
from qcihungary.desk.links.models import CheckedLink
from qcihungary.desk.links.vocabulary import LinkKind, LinkState, Reason
from qcihungary.news.models import NewsIndexPage
from qcihungary.training.models import TrainingIndexPage
from tests.deliverables.factories import DeliverableFactory, DocumentFactory
from tests.desk.links.stand_in import Internet
from tests.desk.links.test_collecting import linking
from tests.factories import MemberFactory, NewsPageFactory, Trees, UserFactory, body

pytestmark = pytest.mark.django_db

REPORT = reverse("broken_links")
LONG_AGO = datetime.datetime(2025, 3, 20, 12, tzinfo=datetime.UTC)


def rows(client: Client, query: str = "") -> list[str]:
    """The rows of the report as an editor reads them."""
    response = client.get(f"{REPORT}{query}")
    assert response.status_code == 200
    found = BeautifulSoup(response.content, "html.parser").select(".link-report tbody tr")
    return [" ".join(row.get_text(" ").split()) for row in found]


def set_state(address: str, state: str = LinkState.BROKEN, **fields: Any) -> CheckedLink:
    """As if a link had been checked."""
    told = {"reason": Reason.NOT_FOUND, "status": 404, "failing_since": LONG_AGO} if state == LinkState.BROKEN else {}
    CheckedLink.objects.filter(address=address).update(state=state, **{**told, **fields})
    return CheckedLink.objects.get(address=address)


def editor_of(page: BasePage, *permissions: str) -> User:
    """Somebody who may change the pages below one, and do some other things."""
    group = Group.objects.create(name="Editors of a section")
    GroupPagePermission.objects.create(
        group=group, page=page, permission=Permission.objects.get(codename="change_page", content_type__model="page")
    )
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for name in permissions:
        group.permissions.add(Permission.objects.get(codename=name))
    user = cast("User", UserFactory(first_name="Béla", last_name="Minta"))
    user.groups.add(group)
    return user


def request_of(user: User) -> HttpRequest:
    """A request to the admin."""
    request = RequestFactory().get("/admin/")
    request.user = user
    return request


@pytest.fixture
def article(trees: Trees, administrator: User) -> BasePage:
    """An article with a broken link, in a section that has an editor of its own."""
    page = linking(trees[NewsIndexPage, "en"], "https://gone.example/a?b=1", title="About keys", owner=administrator)
    collect()
    set_state("https://gone.example/a?b=1", last_good=LONG_AGO)
    return page


def test_the_broken_ones_stand_first_with_all_that_helps(desk: Client, trees: Trees, article: BasePage) -> None:
    linking(trees[NewsIndexPage, "en"], "https://fine.example/", title="Another")
    collect()
    set_state("https://fine.example/", LinkState.GOOD, last_good=LONG_AGO)
    first, second = rows(desk)
    for told in (
        "https://gone.example/a?b=1", "Broken", "404", "Since 20 March 2025", "About keys", "English", "Body",
        "Anna Minta", "Perhaps there is a copy",
    ):  # fmt: skip
        assert told in first
    assert "fine.example" in second
    page = BeautifulSoup(desk.get(REPORT).content, "html.parser")
    links = {str(link["href"]) for link in page.select(".link-report a")}
    assert f"/admin/pages/{article.pk}/edit/#:w:contentpath=body.one" in links
    assert "https://web.archive.org/web/20250320/https://gone.example/a?b=1" in links


def test_it_speaks_hungarian(desk: Client, administrator: User, article: BasePage) -> None:
    profile = UserProfile.get_for_user(administrator)
    profile.preferred_language = "hu"
    profile.save()
    row = rows(desk)[0]
    assert "2025. március 20." in row
    assert "Hibás" in row


def test_filters_and_export(desk: Client, trees: Trees, administrator: User, article: BasePage) -> None:
    text = '<p><a href="https://fine.example/">x</a> <a href="mailto:a@example.org">y</a></p>'
    NewsPageFactory(parent=trees[NewsIndexPage, "en"], title='=cmd|"/c calc"', body=body(("text", text)))
    collect()
    set_state("https://fine.example/", LinkState.GOOD)
    assert len(rows(desk)) == 3
    assert len(rows(desk, f"?state={LinkState.BROKEN}")) == 1
    assert "fine.example" in "".join(rows(desk, f"?state={LinkState.GOOD}"))
    assert len(rows(desk, f"?kind={LinkKind.MAIL}")) == 1
    assert len(rows(desk, f"?owner={administrator.pk}")) == 1
    assert len(rows(desk, "?state=nonsense&owner=99999&kind=%00&p=1000")) == 3
    results = desk.get(f"{REPORT}results/?kind=mail", headers={"x-requested-with": "XMLHttpRequest"})
    assert "a@example.org" in results.content.decode()
    exported = desk.get(f"{REPORT}?export=csv&owner={administrator.pk}")
    table = list(csv.DictReader(io.StringIO(exported.content.decode("utf-8-sig"))))
    assert [(row["Leads to"], row["HTTP status"], row["Last seen well"], row["Owner"]) for row in table] == [
        ("https://gone.example/a?b=1", "404", "2025-03-20", "Anna Minta")
    ]
    whole = desk.get(f"{REPORT}?export=csv").content.decode("utf-8-sig")
    assert [row["Page or record"][:2] for row in csv.DictReader(io.StringIO(whole))].count("'=") == 2
    book = load_workbook(io.BytesIO(desk.get(f"{REPORT}?export=xlsx").content))
    assert book.active.max_row == 4


def test_an_editor_is_told_only_of_what_they_may_change(client: Client, trees: Trees, article: BasePage) -> None:
    MemberFactory(url="https://member.example/")
    DeliverableFactory(doi="10.1000/secret")
    linking(trees[TrainingIndexPage, "en"], "https://training.example/")
    collect()
    for address in CheckedLink.objects.values_list("address", flat=True):
        set_state(address)
    news = editor_of(trees[NewsIndexPage, "en"])
    client.force_login(news)
    (row,) = rows(client)
    assert "gone.example" in row
    (shown,) = [found for found in lists_for(request_of(news)) if found.url == REPORT]
    assert (shown.count, [entry.title for entry in shown.entries]) == (1, ["About keys"])
    for address in ("https://member.example/", "https://doi.org/10.1000/secret", "https://training.example/"):
        link = CheckedLink.objects.get(address=address)
        for action in ("check_link", "ignore_link", "watch_link"):
            assert client.post(reverse(action, args=[link.pk])).status_code == 404
    news.groups.get().permissions.add(Permission.objects.get(codename="change_member"))
    client.force_login(User.objects.get(pk=news.pk))
    assert sorted("member.example" in row for row in rows(client)) == [False, True]
    client.logout()
    assert client.get(REPORT).status_code == 302
    assert client.post(reverse("check_link", args=[1])).status_code == 302


def test_a_document_that_is_kept_back_is_not_named(client: Client, trees: Trees) -> None:
    kept_back = DocumentFactory(title="The secret of the keys")
    SiteDocument.objects.filter(pk=kept_back.pk).update(guard="deliverables", withdrawn_at="2026-01-01T00:00:00Z")
    page = NewsPageFactory(
        parent=trees[NewsIndexPage, "en"], body=body(("document", {"document": kept_back.pk, "text": ""}))
    )
    collect()
    link = set_state(f"document:{kept_back.pk}", reason=Reason.KEPT_BACK)
    editor = editor_of(trees[NewsIndexPage, "en"])
    client.force_login(editor)
    for address in (REPORT, reverse("ignore_link", args=[link.pk]), f"{REPORT}?export=csv"):
        told = client.get(address).content.decode()
        assert f"Closed document ({kept_back.pk})" in told
        assert "secret" not in told
        assert kept_back.filename not in told
    with AdminReader(editor):
        (finding,) = findings_of(page, request_of(editor))
    assert f"Closed document ({kept_back.pk})" in str(finding.message)


def test_a_link_is_checked_when_an_editor_asks_but_not_again_and_again(
    desk: Client, world: Internet, article: BasePage, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    link = CheckedLink.objects.get()
    monkeypatch.setattr(checking, "Fetcher", lambda _agent, until: world.fetcher(until=until))
    monkeypatch.setattr("qcihungary.desk.links.fetch.Fetcher.secured", lambda _self, opened, _target, _deadline: opened)
    world.add("gone.example/a")
    address = reverse("check_link", args=[link.pk])
    assert desk.get(address).status_code == 405
    answer = desk.post(address, {"next": f"{REPORT}?kind=web"}, follow=True)
    assert answer.redirect_chain == [(f"{REPORT}?kind=web", 302)]
    assert "It leads where it should" in answer.content.decode()
    link.refresh_from_db()
    assert (link.state, len(world.asked)) == (LinkState.GOOD, 1)
    assert "a moment ago" in desk.post(address, {"next": "https://evil.example/"}, follow=True).content.decode()
    for _number in range(12):
        CheckedLink.objects.update(last_checked=LONG_AGO)
        desk.post(address)
    assert len(world.asked) == 10
    settings.LINK_CHECK = False
    assert "switched off" in desk.post(address, follow=True).content.decode()


def test_an_address_elsewhere_is_no_place_to_come_back_to(desk: Client, article: BasePage) -> None:
    link = CheckedLink.objects.get()
    for elsewhere in ("https://evil.example/", f"//evil.example{REPORT}", "/admin/"):
        assert desk.post(reverse("watch_link", args=[link.pk]), {"next": elsewhere}).headers["Location"] == REPORT


def test_the_way_to_a_view_of_ours_stands_above_it(desk: Client, article: BasePage) -> None:
    asked = desk.get(reverse("ignore_link", args=[CheckedLink.objects.get().pk]))
    steps = BeautifulSoup(asked.content, "html.parser").select(".w-breadcrumbs nav a")
    assert [(step["href"], step.get_text(strip=True)) for step in steps[:2]] == [("/admin/", "Home"), (REPORT, "Links")]
    assert [step.get_text(strip=True) for step in steps[2:]] == ["Ignore this link"]


def test_a_link_that_is_well_as_it_is_is_ignored_with_a_reason(
    desk: Client, administrator: User, article: BasePage
) -> None:
    link = CheckedLink.objects.get()
    address = reverse("ignore_link", args=[link.pk])
    assert "gone.example" in desk.get(address).content.decode()
    assert desk.post(address, {"because": ""}).status_code == 200
    assert not CheckedLink.objects.exclude(ignored_at=None).exists()
    desk.post(address, {"because": "Members only"})
    link.refresh_from_db()
    assert (link.ignored_by, link.ignored_because, link.is_ignored) == (administrator, "Members only", True)
    assert rows(desk) == []
    assert "Members only" in rows(desk, "?state=ignored")[0]
    assert findings_of(article, request_of(administrator)) == []
    (shown,) = [found for found in lists_for(request_of(administrator)) if found.url == REPORT]
    assert shown.count == 0
    desk.post(reverse("watch_link", args=[link.pk]))
    assert len(rows(desk)) == 1


def test_what_is_broken_is_told_before_a_page_is_published(
    trees: Trees, administrator: User, article: BasePage
) -> None:
    draft = NewsPageFactory(parent=trees[NewsIndexPage, "en"], live=False, title="A draft")
    article.body = [
        {"type": "text", "id": "one", "value": '<p><a href="https://gone.example/a?b=1">x</a></p>'},
        {"type": "call_to_action", "id": "two", "value": {"text": "Go", "page": draft.pk, "url": ""}},
        {"type": "text", "id": "three", "value": '<p><a href="https://never.checked.example/">x</a></p>'},
    ]
    found = findings_of(article, request_of(administrator))
    assert [(each.weight, each.field, each.block_id) for each in found] == [
        (Weight.WARNING, "body", "one"),
        (Weight.WARNING, "body", "two"),
    ]
    first, second = (str(each.message) for each in found)
    assert "https://gone.example/a?b=1" in first
    assert "Last seen well: 20 March 2025." in first
    assert "https://web.archive.org/web/20250320/https://gone.example/a?b=1" in first
    assert "A draft" in second
    assert "isn’t published" in second


def test_those_on_ones_own_pages_stand_first_on_the_home(trees: Trees, administrator: User, article: BasePage) -> None:
    other = UserFactory()
    linking(trees[NewsIndexPage, "en"], "https://older.example/", title="Not mine", owner=other)
    collect()
    set_state("https://older.example/", failing_since=LONG_AGO - datetime.timedelta(days=9))
    (shown,) = [found for found in lists_for(request_of(administrator)) if found.url == REPORT]
    assert [entry.title for entry in shown.entries] == ["About keys", "Not mine"]
    assert "gone.example" in shown.entries[0].note


def test_the_report_costs_the_same_for_many(
    desk: Client, trees: Trees, article: BasePage, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    def queries() -> int:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as captured:
            desk.get(REPORT)
        return len(captured)

    queries()
    few = queries()
    links = "".join(
        f'<p><a linktype="page" id="{trees[NewsIndexPage, "en"].pk + number}">x</a></p>' for number in range(9)
    )
    for number in range(8):
        NewsPageFactory(parent=trees[NewsIndexPage, "en"], body=body(("text", links)), title=f"Article {number}")
    collect()
    CheckedLink.objects.update(last_checked=timezone.now())
    assert queries() <= few + 2  # the pages that they lead to
