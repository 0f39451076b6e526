"""What becomes of a message once it was sent: who may read it, and when it goes."""

from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.auth.models import Permission
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from qcihungary.accounts.models import User
from qcihungary.consortium.models import ProjectFacts
from qcihungary.contact.models import ContactMessage
from qcihungary.core.mail.outgoing import OutgoingMail
from tests.contact.letters import send
from tests.factories import UserFactory

pytestmark = pytest.mark.usefixtures("trees")


def test_without_an_address_the_message_is_kept_all_the_same(client: Client, settings: Settings, desk: Client) -> None:
    ProjectFacts(email="").save()
    settings.DEFAULT_FROM_EMAIL = "Site <webmaster@server>"
    assert send(client).status_code == 303
    assert ContactMessage.objects.get().mail is None
    assert desk.get("/admin/messages/").status_code == 200


def test_messages_are_deleted_in_time_and_their_mail_with_them(client: Client, settings: Settings) -> None:
    assert send(client).status_code == send(client).status_code == 303
    old = ContactMessage.objects.first()
    ContactMessage.objects.filter(pk=old.pk).update(created=timezone.now() - timedelta(days=settings.CONTACT_DAYS + 1))
    output = StringIO()
    call_command("delete_expired", stdout=output)
    assert "Messages: 1 deleted" in output.getvalue()
    assert ContactMessage.objects.get() != old
    assert OutgoingMail.objects.get() == ContactMessage.objects.get().mail


def test_messages_are_for_those_who_may_read_them(client: Client, desk: Client) -> None:
    send(client)
    message = ContactMessage.objects.get()
    shown = desk.get(f"/admin/messages/inspect/{message.pk}/").content.decode()
    assert "Mikor lesz a következő képzés?" in shown
    assert desk.get(f"/admin/messages/edit/{message.pk}/").status_code == 302
    user: User = UserFactory()  # type: ignore[assignment]  # a factory gives its model
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    assert "Kvantumkulcs" not in client.get("/admin/messages/", follow=True).content.decode()
    user.user_permissions.add(Permission.objects.get(codename="view_contactmessage"))
    assert "Kvantumkulcs" in client.get("/admin/messages/").content.decode()
    assert client.get(f"/admin/messages/delete/{message.pk}/").status_code == 302
