"""Behind or not, by paragraph: what a publication answers, and what it leaves behind in the other language."""

import datetime
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from qcihungary.translation.answers import Answer
from qcihungary.translation.filling import fill
from qcihungary.translation.marks import MARK, mark
from qcihungary.translation.states import Standings, State, standing_of
from tests.factories import EventPageFactory, UserFactory, alias_of, convert, fresh, homes, translate
from tests.translation.pairs import A, B, C, Pair, blocks, draft, source_page, text

pytestmark = pytest.mark.django_db

N = "11111111-1111-4111-8111-111111111111"


def state(page: Page) -> State:
    """The state of a page, told the same one by one and for many."""
    one = standing_of(fresh(page))
    assert Standings.now().of(Page.objects.get(pk=page.pk)) == one
    return one.state


def test_what_changes_in_one_language_is_behind_in_the_other_until_it_says_something_else_there() -> None:
    pair = Pair.told()
    assert (pair.behind("en"), pair.behind("hu")) == ({}, {})
    pair.publish("en", text(A, "One"), text(B, "Two and a half"), text(C, "Three"), title="Quantum keys")
    assert pair.behind("hu") == {"title": "changed", B: "changed"}
    assert pair.behind("en") == {}, "nothing was said in Hungarian"
    answer = pair.answer("hu")
    assert (answer.behind_count, state(pair.page("hu")), state(pair.page("en"))) == (2, State.BEHIND, State.UP_TO_DATE)
    since = answer.behind_since

    pair.publish("hu", text(A, "Egy"), text(B, "Kettő és fél"), text(C, "Három"))
    assert pair.behind("hu") == {"title": "changed"}, "the paragraph is answered, the title isn't"
    assert pair.answer("hu").behind_since == since, "since the first of what is left"
    assert pair.behind("en") == {}, "an answer is nothing to answer"

    pair.publish("hu", text(A, "Egyik"), text(B, "Kettő és fél"), text(C, "Három"), title="Kvantumkulcsok")
    assert pair.behind("hu") == {}
    assert pair.behind("en") == {A: "changed"}, "what was more than an answer is to be followed there"
    pair.publish("en", text(A, "First"), text(B, "Two and a half"), text(C, "Three"))
    assert (pair.behind("en"), pair.behind("hu")) == ({}, {})


def test_blocks_that_come_go_and_move_are_told_by_their_ids() -> None:
    pair = Pair.told()
    pair.publish("en", text(C, "Three"), text(N, "New"), text(A, "One"))
    assert pair.behind("hu") == {C: "moved", N: "added", B: "removed"}, "as few as possible have moved"
    first = pair.answer("hu").behind_since
    pair.publish("en", text(C, "Three"), text(N, "Newer"), text(A, "One"))
    assert pair.answer("hu").behind_since == first
    pair.publish("hu", text(C, "Három"), text(N, "Új"), text(A, "Egy"))
    assert (pair.behind("hu"), pair.behind("en")) == ({}, {}), "the same was done there"
    pair.publish("en", text(A, "One"), text(C, "Three"), text(N, "Newer"))
    pair.publish("en", text(C, "Three"), text(N, "Newer"), text(A, "One"))
    assert pair.behind("hu") == {}, "what is as it was answered is not behind"


def test_saving_alone_changes_nothing() -> None:
    pair = Pair.told()
    body = blocks(pair.page("en"))
    body[0]["value"] = '<p data-block-key="x1y2z">One</p>'
    pair.publish("en", *body)
    draft(pair.page("en"), text(A, "A draft"))
    assert pair.behind("hu") == {}


def test_a_draft_that_was_there_before_the_change_does_not_answer_it() -> None:
    pair = Pair.told()
    waiting = draft(pair.page("hu"), text(A, "Egyik"), text(B, "Kettő"), text(C, "Három"))
    pair.publish("en", text(A, "First"), text(B, "Two"), text(C, "Three"))
    waiting.publish()
    assert pair.behind("hu") == {A: "changed"}
    assert pair.behind("en") == {A: "changed"}, "both said something new without knowing of each other"
    again = draft(pair.page("hu"), text(A, "Az első"), text(B, "Kettő"), text(C, "Három"))
    pair.publish("en", text(A, "The very first"), text(B, "Two"), text(C, "Three"))
    assert pair.behind("en") == {}
    again.publish()
    assert pair.behind("hu") == {A: "changed"}, "it answered what was said before"


def test_a_mark_answers_and_what_is_written_with_it_is_only_an_answer() -> None:
    pair = Pair.told()
    user = UserFactory()
    pair.publish("en", text(A, "First"), text(B, "Second"), text(C, "Three"))
    page = pair.page("hu")
    revisions = page.revisions.count()
    left = mark(page, user, [f"body:{A}"])
    assert left
    assert (pair.behind("hu"), left.behind_count) == ({B: "changed"}, 1)
    assert page.revisions.count() == revisions, "it is no edit"
    from wagtail.models import PageLogEntry

    assert PageLogEntry.objects.get(action=MARK).data == {"parts": 1, "left": 1}
    pair.publish("hu", text(A, "Első"), text(B, "Kettő"), text(C, "Harmadik"))
    assert pair.behind("hu") == {B: "changed"}
    assert pair.behind("en") == {C: "changed"}, "the first paragraph was marked as done before it was published"
    mark(pair.page("hu"), user)
    mark(pair.page("en"), user)
    assert (pair.behind("hu"), pair.behind("en"), state(pair.page("hu"))) == ({}, {}, State.UP_TO_DATE)


def test_the_first_publication_answers_all_but_what_changed_meanwhile() -> None:
    source = source_page()
    alias = alias_of(source)
    assert state(alias) == State.MISSING
    waiting = convert(alias)
    pair = Pair(source.pk, waiting.pk)
    assert state(waiting) == State.DRAFT
    draft(waiting, text(A, "Egy"), text(B, "Two"), text(C, "Three"), title="Kulcsok", slug="kulcsok")
    pair.publish("en", text(A, "First"), text(B, "Two"), text(C, "Third"))
    assert not Answer.objects.filter(page=source.pk).exists(), "there is nothing in Hungarian yet"
    assert pair.behind("hu") == {A: "changed", C: "changed"}
    assert state(pair.page("hu")) == State.DRAFT
    draft(pair.page("hu"), text(A, "Egy"), text(B, "Kettő"), text(C, "Harmadik")).publish()
    assert pair.behind("hu") == {A: "changed"}
    assert pair.behind("en") == {}


def test_visitors_read_the_newest_source_while_a_page_waits() -> None:
    source = source_page()
    waiting = convert(alias_of(source))
    draft(waiting, text(A, "Egy"), title="Kulcsok", slug="kulcsok")
    Pair(source.pk, waiting.pk).publish("en", text(A, "Brand new"), title="Newer keys", slug="newer-keys")
    page = fresh(waiting)
    assert (page.title, page.slug, page.awaits_translation, page.live) == ("Newer keys", waiting.slug, True, True)
    assert page.has_unpublished_changes
    assert page.draft_title == "Kulcsok"
    latest = page.get_latest_revision_as_object()
    assert (latest.title, latest.slug, blocks(latest)) == ("Kulcsok", "kulcsok", [text(A, "Egy")])
    shown = Client().get(page.url_path).content.decode()
    assert "Brand new" in shown
    assert 'lang="en"' in shown


def test_who_opens_a_page_that_waits_finds_its_draft_whatever_was_published_meanwhile() -> None:
    source = source_page()
    waiting = convert(alias_of(source))
    Pair(source.pk, waiting.pk).publish("en", text(A, "Brand new"))
    assert len(blocks(fresh(waiting).get_latest_revision_as_object())) == 3
    assert Pair(source.pk, waiting.pk).behind("hu") == {A: "changed", B: "removed", C: "removed"}


def test_a_page_that_is_converted_before_it_is_live_answers_what_it_was_made_of() -> None:
    source = source_page(live=False)
    waiting = convert(alias_of(source))
    pair = Pair(source.pk, waiting.pk)
    assert state(waiting) == State.DRAFT
    pair.publish("en", text(A, "First"), text(B, "Two"), text(C, "Three"))
    assert pair.behind("hu") == {A: "changed"}
    pair.publish("hu", text(A, "Egy"), text(B, "Kettő"), text(C, "Három"), title="Kulcsok")
    assert (pair.behind("hu"), pair.behind("en")) == ({}, {})


def test_a_scheduled_publication_counts_when_it_takes_place() -> None:
    pair = Pair.told()
    later = timezone.now() + datetime.timedelta(hours=1)
    revision = draft(pair.page("en"), text(A, "Later"), go_live_at=later)
    revision.publish()
    assert pair.behind("hu") == {}
    type(revision).objects.filter(pk=revision.pk).update(approved_go_live_at=timezone.now())
    content = revision.content | {"go_live_at": timezone.now().isoformat()}
    type(revision).objects.filter(pk=revision.pk).update(content=content)
    call_command("publish_scheduled")
    assert pair.behind("hu") == {A: "changed", B: "removed", C: "removed"}


def test_nobody_is_behind_a_page_that_is_not_there() -> None:
    pair = Pair.told()
    pair.publish("en", text(A, "First"), text(B, "Two"), text(C, "Three"))
    pair.page("en").unpublish()
    assert (pair.behind("hu"), state(pair.page("en")), state(pair.page("hu"))) == ({}, State.DRAFT, State.UP_TO_DATE)
    pair.publish("hu", text(A, "Egy"), text(B, "Kettő"), text(C, "Három"), title="Új kulcsok")
    pair.publish("en")
    assert pair.behind("hu") == {A: "changed"}, "it is compared again"
    assert pair.behind("en") == {"title": "changed"}
    pair.page("en").delete()
    assert not Answer.objects.filter(page__in=[pair.en, pair.hu]).exists()
    pair.publish("hu", title="Kulcsok")
    assert state(pair.page("hu")) == State.UP_TO_DATE


def test_pages_that_were_there_before_their_answers_answer_each_other_as_they_are(
    django_assert_num_queries: Any,
) -> None:
    pair = Pair.told()
    Answer.objects.all().delete()
    assert fill() == 4, "the home pages as well"
    with django_assert_num_queries(1):
        assert fill() == 0
    pair.publish("en", text(A, "One"))
    assert pair.behind("hu") == {B: "removed", C: "removed"}


def test_facts_that_both_pages_share_are_never_behind() -> None:
    event = EventPageFactory(parent=homes()["en"], title="School", body=[text(A, "One")])
    event.save_revision().publish()
    told = translate(alias_of(event), title="Iskola")
    pair = Pair(event.pk, told.pk)
    pair.publish("en", hours=12, level="", place_en="Budapest")
    assert (pair.behind("hu"), pair.behind("en")) == ({}, {})
    assert fresh(told).hours == 12  # type: ignore[attr-defined]  # of an event
    pair.publish("en", price_note="Students pay half.")
    assert pair.behind("hu") == {"price_note": "added"}
