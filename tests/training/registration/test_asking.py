"""What editors are asked and told before an event with people, or its desk, goes or is hidden."""

import uuid
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry, Page

from qcihungary.core.mail.outgoing import OutgoingMail
from qcihungary.training.models import EventPage, Registration, RegistrationDesk, TrainingIndexPage
from qcihungary.training.registration.vocabulary import State
from tests.factories import page_factory
from tests.training.registration.desks import bring_into, event, in_days

OTHER_LIST = uuid.UUID(int=7)
TrainingIndexPageFactory = page_factory(TrainingIndexPage)


def another_list(language: str) -> Page:
    """A second list of events in both languages; the one in this language."""
    made = {}
    for model_page in TrainingIndexPage.objects.all():
        made[model_page.language] = TrainingIndexPageFactory(
            parent=model_page.get_parent(), slug="courses", title="Courses", translation_key=OTHER_LIST
        )
    return made[language]


def address(act: str, language: str, *, of_section: bool = False) -> tuple[str, dict[str, Any]]:
    """Where an act is sent, and what with it."""
    page = event(language)
    target = page.get_parent() if of_section else page
    there = another_list(language).pk if act.endswith("move") else 0
    if act.startswith("bulk-"):
        name = act.removeprefix("bulk-")
        path = reverse("wagtail_bulk_action", args=["wagtailcore", "page", name]) + f"?id={target.pk}"
        return path, {"chooser": there} if there else {"include_descendants": "on"}
    if there:
        return reverse("wagtailadmin_pages:move_confirm", args=[target.pk, there]), {}
    return reverse(f"wagtailadmin_pages:{act}", args=[target.pk]), {"include_descendants": "on"}


def crowd(desk: RegistrationDesk, number: int) -> None:
    """So many people more, in both languages by turns."""
    said = {"consent_text": "Yes.", "consent_version": "1", "consented_at": timezone.now(), "state": State.WAITING}
    Registration.objects.bulk_create(
        Registration(desk=desk, language=("en", "hu")[one % 2], name=f"No. {one}", email=f"{one}@example.org", **said)
        for one in range(number)
    )


def again(asked: Any, **chosen: str) -> dict[str, Any]:
    """What the step between sends, with the box as it is chosen."""
    kept: dict[str, Any] = {"people_counted": "1", **chosen}
    for name, value in asked.context["posted"]:
        kept.setdefault(name, []).append(value)
    return kept


def state_of_pages() -> list[Any]:
    return list(EventPage.objects.order_by("pk").values_list("live", "path"))


@pytest.mark.parametrize(
    ("act", "of_section", "language", "is_told"),
    [
        ("delete", False, "hu", True),
        ("delete", True, "en", True),
        ("delete", False, "en", False),
        ("unpublish", False, "en", True),
        ("unpublish", True, "hu", True),
        ("unpublish", False, "hu", False),
        ("move", False, "en", True),
        ("move", False, "hu", False),
        ("bulk-delete", False, "en", False),
        ("bulk-delete", True, "hu", True),
        ("bulk-unpublish", False, "hu", False),
        ("bulk-unpublish", True, "en", True),
        ("bulk-move", False, "en", False),
        ("bulk-move", False, "hu", True),
    ],
)
def test_it_is_said_first_how_many_people_it_concerns(
    admin: Client, desk: RegistrationDesk, act: str, language: str, *, of_section: bool, is_told: bool
) -> None:
    crowd(desk, 3)
    path, posted = address(act, language, of_section=of_section)
    before = state_of_pages()
    first = admin.get(path).content.decode()
    says_so_first = not act.startswith("bulk-") and not (act == "unpublish" and of_section)
    assert ("In the next step you choose whether they are written to" in first) is says_so_first
    asked = admin.post(path, posted)
    assert (asked.status_code, asked.context["people"]) == (200, 5)
    assert "5 people have registered" in asked.content.decode()
    assert state_of_pages() == before
    assert (' name="people_told" value="1" checked' in asked.content.decode()) == act.endswith("delete")
    answer = admin.post(path, again(asked, **({"people_told": "1"} if is_told else {})))
    assert state_of_pages() != before
    subjects = dict(OutgoingMail.objects.values_list("to", "subject"))
    assert len(subjects) == (5 if is_told else 0)
    told = [str(message) for message in get_messages(answer.wsgi_request)]
    assert any("Letters are on their way to 5 people" in message for message in told) == is_told
    if is_told:
        said = {"delete": "Elmarad", "unpublish": "Az oldala most nem nyilvános", "move": "Új címen az oldala"}
        assert subjects["anna@example.org"] == f"{said[act.removeprefix('bulk-')]}: Nyílt nap"
        assert subjects["bela@example.org"].endswith("Open day")
    if act.endswith("move"):
        assert "/courses/" in event("en").url_path
        assert "/courses/" in event("hu").url_path, "its other language moves along"


@pytest.mark.parametrize(("number", "said"), [(1, "1 person has registered"), (30, "30 people have registered")])
def test_one_is_counted_as_one(admin: Client, desk: RegistrationDesk, number: int, said: str) -> None:
    Registration.objects.all().delete()
    crowd(desk, number)
    path, posted = address("delete", "en")
    assert said in admin.post(path, posted).content.decode()


@pytest.mark.parametrize("language", ["en", "hu"])
def test_unpublishing_one_language_concerns_those_who_read_it(
    admin: Client, desk: RegistrationDesk, language: str
) -> None:
    path, posted = address("unpublish", language)
    asked = admin.post(path, {**posted, "languages": "one"})
    assert asked.context["people"] == 1
    admin.post(path, again(asked, people_told="1"))
    mail = OutgoingMail.objects.get()
    assert mail.language == language
    other = {"en": "/hu/kepzesek/nyilt-nap/", "hu": "/en/training/open-day/"}[language]
    assert other in mail.text
    assert {"en": "only in the other language", "hu": "csak a másik nyelven"}[language] in mail.text


def test_unpublishing_the_only_text_concerns_all(admin: Client, desk: RegistrationDesk) -> None:
    EventPage.objects.filter(pk=event("hu").pk).update(alias_of=event("en"))
    path, posted = address("unpublish", "en")
    assert admin.post(path, {**posted, "languages": "one"}).context["people"] == 2


@pytest.mark.parametrize(
    ("change", "is_asked"),
    [({"place_en": "Library"}, True), ({"status": "cancelled"}, True), ({"status_note": "Bring a pencil."}, False)],
)
@pytest.mark.parametrize("is_told", [True, False])
def test_publishing_several_asks_about_what_is_news(
    admin: Client, desk: RegistrationDesk, change: dict[str, str], *, is_asked: bool, is_told: bool
) -> None:
    page = event()
    for name, value in change.items():
        setattr(page, name, value)
    page.save_revision()
    path, posted = address("bulk-publish", "en")
    asked = admin.post(path, posted)
    assert asked.status_code == (200 if is_asked else 302)
    if is_asked:
        assert asked.context["people"] == 2
        assert ' name="people_told" value="1" checked' in asked.content.decode()
        admin.post(path, again(asked, **({"people_told": "1"} if is_told else {})))
    assert OutgoingMail.objects.count() == (2 if is_asked and is_told else 0)
    desk.refresh_from_db()
    assert desk.tells_people, "the choice was for this once"


@pytest.mark.parametrize("state", ["over", "called-off"])
def test_of_what_is_over_or_off_nobody_is_written_to(admin: Client, desk: RegistrationDesk, state: str) -> None:
    if state == "over":
        EventPage.objects.update(start=in_days(-2), end=in_days(-1))
    else:
        bring_into(state)
    path, posted = address("delete", "en")
    asked = admin.post(path, posted)
    assert asked.context["people"] == 2
    assert 'name="people_told"' not in asked.content.decode()
    assert "nobody is written to" in asked.content.decode()
    admin.post(path, again(asked))
    assert not EventPage.objects.exists()
    assert not OutgoingMail.objects.exists()


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
    path, posted = address("delete", "en")
    assert admin.post(path, posted).status_code == 302
    assert not OutgoingMail.objects.exists()


def test_without_the_letter_nobody_is_written_to(admin: Client, desk: RegistrationDesk) -> None:
    path, posted = address("delete", "en")
    assert admin.post(path, {**posted, "people_counted": "1"}).status_code == 302
    assert not OutgoingMail.objects.exists()
    assert not EventPage.objects.exists()
