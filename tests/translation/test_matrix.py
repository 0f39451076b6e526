"""The matrix of pages: how each stands in either language, what it is narrowed by, and who sees what."""

import csv
import datetime
import io
from collections.abc import Iterator
from typing import Any, cast

import pytest
from bs4 import BeautifulSoup, Tag
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission, Page
from wagtail.users.models import UserProfile

from qcihungary.accounts.models import User
from qcihungary.accounts.rights.table import Role
from qcihungary.core.desk.lists import lists_for
from qcihungary.core.pages import BasePage
from qcihungary.news.models import NewsIndexPage
from qcihungary.translation.models import Answer
from tests.factories import NewsPageFactory, Trees, UserFactory, alias_of, convert, translate
from tests.queries import queries_of
from tests.roles import desk_of, member_of

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/reports/translations/"


def article(trees: Trees, title: str, **fields: Any) -> BasePage:
    return cast("BasePage", NewsPageFactory(parent=trees[NewsIndexPage, "en"], title=title, **fields))


def fall_behind(page: Page, days: int, parts: int = 1) -> None:
    since = timezone.now() - datetime.timedelta(days=days, hours=1)
    Answer.objects.update_or_create(page_id=page.pk, defaults={"behind_count": parts, "behind_since": since})


@pytest.fixture
def told(trees: Trees) -> dict[str, BasePage]:
    """Articles in English, each with a twin in another state."""
    pages = {name: article(trees, name) for name in ("Aliased", "Begun", "Old", "Older", "Fine")}
    twins = {name: alias_of(page) for name, page in pages.items()}
    convert(twins["Begun"])
    for name in ("Old", "Older", "Fine"):
        twins[name] = translate(twins[name], title=f"{name} magyarul")
    fall_behind(twins["Old"], 10, parts=2)
    fall_behind(pages["Older"], 40)
    return {**pages, **{f"{name} hu": twin for name, twin in twins.items()}}


def rows(client: Client, query: str = "") -> dict[str, list[str]]:
    """What the table says of each page of the news: English, Hungarian."""
    response = client.get(f"{ADDRESS}{query}")
    assert response.status_code == 200
    return dict(read(BeautifulSoup(response.content, "html.parser")))


def read(soup: BeautifulSoup) -> Iterator[tuple[str, list[str]]]:
    for row in soup.select(".matrix-scroll tbody tr"):
        cells = row.select("td.matrix-cell")
        title = row.select_one(".matrix-title").find(string=True, recursive=False)
        yield str(title).strip(), [words(cell) for cell in cells]


def words(cell: Tag) -> str:
    for hidden in cell.select(".w-sr-only"):
        hidden.extract()
    return " ".join(cell.get_text(" ").replace("\xa0", " ").split())


@pytest.mark.usefixtures("told")
def test_each_page_is_one_row_with_what_needs_work_first(desk: Client) -> None:
    found = rows(desk)
    assert list(found)[:4] == ["Older", "Old", "Begun", "Aliased"]
    assert found["Older"] == ["Behind for 1 month, 1 part", "Up to date"]
    assert found["Old"] == ["Up to date", "Behind for 1 week, 2 parts"]
    assert found["Begun"] == ["Up to date", "Draft"]
    assert found["Aliased"] == ["Up to date", "Missing"]
    assert found["Fine"] == ["Up to date", "Up to date"]


NARROWED = {
    "?state=behind": ["Older", "Old"],
    "?state=behind&language=hu": ["Old"],
    "?state=draft": ["Begun"],
    "?state=missing": ["Aliased"],
    "?language=en": ["Older"],
    "?language=hu": ["Old", "Begun", "Aliased"],
    "?age=7": ["Older", "Old"],
    "?age=30": ["Older"],
    "?age=30&language=hu": [],
    "?age=365": [],
    "?q=OLDER+MAGY": ["Older"],
    "?state=behind&q=nothing": [],
}
"""What is asked for → what is left."""


@pytest.mark.usefixtures("told")
def test_it_is_narrowed(desk: Client) -> None:
    assert {query: list(rows(desk, query)) for query in NARROWED} == NARROWED


def test_it_is_narrowed_by_section_and_owner(desk: Client, trees: Trees, told: dict[str, BasePage]) -> None:
    news, owner = trees[NewsIndexPage, "hu"], UserFactory(first_name="Béla")
    Page.objects.filter(pk=told["Old hu"].pk).update(owner=owner)
    section = f"?section={news.translation_key}"
    assert list(rows(desk, section)) == ["Older", "Old", "Begun", "Aliased", "News", "Fine"]
    assert list(rows(desk, f"?owner={owner.pk}")) == ["Old"]
    assert list(rows(desk, f"{section}&state=up-to-date")) == ["News", "Fine"]


@pytest.mark.usefixtures("told")
def test_what_makes_no_sense_narrows_nothing(desk: Client) -> None:
    everything = rows(desk)
    for query in ("?state=lost", "?age=x", "?owner=x", "?owner=999999", "?section=x", "?language=de", "?p=x", "?p=99"):
        assert rows(desk, query) == everything, query
    assert desk.get(f"{ADDRESS}results/?state=behind&_w_filter_fragment=1").status_code == 200


def test_both_versions_lead_to_their_forms_and_the_reader_finds_it_in_hungarian(
    desk: Client, administrator: User, told: dict[str, BasePage]
) -> None:
    UserProfile.objects.create(user=administrator, preferred_language="hu")
    soup = BeautifulSoup(desk.get(f"{ADDRESS}?state=behind").content, "html.parser")
    links = [str(link["href"]) for link in soup.select(".matrix-cell a")]
    assert {reverse("wagtailadmin_pages:edit", args=[told[name].pk]) for name in ("Old", "Old hu")} < set(links)
    assert dict(read(soup))["Old magyarul"] == ["Naprakész", "Elmaradt 1 hét óta, 2 rész"]


def test_it_is_exported_as_it_is_narrowed(desk: Client, told: dict[str, BasePage]) -> None:
    response: Any = desk.get(f"{ADDRESS}?state=behind&export=csv")
    table = list(csv.DictReader(io.StringIO(b"".join(response.streaming_content).decode())))
    assert [(row["Title in English"], row["State in Hungarian"]) for row in table] == [
        ("Older", "Up to date"),
        ("Old", "Behind"),
    ]
    assert table[1]["Hungarian parts behind"] == "2"
    assert table[1]["Hungarian behind since"].startswith(
        str(Answer.objects.get(page=told["Old hu"]).behind_since.date())
    )
    assert desk.get(f"{ADDRESS}?export=xlsx")["Content-Type"].endswith("spreadsheetml.sheet")


@pytest.mark.usefixtures("told")
def test_a_role_sees_all_pages_but_edits_only_what_it_may(trees: Trees) -> None:
    author = member_of(Role.AUTHOR)
    own = article(trees, "Own", owner=author)
    soup = BeautifulSoup(desk_of(author).get(ADDRESS).content, "html.parser")
    links = [str(link["href"]) for link in soup.select(".matrix-cell a")]
    assert links == [reverse("wagtailadmin_pages:edit", args=[own.pk])]
    assert "Fine" in dict(read(soup))


@pytest.mark.usefixtures("told")
def test_who_works_in_one_tree_sees_that_tree_and_who_works_on_none_nothing(trees: Trees, client: Client) -> None:
    group = Group.objects.create(name="Hungarian news")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    user = cast("User", UserFactory())
    user.groups.add(group)
    client.force_login(user)
    assert rows(client) == {}
    GroupPagePermission.objects.create(
        group=group, page=Page.objects.get(pk=trees[NewsIndexPage, "hu"].pk), permission_type="change"
    )
    found = rows(client)
    assert set(found) == {"Főoldal", "Hirek", "Aliased", "Begun", "Old magyarul", "Older magyarul", "Fine magyarul"}
    assert found["Old magyarul"] == ["Up to date", "Behind for 1 week, 2 parts"]
    client.logout()
    assert client.get(ADDRESS).status_code == 302


def test_the_number_of_queries_does_not_grow(desk: Client, trees: Trees, told: dict[str, BasePage]) -> None:
    few = len(queries_of(desk, ADDRESS))
    for number in range(12):
        page = article(trees, f"More {number}")
        fall_behind(translate(alias_of(page), title=f"Több {number}") if number % 2 else page, days=number)
    assert len(queries_of(desk, ADDRESS)) == few <= 20


def test_the_home_lists_what_is_behind(rf: Any, told: dict[str, BasePage]) -> None:
    request = rf.get("/admin/")
    request.user = member_of(Role.PUBLISHER)
    [found] = [one for one in lists_for(request) if one.title == "Translations that are behind"]
    assert (found.count, [entry.title for entry in found.entries]) == (2, ["Older", "Old"])
    assert found.entries[1].note.replace("\xa0", " ") == "Magyar: for 1 week, 2 parts"
    assert found.entries[1].url == reverse("wagtailadmin_pages:edit", args=[told["Old hu"].pk])
    request.user = UserFactory()
    assert "Translations that are behind" not in [one.title for one in lists_for(request)]
