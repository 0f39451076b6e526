"""The admin's home: the tasks that most come for, and what waits for the user, of what they may know of."""

import datetime
import os
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.utils import timezone
from pytest_django import Settings
from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.models import GroupApprovalTask, GroupPagePermission, Page, Workflow, WorkflowContentType, WorkflowTask

from qcihungary.accounts.models import User
from qcihungary.consortium.models import ProjectFacts
from qcihungary.deliverables.models import Deliverable
from qcihungary.news.models import NewsIndexPage
from qcihungary.training.models import TrainingIndexPage
from tests.deliverables.factories import DeliverableFactory
from tests.factories import NewsPageFactory, Trees, UserFactory, alias_of, fresh, homes, page_factory
from tests.queries import queries_of

pytestmark = pytest.mark.django_db

HOME = "/admin/"
DRAFTS, APPROVAL, SUBMITTED = "My drafts", "Waiting for my approval", "Submitted by me"
DUE, BACKUP = "Deliverables due within 60 days", "Backup"
TODAY = datetime.date(2024, 6, 15)


def page_of(client: Client, language: str = "en") -> BeautifulSoup:
    response = client.get(HOME, headers={"accept-language": language})
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def tasks(page: BeautifulSoup) -> dict[str, str]:
    """Each task with its address."""
    return {link.get_text(strip=True): str(link["href"]) for link in page.select(".desk-tasks a")}


def lists(page: BeautifulSoup) -> dict[str, Tag]:
    """Each list by its title."""
    found = {}
    for section in page.select(".desk-lists section"):
        heading = section.h2
        assert heading
        found[str(heading.find(string=True, recursive=False)).strip()] = section
    return found


def entries(client: Client, title: str) -> list[str]:
    """What a list names, each with its note."""
    return [" | ".join(entry.stripped_strings) for entry in lists(page_of(client))[title].select("li")]


def member(*permissions: str, pages: tuple[str, ...] = (), name: str = "Anna") -> tuple[User, Client]:
    """Somebody with these permissions, for records and for all pages, who has signed in."""
    group = Group.objects.create(name=f"Group of {name}")
    group.permissions.add(*Permission.objects.filter(codename__in=("access_admin", *permissions)))
    for permission in Permission.objects.filter(codename__in=pages, content_type__app_label="wagtailcore"):
        GroupPagePermission.objects.create(group=group, page=Page.get_first_root_node(), permission=permission)
    user: User = UserFactory(first_name=name, last_name="Minta")  # type: ignore[assignment]  # a factory gives its model
    user.groups.add(group)
    client = Client()
    client.force_login(user)
    return user, client


def workflow_of(approver: User, *models: type[Any]) -> Workflow:
    """A way by the group of one who approves, for some kinds of records."""
    task = GroupApprovalTask.objects.create(name="Approval")
    task.groups.add(*approver.groups.all())
    workflow = Workflow.objects.create(name="Author to publisher")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    for model in models:
        kind = ContentType.objects.get_for_model(model)
        WorkflowContentType.objects.update_or_create(content_type=kind, defaults={"workflow": workflow})
    return workflow


def draft(user: User, title: str, **fields: Any) -> Deliverable:
    """A deliverable that somebody drafted."""
    record = Deliverable.objects.get(pk=DeliverableFactory(title_en=title, live=False, **fields).pk)
    record.save_revision(user=user)
    return record


# --- Tasks


def test_each_task_begins_at_its_form_in_the_language_of_the_user(desk: Client, trees: Trees) -> None:
    found = tasks(page_of(desk, "hu"))
    assert list(found) == ["Új hír", "Új esemény", "Új leszállítandó eredmény", "Új publikáció", "Fordítás"]
    assert found["Fordítás"] == "/admin/reports/translations/?language=hu"
    news, training = (trees[model, "hu"].pk for model in (NewsIndexPage, TrainingIndexPage))
    assert found["Új hír"] == f"/admin/pages/add/news/newspage/{news}/"
    assert found["Új esemény"] == f"/admin/pages/add/training/eventpage/{training}/"
    assert str(trees[NewsIndexPage, "en"].pk) in tasks(page_of(desk))["Add news"]
    for address in found.values():
        assert desk.get(address).status_code == 200, address
    start = BeautifulSoup(desk.get(found["Új publikáció"]).content, "html.parser")
    assert start.select_one('a[href="/admin/snippets/publications/publication/add/"]'), "without a DOI, by hand"


def test_nobody_is_offered_what_they_may_not_do(db: None) -> None:
    index = page_factory(NewsIndexPage)(parent=homes()["en"])
    _user, client = member(name="Nobody", pages=("change_page",))
    assert list(tasks(page_of(client))) == ["Translate"]
    _user, client = member(pages=("add_page",))
    assert next(iter(tasks(page_of(client, "hu")).values())) == f"/admin/pages/add/news/newspage/{index.pk}/"
    _user, client = member("add_publication", name="Librarian")
    assert list(tasks(page_of(client))) == ["Add a publication"]


# --- Drafts


def test_drafts_are_the_users_own_unpublished_work_newest_first(db: None) -> None:
    user, client = member("change_deliverable", pages=("change_page",))
    home = homes()["en"]
    article, live, foreign = (NewsPageFactory(parent=home, title=title, live=False) for title in ("A", "B", "C"))
    article.save_revision(user=user)
    live.save_revision(user=user).publish()
    foreign.save_revision(user=UserFactory())
    draft(user, "Handbook")
    changed = Page.objects.get(pk=live.pk).specific
    changed.title = "B, changed"
    changed.save_revision(user=user)
    found = entries(client, DRAFTS)
    assert [line.split(" | ")[0].split(" ", 1)[-1] for line in found] == ["changed", "Handbook", "A"]
    assert f"B, changed | news article (English), {timezone.localdate().day} " in found[0]
    assert lists(page_of(client))[DRAFTS].select("a")[0]["href"] == f"/admin/pages/{live.pk}/edit/"


def test_a_translation_that_was_begun_is_a_draft(db: None) -> None:
    user, client = member(pages=("change_page",))
    article = NewsPageFactory(parent=homes()["en"], title="Source")
    alias = alias_of(article)
    ConvertAliasPageAction(alias, user=user).execute(skip_permission_checks=True)
    assert [line.partition(",")[0] for line in entries(client, DRAFTS)] == ["Source | news article (Magyar)"]
    fresh(alias).save_revision(user=user).publish()
    assert not entries(client, DRAFTS)


def test_a_title_goes_with_the_permission(db: None) -> None:
    user, client = member("change_deliverable", pages=("change_page",))
    draft(user, "Handbook")
    NewsPageFactory(parent=homes()["en"], title="Article", live=False).save_revision(user=user)
    assert len(entries(client, DRAFTS)) == 2
    user.groups.get().permissions.remove(Permission.objects.get(codename="change_deliverable"))
    GroupPagePermission.objects.all().delete()
    page = page_of(client)
    assert lists(page)[DRAFTS].p.get_text() == "Everything that you wrote is published."
    assert "Handbook" not in page.text


# --- Approval


def test_what_waits_and_what_was_sent_back(db: None) -> None:
    author, authors = member("change_deliverable", name="Anna", pages=("change_page",))
    publisher, publishers = member("change_deliverable", "publish_deliverable", name="Béla", pages=("change_page",))
    workflow = workflow_of(publisher, Deliverable)
    handbook = draft(author, "Handbook")
    state = workflow.start(handbook, author)
    article = NewsPageFactory(parent=homes()["en"], title="Article", live=False)
    article.save_revision(user=author)
    workflow.start(article, author)

    waiting = entries(publishers, APPROVAL)
    assert [line.partition(",")[0] for line in waiting] == [
        f"{handbook.number} Handbook | deliverable",
        "Article | news article (English)",
    ]
    assert "Anna Minta" in waiting[0]
    assert not entries(authors, APPROVAL)
    assert [line.partition(" since")[0] for line in entries(authors, SUBMITTED)] == [
        "Article | waits for approval",
        f"{handbook.number} Handbook | waits for approval",
    ]
    assert SUBMITTED not in lists(page_of(publishers)), "a list without anything and without a word is left out"

    task = state.current_task_state
    task.task.specific.on_action(task, publisher, "reject", comment="The dates are <missing>.")
    assert len(entries(publishers, APPROVAL)) == 1
    assert entries(authors, SUBMITTED)[0] == (
        f"{handbook.number} Handbook | sent back (Béla Minta): The dates are <missing>."
    )
    assert "desk-urgent" in lists(page_of(authors))[SUBMITTED]["class"]


def test_an_approver_who_may_not_know_of_records_is_told_of_none(db: None) -> None:
    author, _authors = member("change_deliverable")
    publisher, publishers = member(name="Béla", pages=("change_page",))
    workflow_of(publisher, Deliverable).start(draft(author, "Secret handbook"), author)
    page = page_of(publishers)
    assert "Secret" not in page.text
    assert DUE not in lists(page)


# --- Deliverables


def test_what_is_due_and_what_is_overdue(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda: TODAY)
    assert "when the project began" in lists(page_of(desk))[DUE].text
    ProjectFacts(start_date=datetime.date(2023, 1, 1)).save()
    for month, state in ((17, "pending"), (17, "submitted"), (18, "draft"), (19, "pending"), (20, "pending")):
        dates = {"draft": {"drafted_on": TODAY}, "submitted": {"submitted_on": TODAY}}.get(state, {})
        DeliverableFactory(title_en=f"{state} M{month}", due_month=month, state=state, **dates)
    assert [line.split(" ", 1)[1] for line in entries(desk, DUE)] == [
        "pending M17 | overdue since 31 May 2024",
        "draft M18 | due on 30 June 2024",
        "pending M19 | due on 31 July 2024",
    ]
    assert "desk-urgent" in lists(page_of(desk))[DUE]["class"]


# --- Backup


def test_the_age_of_the_last_backup(desk: Client, settings: Settings, tmp_path: Path) -> None:
    stamp = settings.BACKUP_STAMP = tmp_path / "backup.stamp"
    assert "No backup has been noted" in lists(page_of(desk))[BACKUP].text
    stamp.touch()
    new = timezone.now().timestamp()
    os.utime(stamp, (new, new))
    shown = lists(page_of(desk))[BACKUP]
    assert "The last one was made" in shown.text
    assert not shown.get("class")
    old = (timezone.now() - datetime.timedelta(days=2, minutes=1)).timestamp()
    os.utime(stamp, (old, old))
    shown = lists(page_of(desk))[BACKUP]
    assert "more than two days ago" in shown.text
    assert shown["class"] == ["desk-urgent"]
    assert BACKUP not in lists(page_of(member(pages=("change_page",))[1]))


# --- All of it


def fill(user: User, workflow: Workflow, parent: Page, times: int) -> None:
    """Something in every list, some times."""
    for number in range(times):
        draft(user, f"Draft {number}", due_month=1)
        workflow.start(draft(user, f"Submitted {number}"), user)
        article = NewsPageFactory(parent=parent, live=False)
        article.save_revision(user=user)
        workflow.start(article, user)
        NewsPageFactory(parent=parent, live=False).save_revision(user=user)


def test_as_many_queries_however_much_there_is(db: None) -> None:
    ProjectFacts(start_date=datetime.date(2023, 1, 1)).save()
    user, client = member(
        "change_deliverable", "add_deliverable", "add_publication", pages=("add_page", "change_page", "publish_page")
    )
    workflow = workflow_of(user, Deliverable)
    parent = page_factory(NewsIndexPage)(parent=homes()["en"])
    fill(user, workflow, parent, 5)
    page_of(client)  # whatever is asked once in a process's life
    few = queries_of(client, HOME)
    fill(user, workflow, parent, 10)
    many = queries_of(client, HOME)
    assert len(many) == len(few) < 50, "\n".join(many)
    assert len(lists(page_of(client))[DRAFTS].select("li")) == 5
    assert lists(page_of(client))[DRAFTS].b.get_text() == "60"


def test_the_menu_and_the_home_are_wagtails_otherwise(desk: Client) -> None:
    page = page_of(desk, "hu")
    assert page.h1.get_text() == "Mi a teendő?"
    assert page.title.get_text(strip=True).startswith("Mi a teendő?")
    assert not page.select("#recent-edits, #awaiting-review, .w-summary")


def test_lists_are_counted_in_good_hungarian(desk: Client) -> None:
    def shown(address: str, language: str) -> str:
        page = desk.get(address, headers={"accept-language": language})
        return " ".join(BeautifulSoup(page.content, "html.parser").select_one("main").get_text(" ").split())

    messages, register = "/admin/messages/", "/admin/snippets/deliverables/deliverable/"
    assert "A lista üres (üzenetek)." in shown(messages, "hu")
    DeliverableFactory.create_batch(2)
    assert "Összesen 2" in shown(register, "hu")
    assert "2 in all" in shown(register, "en")
