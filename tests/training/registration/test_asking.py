"""What editors are asked and told before an event with people, or its desk, goes or is hidden."""

from typing import Any

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse
from wagtail.models import ModelLogEntry

from qcihungary.core.mail.outgoing import OutgoingMail
from qcihungary.training.models import EventPage, Registration, RegistrationDesk
from qcihungary.training.registration.admin.asking import keep_choice
from tests.training.registration.desks import bring_into, event


def address(act: str, language: str, *, of_section: bool) -> tuple[str, dict[str, Any]]:
    """Where an act is sent, and what with it."""
    page = event(language)
    target = page.get_parent() if of_section else page
    if act.startswith("bulk-"):
        name = act.removeprefix("bulk-")
        path = reverse("wagtail_bulk_action", args=["wagtailcore", "page", name]) + f"?id={target.pk}"
        return path, {}
    return reverse(f"wagtailadmin_pages:{act}", args=[target.pk]), {"include_descendants": "on"}


@pytest.mark.parametrize(
    ("act", "of_section", "language"),
    [
        ("delete", False, "hu"),
        ("delete", True, "en"),
        ("unpublish", False, "en"),
        ("unpublish", True, "hu"),
        ("bulk-delete", False, "en"),
        ("bulk-delete", True, "hu"),
        ("bulk-unpublish", False, "hu"),
    ],
)
def test_it_is_said_first_how_many_people_it_concerns(
    admin: Client, desk: RegistrationDesk, act: str, language: str, *, of_section: bool
) -> None:
    path, posted = address(act, language, of_section=of_section)
    before = list(EventPage.objects.order_by("pk").values_list("live", "path"))
    asked = admin.post(path, posted)
    assert asked.status_code == 200
    assert "people_counted" in asked.content.decode()
    assert asked.context["people"] == 2
    assert list(EventPage.objects.order_by("pk").values_list("live", "path")) == before
    assert (' name="people_told" value="1" checked' in asked.content.decode()) == act.endswith("delete")
    kept = [(name, value) for name, value in asked.context["posted"] if name != "people_told"]
    again = {name: [value for one, value in kept if one == name] for name, _value in kept}
    assert admin.post(path, {**again, "people_counted": "1", "people_told": "1"}).status_code == 302
    assert OutgoingMail.objects.count() == 2
    assert list(EventPage.objects.order_by("pk").values_list("live", "path")) != before


@pytest.mark.parametrize("is_ticked", [True, False])
def test_the_box_on_an_events_form_is_for_the_next_change(
    admin: Client, desk: RegistrationDesk, *, is_ticked: bool
) -> None:
    RegistrationDesk.objects.update(tells_people=not is_ticked)
    request = RequestFactory().post("/", {"people_choice": "1", **({"people_told": "1"} if is_ticked else {})})
    keep_choice(request, event())
    desk.refresh_from_db()
    assert desk.tells_people == is_ticked
    shown = admin.get(reverse("wagtailadmin_pages:edit", args=[event().pk])).content.decode()
    assert 'name="people_choice"' in shown
    assert ('name="people_told" value="1" checked' in shown) == is_ticked
    assert "nobody is written to about this by itself" in shown, "the dialogue of the schedule says what expiring does"


@pytest.mark.parametrize(("of_section", "people"), [(False, "2 people"), (True, "2 people"), (None, "")])
def test_the_dialogue_of_privacy_says_how_many_people_it_concerns(
    admin: Client, desk: RegistrationDesk, *, of_section: bool | None, people: str
) -> None:
    if of_section is None:
        Registration.objects.update(state="cancelled")
    page = event().get_parent() if of_section else event()
    shown = admin.get(reverse("wagtailadmin_pages:set_privacy", args=[page.pk])).json()["html"]
    assert "restriction_type" in shown
    assert ("nobody is written to" in shown) == bool(people)
    assert people in shown
    assert (reverse("registration_write", args=[desk.pk]) in shown) == bool(people)


@pytest.mark.parametrize(("state", "is_ticked"), [("live", True), ("over", False), ("deleted", False)])
@pytest.mark.parametrize("is_wanted", [True, False])
def test_a_desk_is_deleted_with_its_people_after_they_are_counted(
    admin: Client, desk: RegistrationDesk, state: str, *, is_ticked: bool, is_wanted: bool
) -> None:
    bring_into(state)
    OutgoingMail.objects.all().delete()
    path = reverse("registration_desks:delete", args=[desk.pk])
    shown = admin.get(path)
    assert shown.context["people"] == 2
    assert ('name="people_told" value="1" checked' in shown.content.decode()) == is_ticked
    assert "people_counted" in admin.post(path).content.decode(), "not without the question"
    assert Registration.objects.count() == 3
    answer = admin.post(path, {"people_counted": "2", **({"people_told": "1"} if is_wanted else {})})
    assert answer.status_code == 302
    assert not RegistrationDesk.objects.exists()
    assert not Registration.objects.exists()
    mails = {mail.to: mail for mail in OutgoingMail.objects.all()}
    assert set(mails) == ({"anna@example.org", "bela@example.org"} if is_wanted else set())
    if is_wanted:
        assert mails["anna@example.org"].subject.startswith("Megszűnt a jelentkezés:")
        assert "/r/" not in mails["bela@example.org"].text, "the link leads nowhere any more"
    assert ModelLogEntry.objects.filter(action="wagtail.delete").exists()


def test_a_desk_without_people_is_deleted_without_a_question(admin: Client, desk: RegistrationDesk) -> None:
    Registration.objects.update(state="cancelled")
    assert admin.post(reverse("registration_desks:delete", args=[desk.pk])).status_code == 302
    assert not RegistrationDesk.objects.exists()


def test_nobody_is_asked_about_an_event_without_people(admin: Client, desk: RegistrationDesk) -> None:
    Registration.objects.update(state="cancelled")
    path, posted = address("delete", "en", of_section=False)
    assert admin.post(path, posted).status_code == 302
    assert not OutgoingMail.objects.exists()


def test_without_the_letter_nobody_is_written_to(admin: Client, desk: RegistrationDesk) -> None:
    path, posted = address("delete", "en", of_section=False)
    assert admin.post(path, {**posted, "people_counted": "1"}).status_code == 302
    assert not OutgoingMail.objects.exists()
    assert not EventPage.objects.exists()
