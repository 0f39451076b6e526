"""The desk in the admin: setting it up, and the people; each for those who may."""

import io
import uuid
from typing import Any, cast

import openpyxl
import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.test import Client

from qcihungary.accounts.models import User
from qcihungary.core.mail.outgoing import OutgoingMail
from qcihungary.training.models import EventPage, Question, Registration, RegistrationDesk, TrainingIndexPage
from tests.factories import EventPageFactory, Trees, UserFactory
from tests.training.registration.desks import apply, plant

LIST = "/admin/registration/"


@pytest.fixture
def desk(client: Client, administrator: User) -> Client:
    """A browser in which the administrator has signed in; in other files ``desk`` is a registration desk."""
    client.force_login(administrator)
    return client


@pytest.fixture
def open_day(trees: Trees) -> RegistrationDesk:
    return plant(trees, capacity=1, asks_affiliation="optional", asks_country="optional")


def people(desk: RegistrationDesk) -> str:
    return f"/admin/registration/people/{desk.pk}/"


def form_of(desk: RegistrationDesk, **changed: Any) -> dict[str, Any]:
    """The form of a desk as an editor's browser sends it."""
    asked = {f"asks_{name}": "no" for name in ("affiliation", "country", "role", "level", "diet", "access")}
    formset = {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 20}
    return {
        "event_key": str(desk.event_key), "is_on": "on", "capacity": "1", "has_waiting_list": "on", "opens_at": "",
        "closes_at": "", "note_en": "", "note_hu": "", "retention_days": "90", **asked,
        **{f"questions-{name}": value for name, value in formset.items()}, **changed,
    }  # fmt: skip


def test_an_editor_sets_up_a_desk_for_an_event(desk: Client, trees: Trees) -> None:
    page: EventPage = EventPageFactory(parent=trees[TrainingIndexPage, "en"], slug="lecture", title="A lecture")
    new = f"{LIST}new/?event={page.translation_key}"
    assert f'value="{page.translation_key}" selected' in desk.get(new).content.decode()
    question = {"kind": "choice", "text_en": "Which day?", "text_hu": "Melyik nap?", "choices_en": "Friday\nSaturday",
                "choices_hu": "péntek\nszombat", "is_required": "on", "ORDER": "1", "id": "", "DELETE": ""}  # fmt: skip
    fields = {f"questions-0-{name}": value for name, value in question.items()}
    data = form_of(RegistrationDesk(event_key=page.translation_key), **fields, **{"questions-TOTAL_FORMS": 1})
    wrong = desk.post(new, {**data, "questions-0-choices_hu": "péntek"})
    assert wrong.status_code == 200
    assert "as many choices in Hungarian" in wrong.content.decode()
    assert desk.post(new, data).status_code == 302
    made = RegistrationDesk.objects.get()
    assert (made.event_key, made.event_starts_at, made.questions.get().text_hu) == (
        page.translation_key, page.start, "Melyik nap?",
    )  # fmt: skip
    assert "A lecture" in desk.get(LIST).content.decode()
    assert "0/1" in desk.get(LIST).content.decode()
    assert desk.get(f"{LIST}new/?event=nonsense").status_code == 200
    assert people(made) in desk.get(f"/admin/pages/{page.pk}/edit/").content.decode()


def test_more_places_move_people_up_from_the_form(desk: Client, open_day: RegistrationDesk) -> None:
    for name in ("anna", "bela"):
        apply(open_day, name)
    answer = desk.post(f"{LIST}edit/{open_day.pk}/", form_of(open_day, capacity="2"), follow=True)
    assert "1 person moved up" in answer.content.decode()
    assert set(Registration.objects.values_list("state", flat=True)) == {"confirmed"}
    other = form_of(open_day, event_key=str(uuid.uuid4()), capacity="3")
    desk.post(f"{LIST}edit/{open_day.pk}/", other)
    open_day.refresh_from_db()
    assert (open_day.capacity, open_day.event_key) == (3, open_day.event_key)
    assert EventPage.objects.filter(translation_key=open_day.event_key).exists()


def test_questions_ask_the_same_in_both_languages(open_day: RegistrationDesk) -> None:
    for choices in (("a", "b"), ("a\nb", "c"), ("a\na", "b\nc")):
        with pytest.raises(ValidationError):
            Question(desk=open_day, kind="choice", choices_en=choices[0], choices_hu=choices[1]).clean()


def test_an_editor_works_with_the_people(desk: Client, open_day: RegistrationDesk) -> None:
    anna, bela = apply(open_day, "anna"), apply(open_day, "bela")
    shown = desk.get(people(open_day)).content.decode()
    assert "Anna" in shown
    assert "bela@example.org" in shown
    assert "anna@" not in desk.get(f"{people(open_day)}?state=waiting").content.decode()
    assert "bela@" not in desk.get(f"{people(open_day)}?q=ANNA&state=nonsense&p=x%00").content.decode()
    desk.post(f"{people(open_day)}attendance/", {"shown": [anna.pk, bela.pk, "x"], "came": [anna.pk, bela.pk]})
    assert [one.has_attended for one in open_day.registrations.all()] == [True, None], "who waits can't have come"
    address = f"{people(open_day)}cancel/{anna.pk}/"
    desk.get(address)
    anna.refresh_from_db()
    assert anna.state == "confirmed"
    desk.post(address)
    bela.refresh_from_db()
    assert bela.state == "confirmed"
    assert "Your registration is cancelled" in OutgoingMail.objects.filter(to=anna.email).latest("pk").subject


def test_no_spreadsheet_runs_what_people_typed(desk: Client, open_day: RegistrationDesk) -> None:
    question = Question.objects.create(desk=open_day, kind="yes-no", text_en="@Vegan?", text_hu="Vegán?")
    evil = apply(open_day, "anna")
    evil.name, evil.affiliation, evil.country = '=HYPERLINK("https://evil.example")', "+1+1\x07", "HU"
    evil.answers = {str(question.uid): "yes"}
    evil.save()
    csv = desk.get(f"{people(open_day)}export.csv")
    assert "no-store" in csv.headers["Cache-Control"]
    lines = csv.content.decode("utf-8-sig")
    assert "'=HYPERLINK" in lines
    assert "'+1+1" in lines
    assert "'@Vegan?" in lines
    assert "Hungary" in lines
    book = openpyxl.load_workbook(io.BytesIO(desk.get(f"{people(open_day)}export.xlsx").content))
    header, row = book.active.iter_rows()
    assert row[0].value == '=HYPERLINK("https://evil.example")'
    assert {cell.data_type for cell in row if cell.value} == {"s"}
    assert "Dietary needs" not in [cell.value for cell in header], "nothing stands there that wasn't asked"
    assert desk.get(f"{people(open_day)}export.exe", follow=True).status_code == 404


def test_a_message_reaches_each_in_their_language_once(desk: Client, open_day: RegistrationDesk) -> None:
    apply(open_day, "anna", "hu")
    apply(open_day, "bela", "en")
    OutgoingMail.objects.all().delete()
    form = {"to": "all", "subject_hu": "Új terem\r\nBcc: x@example.org", "once": str(uuid.uuid4())}
    form["text_hu"] = "Másik teremben\n\nleszünk."
    refused = desk.post(f"{people(open_day)}write/", form)
    assert "write to them in it, too" in refused.content.decode()
    assert "Másik teremben" in refused.content.decode()
    whole = {**form, "subject_en": "Another room", "text_en": "<b>We moved</b>"}
    for _press in range(2):
        assert desk.post(f"{people(open_day)}write/", whole).status_code == 302
    by_address = {mail.to: mail for mail in OutgoingMail.objects.all()}
    assert OutgoingMail.objects.count() == len(by_address) == 2
    assert by_address["anna@example.org"].subject == "Új terem Bcc: x@example.org"
    assert "leszünk." in by_address["anna@example.org"].text
    assert "&lt;b&gt;We moved" in by_address["bela@example.org"].html
    assert "bela@" not in by_address["anna@example.org"].text
    desk.post(f"{people(open_day)}write/", {**whole, "to": "waiting", "once": str(uuid.uuid4())})
    assert OutgoingMail.objects.filter(to="bela@example.org").count() == 2


@pytest.mark.parametrize(
    ("permissions", "may_read", "may_work", "may_set_up"),
    [
        ((), False, False, False),
        (("change_registrationdesk",), False, False, True),
        (("view_registration",), True, False, False),
        (("change_registration",), True, True, False),
    ],
)
def test_the_people_are_for_those_who_may(
    client: Client,
    open_day: RegistrationDesk,
    permissions: tuple[str, ...],
    may_read: bool,  # noqa: FBT001
    may_work: bool,  # noqa: FBT001
    may_set_up: bool,  # noqa: FBT001
) -> None:
    person, user = apply(open_day, "anna"), cast("User", UserFactory())
    names = ("access_admin", *permissions)
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    client.force_login(user)
    for may, paths in (
        (may_read, ("", "export.csv", "export.xlsx")),
        (may_work, ("write/", f"cancel/{person.pk}/")),
    ):
        for path in paths:
            answer = client.get(people(open_day) + path)
            assert (answer.status_code == 200) == may, path
            assert may or "anna@" not in answer.content.decode()
    client.post(f"{people(open_day)}attendance/", {"shown": [person.pk], "came": [person.pk]})
    person.refresh_from_db()
    assert bool(person.has_attended) == may_work
    assert (client.get(f"{LIST}edit/{open_day.pk}/").status_code == 200) == may_set_up
