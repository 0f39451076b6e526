"""Pages of other results: what fits each kind, what readers and machines see, and what they are linked with."""

import datetime
import json
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.test import Client
from requests.utils import parse_header_links
from wagtail.models import PageViewRestriction
from wagtail.test.utils.form_data import streamfield

from qcihungary.core.documents.document import SiteDocument
from qcihungary.core.outputs.registry import all_outputs
from qcihungary.news.models import NewsIndexPage
from qcihungary.results.models import OtherResultPage, OtherResultsIndexPage
from qcihungary.results.vocabulary import FITTING, PARTICULAR, ResultKind
from tests.factories import (
    MemberFactory,
    NewsPageFactory,
    OtherResultPageFactory,
    Trees,
    WorkPackageFactory,
    alias_of,
    body,
    fresh,
    translate,
)
from tests.forms import create

CREATORS = body(
    ("creator", {"family": "Imre", "given": "Sándor", "orcid": "0000-0002-1825-0097"}),
    ("creator", {"family": "Sample Team", "given": "", "orcid": ""}),
)


def document() -> SiteDocument:
    made: SiteDocument = SiteDocument.objects.create(title="Key rates", file=ContentFile(b"a,b\n1,2\n", "rates.csv"))
    return made


@pytest.fixture
def dataset(trees: Trees) -> OtherResultPage:
    """A data set with everything that one can have."""
    made = OtherResultPageFactory(
        parent=trees[OtherResultsIndexPage, "en"],
        slug="key-rates",
        title="Sample: key <rates>",
        search_description="Rates of a link.",
        date=datetime.date(2025, 3, 2),
        creators=CREATORS,
        body=body(("text", "<p>How it was measured.</p>")),
        repository="https://zenodo.org/records/1234567",
        licence="CC-BY-4.0",
        doi="10.5281/zenodo.1234567",
        version="1.2.0",
        document=document(),
    )
    made.members = [MemberFactory(short_name="BME", name_en="Budapest University")]
    made.work_packages = [WorkPackageFactory(number=3)]
    made.save()
    found = fresh(made)
    assert isinstance(found, OtherResultPage)
    return found


def soup(client: Client, path: str) -> BeautifulSoup:
    response = client.get(path)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def linked_data(page: BeautifulSoup) -> list[dict[str, Any]]:
    return [json.loads(script.text) for script in page.select('script[type="application/ld+json"]')]


@pytest.mark.parametrize("kind", ResultKind)
def test_each_kind_has_the_fields_that_fit_it(kind: ResultKind, db: None) -> None:
    values = dict.fromkeys(PARTICULAR, "1") | {
        "doi": "10.1234/x", "repository": "https://example.org/", "licence": "MIT", "document": document(),
    }  # fmt: skip
    page = OtherResultPage(title="X", slug="x", kind=kind, **values)
    with pytest.raises(ValidationError) as raised:
        page.clean()
    assert set(raised.value.message_dict) == set(PARTICULAR) - FITTING[kind]
    assert str(kind.label) in raised.value.messages[0]
    for name in set(PARTICULAR) - FITTING[kind]:
        setattr(page, name, None if name == "document" else "")
    page.clean()


def test_the_page_shows_every_field(client: Client, dataset: OtherResultPage) -> None:
    page = soup(client, dataset.url_path)
    assert page.select_one("dd a[href='https://doi.org/10.5281/zenodo.1234567']"), "not only in the citation"
    text = page.select_one("main").get_text(" ", strip=True)
    for shown in (
        "Sample: key <rates>", "Rates of a link.", "How it was measured.", "Data set", "2 March 2025", "Sándor Imre",
        "Sample Team", "Budapest University", "WP3", "1.2.0", "CC BY 4.0", "https://doi.org/10.5281/zenodo.1234567",
        "https://zenodo.org/records/1234567", "CSV", "SHA-256",
    ):  # fmt: skip
        assert shown in text, shown


@pytest.mark.parametrize(
    ("kind", "fields", "shown"),
    [
        ("patent", {"patent_number": "HU 1234", "patent_office": "HIPO"}, ("HU 1234", "HIPO")),
        ("standard", {"standard_body": "ETSI", "standard_number": "GS QKD 099"}, ("ETSI", "GS QKD 099")),
        ("exhibition", {"venue": "Sample Hall, Győr"}, ("Sample Hall, Győr",)),
    ],
)
def test_the_fields_of_other_kinds_are_shown(
    client: Client, trees: Trees, kind: str, fields: dict[str, str], shown: tuple[str, ...]
) -> None:
    parent = trees[OtherResultsIndexPage, "hu"]
    page = OtherResultPageFactory(parent=parent, slug="minta", kind=kind, creators=CREATORS, **fields)
    text = soup(client, page.url_path).select_one("main").get_text(" ", strip=True)
    for part in (*shown, "Imre Sándor", "2025. március 20."):
        assert part in text


def test_machines_are_told_what_it_is(client: Client, dataset: OtherResultPage) -> None:
    response = client.get(dataset.url_path)
    page = BeautifulSoup(response.content, "html.parser")
    tags = [(tag["name"], tag["content"]) for tag in page.select('meta[name^="citation_"]')]
    assert ("citation_title", "Sample: key <rates>") in tags
    assert ("citation_author", "Imre, Sándor") in tags
    assert ("citation_doi", "10.5281/zenodo.1234567") in tags
    links = {(link["rel"], link["url"]) for link in parse_header_links(response.headers["Link"])}
    assert ("cite-as", "https://doi.org/10.5281/zenodo.1234567") in links
    assert ("type", "https://schema.org/Dataset") in links
    assert ("license", "https://creativecommons.org/licenses/by/4.0/") in links
    assert ("author", "https://orcid.org/0000-0002-1825-0097") in links
    assert any(rel == "item" and "/documents/" in url for rel, url in links)
    assert any(rel == "describedby" and "verb=GetRecord" in url for rel, url in links)


@pytest.mark.parametrize(
    ("kind", "schema"),
    [
        ("dataset", "Dataset"),
        ("software", "SoftwareSourceCode"),
        ("video", "VideoObject"),
        ("exhibition", "ExhibitionEvent"),
        ("policy-brief", "Report"),
        ("patent", "CreativeWork"),
        ("standard", "CreativeWork"),
        ("demonstrator", "CreativeWork"),
    ],
)
def test_linked_data_names_the_kind(client: Client, trees: Trees, kind: str, schema: str) -> None:
    parent = trees[OtherResultsIndexPage, "en"]
    venue = "Here" if kind == "exhibition" else ""
    page = OtherResultPageFactory(parent=parent, slug="sample", kind=kind, creators=CREATORS, venue=venue)
    [data] = [data for data in linked_data(soup(client, page.url_path)) if data["@type"] == schema]
    assert data["name"] == page.title
    if schema == "ExhibitionEvent":
        assert data["location"]["name"] == "Here"
    else:
        assert [creator["@type"] for creator in data["creator"]] == ["Person", "Organization"]
        assert data["funding"]["identifier"] == "101081247"


def test_it_is_one_output_in_both_languages(dataset: OtherResultPage, trees: Trees) -> None:
    translate(alias_of(dataset), title="Minta: kulcsráták", slug="kulcsratak")
    [output] = all_outputs().values()
    assert output.key == f"other-{dataset.translation_key}"
    assert output.titles == {"en": "Sample: key <rates>", "hu": "Minta: kulcsráták"}
    assert output.addresses["hu"] == "/hu/eredmenyek/egyeb-eredmenyek/kulcsratak/"
    assert output.work_packages == (3,)
    assert len(output.members) == 1
    assert output.is_open
    assert "kulcsratak" in output.words
    assert "imre" in output.words


@pytest.mark.parametrize("how", ["unpublished", "restricted"])
def test_what_is_not_public_is_no_output(dataset: OtherResultPage, how: str) -> None:
    assert len(all_outputs()) == 1
    if how == "unpublished":
        dataset.unpublish()
    else:
        PageViewRestriction.objects.create(page=dataset.get_parent(), restriction_type="login")
    assert not all_outputs()


def test_links_show_at_both_ends_and_on_news(client: Client, dataset: OtherResultPage, trees: Trees) -> None:
    article = NewsPageFactory(parent=trees[NewsIndexPage, "en"], slug="news", title="We measured")
    OtherResultPageFactory(
        parent=trees[OtherResultsIndexPage, "en"],
        slug="tool",
        title="The tool",
        kind="software",
        related=[dataset.output_key, f"news-{article.translation_key}"],
    )
    assert "The tool" in soup(client, dataset.url_path).select_one("main").get_text()
    tool = soup(client, "/en/results/other-results/tool/").select_one("main").get_text()
    assert "Sample: key <rates>" in tool
    assert "We measured" in tool
    assert "The tool" in soup(client, article.url_path).select_one("main").get_text()


def test_an_editor_makes_one(desk: Client, trees: Trees, dataset: OtherResultPage) -> None:
    fields: dict[str, Any] = {
        "title": "Sample: a simulator",
        "slug": "simulator",
        "kind": "software",
        "creators": streamfield([("creator", {"family": "Imre", "given": "Sándor", "orcid": "0000-0002-1825-0097"})]),
        "doi": "https://doi.org/10.5281/ZENODO.7",
        "related": dataset.output_key,
        "action-publish": "1",
    }
    form = desk.get(f"/admin/pages/add/results/otherresultpage/{trees[OtherResultsIndexPage, 'en'].pk}/")
    assert f'<option value="{dataset.output_key}">' in form.content.decode()
    response = create(desk, OtherResultPage, trees[OtherResultsIndexPage, "en"], **fields)
    assert response.status_code == 302, response.context["form"].errors
    made = OtherResultPage.objects.get(slug="simulator", alias_of=None)
    assert made.doi == "10.5281/zenodo.7"
    assert made.related == [dataset.output_key]
    assert [name.display("hu") for name in made.names] == ["Imre Sándor"]


def test_an_editor_reads_what_does_not_fit(desk: Client, trees: Trees) -> None:
    response = create(
        desk, OtherResultPage, trees[OtherResultsIndexPage, "en"], title="A patent", slug="patent", kind="patent",
        licence="MIT", creators=streamfield([]), **{"action-publish": "1"},
    )  # fmt: skip
    assert response.status_code == 200
    assert list(response.context["form"].errors) == ["licence"]
    assert "“Patent”" in str(response.context["form"].errors["licence"])


def test_a_mistyped_orcid_is_refused(desk: Client, trees: Trees) -> None:
    creators = streamfield([("creator", {"family": "Imre", "given": "Sándor", "orcid": "0000-0002-1825-0098"})])
    response = create(
        desk, OtherResultPage, trees[OtherResultsIndexPage, "en"], title="X", slug="x", kind="dataset",
        creators=creators, **{"action-publish": "1"},
    )  # fmt: skip
    assert response.status_code == 200
    assert not OtherResultPage.objects.exists()
