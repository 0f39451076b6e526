"""The search page: what it finds, in which order, how it shows it, and what it must never find."""

import datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from qcihungary.core.stamps import renew
from qcihungary.deliverables.models import Deliverable, DeliverableFile
from qcihungary.news.models import NewsIndexPage, NewsPage
from qcihungary.search.entries import DocumentText, SearchEntry
from qcihungary.search.sweep import outdated, sweep, waiting
from tests.deliverables.factories import DeliverableFactory, DocumentFactory
from tests.factories import NewsPageFactory, Trees, alias_of, body, fresh, translate
from tests.publications.factories import PublicationFactory
from tests.queries import MOST_QUERIES, queries_of
from tests.search.files import docx, pdf_with

pytestmark = pytest.mark.django_db

SEARCH = {"en": "/en/search/", "hu": "/hu/kereses/"}


def soup(client: Client, query: str, language: str = "hu", **more: str) -> BeautifulSoup:
    response = client.get(SEARCH[language], {"q": query, **more})
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def titles(client: Client, query: str, language: str = "hu", **more: str) -> list[str]:
    return [found.get_text() for found in soup(client, query, language, **more).select(".hit-title a")]


def article(trees: Trees, language: str, title: str, text: str = "", **fields: Any) -> NewsPage:
    return NewsPageFactory(  # type: ignore[no-any-return]  # a factory's call is typed as the factory
        parent=trees[NewsIndexPage, language],
        title=title,
        search_description=fields.pop("lead", ""),
        body=body(("text", f"<p>{text}</p>")),
        **fields,
    )


@pytest.fixture
def hungarian(trees: Trees) -> Trees:
    """Articles about one word: in the title, in the summary, in the text, in a compound, and none."""
    article(trees, "hu", "Tavaszi hír", "Szó esik a műholdakról is.", date=datetime.date(2024, 5, 1))
    article(trees, "hu", "Nyári hír", lead="A műhold pályára állt.", date=datetime.date(2024, 7, 1))
    article(trees, "hu", "Műholdak", date=datetime.date(2023, 1, 1))
    article(trees, "hu", "Műholdpálya", date=datetime.date(2025, 1, 1))
    article(trees, "hu", "Egészen más", "Szó sincs ilyesmiről.")
    sweep()
    return trees


def test_the_title_comes_before_the_summary_and_that_before_the_text(client: Client, hungarian: Trees) -> None:
    found = titles(client, "muhold")
    assert found == ["Műholdak", "Műholdpálya", "Nyári hír", "Tavaszi hír"]


def test_hits_can_be_narrowed_by_kind_and_year(client: Client, hungarian: Trees) -> None:
    page = soup(client, "műhold")
    labels = [" ".join(link.get_text().split()) for link in page.select(".hit-facets a")]
    assert labels == ["2025 1", "2024 2", "2023 1"], "all of them are news: there is no choice of a kind"
    assert titles(client, "műhold", year="2024") == ["Nyári hír", "Tavaszi hír"]
    assert titles(client, "műhold", kind="news", year="2023") == ["Műholdak"]
    assert titles(client, "műhold", kind="nonsense", year="-1") == titles(client, "műhold")
    assert soup(client, "műhold", kind="page").select_one(".nothing-yet")


def test_words_are_marked_and_everything_else_is_escaped(client: Client, trees: Trees) -> None:
    article(trees, "hu", "Képzések & <b>más</b>", "Az x &lt; y képzésről szólunk <b>itt</b>.")
    sweep()
    hit = soup(client, "kepzes").select_one(".results > li")
    assert hit is not None
    assert [mark.get_text() for mark in hit.select("mark")] == ["Képzések", "képzésről"]
    assert hit.select_one(".hit-title").get_text() == "Képzések & <b>más</b>"
    assert not hit.select("b")


def test_the_other_language_follows_below_and_nothing_is_found_twice(client: Client, trees: Trees) -> None:
    english = article(trees, "en", "Photon day")
    translate(alias_of(fresh(english)), title="Fotonnap photon")
    article(trees, "en", "Another photon")
    sweep()
    page = soup(client, "photon")
    assert [link.get_text() for link in page.select(".hit-title a")] == ["Fotonnap photon", "Another photon"]
    other = page.select_one(".hits-other")
    assert other is not None
    assert other.get_text() == "Angolul"
    assert page.select(".hit-title")[1]["lang"] == "en"
    assert "lang" not in page.select(".hit-title")[0].attrs


def test_what_is_told_in_one_language_leads_to_the_readers_own_tree(client: Client, trees: Trees) -> None:
    english = article(trees, "en", "Lonely photon")
    alias = alias_of(fresh(english))
    sweep()
    link = soup(client, "photon").select_one(".hit-title a")
    assert link is not None
    assert link["href"] == alias.url_path


def test_an_alias_and_what_waits_for_its_translation_are_not_told_there(client: Client, trees: Trees) -> None:
    english = article(trees, "en", "Solitary photon")
    alias = alias_of(fresh(english))
    sweep()
    assert list(SearchEntry.objects.filter(title="Solitary photon").values_list("language", flat=True)) == ["en"]
    assert alias.pk


@pytest.mark.parametrize(
    "close",
    [
        lambda page: page.unpublish(),
        lambda page: page.delete(),
        lambda page: PageViewRestriction.objects.create(page=page, restriction_type="login"),
    ],
)
def test_what_was_closed_is_not_found_even_before_the_index_knows(client: Client, trees: Trees, close: Any) -> None:
    page = article(trees, "hu", "Titkos műholdfelvétel")
    sweep()
    assert titles(client, "műholdfelvétel") == ["Titkos műholdfelvétel"]
    close(fresh(page))
    assert "Titkos műholdfelvétel" not in soup(client, "műholdfelvétel").get_text()
    sweep()
    assert not SearchEntry.objects.filter(title="Titkos műholdfelvétel").exists()


def test_drafts_and_scheduled_pages_are_never_indexed(client: Client, trees: Trees) -> None:
    page = article(trees, "hu", "Nyilvános cím")
    page.title = "Vázlatos műhold"
    page.save_revision()
    article(trees, "hu", "Ütemezett műhold", live=False, go_live_at=timezone.now() + datetime.timedelta(days=1))
    sweep()
    assert titles(client, "műhold") == []
    assert titles(client, "nyilvános cím") == ["Nyilvános cím"]


def test_records_are_found_by_their_numbers_and_names(client: Client, trees: Trees) -> None:
    record: Any = DeliverableFactory(
        title_en="Plan of satellites", title_hu="Műholdas terv", description_hu="", index=7
    )
    PublicationFactory(original_title="Satellite keys in daylight", language="en")
    sweep()
    assert titles(client, record.number) == [f"{record.number} Műholdas terv"]
    assert set(titles(client, "satellite", "en")) == {
        f"{record.number} Plan of satellites",
        "Satellite keys in daylight",
    }


def document(name: str, content: bytes, **fields: Any) -> Any:
    return DocumentFactory(title=name, file=ContentFile(content, f"{name.lower()}"), **fields)


def test_the_text_of_a_public_document_is_found_until_its_deliverable_is_closed(client: Client, trees: Trees) -> None:
    record: Any = DeliverableFactory(level="PU", title_en="Report", title_hu="Jelentés")
    for kept in (
        document("Mérések.pdf", pdf_with("The cryostat was calibrated twice"), language="en"),
        document("Jegyzet.docx", docx("A kriosztát hitelesítése után"), language="hu"),
    ):
        DeliverableFile.objects.create(deliverable=record, document=kept)
    call_command("refresh_search", verbosity=0)
    assert titles(client, "kriosztátok") == ["Jegyzet.docx"]
    assert titles(client, "cryostats", "en") == ["Mérések.pdf"]
    Deliverable.objects.filter(pk=record.pk).update(level="SEN")
    renew()
    assert titles(client, "kriosztátok") == []
    call_command("refresh_search", verbosity=0)
    assert not DocumentText.objects.exists()
    assert not SearchEntry.objects.filter(kind="document").exists()


def test_what_an_editor_chose_on_the_form_is_no_word_of_the_page(trees: Trees) -> None:
    heading = ("heading", {"text": "Fotonok", "level": "2"})
    page: Any = NewsPageFactory(parent=trees[NewsIndexPage, "hu"], title="Hír", body=body(heading))
    sweep()
    text = SearchEntry.objects.get(name=f"page-{page.pk}").text
    assert "Fotonok" in text
    assert not {"Section", "Szakasz"} & set(text.split())


def test_a_sweep_does_only_what_has_changed(trees: Trees) -> None:
    sweep()
    assert sweep() == 0
    assert outdated() == frozenset()
    page = article(trees, "hu", "Új hír")
    assert sweep() == 1
    page.title = "Más cím"
    page.save()
    assert outdated() == {f"page-{page.pk}"}
    assert sweep() == 1


def test_update_index_fills_the_index(client: Client, trees: Trees) -> None:
    article(trees, "hu", "Műholdas hír")
    call_command("update_index", verbosity=0)
    assert titles(client, "műhold") == ["Műholdas hír"]


def test_what_a_transaction_saves_is_swept_once(
    trees: Trees, django_capture_on_commit_callbacks: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = article(trees, "hu", "Hír")
    sweep()
    waiting.names.clear()
    swept: list[Any] = []

    def note(names: Any = ()) -> int:
        swept.append(names)
        return 1

    monkeypatch.setattr("qcihungary.search.sweep.sweep", note)
    with django_capture_on_commit_callbacks(execute=True):
        page.save()
        page.save()
    assert swept == [{f"page-{page.pk}"}]


def test_what_is_saved_is_found_once_it_is_certain(
    client: Client, trees: Trees, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        page = article(trees, "hu", "Azonnali műhold")
    assert titles(client, "műhold") == ["Azonnali műhold"]
    with django_capture_on_commit_callbacks(execute=True):
        page.body = body(("text", "<p>Krokodil.</p>"))
        page.save()
    assert titles(client, "krokodil") == ["Azonnali műhold"], "though its version is the same"


def test_where_nothing_has_all_words_most_of_them_will_do(client: Client, hungarian: Trees) -> None:
    page = soup(client, "műhold krokodil")
    assert page.select_one(".hit-note")
    assert page.select_one(".hit-title").get_text() == "Műholdak"


def test_where_nothing_is_found_the_page_helps(client: Client, hungarian: Trees) -> None:
    page = soup(client, "<krokodil>")
    assert "Nincs találat erre: „<krokodil>”" in page.get_text()
    assert page.select(".hit-advice li")
    assert page.select(".hit-places a")
    assert soup(client, "").select_one(".nothing-yet")


ODD = [
    '"', "'; DROP TABLE wagtailcore_page; --", "%", "a OR b AND NOT (c", "*", "NEAR(a b)", "title:x", "-", "\\",
    "\U0001f600 kulcs",
    "x" * 10_000, "a " * 5_000, "\0kulcs\0", "{title} : (x)", "' | ' & !", "\u202ekulcs", "zzinhuzz", "\ud7ff",
]  # fmt: skip


@pytest.mark.parametrize("query", ODD)
def test_odd_queries_are_answered(client: Client, hungarian: Trees, query: str) -> None:
    for language in SEARCH:
        assert soup(client, query, language, year="’", kind="\0").select_one("h1")


def test_a_search_takes_few_queries_however_much_there_is(client: Client, hungarian: Trees) -> None:
    few = queries_of(client, "/hu/kereses/?q=m%C5%B1hold")
    for number in range(14):
        article(hungarian, "hu", f"Műhold {number}")
    sweep()
    many = queries_of(client, "/hu/kereses/?q=m%C5%B1hold")
    assert len(many) == len(few)
    assert len(many) <= MOST_QUERIES, many
    assert not [sql for sql in many if sql.startswith(("INSERT", "UPDATE", "DELETE"))]


def test_pages_of_hits_keep_the_query(client: Client, hungarian: Trees) -> None:
    for number in range(14):
        article(hungarian, "hu", f"Műhold {number}")
    sweep()
    first = soup(client, "műhold", kind="news")
    link = first.select_one(".pagination a[rel=next]")
    assert link is not None
    assert "kind=news" in str(link["href"])
    assert len(titles(client, "műhold", page="2")) == 6
