"""The list of publications: its filters, orders, styles and exports, as a visitor gets them."""

import json
from typing import Any
from urllib.parse import parse_qs

import pytest
import rispy
from bs4 import BeautifulSoup
from django.test import Client
from pybtex.database import parse_string

from qcihungary.consortium.models import Member, ProjectFacts, WorkPackage
from qcihungary.core.stamps import kept, renew
from qcihungary.publications.models import Authorship, OpenAccess, Publication, PublicationType
from qcihungary.publications.outputs import Publications
from qcihungary.publications.rows import Catalogue
from tests.factories import MemberFactory, Trees, WorkPackageFactory
from tests.publications.factories import PublicationFactory
from tests.queries import MOST_QUERIES, queries_of

EN, HU = "/en/results/publications/", "/hu/eredmenyek/publikaciok/"


@pytest.fixture
def published(trees: Trees) -> list[Publication]:
    """Five publications of two members, and one that isn't public."""
    bme, elte = (MemberFactory(short_name=name, name_en=f"{name} University") for name in ("BME", "ELTE"))
    network = WorkPackageFactory(number=2, title_en="Network", title_hu="Hálózat")
    imre = Authorship(family="Imre", given="Sándor", orcid="0000-0002-1825-0097", member=bme)
    made: list[Any] = [
        PublicationFactory(
            original_title="Sample A", hungarian_title="Minta A", year=2025, authors=[imre, ("Őri", "Béla")],
            work_packages=[network], doi="10.1000/a", keywords_en="fibre, keys",
        ),
        PublicationFactory(
            original_title="Sample B", year=2024, type=PublicationType.CONFERENCE_PAPER, access=OpenAccess.CLOSED,
            authors=[Authorship(family="Ottó", given="Éva", member=elte)], licence="",
        ),
        PublicationFactory(original_title="Sample C", year=2024, month=5, authors=[("Ödön", "Pál")], access=""),
        PublicationFactory(
            original_title="Sample D", year=2023, type=PublicationType.PREPRINT, access=OpenAccess.GREEN,
            authors=[Authorship(family="Imre", given="S.", orcid="0000-0002-1825-0097"), ("Czermann", "Ida")],
        ),
        PublicationFactory(original_title="Sample E", year=None, authors=[("Csaba", "Ida"), ("Cukor", "Ida")]),
    ]  # fmt: skip
    PublicationFactory(original_title="Sample secret", live=False, authors=[("Titkos", "Tamás")])
    return made


def soup_of(client: Client, url: str) -> BeautifulSoup:
    response = client.get(url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def titles(client: Client, query: str = "", address: str = EN) -> list[str]:
    """The titles on the list, by their last letter."""
    return [found.text.strip()[-1] for found in soup_of(client, f"{address}{query}").select(".publication-title")]


def test_the_newest_come_first_by_year(client: Client, published: list[Publication]) -> None:
    soup = soup_of(client, EN)
    assert titles(client) == ["A", "C", "B", "D", "E"]
    assert [year.text for year in soup.select(".publications-year")] == ["2025", "2024", "2023", "Yet to appear"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?type=preprint", "D"),
        ("?year=2024", "CB"),
        ("?year=none", "E"),
        ("?member=ELTE", "B"),
        ("?wp=2", "A"),
        ("?author=imre-sandor", "AD"),
        ("?access=open", "ADE"),
        ("?access=green", "D"),
        ("?access=unknown", "C"),
        ("?q=odon", "C"),
        ("?q=10.1000/a", "A"),
        ("?q=fibre", "A"),
        ("?year=2024&access=closed", "B"),
        ("?q=secret", ""),
    ],
)
def test_filters_narrow_the_list(client: Client, published: list[Publication], query: str, expected: str) -> None:
    assert titles(client, query) == list(expected)
    assert titles(client, query, HU) == list(expected), "the parameters mean the same in both languages"


@pytest.mark.parametrize(
    "query",
    ["?type=novel", "?year=soon", "?author=%00", "?style=chicago", "?sort=size", "?q=%ff&wp=²"],
)
def test_a_bad_query_string_is_as_if_it_were_not_there(
    client: Client, published: list[Publication], query: str
) -> None:
    assert client.get(f"{EN}{query}").status_code == 200


def test_names_are_in_the_order_of_the_pages_language(client: Client, published: list[Publication]) -> None:
    names = {code: soup_of(client, url).select_one(".publication-people") for code, url in (("en", EN), ("hu", HU))}
    assert names["en"].text.strip() == "Sándor Imre, Béla Őri"
    assert names["hu"].text.strip() == "Imre Sándor, Őri Béla"
    assert [found.text for found in names["hu"].select(".of-member")] == ["Imre Sándor"], "a member's author stands out"


def test_authors_are_offered_in_the_alphabet_of_the_reader(client: Client, published: list[Publication]) -> None:
    options = [option["value"] for option in soup_of(client, HU).select("select[name=author] option")][1:]
    assert options == ["cukor-ida", "czermann-ida", "csaba-ida", "imre-sandor", "otto-eva", "odon-pal", "ori-bela"]
    shown = soup_of(client, HU).select_one("select[name=author] option[value=imre-sandor]").text
    assert shown.startswith("Imre Sándor"), "one ORCID iD is one person, by the fullest name"


def test_the_list_is_sorted_in_hungarian_order(client: Client, published: list[Publication]) -> None:
    assert titles(client, "?sort=author", HU) == ["E", "D", "A", "B", "C"]
    soup = soup_of(client, f"{HU}?sort=title")
    assert soup.select_one(".publication-title").text.strip() == "Minta A"
    assert not soup.select(".publications-year")


@pytest.mark.parametrize(("style", "expected"), [("apa", "Imre, S."), ("ieee", "S. Imre"), ("iso690", "IMRE")])
def test_the_list_is_cited_in_the_chosen_style(
    client: Client, published: list[Publication], style: str, expected: str
) -> None:
    soup = soup_of(client, f"{EN}?style={style}&year=2025")
    assert expected in soup.select_one(".publication-cited").text
    assert soup.select_one(".publications-style [aria-current]")["href"].endswith(f"year=2025&style={style}")
    assert soup.select_one(".filter-form input[name=style]")["value"] == style, "filtering keeps the style"
    chip = soup.select_one(".filter-chips a")["href"]
    assert chip == f"{EN}?style={style}", "taking a filter back does, too"
    switch = next(link["href"] for link in soup.select("a[hreflang=hu]") if "publikaciok" in link["href"])
    assert f"style={style}" in switch, "so does a change of language"


def test_openness_and_licence_are_words(client: Client, published: list[Publication]) -> None:
    first = soup_of(client, EN).select_one(".publication .meta").text
    assert "Gold open access" in first
    assert "CC BY 4.0" in first


def test_bibtex_ris_and_csl_of_the_filtered_list(client: Client, published: list[Publication]) -> None:
    bibtex = parse_string(client.get(f"{EN}export.bib?year=2024").content.decode(), "bibtex")
    assert {entry.fields["title"].strip("{}")[-1] for entry in bibtex.entries.values()} == {"B", "C"}
    ris = rispy.loads(client.get(f"{EN}export.ris?year=2024").content.decode())
    assert [entry["authors"] for entry in ris] == [["Ödön, Pál"], ["Ottó, Éva"]]
    data = json.loads(client.get(f"{EN}export.json").content)
    assert [item["title"][-1] for item in data] == ["A", "C", "B", "D", "E"]
    assert len({item["id"] for item in data}) == 5


def test_a_selection_is_a_file(client: Client, published: list[Publication]) -> None:
    soup = soup_of(client, EN)
    picks = [box["value"] for box in soup.select("input[name=pick]")]
    assert len(picks) == 5
    response = client.get(f"{EN}export.json?pick={picks[3]}&pick={picks[0]}&pick=nobody")
    assert [item["title"][-1] for item in json.loads(response.content)] == ["A", "D"]
    assert response["Content-Disposition"] == 'attachment; filename="publications.json"'
    assert response["Content-Type"] == "application/vnd.citationstyles.csl+json; charset=utf-8"
    assert {button["formaction"] for button in soup.select("button[formaction]")} == {
        f"{EN}export.{extension}" for extension in ("bib", "ris", "json")
    }


def test_what_is_not_public_is_in_no_export(client: Client, published: list[Publication]) -> None:
    hidden = Publication.objects.get(live=False)
    assert client.get(f"{EN}export.bib?pick={hidden.slug}").status_code == 404
    for url in (EN, HU, f"{EN}export.bib", f"{EN}export.ris", f"{EN}export.json", f"{EN}feed/"):
        body = client.get(url).content.decode()
        assert "secret" not in body, url
        assert "Titkos" not in body, url


def test_reference_managers_find_each_entry(client: Client, published: list[Publication]) -> None:
    found = parse_qs(str(soup_of(client, EN).select_one("span.Z3988")["title"]))
    assert found["rft.atitle"] == ["Sample A"]
    assert found["rft.au"] == ["Sándor Imre", "Béla Őri"]
    assert found["rft_id"] == ["info:doi/10.1000/a"]


def test_the_chart_counts_years_and_has_a_table(client: Client, published: list[Publication]) -> None:
    soup = soup_of(client, EN)
    rows = [[cell.text for cell in row.select("th, td")] for row in soup.select(".publications-chart tbody tr")]
    assert rows == [["2025", "1", "0", "1"], ["2024", "0", "2", "2"], ["2023", "1", "0", "1"]]
    assert soup.select_one(".publications-chart svg[role=img]")
    assert not soup_of(client, f"{EN}?year=2024").select(".publications-chart"), "it is of the whole list"


def test_an_empty_list_says_so(client: Client, trees: Trees) -> None:
    assert "will be listed here" in soup_of(client, EN).select_one(".nothing-yet").text
    assert json.loads(client.get(f"{EN}export.json").content) == []


def test_a_publication_that_is_taken_back_is_gone_at_once(client: Client, published: list[Publication]) -> None:
    assert titles(client)[0] == "A"
    published[0].unpublish()
    assert titles(client)[0] == "C"
    assert client.get(f"{EN}{published[0].slug}/").status_code == 410


def test_many_publications_cost_no_more_queries(client: Client, trees: Trees) -> None:
    """How long 5,000 take, ``scripts/bench_records.py`` measures."""
    few = fill(20)
    before = len(queries_of(client, EN))
    fill(500, few)
    assert len(queries_of(client, EN)) == before <= MOST_QUERIES
    assert len(queries_of(client, f"{HU}?sort=author&style=apa&access=open")) <= MOST_QUERIES
    assert Catalogue.indexed().chosen({}).count == 520


def test_a_save_makes_only_its_own_row_again(
    published: list[Publication], django_capture_on_commit_callbacks: Any
) -> None:
    before = Catalogue.current().by_slug
    outputs = {output.key: output for output in Publications().outputs()}
    with django_capture_on_commit_callbacks(execute=True):
        published[1].venue = "Sample Letters"
        published[1].save()
    after = Catalogue.current().by_slug
    changed = published[1].slug
    assert after[changed].item.container == "Sample Letters"
    assert [slug for slug in after if after[slug] is not before[slug]] == [changed]
    renewed = [output.key for output in Publications().outputs() if output is not outputs[output.key]]
    assert renewed == [after[changed].key]


@pytest.mark.parametrize("what", ["author", "member", "work package", "grant"])
def test_whatever_a_row_shows_makes_it_again(published: list[Publication], what: str) -> None:
    slug = published[0].slug
    published[0].grant_acknowledged = "yes"
    published[0].save()
    before = Catalogue.current().by_slug[slug]
    if what == "author":
        Authorship.objects.filter(family="Imre", given="Sándor").update(given="Sándor Pál")
    elif what == "member":
        Member.objects.filter(short_name="BME").update(short_name="Műegyetem")
    elif what == "work package":
        WorkPackage.objects.update(live=False)
    else:
        facts = ProjectFacts.current()
        facts.grant_number = "7"
        facts.save()
    renew()
    after = Catalogue.current().by_slug[slug]
    told = {
        "author": lambda row: (row.names[0].given, row.people),
        "member": lambda row: row.item.members,
        "work package": lambda row: row.packages,
        "grant": lambda row: row.item.grant,
    }[what]
    assert told(after) != told(before)


def fill(count: int, start: int = 0) -> int:
    """Add so many publications of one author each, without the ceremony of saving."""
    made = Publication.objects.bulk_create(
        Publication(original_title=f"Sample {number}", slug=f"s-{number}", year=2000 + number % 25, access="gold")
        for number in range(start, start + count)
    )
    Authorship.objects.bulk_create(
        Authorship(publication=each, family=f"Minta{each.pk % 300}", given="Anna", sort_order=0) for each in made
    )
    kept.forget()
    return start + count
