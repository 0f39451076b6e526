"""From an author's draft to what is public: who may do which step, who is told by mail, and in which language."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings
from wagtail.models import Page
from wagtail.users.models import UserProfile

from qcihungary.accounts.models import User
from qcihungary.accounts.rights.table import Role
from qcihungary.core.mail.outgoing import OutgoingMail
from qcihungary.core.mail.sending import send_due
from qcihungary.news.models import NewsIndexPage, NewsPage
from tests.deliverables.factories import DeliverableFactory
from tests.factories import Trees
from tests.forms import create, page_form
from tests.mail_server import MailServer
from tests.roles import desk_of, member_of

pytestmark = pytest.mark.django_db

SUBMIT = {"action-submit": "on"}


@pytest.fixture(autouse=True)
def outbox(settings: Settings) -> None:
    """Mail goes where it goes on a real site."""
    settings.EMAIL_BACKEND = "qcihungary.core.mail.backend.OutboxBackend"


def speaking(language: str, user: User) -> User:
    UserProfile.objects.create(user=user, preferred_language=language)
    return user


@pytest.fixture
def author() -> User:
    return speaking("en", member_of(Role.AUTHOR, first_name="Anna", last_name="Szerző"))


@pytest.fixture
def publisher() -> User:
    return speaking("hu", member_of(Role.PUBLISHER, first_name="Béla", last_name="Közzétevő"))


def submitted(author: User, trees: Trees) -> NewsPage:
    """An article that waits for approval."""
    sent = {"title": "„Kulcs” & fény", "slug": "kulcs", **SUBMIT}
    response = create(desk_of(author), NewsPage, trees[NewsIndexPage, "hu"], **sent)
    assert response.status_code == 302, response.context["form"].errors
    page: NewsPage = NewsPage.objects.get(slug="kulcs", locale__language_code="hu")
    return page


def decide(client: Client, page: Page, action: str, **said: str) -> Any:
    state = page.current_workflow_task_state
    return client.post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk]), said)


def take_mail() -> list[OutgoingMail]:
    """What was written since."""
    found = list(OutgoingMail.objects.order_by("pk"))
    OutgoingMail.objects.all().delete()
    return found


def test_an_article_goes_to_the_publisher_and_back_and_out(author: User, publisher: User, trees: Trees) -> None:
    others = [
        member_of(Role.EDITOR),
        member_of(Role.COORDINATOR, is_active=False),
        member_of(Role.PUBLISHER, is_active=False),
    ]
    page = submitted(author, trees)
    (mail,) = take_mail()
    assert (mail.to, mail.language) == (publisher.email, "hu")
    assert mail.subject == "Jóváhagyásra vár: „„Kulcs” & fény”"
    assert "Kedves Közzétevő Béla!" in mail.text
    assert "Szerző Anna" in mail.text
    edit = f"http://testserver{reverse('wagtailadmin_pages:edit', args=[page.pk])}"
    assert edit in mail.text
    assert f'href="{edit}"' in mail.html
    assert "Kulcs” &amp; fény" in mail.html

    mine = desk_of(author)
    mine.post(edit, page_form(title="Mást gondoltam", slug="kulcs"))
    assert NewsPage.objects.get(pk=page.pk).get_latest_revision_as_object().title == page.title, "it is being looked at"
    for client in (mine, *map(desk_of, others)):
        decide(client, page, "approve")
        assert not NewsPage.objects.get(pk=page.pk).live

    theirs = desk_of(publisher)
    decide(theirs, page, "reject", comment="Hiányzik a <b>dátum</b>.")
    (mail,) = take_mail()
    assert (mail.to, mail.language) == (author.email, "en")
    assert mail.subject == "Sent back: “„Kulcs” & fény”"
    assert "Béla Közzétevő" in mail.text
    assert "Hiányzik a <b>dátum</b>." in mail.text
    assert "&lt;b&gt;" in mail.html

    mine.post(edit, page_form(title="Kulcs és fény", slug="kulcs", **{"action-restart-workflow": "on"}))
    mine.post(edit, page_form(title="Kulcs és fény", slug="kulcs", **SUBMIT))
    take_mail()
    decide(theirs, NewsPage.objects.get(pk=page.pk), "approve")
    (mail,) = take_mail()
    assert (mail.to, mail.subject) == (author.email, "Approved: “Kulcs és fény”")
    page = NewsPage.objects.get(pk=page.pk)
    assert (page.live, page.title) == (True, "Kulcs és fény")


def test_who_wants_no_mail_gets_none(author: User, publisher: User, trees: Trees) -> None:
    UserProfile.objects.filter(user=publisher).update(submitted_notifications=False)
    submitted(author, trees)
    assert take_mail() == []


def test_a_deliverable_is_told_only_to_those_who_may_know_it(author: User, publisher: User, trees: Trees) -> None:
    member_of(Role.EDITOR)
    record = DeliverableFactory(live=False, level="SEN", title_en="Sensitive", title_hu="Érzékeny")
    record.save_revision(user=author)
    record.get_workflow().start(record, author)
    (mail,) = take_mail()
    assert mail.to == publisher.email
    assert "Érzékeny" in mail.text
    assert reverse(record.snippet_viewset.get_url_name("edit"), args=[record.pk]) in mail.text


def test_a_mail_server_that_is_down_breaks_nothing(
    author: User, publisher: User, trees: Trees, settings: Settings, mail_server: MailServer
) -> None:
    mail_server.answer = "451 Later"
    page = submitted(author, trees)
    assert page.current_workflow_task_state
    assert send_due() == (0, 1)
    mail_server.answer = "250 OK"
    OutgoingMail.objects.get().try_again()
    assert send_due() == (1, 0)
    (letter,) = mail_server.letters
    assert letter["To"] == publisher.email
    assert letter["Content-Language"] == "hu"
