"""One browser over all results: facets, both languages, counts, pages, and five thousand of them."""

import datetime
from collections.abc import Collection, Iterator, Mapping, Sequence

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import translation

from qcihungary.core.dates import partial_date
from qcihungary.core.lists.folding import fold
from qcihungary.core.outputs import registry as outputs
from qcihungary.core.outputs.dublin_core import Statement
from qcihungary.core.outputs.registry import Kinds, Output
from qcihungary.core.stamps import kept
from qcihungary.results.models import OtherResultsIndexPage, ResultsIndexPage
from tests.factories import MemberFactory, OtherResultPageFactory, Trees
from tests.queries import MOST_QUERIES, queries_of


class Shelf:
    """A source of outputs of all kinds, of which every second has a Hungarian title."""

    kinds: Kinds = {"deliverable": "Deliverable", "publication": "Publication", "dataset": "Data set"}

    def __init__(self) -> None:
        self.member = MemberFactory(short_name="BME").pk
        self.size = 30

    def outputs(self) -> Iterator[Output]:
        for number in range(self.size):
            kind = ("deliverable", "publication", "dataset")[number % 3]
            titles = {"en": f"Result {number:04}"} | ({"hu": f"Eredmény {number:04}"} if number % 2 else {})
            yield Output(
                key=f"{kind}-{number}",
                kind=kind,
                titles=titles,
                addresses={"en": f"/en/{number}/", "hu": f"/hu/{number}/"},
                date=datetime.date(2020 + number % 5, 1, 1) + datetime.timedelta(days=number % 300),
                work_packages=(number % 4 + 1,),
                members=(self.member,) if number % 2 else (),
                is_open=number % 5 == 0,
                words=fold(" ".join(titles.values())),
            )

    def dublin_core(self, keys: Collection[str]) -> Mapping[str, Sequence[Statement]]:
        return {}


@pytest.fixture
def shelf(trees: Trees, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shelf]:
    made = Shelf()
    monkeypatch.setattr(outputs, "sources", [made])
    kept.forget()
    yield made
    kept.forget()


def soup(client: Client, path: str) -> BeautifulSoup:
    response = client.get(path)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def titles(page: BeautifulSoup) -> list[str]:
    return [title.get_text(strip=True) for title in page.select(".teaser-title")]


def test_all_kinds_are_in_one_list_newest_first(client: Client, shelf: Shelf) -> None:
    page = soup(client, "/en/results/")
    assert titles(page)[:3] == ["Result 0029", "Result 0024", "Result 0019"]
    assert len(titles(page)) == 12
    assert page.select_one(".result-count").get_text() == "30 results"
    kickers = {kicker.get_text() for kicker in page.select(".teaser-meta span")}
    assert {"Data set", "Deliverable", "Publication"} <= kickers
    opened = soup(client, "/en/results/?kind=deliverable&access=open").select(".teaser-meta span")
    assert {kicker.get_text() for kicker in opened} == {"Deliverable, open access"}


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("kind=dataset", 10),
        ("wp=2", 8),
        ("member=BME", 15),
        ("year=2021", 6),
        ("access=open", 6),
        ("q=eredmeny", 15),
        ("kind=dataset&member=BME", 5),
        ("kind=nonsense&wp=x&year=%00&access=maybe&sort=odd", 30),
    ],
)
@pytest.mark.parametrize("path", ["/en/results/", "/hu/eredmenyek/"])
def test_the_same_filters_narrow_in_both_languages(
    client: Client, shelf: Shelf, path: str, query: str, count: int
) -> None:
    assert soup(client, f"{path}?{query}").select_one(".result-count").get_text().split()[0] == str(count)


def test_a_choice_that_nothing_fits_says_so(client: Client, shelf: Shelf) -> None:
    page = soup(client, "/en/results/?q=nonsense")
    assert not titles(page)
    assert "No result fits this choice." in page.get_text()


def test_a_change_of_language_keeps_the_filters(client: Client, shelf: Shelf) -> None:
    page = soup(client, "/en/results/?kind=dataset&wp=1&utm=x")
    assert page.select_one('.languages [hreflang="hu"]')["href"] == "/hu/eredmenyek/?kind=dataset&wp=1"
    assert page.select_one('meta[name="robots"]')["content"] == "noindex, follow"


def test_pages_keep_the_filters(client: Client, shelf: Shelf) -> None:
    page = soup(client, "/en/results/?member=BME&page=2")
    assert len(titles(page)) == 3
    assert page.select_one('[rel="prev"]')["href"] == "/en/results/?member=BME"


def test_titles_are_in_the_readers_language_or_say_in_which(client: Client, shelf: Shelf) -> None:
    page = soup(client, "/hu/eredmenyek/?sort=title")
    assert titles(page)[0] == "Eredmény 0001"
    foreign = soup(client, "/hu/eredmenyek/?q=result+0028").select_one(".teaser-title")
    assert foreign["lang"] == "en"


def test_it_leads_to_the_sections_and_the_feed(client: Client, shelf: Shelf) -> None:
    page = soup(client, "/en/results/")
    sections = [link["href"] for link in page.select(".result-sections a")]
    assert sections == [f"/en/results/{slug}/" for slug in ("deliverables", "publications", "other-results")]
    feed = str(page.select_one('link[type="application/atom+xml"]')["href"])
    entries = BeautifulSoup(client.get(feed).content, "xml").find_all("entry")
    assert [entry.title.text for entry in entries[:2]] == ["Result 0029", "Result 0024"]
    assert len(entries) == 20


def test_a_feed_entry_keeps_its_identifier_and_tells_its_language(client: Client, shelf: Shelf) -> None:
    entries = BeautifulSoup(client.get("/hu/eredmenyek/feed/").content, "xml").find_all("entry")
    by_title = {entry.title.text: entry for entry in entries}
    assert by_title["Eredmény 0029"].id.text == "tag:testserver,2026:dataset-29/hu"
    assert by_title["Eredmény 0029"].get("xml:lang") is None
    assert by_title["Result 0024"]["xml:lang"] == "en"


def test_five_thousand_results_cost_no_more_queries(client: Client, shelf: Shelf) -> None:
    few = queries_of(client, "/en/results/?kind=dataset")
    shelf.size = 5000
    many = queries_of(client, "/en/results/?kind=dataset")
    assert len(many) == len(few) <= MOST_QUERIES


def test_the_home_page_shows_the_newest_else_the_kinds(trees: Trees) -> None:
    landing = trees[ResultsIndexPage, "en"]
    assert isinstance(landing, ResultsIndexPage)
    assert [teaser.url for teaser in landing.teasers(3)] == [
        f"/en/results/{slug}/" for slug in ("deliverables", "publications", "other-results")
    ]
    OtherResultPageFactory(parent=trees[OtherResultsIndexPage, "en"], slug="tool", title="The tool")
    assert [teaser.title for teaser in landing.teasers(3)] == ["The tool"]


def test_the_list_of_other_results_is_filtered_by_kind(client: Client, trees: Trees) -> None:
    for slug, kind in (("rates", "dataset"), ("tool", "software"), ("film", "video")):
        OtherResultPageFactory(parent=trees[OtherResultsIndexPage, "en"], slug=slug, title=slug, kind=kind)
    assert titles(soup(client, "/en/results/other-results/?kind=software")) == ["tool"]
    page = soup(client, "/en/results/other-results/?q=film")
    assert titles(page) == ["film"]
    options = [option.get_text() for option in page.select('select[name="kind"] option')]
    assert options == ["All kinds", "Data set (0)", "Software (0)", "Video (1)"]
    feed = BeautifulSoup(client.get("/en/results/other-results/feed/").content, "xml")
    assert len(feed.find_all("entry")) == 3


@pytest.mark.parametrize(("parts", "en", "hu"), [(1, "2025", "2025"), (2, "March 2025", "2025. március")])
def test_a_day_that_nobody_knows_is_not_told(trees: Trees, parts: int, en: str, hu: str) -> None:
    output = Output("publication-1", "publication", {"en": "T"}, {}, date=datetime.date(2025, 3, 1), date_parts=parts)
    for code, when in (("en", en), ("hu", hu)):
        with translation.override(code):
            assert partial_date(output.teaser.date, output.teaser.date_parts) == when
    assert output.iso_date == "2025-03"[: len("2025") if parts == 1 else None]
