"""Publications among the results, in the feed, and in the sitemap."""

from typing import Any

import pytest
from defusedxml import ElementTree
from django.test import Client
from wagtail.models import PageViewRestriction

from qcihungary.core.outputs.registry import all_outputs, related_to, sources
from qcihungary.publications.models import Authorship, Publication, PublicationsIndexPage
from qcihungary.publications.outputs import Publications
from tests.factories import MemberFactory, Trees, WorkPackageFactory
from tests.publications.factories import PublicationFactory

EN, HU = "/en/results/publications/", "/hu/eredmenyek/publikaciok/"
ATOM = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture
def made(trees: Trees) -> Any:
    member = MemberFactory(short_name="BME")
    return PublicationFactory(
        original_title="Sample keys", hungarian_title="Minta kulcsok", year=2024, month=5, doi="10.1000/a",
        authors=[Authorship(family="Imre", given="Sándor", member=member)], abstract_en="Short.", keywords_en="fibre",
        work_packages=[WorkPackageFactory(number=2)], publisher="Sample Press",
    )  # fmt: skip


def test_a_publication_is_an_output(made: Publication) -> None:
    assert any(isinstance(source, Publications) for source in sources)
    output = all_outputs()[made.output_key]
    assert output.titles == {"en": "Sample keys", "hu": "Minta kulcsok"}
    assert output.addresses == {"en": f"{EN}{made.slug}/", "hu": f"{HU}{made.slug}/"}
    assert (output.date.year, output.date.month) == (2024, 5)  # type: ignore[union-attr]
    assert output.work_packages == (2,)
    assert output.members == (MemberFactory._meta.model.objects.get().pk,)
    assert output.is_open


def test_dublin_core_says_the_rest(made: Publication) -> None:
    said = {(each.element, each.value) for each in Publications().dublin_core([made.output_key])[made.output_key]}
    assert {
        ("creator", "Imre, Sándor"), ("identifier", "https://doi.org/10.1000/a"), ("publisher", "Sample Press"),
        ("type", "info:eu-repo/semantics/article"), ("rights", "info:eu-repo/semantics/openAccess"),
        ("rights", "https://creativecommons.org/licenses/by/4.0/"), ("subject", "fibre"), ("language", "en"),
    } <= said  # fmt: skip
    assert Publications().dublin_core(["publication-0", "deliverable-1"]) == {}


def test_two_publications_are_linked_from_both_ends(client: Client, made: Publication) -> None:
    other = PublicationFactory(original_title="Sample data", related=[made.output_key])
    assert [found.key for found in related_to(made.output_key)] == [other.output_key]
    assert f"{EN}{other.slug}/" in client.get(f"{EN}{made.slug}/").content.decode()


def test_what_is_not_public_is_no_output(made: Publication) -> None:
    made.unpublish()
    assert made.output_key not in all_outputs()


def test_a_closed_list_closes_its_publications(client: Client, made: Publication, trees: Trees) -> None:
    restriction = {"page": trees[PublicationsIndexPage, "en"], "restriction_type": "login"}
    PageViewRestriction.objects.create(**restriction)
    assert made.output_key not in all_outputs()
    for end in ("", "feed/", "export.bib", f"{made.slug}/", f"{made.slug}.bib"):
        assert client.get(f"{EN}{end}").status_code != 200, end
        assert client.get(f"{HU}{end}").status_code != 200, end
    assert made.slug not in client.get("/sitemap.xml").content.decode()


@pytest.mark.parametrize(("address", "title"), [(EN, "Sample keys"), (HU, "Minta kulcsok")])
def test_each_language_has_a_feed(client: Client, made: Publication, address: str, title: str) -> None:
    response = client.get(f"{address}feed/")
    assert response["Content-Type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(response.content)
    assert [entry.text for entry in feed.findall("a:entry/a:title", ATOM)] == [title]


def test_the_sitemap_has_both_addresses(client: Client, made: Publication) -> None:
    text = client.get("/sitemap.xml").content.decode()
    assert f"http://testserver{EN}{made.slug}/" in text
    assert f"http://testserver{HU}{made.slug}/" in text
