"""The weekly mail: asked for in one's own account, once a week, of what one may see, and not about nothing."""

import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import Page
from wagtail.users.models import UserProfile

from qcihungary.accounts.models import User
from qcihungary.accounts.rights.table import Role
from qcihungary.core.mail.outgoing import OutgoingMail
from qcihungary.pages.models import StandardPage
from qcihungary.translation.digest import DigestWish, last_monday
from qcihungary.translation.models import Answer
from tests.factories import ImageFactory, MemberFactory, Trees
from tests.roles import member_of

pytestmark = pytest.mark.django_db

ACCOUNT = "/admin/account/"
BUDAPEST = ZoneInfo("Europe/Budapest")
LONG_AGO = timezone.now() - datetime.timedelta(days=30)


def asked_by(user: User, language: str = "hu", **fields: Any) -> DigestWish:
    """Somebody who asked for it long ago."""
    UserProfile.objects.create(user=user, preferred_language=language)
    return DigestWish.objects.create(user=user, **{"is_wanted": True, "last_turn": LONG_AGO, **fields})


def send() -> list[OutgoingMail]:
    """What one run of the command writes."""
    before = set(OutgoingMail.objects.values_list("pk", flat=True))
    call_command("send_translation_digest", verbosity=0)
    return list(OutgoingMail.objects.exclude(pk__in=before).order_by("to"))


def test_each_says_in_the_readers_language_what_that_reader_may_see(trees: Trees) -> None:
    page = trees[StandardPage, "hu"]
    Answer.objects.create(page_id=page.pk, behind_count=2, behind_since=timezone.now() - datetime.timedelta(days=15))
    MemberFactory(name_hu="")
    ImageFactory(description_en="")
    asked_by(member_of(Role.PUBLISHER, email="a@example.org"), "hu")
    asked_by(member_of(Role.COORDINATOR, email="b@example.org"), "en")
    publisher, coordinator = send()
    assert (publisher.language, publisher.subject) == ("hu", "Ami a fordításokból hiányzik")
    for said in (publisher.text, publisher.html):
        assert "Oldalak: elmaradt" in said
        assert "http://testserver/admin/reports/translations/?state=behind" in said
        assert "Adatvedelem" in said
        assert f"http://testserver/admin/pages/{page.pk}/edit/" in said
        assert "Képek alternatív szöveg nélkül" in said
    assert "Magyar: 2 hét óta, 2 rész" in publisher.text.replace("\xa0", " ")
    assert "Texts of records: 1" in coordinator.text
    assert "Privacy (Magyar: for 2 weeks, 2 parts)" in coordinator.text.replace("\xa0", " ")
    assert "Images without alternative text: 1" in coordinator.text


def test_nobody_gets_it_twice_in_a_week(db: None) -> None:
    MemberFactory(name_hu="")
    wish = asked_by(member_of(Role.COORDINATOR))
    assert len(send()) == 1
    assert send() == []
    DigestWish.objects.filter(pk=wish.pk).update(last_turn=timezone.now() - datetime.timedelta(days=7))
    assert len(send()) == 1


def test_two_commands_at_once_take_one_turn(db: None) -> None:
    wish = asked_by(member_of(Role.COORDINATOR))
    now = timezone.now()
    assert [wish.take_turn(now), DigestWish.objects.get(pk=wish.pk).take_turn(now)] == [True, False]
    withdrawn = asked_by(member_of(Role.EDITOR))
    DigestWish.objects.filter(pk=withdrawn.pk).update(is_wanted=False)
    assert withdrawn.take_turn(now) is False, "somebody who took it back a moment ago"


def test_nothing_is_sent_about_nothing_nor_to_who_does_not_want_it_or_may_not_come_in(db: None) -> None:
    Page.objects.filter(depth__gt=1).delete()
    asked_by(member_of(Role.COORDINATOR))
    assert send() == []
    MemberFactory(name_hu="")
    gone, outsider = member_of(Role.COORDINATOR), member_of(Role.COORDINATOR)
    User.objects.filter(pk=gone.pk).update(is_active=False)
    outsider.groups.clear()
    asked_by(gone)
    asked_by(outsider)
    asked_by(member_of(Role.COORDINATOR), is_wanted=False)
    assert [mail.to for mail in send()] == [DigestWish.objects.order_by("pk")[0].user.email]


@pytest.mark.parametrize(
    ("now", "expected"),
    [((2026, 11, 23, 6, 59), 16), ((2026, 11, 23, 7, 0), 23), ((2026, 11, 29, 23, 0), 23), ((2026, 11, 30, 8, 0), 30)],
)
def test_a_week_begins_on_monday_at_seven_in_budapest(now: tuple[int, ...], expected: int) -> None:
    moment = datetime.datetime(*now, tzinfo=BUDAPEST)  # type: ignore[misc, arg-type]  # five numbers
    assert last_monday(moment) == datetime.datetime(2026, 11, expected, 7, tzinfo=BUDAPEST)


def test_it_is_asked_for_in_ones_own_account(desk: Client, administrator: User) -> None:
    soup = BeautifulSoup(desk.get(ACCOUNT).content, "html.parser")
    assert not DigestWish.objects.exists()
    form = {
        str(field["name"]): str(field.get("value", ""))
        for field in soup.select("main form input[name]:not([type=checkbox]):not([type=file])")
    }
    form |= {
        str(field["name"]): str(field.select_one("[selected]")["value"])
        for field in soup.select("main select[name]:has([selected])")
    }
    answer = desk.post(ACCOUNT, {**form, "translation_digest-is_wanted": "on"})
    assert answer.status_code == 302, BeautifulSoup(answer.content, "html.parser").select(".w-field__errors")
    wish = DigestWish.objects.get(user=administrator)
    assert wish.is_wanted
    assert timezone.now() - wish.last_turn < datetime.timedelta(minutes=5)
    assert BeautifulSoup(desk.get(ACCOUNT).content, "html.parser").select_one(
        "[name=translation_digest-is_wanted][checked]"
    )
    desk.post(ACCOUNT, form)
    assert not DigestWish.objects.get(user=administrator).is_wanted
