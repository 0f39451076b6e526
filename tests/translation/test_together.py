"""Both languages published, or scheduled, at one moment; and what an editor is told of the twin otherwise."""

import datetime
from typing import Any, cast

import pytest
from bs4 import BeautifulSoup, Tag
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.models import Page, Revision, get_default_page_content_type
from wagtail.signals import page_published

from qcihungary.accounts.models import User
from qcihungary.core.pages import BasePage
from qcihungary.news.models import NewsIndexPage, NewsPage
from qcihungary.results.models import OtherResultPage, OtherResultsIndexPage
from qcihungary.translation.answers import Answer
from tests.factories import Trees, UserFactory, alias_of, convert, fresh, page_factory
from tests.forms import page_form, told

pytestmark = pytest.mark.django_db
MOMENT = "2099-01-02 03:04"


def edit_url(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def button(desk: Client, page: Page) -> Tag | None:
    """The button for both languages in a page's editor."""
    found = BeautifulSoup(desk.get(edit_url(page)).content, "html.parser")
    return next((one for one in found.select("[name=action-publish]") if str(one["value"]).startswith("both ")), None)


def publish_both(desk: Client, page: Page, **fields: Any) -> list[str]:
    """Press that button, and read what one is told."""
    pressed = button(desk, page)
    assert pressed
    return publish(desk, page, **{"action-publish": str(pressed["value"]), **fields})


def publish(desk: Client, page: Page, **fields: Any) -> list[str]:
    """Send the form of a page, and read what one is told."""
    sent = page_form(**{"title": page.title, "slug": page.slug, "action-publish": "on", **fields})
    response = desk.post(edit_url(page), sent)
    if response.status_code != 302:
        pytest.fail(str(response.context["form"].errors))
    return told(response)


def draft(page: BasePage, **fields: Any) -> BasePage:
    """Save a draft of a page."""
    newest: BasePage = page.get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(newest, name, value)
    newest.save_revision(clean=False)
    return fresh(page)


@pytest.fixture
def source(trees: Trees) -> NewsPage:
    """A Hungarian article, published."""
    page = page_factory(NewsPage)(
        parent=trees[NewsIndexPage, "hu"], slug="keys", title="Kulcsok", body=[], search_description="In short."
    )
    page.save_revision().publish()
    return cast("NewsPage", fresh(page))


@pytest.fixture
def waiting(source: NewsPage) -> BasePage:
    """Its English translation, written but not published."""
    return draft(convert(alias_of(source)), title="Keys")


def public_title(page: Page) -> str:
    found = BeautifulSoup(Client().get(Page.objects.get(pk=page.pk).specific.url_path).content, "html.parser").h1
    return found.get_text(strip=True) if found else ""


def test_both_are_published_at_one_moment(desk: Client, source: NewsPage, waiting: BasePage) -> None:
    told = publish_both(desk, source, title="Kulcsok üvegszálon")
    assert "The English version was published at the same moment." in told
    assert (public_title(source), public_title(waiting)) == ("Kulcsok üvegszálon", "Keys")
    assert fresh(waiting).is_told
    assert button(desk, source) is None, "nothing is left to publish"
    assert not Answer.objects.exclude(behind_count=0), "neither is behind the other"


def test_what_only_one_of_them_says_anew_leaves_the_other_behind(
    desk: Client, source: NewsPage, waiting: BasePage
) -> None:
    publish_both(desk, source)
    draft(waiting, search_description="Another summary.")
    told = publish_both(desk, source, title="Kulcsok üvegszálon")
    assert "The English version was published at the same moment." in told
    behind = {answer.page_id: set(answer.behind) for answer in Answer.objects.all() if answer.behind}
    assert behind == {source.pk: {"search_description"}, waiting.pk: {"title"}}
    told = publish(desk, source, title="Kulcsok üvegen")
    assert "The English version is now behind in 1 part." in " ".join(told)


def test_it_works_from_the_translation_too(desk: Client, source: NewsPage, waiting: BasePage) -> None:
    draft(source, title="Kulcsok üvegszálon")
    publish_both(desk, waiting, title="Keys over fibres")
    assert (public_title(source), public_title(waiting)) == ("Kulcsok üvegszálon", "Keys over fibres")


def test_nothing_is_published_where_the_twin_lacks_something(desk: Client, source: NewsPage, waiting: BasePage) -> None:
    draft(waiting, title="", search_description="x" * 301)
    told = publish_both(desk, source, title="Kulcsok üvegszálon")
    assert not [message for message in told if "published at" in message or "has been published" in message]
    refused = next(message for message in told if "Nothing was published" in message)
    assert "The English version isn't ready: " in refused
    assert "Title: This field cannot be blank." in refused
    assert refused.count("cannot be blank") == 1, "each thing is said once"
    assert edit_url(waiting) in refused
    assert public_title(source) == "Kulcsok"
    assert fresh(source).get_latest_revision_as_object().title == "Kulcsok üvegszálon", "what was typed is kept"
    assert not fresh(waiting).is_told


def test_a_block_without_what_it_needs_counts_too(desk: Client, source: NewsPage, waiting: BasePage) -> None:
    draft(waiting, body=[("quote", {"text": "", "attribution": "", "url": ""})])
    (refused,) = (message for message in publish_both(desk, source) if "Nothing was published" in message)
    assert "The English version isn't ready: Quotation: This field is required." in refused


def test_a_text_that_nobody_translated_is_not_published_as_a_translation(desk: Client, source: NewsPage) -> None:
    waiting = convert(alias_of(source))
    assert "it still holds the original's text" in " ".join(publish_both(desk, source, title="Más szavak"))
    assert not fresh(waiting).is_told
    assert public_title(source) == "Kulcsok"


def test_a_failure_at_the_twin_undoes_the_page(desk: Client, source: NewsPage, waiting: BasePage) -> None:
    def fail(instance: Page, **kwargs: Any) -> None:
        if instance.pk == waiting.pk:
            raise RuntimeError("the twin's step fails")

    pressed = button(desk, source)
    assert pressed
    page_published.connect(fail)
    try:
        with pytest.raises(RuntimeError, match="the twin's step fails"):
            publish(desk, source, title="Más szavak", **{"action-publish": str(pressed["value"])})
    finally:
        page_published.disconnect(fail)
    assert public_title(source) == "Kulcsok"
    assert not fresh(waiting).is_told


# --- Scheduled


def test_both_are_scheduled_for_one_moment_and_appear_then(desk: Client, source: NewsPage, waiting: BasePage) -> None:
    told = publish_both(desk, source, title="Kulcsok üvegszálon", go_live_at=MOMENT, expire_at="2099-02-02 03:04")
    assert "The English version is scheduled too." in " ".join(told)
    moments = set(Revision.objects.exclude(approved_go_live_at=None).values_list("approved_go_live_at", flat=True))
    assert len(moments) == 1
    assert Revision.objects.exclude(approved_go_live_at=None).count() == 2
    call_command("publish_scheduled")
    assert (public_title(source), fresh(waiting).is_told) == ("Kulcsok", False), "not before its time"

    past = timezone.now() - datetime.timedelta(minutes=1)
    for revision in Revision.objects.exclude(approved_go_live_at=None):
        revision.content |= {"go_live_at": past.isoformat()}
        revision.approved_go_live_at = past
        revision.save()
    call_command("publish_scheduled")
    assert (public_title(source), public_title(waiting)) == ("Kulcsok üvegszálon", "Keys")
    assert fresh(waiting).expire_at == fresh(source).expire_at is not None
    assert not Answer.objects.exclude(behind_count=0), "neither is behind the other"


def test_who_takes_back_one_schedule_is_told_of_the_other(desk: Client, source: NewsPage, waiting: BasePage) -> None:
    publish_both(desk, source, go_live_at=MOMENT)
    scheduled = fresh(source).scheduled_revision
    cancel = reverse("wagtailadmin_pages:revisions_unschedule", args=[source.pk, scheduled.pk])
    said = next(message for message in told(desk.post(cancel)) if "English version" in message)
    assert "The English version is still scheduled for 2 January 2099, 03:04." in said
    other = fresh(waiting).scheduled_revision
    assert reverse("wagtailadmin_pages:revisions_unschedule", args=[waiting.pk, other.pk]) in said


# --- Facts that both share


def test_the_editors_own_facts_hold_in_both(desk: Client, trees: Trees) -> None:
    page = page_factory(OtherResultPage)(parent=trees[OtherResultsIndexPage, "hu"], slug="adat", title="Adat")
    page.save_revision().publish()
    twin = draft(convert(alias_of(page)), title="Data")
    publish_both(desk, page, kind="software", date="2025-04-01", go_live_at=MOMENT)
    newest = fresh(twin).scheduled_revision.as_object()
    assert (newest.title, newest.kind, newest.date) == ("Data", "software", datetime.date(2025, 4, 1))


# --- Where it is not offered


def test_an_alias_follows_by_itself(desk: Client, source: NewsPage) -> None:
    alias = alias_of(source)
    assert button(desk, source) is None
    told = publish(desk, source, title="Más szavak")
    message = next(message for message in told if "English version" in message)
    assert "The English version shows this text too, with a notice that it isn't translated yet." in message
    assert edit_url(alias) in message
    assert public_title(alias) == "Más szavak"


@pytest.mark.usefixtures("waiting")
def test_one_can_be_published_alone_and_the_other_keeps_its_notice(desk: Client, source: NewsPage) -> None:
    told = " ".join(publish(desk, source, title="Más szavak"))
    assert "The English version shows this text too, with a notice, until its translation is published." in told
    assert public_title(source) == "Más szavak"


def test_a_locked_twin_is_left_alone(desk: Client, source: NewsPage, waiting: BasePage) -> None:
    pressed = button(desk, source)
    assert pressed
    other = UserFactory(is_superuser=True)
    Page.objects.filter(pk=waiting.pk).update(locked=True, locked_by=other, locked_at=timezone.now())
    assert button(desk, source) is None
    told = " ".join(publish(desk, source, title="Más szavak", **{"action-publish": str(pressed["value"])}))
    assert "The English version is locked" in told
    assert public_title(source) == "Kulcsok"
    assert not fresh(waiting).is_told


def test_what_somebody_saved_in_the_twin_meanwhile_is_looked_at_first(
    desk: Client, source: NewsPage, waiting: BasePage
) -> None:
    pressed = button(desk, source)
    assert pressed
    other = cast("User", UserFactory(first_name="Réka", last_name="Másik", is_superuser=True))
    waiting.get_latest_revision_as_object().save_revision(user=other)
    told = " ".join(publish(desk, source, **{"action-publish": str(pressed["value"])}))
    assert "Réka Másik saved the English version on" in told
    assert not fresh(waiting).is_told
    publish_both(desk, source)
    assert fresh(waiting).is_told, "now it was seen"


def test_who_is_writing_in_the_twin_is_named(desk: Client, source: NewsPage, waiting: BasePage) -> None:
    other = UserFactory(first_name="Réka", last_name="Másik", is_superuser=True)
    EditingSession.objects.create(
        user=other, content_type=get_default_page_content_type(), object_id=str(waiting.pk),
        last_seen_at=timezone.now(), is_editing=True,
    )  # fmt: skip
    told = " ".join(publish_both(desk, source))
    assert "Réka Másik is writing in the English version right now." in told
