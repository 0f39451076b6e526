"""The outbox and a real mail server, which the test starts."""

from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.utils import timezone
from django.utils.translation import gettext_lazy
from pytest_django import Settings

from qcihungary.accounts.models import User
from qcihungary.consortium.models import ProjectFacts
from qcihungary.core.mail.outgoing import WAITS, Attachment, MailState, OutgoingMail, delete_old_mail
from qcihungary.core.mail.sending import send_due, take
from qcihungary.core.mail.writing import queue_mail
from tests.factories import UserFactory
from tests.mail_server import MailServer

pytestmark = pytest.mark.django_db


def editor_with(permission: str) -> User:
    """Somebody who may enter the admin, and beside that one thing."""
    user: User = UserFactory()  # type: ignore[assignment]  # a factory gives its model
    user.user_permissions.set(Permission.objects.filter(codename__in=("access_admin", permission)))
    return user


def write(**given: Any) -> OutgoingMail:
    letter = {"to": "anna@example.org", "language": "hu", "subject": "Levél", "template": "base", "context": {}}
    return queue_mail("test", **(letter | given))


def later(monkeypatch: pytest.MonkeyPatch, wait: timedelta) -> None:
    """Let time pass."""
    now = timezone.now() + wait
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)


def test_a_letter_arrives_in_the_language_of_who_gets_it(mail_server: MailServer) -> None:
    ProjectFacts(programme_en="Digital Europe Programme", programme_hu="Digitális Európa program").save()
    calendar = Attachment("kepzes.ics", "text/calendar; method=REQUEST", "BEGIN:VCALENDAR\r\nSUMMARY:Képzés\r\n")
    mail = write(reply_to="bela@example.org", attachments=[calendar], subject=gettext_lazy("Contact"))
    assert mail_server.taken == []
    output = StringIO()
    call_command("send_queued_mail", stdout=output)
    assert output.getvalue() == "Mail: 1 sent, 0 not taken\n"
    [letter] = mail_server.letters
    assert mail_server.taken[0].rcpt_tos == ["anna@example.org"]
    assert {name: letter[name] for name in ("To", "From", "Subject", "Reply-To", "Content-Language")} == {
        "To": "anna@example.org",
        "From": "Kvantumőr <webmaster@qcihungary.hu>",
        "Subject": "Kapcsolat",
        "Reply-To": "bela@example.org",
        "Content-Language": "hu",
    }
    assert letter["Message-ID"] == f"<{mail.message_id}@testserver>"
    assert letter["Auto-Submitted"] == "auto-generated"
    text, html = letter.get_body(("plain",)).get_content(), letter.get_body(("html",)).get_content()
    for part in (text, html):
        assert "Az Európai Unió társfinanszírozásával" in part
        assert "Digitális Európa program" in part
        assert "101081247" in part
    assert '<html lang="hu">' in html
    emblem = next(part for part in letter.walk() if part.get_content_type() == "image/png")
    assert emblem["Content-ID"].strip("<>") == html.partition('src="cid:')[2].partition('"')[0]
    assert emblem.get_content().startswith(b"\x89PNG")
    [attached] = letter.iter_attachments()
    assert (attached.get_content_type(), attached.get_param("method"), attached.get_filename()) == (
        "text/calendar", "REQUEST", "kepzes.ics",
    )  # fmt: skip
    assert "SUMMARY:Képzés" in attached.get_content()
    mail.refresh_from_db()
    assert (mail.state, mail.attempts, mail.last_error) == (MailState.SENT, 1, "")
    assert send_due() == (0, 0)


def test_the_text_is_plain_and_the_html_is_escaped() -> None:
    ProjectFacts(programme_en="R&D <Europe>").save()
    mail = write(language="en")
    assert "R&D <Europe>" in mail.text
    assert "R&amp;D &lt;Europe&gt;" in mail.html


def test_nothing_is_written_where_the_transaction_failed() -> None:
    with transaction.atomic():
        write()
        transaction.set_rollback(True)
    assert not OutgoingMail.objects.exists()


@pytest.mark.parametrize("answer", ["451 greylisted, come again", "554 not from here"])
def test_a_server_that_refuses_loses_nothing(
    mail_server: MailServer, desk: Client, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    mail, other = write(), write(to="bela@example.org")
    mail_server.answer = answer
    assert send_due() == (0, 2)
    mail.refresh_from_db()
    assert (mail.state, mail.attempts) == (MailState.QUEUED, 1)
    assert mail.last_error == answer
    assert send_due() == (0, 0)
    page = desk.get("/admin/mail/").content.decode()
    assert mail.subject in page
    assert answer in page
    mail_server.answer = "250 OK"
    later(monkeypatch, WAITS[0] + timedelta(seconds=1))
    assert send_due() == (2, 0)
    assert {letter["To"] for letter in mail_server.letters} == {mail.to, other.to}


def test_waits_grow_until_it_is_given_up_and_can_be_tried_again(
    mail_server: MailServer, desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    mail_server.answer = "451 not now"
    mail = write()
    for attempt, wait in enumerate([*WAITS, timedelta()], start=1):
        assert send_due() == (0, 1), attempt
        mail.refresh_from_db()
        if wait:
            assert mail.next_try - timezone.now() == pytest.approx(wait, abs=timedelta(minutes=1))
        later(monkeypatch, wait + timedelta(seconds=1))
    assert sorted(WAITS) == WAITS
    assert mail.state == MailState.FAILED
    assert send_due() == (0, 0)
    again = f"/admin/mail/again/{mail.pk}/"
    assert again in desk.get(f"/admin/mail/inspect/{mail.pk}/").content.decode()
    assert "451" in desk.get(again).content.decode()
    mail_server.answer = "250 OK"
    assert send_due() == (0, 0), "looking at the question changes nothing"
    desk.post(again)
    assert send_due() == (1, 0)
    assert desk.get(again).status_code == 404


def test_where_no_server_listens_one_attempt_is_enough(mail_server: MailServer, settings: Settings) -> None:
    settings.EMAIL_PORT = 1
    write(), write()
    assert send_due() == (0, 1)
    assert sorted(OutgoingMail.objects.values_list("attempts", flat=True)) == [0, 1]
    assert "refused" in OutgoingMail.objects.get(attempts=1).last_error


def test_a_letter_is_taken_by_one_process_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    mail = write()
    assert take(mail.pk)
    assert take(mail.pk) is None
    later(monkeypatch, timedelta(minutes=11))
    assert take(mail.pk), "the process that took it has died"


@pytest.mark.parametrize("text", ["Hi\r\nBcc: all@example.org", "Hi\nBcc: all@example.org", "Hi\x00\u202e\u2028there"])
def test_a_subject_can_not_become_a_header(mail_server: MailServer, text: str) -> None:
    write(subject=text)
    assert send_due() == (1, 0)
    [letter] = mail_server.letters
    assert letter["Bcc"] is None
    assert mail_server.taken[0].rcpt_tos == ["anna@example.org"]
    assert letter["Subject"] == " ".join(text.replace("\x00\u202e", "").split())


@pytest.mark.parametrize("address", ["a@example.org\nBcc: b@example.org", "a@example.org, b@example.org", "", "anna"])
@pytest.mark.parametrize("field", ["to", "reply_to"])
def test_an_address_is_one_address(address: str, field: str) -> None:
    if address or field == "to":
        with pytest.raises(ValueError, match="not an e-mail address"):
            write(**{field: address})


def test_a_row_that_was_tampered_with_is_refused_by_the_writer_of_headers(mail_server: MailServer) -> None:
    OutgoingMail.objects.filter(pk=write().pk).update(subject="Hi\nBcc: all@example.org")
    write(to="bela@example.org")
    assert send_due() == (1, 1), "and keeps nothing else from leaving"
    assert [letter["To"] for letter in mail_server.letters] == ["bela@example.org"]


def test_an_international_domain_is_written_to(mail_server: MailServer) -> None:
    write(to="info@kvantumőr.hu")
    assert send_due() == (1, 0)
    assert mail_server.taken[0].rcpt_tos == ["info@xn--kvantumr-7sb.hu"]


def test_old_mail_is_deleted_but_not_what_waits(settings: Settings) -> None:
    old = timezone.now() - timedelta(days=settings.MAIL_DAYS + 1)
    for state, finished in ((MailState.SENT, old), (MailState.FAILED, old), (MailState.SENT, timezone.now())):
        OutgoingMail.objects.filter(pk=write().pk).update(state=state, finished=finished)
    OutgoingMail.objects.filter(pk=write().pk).update(created=old, next_try=old)
    output = StringIO()
    call_command("delete_expired", stdout=output)
    assert "Outgoing mail: 2 deleted" in output.getvalue()
    assert sorted(OutgoingMail.objects.values_list("state", flat=True)) == ["queued", "sent"]
    assert delete_old_mail() == 0


def test_a_letter_is_shown_as_it_was_written_by_the_clocks_of_budapest(desk: Client) -> None:
    mail = write()
    OutgoingMail.objects.filter(pk=mail.pk).update(
        text="<b>One\n\nTwo", created=datetime(2026, 3, 18, 23, 30, tzinfo=UTC)
    )
    shown = desk.get(f"/admin/mail/inspect/{mail.pk}/").content.decode()
    assert '<div class="letter">&lt;b&gt;One\n\nTwo</div>' in shown
    assert "19 March 2026, 00:30" in shown


def test_the_outbox_is_for_those_who_may_see_it(client: Client, desk: Client) -> None:
    mail = write()
    shown = desk.get(f"/admin/mail/inspect/{mail.pk}/").content.decode()
    assert mail.to in shown
    assert "/admin/mail/new/" not in desk.get("/admin/mail/").content.decode()
    assert desk.get("/admin/mail/new/").status_code == desk.get(f"/admin/mail/edit/{mail.pk}/").status_code == 302
    client.force_login(editor_with(""))
    for path in ("", f"inspect/{mail.pk}/", f"again/{mail.pk}/"):
        assert mail.to not in client.get(f"/admin/mail/{path}", follow=True).content.decode()
    client.post(f"/admin/mail/again/{mail.pk}/")
    client.force_login(editor_with("view_outgoingmail"))
    assert mail.to in client.get("/admin/mail/").content.decode()
    assert client.get(f"/admin/mail/delete/{mail.pk}/").status_code == 302
