"""A publication's own page: what people read, and what it says to machines."""

import json
from typing import Any, cast

import pytest
import rispy
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.test import Client
from pybtex.database import parse_string
from wagtail.models import Collection, CollectionViewRestriction

from qcihungary.core.documents.document import SiteDocument
from qcihungary.publications.models import Answer, Authorship, KnownFrom, Publication, PublicationType
from tests.factories import MemberFactory, Trees, WorkPackageFactory
from tests.publications.factories import PublicationFactory
from tests.queries import queries_of

EN, HU = "/en/results/publications/", "/hu/eredmenyek/publikaciok/"
BIBTEX, RIS = "application/x-bibtex", "application/x-research-info-systems"
CSL = "application/vnd.citationstyles.csl+json"


@pytest.fixture
def keys(trees: Trees) -> Publication:
    """An article of which everything is known."""
    bme = MemberFactory(short_name="BME", name_en="Sample University", name_hu="Minta Egyetem")
    made: Any = PublicationFactory(
        original_title="Sample: keys & <fibres>", hungarian_title="Minta: kulcsok és üvegszálak", year=2024, month=5,
        authors=[
            Authorship(family="Imre", given="Sándor", orcid="0000-0002-1825-0097", member=bme), ("Őri", "Béla"),
            Authorship(family="Minta", given="Éva", role="editor"),
        ],
        work_packages=[WorkPackageFactory(number=2, title_en="Network", title_hu="Hálózat")],
        venue="Sample Journal", volume="16", issue="2", pages="11-19", publisher="Sample Press", issn="0028-0836",
        doi="10.1000/keys", arxiv_id="2404.12345", mtmt_id="34812345", abstract_en="Keys travel.\n\nFar.",
        keywords_en="fibre, keys", keywords_hu="üvegszál", repository_url="https://example.org/copy",
        peer_reviewed=Answer.YES, grant_acknowledged=Answer.YES, grant_known_from=KnownFrom.CROSSREF,
    )  # fmt: skip
    return cast("Publication", made)


def soup_of(client: Client, url: str) -> BeautifulSoup:
    response = client.get(url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


@pytest.mark.parametrize("section", [EN, HU])
def test_its_social_card_is_there(client: Client, keys: Publication, section: str) -> None:
    card = soup_of(client, f"{section}{keys.slug}/").select_one("meta[property='og:image']")["content"]
    assert client.get(str(card).removeprefix("http://testserver")).status_code == 200


def linked_data(soup: BeautifulSoup) -> dict[str, Any]:
    scripts = [json.loads(script.text) for script in soup.select("script[type='application/ld+json']")]
    return next(data for data in scripts if data["@type"] != "BreadcrumbList")


def test_it_has_one_address_in_each_language(client: Client, keys: Publication) -> None:
    english, magyar = soup_of(client, f"{EN}{keys.slug}/"), soup_of(client, f"{HU}{keys.slug}/")
    assert english.select_one("h1").text == "Sample: keys & <fibres>"
    assert magyar.select_one("h1").text == "Minta: kulcsok és üvegszálak"
    alternates = {link["hreflang"]: link["href"] for link in english.select("link[rel=alternate][hreflang]")}
    assert alternates["hu"] == f"http://testserver{HU}{keys.slug}/"
    assert [crumb.text for crumb in english.select(".breadcrumb li")][-1] == "Sample: keys & <fibres>"


def test_everything_known_is_shown(client: Client, keys: Publication) -> None:
    soup = soup_of(client, f"{EN}{keys.slug}/")
    text = " ".join(soup.select_one("main").text.split())
    for shown in (
        "Sample Journal 16 (2), 11–19", "Sample Press", "May 2024", "English", "Gold open access", "CC BY 4.0",
        "Journal article", "WP2 Network", "fibre, keys", "Keys travel.", "0028-0836", "Sample University",
        "Known from: Crossref's list of funders", "Éva Minta",
    ):  # fmt: skip
        assert shown in text, shown
    addresses = {link["href"] for link in soup.select("main a")}
    assert {
        "https://doi.org/10.1000/keys", "https://arxiv.org/abs/2404.12345", "https://example.org/copy",
        "https://orcid.org/0000-0002-1825-0097", "https://creativecommons.org/licenses/by/4.0/", f"{EN}?wp=2",
    } <= addresses  # fmt: skip


def test_hungarian_readers_get_names_and_words_of_theirs(client: Client, keys: Publication) -> None:
    soup = soup_of(client, f"{HU}{keys.slug}/")
    text = " ".join(soup.select_one("main").text.split())
    assert "Imre Sándor" in text
    assert "2024. május" in text
    assert "üvegszál" in text
    assert soup.select_one(".prose[lang=en]").text.strip().startswith("Keys travel."), "there is no abstract in theirs"
    assert soup.select_one("dd[lang=en]").text == "Sample: keys & <fibres>", "the original title is given"


def test_a_work_in_a_third_language_says_so(client: Client, trees: Trees) -> None:
    made = PublicationFactory(original_title="Minta: Schlüssel", language="de")
    soup = soup_of(client, f"{EN}{made.slug}/")
    assert soup.select_one("h1")["lang"] == "de"
    assert "German" in soup.select_one("main").text


def test_every_style_speaks_the_readers_language(client: Client, keys: Publication) -> None:
    def languages(address: str) -> list[Any]:
        return [said.get("lang") for said in soup_of(client, address).select(".citations dd")]

    assert languages(f"{HU}{keys.slug}/") == [None, None, None]
    assert languages(f"{EN}{keys.slug}/") == [None, None, None]
    for style in ("apa", "ieee", "iso690"):
        for address in (EN, HU):
            cited = soup_of(client, f"{address}?style={style}").select_one(".publication-cited")
            assert cited.get("lang") is None
            assert "2024" in cited.text


def test_it_is_cited_in_every_style(client: Client, keys: Publication) -> None:
    cited = {row.dt.text: row.dd.text for row in soup_of(client, f"{EN}{keys.slug}/").select(".citations > div")}
    assert cited.keys() == {"APA", "IEEE", "ISO 690"}
    assert "Imre, S." in cited["APA"]
    assert "10.1000/keys" in cited["IEEE"]


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        (BIBTEX, BIBTEX),
        (RIS, RIS),
        (CSL, CSL),
        (f"{BIBTEX};q=0.5, {RIS};q=0.9", RIS),
        (f"text/html;q=0.4, {CSL}", CSL),
        (f"text/html, {CSL};q=0.9", "text/html"),
        (f"{BIBTEX};q=0, */*", "text/html"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"),
        ("*/*", "text/html"),
        ("image/png", "text/html"),
        ("nonsense", "text/html"),
        ("", "text/html"),
    ],
)
def test_a_client_gets_the_format_it_would_rather_have(
    client: Client, keys: Publication, accept: str, media_type: str
) -> None:
    response = client.get(f"{EN}{keys.slug}/", headers={"Accept": accept})
    assert response.status_code == 200
    assert response["Content-Type"].split(";")[0] == media_type
    assert "Accept" in response["Vary"]


def test_each_format_stands_beside_the_page(client: Client, keys: Publication) -> None:
    address = f"{EN}{keys.slug}"
    bibtex = client.get(f"{address}.bib")
    entry = next(iter(parse_string(bibtex.content.decode(), "bibtex").entries.values()))
    assert entry.fields["doi"] == "10.1000/keys"
    assert [str(person) for person in entry.persons["author"]] == ["Imre, Sándor", "Őri, Béla"]
    assert f'<http://testserver{address}/>; rel="describes"' in bibtex["Link"]
    assert rispy.loads(client.get(f"{address}.ris").content.decode())[0]["doi"] == "10.1000/keys"
    assert json.loads(client.get(f"{address}.json").content)[0]["DOI"] == "10.1000/keys"
    assert client.get(f"{address}.pdf/").status_code == 404
    assert client.get(f"{address}.bib/").content == bibtex.content, "it was at this address once"
    assert client.get(f"{EN}nobody.bib").status_code == 404


def test_search_engines_read_tags_and_linked_data(client: Client, keys: Publication) -> None:
    soup = soup_of(client, f"{EN}{keys.slug}/")
    tags = {tag["name"]: tag["content"] for tag in soup.select("meta[name^=citation_]")}
    assert tags["citation_journal_title"] == "Sample Journal"
    assert tags["citation_firstpage"] == "11"
    data = linked_data(soup)
    assert data["@type"] == "ScholarlyArticle"
    assert data["author"][0]["familyName"] == "Imre"
    assert data["isPartOf"]["isPartOf"]["isPartOf"]["issn"] == "0028-0836"
    assert data["isAccessibleForFree"] is True
    assert data["funding"]["identifier"] == "101081247"


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (PublicationType.BOOK, "Book"),
        (PublicationType.CHAPTER, "Chapter"),
        (PublicationType.THESIS, "Thesis"),
        (PublicationType.PREPRINT, "ScholarlyArticle"),
        (PublicationType.POSTER, "PresentationDigitalDocument"),
        (PublicationType.DATA_PAPER, "ScholarlyArticle"),
    ],
)
def test_linked_data_knows_the_type(client: Client, trees: Trees, kind: PublicationType, expected: str) -> None:
    made = PublicationFactory(type=kind)
    assert linked_data(soup_of(client, f"{EN}{made.slug}/"))["@type"] == expected


def test_crawlers_follow_typed_links(client: Client, keys: Publication) -> None:
    links = client.get(f"{EN}{keys.slug}/")["Link"]
    assert '<https://doi.org/10.1000/keys>; rel="cite-as"' in links
    assert f'<http://testserver{EN}{keys.slug}.bib>; rel="describedby"; type="{BIBTEX}"' in links
    assert '<https://orcid.org/0000-0002-1825-0097>; rel="author"' in links
    assert '<https://creativecommons.org/licenses/by/4.0/>; rel="license"' in links


def document(**fields: Any) -> SiteDocument:
    made = SiteDocument(title="Sample manuscript", file=ContentFile(b"%PDF-1.7\n%sample\n", "sample.pdf"), **fields)
    made.save()
    return made


def test_the_file_is_public_as_long_as_the_publication_is(client: Client, trees: Trees) -> None:
    made = PublicationFactory(document=document())
    file = SiteDocument.objects.get()
    assert soup_of(client, f"{EN}{made.slug}/").select(f"a[href='{file.url}']")
    assert client.get(file.url).status_code == 200
    made.unpublish()
    assert client.get(file.url).status_code == 410


def test_a_file_in_a_closed_collection_is_not_shown(client: Client, trees: Trees) -> None:
    collection = Collection.get_first_root_node().add_child(name="Internal")
    restriction = CollectionViewRestriction.objects.create(collection=collection, restriction_type="groups")
    restriction.groups.add(Group.objects.create(name="Insiders"))
    made = PublicationFactory(document=document(collection=collection))
    response = client.get(f"{EN}{made.slug}/")
    assert "/documents/" not in response["Link"]
    assert "Sample manuscript" not in response.content.decode()


def test_what_is_not_live_has_no_address(client: Client, trees: Trees) -> None:
    hidden = PublicationFactory(live=False)
    for end in ("/", ".bib", ".ris", ".json"):
        assert client.get(f"{EN}{hidden.slug}{end}").status_code == 404
    assert client.get(f"{EN}{hidden.slug}/", headers={"Accept": BIBTEX}).status_code == 404


def test_a_draft_is_not_shown(client: Client, keys: Publication) -> None:
    keys.original_title = "Sample: not yet"
    keys.save_revision()
    assert "not yet" not in client.get(f"{EN}{keys.slug}/").content.decode()


def test_a_page_takes_few_queries_and_no_more_with_more_publications(
    client: Client, keys: Publication, django_assert_max_num_queries: Any
) -> None:
    address = f"{EN}{keys.slug}/"
    few = len(queries_of(client, address))
    for _number in range(10):
        PublicationFactory()
    assert len(queries_of(client, address)) == few
    with django_assert_max_num_queries(6):
        client.get(address)


@pytest.mark.parametrize("stored", ["ge", "xx", "en-", "german"])
def test_a_stored_code_that_no_language_has_reaches_no_reader(client: Client, keys: Publication, stored: str) -> None:
    Publication.objects.filter(pk=keys.pk).update(language=stored, last_published_at=None, hungarian_title="")
    for section in (EN, HU):
        soup = soup_of(client, f"{section}{keys.slug}/")
        languages = {str(tag["lang"]) for tag in soup.select("[lang]")}
        locales = {str(tag["content"]) for tag in soup.select("meta[property^='og:locale']")}
        assert languages <= {"", "en", "hu", "de"}
        assert locales <= {"en_GB", "hu_HU", "de"}
        assert str(linked_data(soup).get("inLanguage", "")) in ("", "en", "de")
        codes = [str(tag["content"]) for tag in soup.select("meta[name=citation_language]")]
        assert codes in ([], ["en"], ["de"])
        assert stored not in [term.text for term in soup.select("dd")]
