"""What editors choose about letters where they publish: on the form, at an approval, by a schedule, with privacy."""

import datetime
from typing import Any

import pytest
import time_machine
from django.contrib.messages import get_messages
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from qcihungary.accounts.rights.table import Role
from qcihungary.core.mail.outgoing import OutgoingMail
from qcihungary.training.models import EventPage, Registration, RegistrationDesk
from tests.forms import page_form
from tests.roles import desk_of, member_of
from tests.training.registration.desks import event, in_days

PUBLISH = {"action-publish": "action-publish"}
BOX = {"people_choice": "1"}
TICKED = {**BOX, "people_told": "1"}
NEW_PLACE = {"place_en": "Library", "place_hu": "Könyvtár"}
BOTH = {"anna@example.org", "bela@example.org"}


def local(moment: datetime.datetime) -> str:
    return timezone.localtime(moment).strftime("%Y-%m-%d %H:%M")


def send(client: Client, page: EventPage, **fields: Any) -> Any:
    """The form of an event, as a browser sends it."""
    facts = {name: getattr(page, name) for name in ("title", "slug", "kind", "status", "place_en", "place_hu")}
    times = {"start": local(page.start), "end": local(page.end)}
    answer = client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), page_form(**{**facts, **times, **fields}))
    form = answer.context and answer.context.get("form")
    assert answer.status_code == 302 or not form.errors, form.errors
    return answer


def written_to() -> set[str]:
    return set(OutgoingMail.objects.filter(kind="registration").values_list("to", flat=True))


def told(answer: Any) -> str:
    return " ".join(str(message) for message in get_messages(answer.wsgi_request))


@pytest.mark.parametrize(("box", "language"), [(BOX, "en"), (TICKED, "hu"), ({}, "en")])
@pytest.mark.parametrize(
    ("change", "is_news"),
    [
        (NEW_PLACE, True),
        ({"status": "cancelled"}, True),
        ({"end": local(in_days(60))}, True),
        ({"status_note": "Bring a pencil."}, False),
    ],
)
def test_a_publication_from_the_form_writes_where_the_box_is_ticked(
    admin: Client, desk: RegistrationDesk, change: dict[str, str], language: str, box: dict[str, str], *, is_news: bool
) -> None:
    answer = send(admin, event(language), **change, **box, **PUBLISH)
    is_told = is_news and box != BOX
    assert written_to() == (BOTH if is_told else set())
    assert ("Letters are on their way to 2 people" in told(answer)) == is_told
    desk.refresh_from_db()
    assert desk.tells_people, "the next change is told again"


def test_an_earlier_version_that_comes_back_is_news_again(admin: Client, desk: RegistrationDesk) -> None:
    former = event().get_latest_revision()
    send(admin, event(), **NEW_PLACE, **TICKED, **PUBLISH)
    OutgoingMail.objects.all().delete()
    shown = admin.get(reverse("wagtailadmin_pages:revisions_revert", args=[event().pk, former.pk])).content.decode()
    assert 'name="people_told" value="1" checked' in shown
    send(admin, event(), place_en="Laboratory", place_hu="Laboratórium", revision=former.pk, **TICKED, **PUBLISH)
    assert written_to() == BOTH
    file = OutgoingMail.objects.get(to="anna@example.org").files[0].text
    assert "SEQUENCE:2" in file
    assert "Laboratórium" in file


def test_a_copy_has_no_people(admin: Client, desk: RegistrationDesk) -> None:
    form = {
        "new_title": "Again",
        "new_slug": "again",
        "new_parent_page": event().get_parent().pk,
        "publish_copies": "on",
    }
    answer = admin.post(reverse("wagtailadmin_pages:copy", args=[event().pk]), form)
    assert answer.status_code == 302
    copied = EventPage.objects.get(slug="again", locale__language_code="en")
    assert not RegistrationDesk.objects.filter(event_key=copied.translation_key).exists()
    send(admin, copied, **NEW_PLACE, **PUBLISH)
    assert not written_to()


def approval(page: Page, name: str = "workflow_action") -> str:
    return reverse(f"wagtailadmin_pages:{name}", args=[page.pk, "approve", page.current_workflow_task_state.pk])


@pytest.mark.parametrize("way", ["dialogue", "list", "list without letters", "form", "form without letters"])
def test_what_an_author_leaves_unticked_decides_nothing(admin: Client, desk: RegistrationDesk, way: str) -> None:
    page = event()
    client = desk_of(member_of(Role.EDITOR))
    shown = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert 'name="people_choice"' not in shown
    send(client, page, **NEW_PLACE, **BOX)
    send(client, page, **NEW_PLACE, **BOX, **{"action-submit": "on"})
    publisher = desk_of(member_of(Role.PUBLISHER))
    if way == "dialogue":
        RegistrationDesk.objects.update(tells_people=False)  # as a schedule that was taken back leaves it
        said = publisher.get(approval(page)).json()["html"]
        assert "2 people" in said
        answer = publisher.post(approval(page), {"comment": ""}, headers={"x-requested-with": "XMLHttpRequest"})
    elif way.startswith("list"):
        asked = publisher.post(approval(page), {"next": "/admin/"})
        assert "2 people" in asked.content.decode()
        assert 'name="people_told" value="1" checked' in asked.content.decode()
        assert event().place_en != "Library", "it was only asked"
        chosen = {} if way.endswith("without letters") else {"people_told": "1"}
        answer = publisher.post(approval(page), {"next": "/admin/", "people_counted": "1", **chosen})
        assert answer.url == "/admin/"
    else:
        box = TICKED if way == "form" else BOX
        act = {"action-workflow-action": "true", "workflow-action-name": "approve"}
        answer = send(publisher, page, **NEW_PLACE, **box, **act)
    assert event().place_en == "Library", told(answer)
    is_told = not way.endswith("without letters")
    assert written_to() == (BOTH if is_told else set())
    assert ("Letters are on their way to 2 people" in told(answer)) == is_told


@pytest.mark.parametrize("chosen", [{}, {"people_told": "1"}])
def test_what_reads_the_same_is_published_after_the_question(
    admin: Client, desk: RegistrationDesk, chosen: dict[str, str]
) -> None:
    send(admin, event("hu"), **NEW_PLACE, **BOX)
    path = reverse("translation_same", args=[event("hu").pk])
    assert "2 people" in admin.post(path).content.decode()
    assert event("hu").place_en != "Library", "it was only asked"
    answer = admin.post(path, {"people_counted": "1", **chosen})
    assert event("hu").place_en == "Library", told(answer)
    assert written_to() == (BOTH if chosen else set())
    desk.refresh_from_db()
    assert desk.tells_people


@pytest.mark.parametrize("box", [BOX, TICKED])
def test_a_schedule_keeps_the_choice_until_its_moment(
    admin: Client, desk: RegistrationDesk, box: dict[str, str]
) -> None:
    moment = timezone.now() + datetime.timedelta(days=2)
    send(admin, event(), go_live_at=local(moment), **NEW_PLACE, **box, **PUBLISH)
    assert not written_to()
    shown = admin.get(reverse("wagtailadmin_pages:edit", args=[event().pk])).content.decode()
    assert ('name="people_told" value="1" checked' in shown) == (box == TICKED)
    send(admin, event("hu"), status_note="Hozzon ceruzát.", **PUBLISH)
    assert not written_to()
    with time_machine.travel(moment + datetime.timedelta(minutes=1), tick=False):
        call_command("publish_scheduled")
    assert event("hu").place_en == "Library"
    assert written_to() == (BOTH if box == TICKED else set())
    desk.refresh_from_db()
    assert desk.tells_people


@pytest.mark.parametrize(
    ("box", "fields", "language", "people"),
    [
        ({"people_told_of_expiry": "1"}, {}, "en", BOTH),
        ({"people_told_of_expiry": "1"}, {"expires_in": "both"}, "hu", BOTH),
        ({"people_told_of_expiry": "1"}, {"expires_in": "one"}, "en", {"bela@example.org"}),
        ({"people_told_of_expiry": "1"}, {"expires_in": "one"}, "hu", {"anna@example.org"}),
        ({"people_told_of_expiry": "1"}, {"end": "2026-03-20 12:00", "start": "2026-03-20 10:00"}, "en", set()),
        ({}, {}, "en", set()),
    ],
)
def test_an_expiry_before_the_event_is_told_where_that_was_ticked(
    admin: Client, desk: RegistrationDesk, box: dict[str, str], fields: dict[str, str], language: str, people: set[str]
) -> None:
    shown = admin.get(reverse("wagtailadmin_pages:edit", args=[event().pk])).content.decode()
    assert 'name="people_told_of_expiry" value="1">' in shown
    moment = timezone.now() + datetime.timedelta(days=3)
    send(admin, event(language), expire_at=local(moment), expiry_choice="1", **box, **BOX, **fields, **PUBLISH)
    assert not written_to()
    with time_machine.travel(moment + datetime.timedelta(minutes=1), tick=False):
        call_command("publish_scheduled")
    assert not event(language).live
    assert written_to() == people
    for mail in OutgoingMail.objects.all():
        assert ("/training/open-day/" in mail.text or "/kepzesek/nyilt-nap/" in mail.text) == (people != BOTH)


@pytest.mark.parametrize(
    ("of_section", "posted", "is_told"),
    [
        (True, {"restriction_type": "login"}, False),
        (True, {"restriction_type": "login", "people_told": "1"}, True),
        (False, {"restriction_type": "password", "password": "four-polarisations", "people_told": "1"}, True),
        (False, {"restriction_type": "password", "password": "", "people_told": "1"}, False),
        (False, {"restriction_type": "none", "people_told": "1"}, False),
    ],
)
def test_a_restriction_is_told_in_both_languages_where_that_was_ticked(
    admin: Client, desk: RegistrationDesk, posted: dict[str, str], *, is_told: bool, of_section: bool
) -> None:
    page = event().get_parent() if of_section else event()
    path = reverse("wagtailadmin_pages:set_privacy", args=[page.pk])
    shown = admin.get(path).json()["html"]
    assert "2 people" in shown
    assert 'name="people_told" value="1">' in shown, "nothing changes for those who come"
    admin.post(path, posted)
    assert written_to() == (BOTH if is_told else set())
    for mail in OutgoingMail.objects.all():
        assert "open-day" not in mail.text, "they couldn't open it"
        assert "/r/" in mail.text
    assert RegistrationDesk.objects.get().tells_people


def test_where_nobody_registered_the_dialogues_say_nothing(admin: Client, desk: RegistrationDesk) -> None:
    Registration.objects.update(state="cancelled")
    shown = admin.get(reverse("wagtailadmin_pages:edit", args=[event().pk])).content.decode()
    shown += admin.get(reverse("wagtailadmin_pages:set_privacy", args=[event().pk])).json()["html"]
    for name in ("people_told", "people_choice", "expiry_choice"):
        assert name not in shown


def publish(client: Client, page: EventPage) -> Any:
    return send(client, page, **NEW_PLACE, **TICKED, **PUBLISH)


def restrict(client: Client, page: EventPage) -> Any:
    path = reverse("wagtailadmin_pages:set_privacy", args=[page.pk])
    return client.post(path, {"restriction_type": "login", "people_told": "1"})


def delete(client: Client, page: EventPage) -> Any:
    path = reverse("wagtailadmin_pages:delete", args=[page.pk])
    return client.post(path, {"people_counted": "1", "people_told": "1"})


def unpublish(client: Client, page: EventPage) -> Any:
    path = reverse("wagtailadmin_pages:unpublish", args=[page.pk])
    return client.post(path, {"people_counted": "1", "people_told": "1"})


def write(client: Client, _page: EventPage) -> Any:
    text = {f"{part}_{code}": "Come!" for part in ("subject", "text") for code in ("en", "hu")}
    path = reverse("registration_write", args=[RegistrationDesk.objects.get().pk])
    return client.post(path, {"to": "all", "once": "5f0c3a0e-0000-4000-8000-000000000001", **text})


@pytest.mark.parametrize(
    ("act", "who_may"),
    [
        (publish, {Role.PUBLISHER, Role.COORDINATOR}),
        (restrict, {Role.PUBLISHER, Role.COORDINATOR}),
        (delete, {Role.PUBLISHER, Role.COORDINATOR}),
        (unpublish, {Role.PUBLISHER, Role.COORDINATOR}),
        (write, {Role.COORDINATOR}),
    ],
)
@pytest.mark.parametrize("role", Role)
def test_who_may_do_it_may_have_it_written_and_own_words_are_the_coordinators(
    desk: RegistrationDesk, act: Any, who_may: set[Role], role: Role
) -> None:
    act(desk_of(member_of(role)), event())
    assert written_to() == (BOTH if role in who_may else set())


@pytest.mark.parametrize("role", [Role.PUBLISHER, Role.COORDINATOR])
def test_the_step_between_names_nobody(desk: RegistrationDesk, role: Role) -> None:
    asked = desk_of(member_of(role)).post(reverse("wagtailadmin_pages:delete", args=[event().pk])).content.decode()
    assert "2 people have registered" in asked
    for named in ("Anna", "anna@", "Bela", "bela@"):
        assert named not in asked
    shown = desk_of(member_of(role)).get(reverse("wagtailadmin_pages:set_privacy", args=[event().pk])).json()["html"]
    assert (reverse("registration_write", args=[desk.pk]) in shown) == (role is Role.COORDINATOR)
