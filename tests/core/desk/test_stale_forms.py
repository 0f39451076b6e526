"""What has no versions isn't overwritten in silence either: pictures, documents, facts, tags, registration desks."""

import uuid
from typing import Any, cast

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.models import RevisionMixin
from wagtail.test.utils.form_data import nested_form_data, streamfield

from qcihungary.accounts.models import User
from qcihungary.consortium.facts import ProjectFacts
from qcihungary.core.checks import our_models
from qcihungary.core.desk.stale_forms import AsksBeforeOverwriting
from qcihungary.core.images import SiteImage
from qcihungary.news.tags import NewsTag
from qcihungary.training.registration.desk import Question, RegistrationDesk
from tests.deliverables.factories import DocumentFactory
from tests.factories import ImageFactory, NewsTagFactory, UserFactory

pytestmark = pytest.mark.django_db


def picture() -> tuple[Any, str, str]:
    made = ImageFactory()
    return made, reverse("wagtailimages:edit", args=[made.pk]), "credit_hu"


def document() -> tuple[Any, str, str]:
    made = DocumentFactory()
    return made, reverse("wagtaildocs:edit", args=[made.pk]), "title"


def facts() -> tuple[Any, str, str]:
    made = ProjectFacts.objects.create()
    return made, reverse("wagtailsettings:edit", args=["consortium", "projectfacts", made.pk]), "acronym"


def tag() -> tuple[Any, str, str]:
    made = NewsTagFactory()
    return made, reverse("wagtailsnippets_news_newstag:edit", args=[made.pk]), "name_hu"


def desk_of_event() -> tuple[Any, str, str]:
    made = RegistrationDesk.objects.create(event_key=uuid.uuid4())
    return made, reverse("registration_desks:edit", args=[made.pk]), "note_en"


def soup(response: Any) -> BeautifulSoup:
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def typed(page: BeautifulSoup) -> dict[str, str]:
    """What the form that was opened would send."""
    sent: dict[str, str] = nested_form_data({"social_links": streamfield([])})  # which a script would draw
    form = page.select_one("main form:has([name=seen_state])")
    assert form
    for field in form.select("input[name], textarea[name]"):
        if field.get("type") not in ("file", "submit", "checkbox", "radio"):
            sent[str(field["name"])] = str(field.get("value") or field.string or "").removeprefix("\n")
    for field in form.select("input:checked"):
        sent[str(field["name"])] = str(field.get("value", "on"))
    for field in form.select("select[name]"):
        chosen = field.select_one("option[selected]")
        sent[str(field["name"])] = str(chosen["value"]) if chosen else ""
    return sent


@pytest.fixture
def other_desk() -> Client:
    browser = Client()
    browser.force_login(cast("User", UserFactory(first_name="Réka", last_name="Másik", is_superuser=True)))
    return browser


@pytest.mark.parametrize("make", [picture, document, facts, tag, desk_of_event])
def test_the_second_to_save_is_asked_and_loses_nothing(desk: Client, other_desk: Client, make: Any) -> None:
    row, edit, field = make()
    mine, theirs = typed(soup(desk.get(edit))), typed(soup(other_desk.get(edit)))
    assert other_desk.post(edit, theirs | {field: "Réka"}).status_code == 302
    asked = soup(desk.post(edit, mine | {field: "Anna"}))
    row.refresh_from_db()
    assert getattr(row, field) == "Réka"
    message = asked.select_one(".messages .error")
    assert message
    assert "Réka Másik saved this on" in message.text
    again = typed(asked)
    assert again[field] == "Anna"
    assert desk.post(edit, again).status_code == 302
    row.refresh_from_db()
    assert getattr(row, field) == "Anna"


@pytest.mark.parametrize("make", [picture, tag])
def test_the_same_editor_is_told_of_the_other_window(desk: Client, make: Any) -> None:
    _row, edit, field = make()
    mine = typed(soup(desk.get(edit)))
    desk.post(edit, mine | {field: "Earlier"})
    asked = soup(desk.post(edit, mine | {field: "Later"}))
    assert "You saved this in another window" in asked.select(".messages .error")[0].text


def test_whatever_has_no_versions_has_such_a_form() -> None:
    registered = [model for model in our_models() if hasattr(model, "snippet_viewset")]
    without = [model for model in registered if not issubclass(model, RevisionMixin)]
    assert NewsTag in without
    for model in without:
        assert issubclass(model.snippet_viewset.get_form_class(for_update=True), AsksBeforeOverwriting), model


def test_a_part_that_somebody_changed_counts(desk: Client) -> None:
    row, edit, _field = desk_of_event()
    mine = typed(soup(desk.get(edit)))
    Question.objects.create(desk=row, text_en="Which course?", text_hu="Melyik tanfolyam?")
    assert "This was saved after it was opened here." in soup(desk.post(edit, mine)).select(".messages .error")[0].text


def test_what_is_counted_for_itself_asks_nobody(desk: Client) -> None:
    row, edit, _field = picture()
    mine = typed(soup(desk.get(edit)))
    SiteImage.objects.filter(pk=row.pk).update(file_size=1)
    assert desk.post(edit, mine).status_code == 302
    assert desk.post(edit, {name: text for name, text in mine.items() if name != "seen_state"}).status_code == 302
