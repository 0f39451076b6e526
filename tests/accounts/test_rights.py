"""Who may do what: a matrix of role, action and kind of content, written by hand, and asked of what really answers.

The letters are the roles that may: Author, Editor, Publisher, Coordinator. An administrator may do everything, somebody
without a role nothing. A new page type, record or entry of the menu fails until it has a line here.
"""

import uuid
from collections.abc import Iterator
from typing import cast

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.db.models import Model
from django.test import Client, RequestFactory
from django.urls import reverse
from wagtail.admin.menu import MenuItem, SubmenuMenuItem, admin_menu
from wagtail.admin.viewsets import viewsets
from wagtail.documents.permissions import permission_policy as document_policy
from wagtail.images.permissions import permission_policy as image_policy
from wagtail.models import Page, Workflow
from wagtail.snippets.models import get_snippet_models

from qcihungary.accounts.models import User
from qcihungary.accounts.rights.table import RIGHTS, Role
from qcihungary.consortium.models import Funder, Member, ProjectFacts, WorkPackage
from qcihungary.contact.models import ContactMessage, ContactPage
from qcihungary.core.mail.outgoing import OutgoingMail
from qcihungary.core.records import Record
from qcihungary.deliverables.models import Deliverable, DeliverablesIndexPage
from qcihungary.glossary.models import GlossaryPage, GlossaryTerm
from qcihungary.news.models import NewsIndexPage, NewsPage, NewsTag
from qcihungary.pages.models import AboutPage, HomePage, StandardPage
from qcihungary.publications.models import Publication, PublicationsIndexPage
from qcihungary.results.models import OtherResultPage, OtherResultsIndexPage, ResultsIndexPage
from qcihungary.search.models import SearchPage
from qcihungary.training.models import EventPage, RegistrationDesk, TrainingIndexPage
from tests.factories import ImageFactory, Trees, UserFactory, page_factory
from tests.forms import create, page_form
from tests.page_types import example
from tests.roles import desk_of, member_of

pytestmark = pytest.mark.django_db

LETTERS = {"A": Role.AUTHOR, "E": Role.EDITOR, "P": Role.PUBLISHER, "C": Role.COORDINATOR}

LEAF = {
    "edit": "EPC", "edit own": "AEPC", "publish": "PC", "unpublish": "PC", "lock": "PC", "unlock": "PC",
    "delete": "PC", "add_subpage": "",
}  # fmt: skip
LIST = {**LEAF, "add_subpage": "AEPC"}
PARENT = {**LIST, "delete": "C"}
"""What has pages below it is deleted by coordinators only."""

PAGES: dict[type[Page], dict[str, str]] = {
    HomePage: PARENT,
    ResultsIndexPage: {**PARENT, "add_subpage": ""},  # one of each below it
    AboutPage: LIST,
    StandardPage: LIST,
    NewsIndexPage: LIST,
    NewsPage: LEAF,
    TrainingIndexPage: LIST,
    EventPage: LEAF,
    DeliverablesIndexPage: LEAF,
    PublicationsIndexPage: LEAF,
    OtherResultsIndexPage: LIST,
    OtherResultPage: LEAF,
    ContactPage: LEAF,
    GlossaryPage: LEAF,
    SearchPage: LEAF,
}

REGISTER = {
    "view": "AEPC",
    "add": "AEPC",
    "change": "AEPC",
    "publish": "PC",
    "lock": "PC",
    "unlock": "PC",
    "delete": "PC",
}
CONSORTIUM = {"view": "PC", "add": "C", "change": "PC", "publish": "PC", "lock": "C", "unlock": "C", "delete": "C"}
FILES = {"choose": "AEPC", "add": "AEPC", "change": "AEPC", "delete": "AEPC"}
"""Authors may change and delete what they have uploaded themselves."""

RECORDS: dict[type[Model], dict[str, str]] = {
    Deliverable: REGISTER,
    Publication: REGISTER,
    GlossaryTerm: REGISTER,
    Member: CONSORTIUM,
    WorkPackage: CONSORTIUM,
    Funder: CONSORTIUM,
    NewsTag: {"view": "EPC", "add": "EPC", "change": "EPC", "delete": "PC"},
}

MENU = {
    "/admin/pages/": "AEPC",
    "/admin/images/": "AEPC",
    "/admin/documents/": "AEPC",
    "/admin/snippets/news/newstag/": "EPC",
    "/admin/snippets/deliverables/deliverable/": "AEPC",
    "/admin/snippets/publications/publication/": "AEPC",
    "/admin/snippets/glossary/glossaryterm/": "AEPC",
    "/admin/snippets/consortium/member/": "PC",
    "/admin/snippets/consortium/workpackage/": "PC",
    "/admin/snippets/consortium/funder/": "PC",
    "/admin/registration/": "PC",
    "/admin/messages/": "C",
    "/admin/reports/publications/": "AEPC",
    "/admin/reports/searches/": "AEPC",
    "/admin/reports/links/": "AEPC",
    "/admin/reports/translations/": "AEPC",
    "/admin/reports/locked/": "PC",
    "/admin/reports/workflow/": "AEPC",
    "/admin/reports/workflow_tasks/": "AEPC",
    "/admin/reports/site-history/": "AEPC",
    "/admin/reports/aging-pages/": "AEPC",
    "/admin/reports/page-types-usage/": "AEPC",
    "/admin/settings/consortium/projectfacts/": "C",
    "/admin/redirects/": "PC",
    "/admin/collections/": "",
    "/admin/workflows/list/": "",
    "/admin/workflows/tasks/index/": "",
    "/admin/guide/": "AEPC",
    "/admin/mail/": "",
    "/admin/users/": "",
    "/admin/groups/": "",
}
"""What the admin's menu leads to, reports and settings too."""

UNSHOWN = {"/admin/snippets/", "/admin/sites/"}
"""What Wagtail registers and never shows here: everything in the first stands in the menu by itself."""


@pytest.fixture
def people() -> dict[str, User]:
    """One for each letter, and one without a role."""
    return {**{letter: member_of(role) for letter, role in LETTERS.items()}, "nobody": cast("User", UserFactory())}


def letters(allowed: dict[str, bool]) -> str:
    return "".join(letter for letter, may in allowed.items() if may)


# --- the matrix has a line for everything


def test_each_role_may_do_what_the_one_before_it_may() -> None:
    for kind, rights in RIGHTS.items():
        lines = [set(rights.of(role)) for role in (Role.AUTHOR, Role.EDITOR, Role.PUBLISHER, Role.COORDINATOR)]
        assert lines[0] <= lines[1] <= lines[2] <= lines[3], kind


def test_every_page_type_and_record_has_its_line() -> None:
    ours = {model for model in apps.get_models() if model.__module__.startswith("qcihungary.")}
    assert set(PAGES) == {model for model in ours if issubclass(model, Page)}
    assert set(RECORDS) == {model for model in ours if issubclass(model, Record)} | set(get_snippet_models())


def menu_items(items: list[MenuItem]) -> Iterator[MenuItem]:
    for item in items:
        if isinstance(item, SubmenuMenuItem):
            yield from menu_items(item.menu.registered_menu_items)
        elif item.url.startswith("/admin/"):
            yield item


def entries() -> dict[str, MenuItem]:
    """What the menu leads to, each with its entry; some register themselves only with their addresses."""
    viewsets.populate()
    found = {item.url.partition("?")[0]: item for item in menu_items(admin_menu.registered_menu_items)}
    return {url: item for url, item in found.items() if url not in UNSHOWN}


def test_every_entry_of_the_menu_has_its_line() -> None:
    assert set(entries()) == set(MENU)


# --- pages


def test_pages(trees: Trees, people: dict[str, User]) -> None:
    for model, line in PAGES.items():
        page = example(trees, model, "hu")  # type: ignore[type-abstract]
        asked: dict[str, dict[str, bool]] = {action: {} for action in line}
        for letter, user in people.items():
            answers = page.permissions_for_user(user)
            for action in line.keys() - {"edit own"}:
                asked[action][letter] = getattr(answers, f"can_{action}")()
            page.owner = user
            asked["edit own"][letter], page.owner = page.permissions_for_user(user).can_edit(), None
        assert {action: letters(allowed) for action, allowed in asked.items()} == line, model


@pytest.mark.parametrize("role", ["A", "E", "P"])
def test_only_a_publishers_article_goes_out_at_once(trees: Trees, people: dict[str, User], role: str) -> None:
    fields = {"title": "Kulcsok", "slug": "kulcsok", "action-publish": "on"}
    response = create(desk_of(people[role]), NewsPage, trees[NewsIndexPage, "hu"], **fields)
    assert response.status_code == 302, response.context["form"].errors
    assert NewsPage.objects.get(locale__language_code="hu").live == (role == "P")


def test_an_author_leaves_the_pages_of_others_alone(trees: Trees, people: dict[str, User]) -> None:
    page = cast("NewsPage", page_factory(NewsPage)(parent=trees[NewsIndexPage, "hu"], title="Másé"))
    author = desk_of(people["A"])
    author.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), page_form(title="Enyém", slug=page.slug))
    author.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
    author.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    page.refresh_from_db()
    assert page.title == "Másé"
    assert page.live
    assert not page.has_unpublished_changes


# --- records, pictures, documents


def test_records_and_files(people: dict[str, User]) -> None:
    policies = {model: model.snippet_viewset.permission_policy for model in RECORDS}  # type: ignore[attr-defined]  # snippets have one
    for model, line in RECORDS.items():
        for action, allowed in line.items():
            asked = {letter: policies[model].user_has_permission(user, action) for letter, user in people.items()}
            assert letters(asked) == allowed, (model, action)
    for policy in (image_policy, document_policy):
        for action, allowed in FILES.items():
            asked = {letter: policy.user_has_permission(user, action) for letter, user in people.items()}
            assert letters(asked) == allowed, (policy, action)


def test_pictures_of_others_are_changed_by_editors(people: dict[str, User]) -> None:
    picture = ImageFactory()
    asked = {
        key: image_policy.user_has_permission_for_instance(user, "change", picture) for key, user in people.items()
    }
    assert letters(asked) == "EPC"


# --- what the menu leads to, and what isn't in it


def answers_to(client: Client, address: str) -> bool:
    """Whether somebody gets to see an address: Wagtail refuses by a redirect, others by a 403 or a 404."""
    response = client.get(address)
    if response.status_code == 302:
        leads_to = response.headers["Location"].partition("?")[0]
        return leads_to not in ("/admin/", "/admin/login/") and answers_to(client, leads_to)
    assert response.status_code in (200, 403, 404), (address, response.status_code)
    return response.status_code == 200


def others(administrator: User) -> dict[str, str]:
    """Addresses to which only a button leads, or nothing; behind some there are people's data."""
    message = ContactMessage.objects.create(
        name="Anna", email="anna@example.org", subject="x", message="y", language="hu"
    )
    mail = OutgoingMail.objects.create(to="anna@example.org", language="hu", subject="x", text="y", html="y")
    desk = RegistrationDesk.objects.create(event_key=uuid.uuid4(), is_on=True)
    page = Page.get_first_root_node()
    return {
        reverse("messages:inspect", args=[message.pk]): "C",
        reverse("messages:delete", args=[message.pk]): "C",
        reverse("mail:inspect", args=[mail.pk]): "",
        reverse("mail:again", args=[mail.pk]): "",
        reverse("registration_desks:edit", args=[desk.pk]): "PC",
        reverse("registration_desks:add"): "PC",
        reverse("registration_desks:delete", args=[desk.pk]): "C",
        reverse("registrations", args=[desk.pk]): "C",
        f"{reverse('registrations', args=[desk.pk])}?export=csv": "C",
        reverse("registration_write", args=[desk.pk]): "C",
        reverse("import_deliverables"): "PC",
        reverse("publications_incoming:start"): "AEPC",
        reverse("wagtailsettings:edit", args=["consortium", "projectfacts", ProjectFacts.objects.get().pk]): "C",
        reverse("wagtailusers_users:add"): "",
        reverse("wagtailusers_users:edit", args=[administrator.pk]): "",
        reverse("wagtailusers_groups:edit", args=[Group.objects.get(name=Role.AUTHOR).pk]): "",
        reverse("wagtailadmin_workflows:edit", args=[Workflow.objects.get().pk]): "",
        reverse("wagtailadmin_explore", args=[page.pk]): "AEPC",
        reverse("wagtailadmin_account"): "AEPC",
        reverse("wagtailadmin_home"): "AEPC",
    }


@pytest.mark.parametrize("letter", [*LETTERS, "nobody"])
def test_addresses(people: dict[str, User], administrator: User, letter: str) -> None:
    ProjectFacts().save()
    user, items = people[letter], entries()
    client, request = desk_of(user), RequestFactory().get("/admin/")
    request.user = user
    table = MENU | others(administrator)
    found = {address for address in table if answers_to(client, address)}
    assert found == {address for address, allowed in table.items() if letter in allowed}
    shown = {address for address, item in items.items() if letter != "nobody" and item.is_shown(request)}
    assert shown == found & set(MENU), "the menu shows what answers, and nothing else"
