"""A page drafted by a machine: what is sent, what is kept, and what holds until somebody has confirmed it."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.messages import get_messages
from django.test import Client, RequestFactory
from django.urls import reverse
from pytest_django import Settings
from wagtail.models import Page, PageLogEntry, PageViewRestriction

from qcihungary.accounts.rights.table import Role
from qcihungary.core.desk.findings import Weight, findings_of
from qcihungary.news.models import NewsIndexPage
from qcihungary.translation.machine import drafting
from qcihungary.translation.machine.drafts import MachineDraft
from tests.factories import GlossaryTermFactory, NewsPageFactory, Trees, alias_of, body, convert, fresh
from tests.forms import page_form
from tests.roles import desk_of, member_of
from tests.translation_service import KEY, TranslationService, serve_translations

pytestmark = pytest.mark.django_db

TABLE = {
    "columns": [{"type": "text", "heading": "City"}, {"type": "number", "heading": ""}],
    "rows": [{"values": ["Vienna", 3]}],
    "caption": "Cities",
}
BLOCKS = [
    ("heading", {"text": "About keys", "level": "2"}),
    ("text", '<p data-block-key="k1">Two <a href="https://a.hu/">trusted <b>nodes</b></a>.</p>'),
    ("quote", {"text": "Keys for all", "attribution": "Anna Minta", "url": "https://a.hu/q"}),
    ("reference", {"authors": "Minta", "title": "Keys", "doi": "10.1000/x", "note": "in English"}),
    ("table", {"table": TABLE, "row_headings": False}),
]


@pytest.fixture(params=["deepl", "libretranslate"])
def service(request: Any, settings: Settings) -> Iterator[TranslationService]:
    with serve_translations(settings, request.param) as served:
        yield served


@pytest.fixture
def deepl(settings: Settings) -> Iterator[TranslationService]:
    with serve_translations(settings) as served:
        yield served


@pytest.fixture
def article(trees: Trees) -> Any:
    """An article in English, and its Hungarian version, of which nothing is translated yet."""
    source = NewsPageFactory(
        parent=trees[NewsIndexPage, "en"], title="Keys", slug="keys", search_description="On keys.",
        body=body(*BLOCKS),
    )  # fmt: skip
    return convert(alias_of(source))


def draft(desk: Client, page: Any, **data: str) -> list[str]:
    """Ask for a draft; what the editor is told."""
    response = desk.post(reverse("machine_draft", args=[page.pk]), data)
    assert response.status_code == 302
    assert response.headers["Location"] == reverse("wagtailadmin_pages:edit", args=[page.pk])
    return [str(message).strip() for message in get_messages(response.wsgi_request)]


def latest(page: Any) -> Any:
    return fresh(page).get_latest_revision_as_object()


def values(page: Any) -> list[Any]:
    return [block["value"] for block in json.loads(json.dumps(latest(page).body.get_prep_value()))]


def panel(desk: Client, page: Any) -> Any:
    response = desk.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    return BeautifulSoup(response.content, "html.parser").select_one("[data-side-panel=machine-drafts]")


def errors(page: Any, user: Any) -> int:
    request = RequestFactory().get("/")
    request.user = user
    found = findings_of(latest(page), request)
    return sum("machine" in str(one.message) for one in found if one.weight is Weight.ERROR)


def test_text_is_drafted_and_nothing_else(desk: Client, article: Any, service: TranslationService) -> None:
    GlossaryTermFactory(term_en="trusted node", term_hu="megbízható csomópont")
    published = article.live_revision_id
    assert any("7 parts" in message for message in draft(desk, article))
    drafted = latest(article)
    assert (drafted.title, drafted.search_description, drafted.slug) == ("KEYS", "ON KEYS.", article.slug)
    heading, text, quote, reference, table = values(article)
    assert heading == {"text": "ABOUT KEYS", "level": "2"}
    assert text == ('<p data-block-key="k1">TWO <a href="https://a.hu/">TRUSTED <b>NODES</b></a>.</p>'), (
        "a term across tags is no term"
    )
    assert quote == {"text": "KEYS FOR ALL", "attribution": "Anna Minta", "url": "https://a.hu/q"}
    kept = {name: reference[name] for name in ("authors", "title", "doi", "note")}
    assert kept == {"authors": "Minta", "title": "Keys", "doi": "10.1000/x", "note": "IN ENGLISH"}
    assert table["table"]["rows"][0]["values"] == ["VIENNA", 3]
    assert (table["table"]["caption"], table["table"]["columns"][0]["heading"]) == ("CITIES", "CITY")
    assert fresh(article).live_revision_id == published, "readers see nothing of it"
    assert fresh(article).awaits_translation
    assert PageLogEntry.objects.filter(page=article.pk, action="qcihungary.machine_draft").exists()
    assert not any("https://a.hu" in sent or "Anna" in sent for sent in service.texts)
    assert draft(desk, article)[-1:] == ["There is nothing left to draft."]


def test_what_somebody_has_written_stays(desk: Client, article: Any, deepl: TranslationService) -> None:
    article.title = "Kulcsok"
    article.save_revision()
    draft(desk, article)
    assert latest(article).title == "Kulcsok"
    assert not MachineDraft.objects.filter(key="title").exists()


def test_what_is_written_while_the_service_works_stays(
    desk: Client, article: Any, deepl: TranslationService, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_together = drafting.fill

    def after_somebody_saved(*given: Any) -> bool:
        newer = latest(article)
        if newer.title != "Kulcsok":
            newer.title = "Kulcsok"
            newer.save_revision()
        return put_together(*given)

    monkeypatch.setattr(drafting, "fill", after_somebody_saved)
    told = draft(desk, article)
    assert latest(article).title == "Kulcsok"
    assert values(article)[0]["text"] == "ABOUT KEYS"
    assert any("Title" in message for message in told)


def test_one_part_is_drafted_by_itself(desk: Client, article: Any, deepl: TranslationService) -> None:
    key = f"body:{article.body[0].id}"
    assert any("1 part" in message for message in draft(desk, article, part=key))
    assert [value if isinstance(value, str) else value.get("text") for value in values(article)][:2] == [
        "ABOUT KEYS", BLOCKS[1][1],
    ]  # fmt: skip
    assert deepl.texts == ["About keys"]
    assert draft(desk, article, part="body:nothing")[-1:] == ["There is nothing left to draft."]


def test_markup_that_is_lost_leaves_its_part_alone(desk: Client, article: Any, service: TranslationService) -> None:
    service.spoil = lambda html: html.replace("<b ", "<i ").replace("</b>", "</i>")
    told = draft(desk, article)
    assert any("Text" in message and "lost" in message for message in told)
    assert values(article)[1] == BLOCKS[1][1]
    assert values(article)[0]["text"] == "ABOUT KEYS"
    assert MachineDraft.objects.filter(page=article).count() == 6


def test_a_text_that_becomes_too_long_is_left(desk: Client, article: Any, deepl: TranslationService) -> None:
    deepl.spoil = lambda html: html if "<" in html else html * 70
    draft(desk, article)
    assert latest(article).title == "Keys"
    assert values(article)[0]["text"] == "About keys"
    assert latest(article).search_description == "On keys."


@pytest.mark.parametrize(
    ("trouble", "told"),
    [
        ({"status": 403}, "key"), ({"status": 429}, "too often"), ({"status": 456}, "quota"),
        ({"status": 500}, "no usable answer"), ({"status": 307}, "no usable answer"),
        ({"hangs_up": True}, "no usable answer"), ({"raw": b"<html>"}, "no usable answer"),
        ({"raw": b"[]"}, "no usable answer"), ({"raw": b'{"translations": [{"text": 1}]}'}, "no usable answer"),
    ],
)  # fmt: skip
def test_a_service_in_trouble_changes_nothing(
    desk: Client, article: Any, service: TranslationService, trouble: Any, told: str, caplog: pytest.LogCaptureFixture
) -> None:
    for name, value in trouble.items():
        setattr(service, name, value)
    before = fresh(article).latest_revision_id
    messages = draft(desk, article)
    assert len(messages) == 1
    assert told in messages[0]
    assert "Nothing was changed." in messages[0]
    assert fresh(article).latest_revision_id == before
    assert not MachineDraft.objects.exists()
    assert len(service.asked) == 1, "it was sent nowhere else"
    assert KEY not in caplog.text
    assert "fibres" not in caplog.text


def test_the_key_is_sent_as_the_service_wants_it(desk: Client, article: Any, service: TranslationService) -> None:
    draft(desk, article)
    path, headers, data = service.asked[0]
    if path == "/translate":
        assert (data["api_key"], data["source"], data["target"]) == (KEY, "en", "hu")
    else:
        assert headers["Authorization"] == f"DeepL-Auth-Key {KEY}"
        assert (data["source_lang"], data["target_lang"]) == ("EN", "HU")


def test_each_part_blocks_publication_until_it_is_confirmed(
    desk: Client, article: Any, deepl: TranslationService, administrator: Any, settings: Settings
) -> None:
    assert errors(article, administrator) == 0
    draft(desk, article)
    assert errors(article, administrator) == 7
    changed = latest(article)
    changed.title = "Kulcsok"
    changed.save_revision()
    assert errors(article, administrator) == 7, "to change it isn't to confirm it"
    settings.MACHINE_TRANSLATION = ""
    shown = panel(desk, article)
    assert shown
    assert len(shown.select("[data-machine-confirm]")) == 7
    toggle = shown.find_parents()[-1].select_one("[data-side-panel-toggle=machine-drafts]")
    assert toggle.select_one("[data-side-panel-toggle-counter]").text.strip() == "7"
    address = reverse("machine_confirm", args=[article.pk])
    assert desk.post(address, {"part": "title"}, headers={"accept": "application/json"}).json() == {"left": 6}
    assert desk.post(address, {"part": "title"}).status_code == 404, "once is enough"
    assert desk.post(address, {"part": "search_description"}).status_code == 302
    assert errors(article, administrator) == 5
    confirmed = MachineDraft.objects.get(key="title")
    assert confirmed.confirmed_by == administrator
    removed = latest(article)
    removed.body = []
    removed.save_revision()
    assert errors(article, administrator) == 0, "what isn't there can't be wrong"


def test_the_form_publishes_nothing_unconfirmed(desk: Client, article: Any, deepl: TranslationService) -> None:
    draft(desk, article)
    form = page_form(title="Kulcsok", slug=article.slug, **{"action-publish": "on"})
    for part in ("title", "search_description"):
        desk.post(reverse("wagtailadmin_pages:edit", args=[article.pk]), form)
        assert fresh(article).awaits_translation, "it isn't published"
        desk.post(reverse("machine_confirm", args=[article.pk]), {"part": part})
    desk.post(reverse("wagtailadmin_pages:edit", args=[article.pk]), form)
    assert fresh(article).title == "Kulcsok"
    assert not fresh(article).awaits_translation


def test_the_panel_offers_what_is_still_as_in_the_source(desk: Client, article: Any, deepl: TranslationService) -> None:
    shown = panel(desk, article)
    assert shown
    assert "DeepL" in shown.text
    assert all(form.select_one("[name=csrfmiddlewaretoken]") for form in shown.select("form"))
    assert len(shown.select(f"form[action='{reverse('machine_draft', args=[article.pk])}']")) == 8
    draft(desk, article)
    shown = panel(desk, article)
    assert shown
    assert not shown.select(f"form[action='{reverse('machine_draft', args=[article.pk])}']")
    source = fresh(article).get_translations().get().specific
    assert panel(desk, source) is None, "the source has no source"


def test_it_is_off_by_default(desk: Client, article: Any) -> None:
    assert panel(desk, article) is None
    assert desk.post(reverse("machine_draft", args=[article.pk])).status_code == 404
    assert not MachineDraft.objects.exists()


def test_only_those_who_may_edit_the_page_may(article: Any, deepl: TranslationService) -> None:
    for view in ("machine_draft", "machine_confirm"):
        address = reverse(view, args=[article.pk])
        author = desk_of(member_of(Role.AUTHOR))
        assert author.get(address).status_code == 405
        assert author.post(address).headers["Location"] == reverse("wagtailadmin_home"), "an author of other pages"
        assert Client().post(address).status_code == 302
    assert not deepl.asked
    editor, locked = desk_of(member_of(Role.EDITOR)), fresh(article)
    locked.locked = True
    locked.save()
    editor.post(reverse("machine_draft", args=[article.pk]))
    assert not deepl.asked
    locked.locked = False
    locked.save()
    draft(editor, article)
    assert deepl.asked


def test_of_a_source_that_is_not_published_the_draft_is_drafted(
    desk: Client, article: Any, deepl: TranslationService
) -> None:
    for page in (Page.objects.get(pk=article.pk), *article.get_translations()):
        revised = latest(page)
        revised.title = "Newer keys"
        revised.save_revision()
    article.get_translations().get().unpublish()
    draft(desk, article)
    assert latest(article).title == "NEWER KEYS"


def test_text_that_is_not_for_everybody_goes_nowhere(desk: Client, article: Any, deepl: TranslationService) -> None:
    PageViewRestriction.objects.create(page=article.get_parent(), restriction_type=PageViewRestriction.LOGIN)
    assert draft(desk, article) == ["This page is not for everybody, so its text is not sent to anybody else."]
    assert not deepl.asked
