"""Publications in the admin: the form, its warnings, the list, the preview."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from qcihungary.publications.models import Publication
from tests.factories import MemberFactory, WorkPackageFactory
from tests.publications.factories import PublicationFactory

pytestmark = pytest.mark.django_db


def address(name: str, *args: Any) -> str:
    return reverse(Publication.snippet_viewset.get_url_name(name), args=args)  # type: ignore[attr-defined]  # Wagtail's


def form(**fields: Any) -> dict[str, str]:
    """What an editor's browser sends."""
    author = {"family": "Imre", "given": "Sándor", "orcid": "", "role": "author", "member": ""}
    sent: dict[str, str] = nested_form_data(
        {
            "type": "article",
            "language": "en",
            "original_title": "Sample keys",
            "authorships": inline_formset([author | fields.pop("author", {})]),
            "action-publish": "1",
            **fields,
        }
    )
    return sent


def test_an_editor_publishes_one(desk: Client) -> None:
    member, package = MemberFactory(short_name="BME"), WorkPackageFactory(number=3)
    author = {"orcid": "https://orcid.org/0000-0002-1825-0097", "member": str(member.pk)}
    sent = form(author=author, doi="doi:10.1000/ABC", date="2024-05-17", licence="CC-BY-4.0")
    response = desk.post(address("add"), {**sent, "work_packages": [package.pk]})
    assert response.status_code == 302, BeautifulSoup(response.content, "html.parser").select(".error-message")
    made = Publication.objects.get()
    assert (made.live, made.doi, made.year, made.month, made.slug) == (
        True, "10.1000/abc", 2024, 5, "imre-2024-sample-keys",
    )  # fmt: skip
    assert made.authorships.get().orcid == "0000-0002-1825-0097"
    assert [each.number for each in made.work_packages.all()] == [3]


def test_what_is_wrong_is_said_in_words(desk: Client) -> None:
    sent = form(author={"orcid": "0000-0002-1825-0098"}, doi="nature", year="2024", date="2023-01-01")
    text = desk.post(address("add"), sent).content.decode()
    assert "A DOI begins with 10." in text
    assert "a digit is mistyped" in text
    assert not Publication.objects.exists()


def test_the_form_has_tabs(desk: Client) -> None:
    made = PublicationFactory()
    soup = BeautifulSoup(desk.get(address("edit", made.pk)).content, "html.parser")
    tabs = [" ".join(tab.text.split()).removesuffix(" ()") for tab in soup.select("[role=tab]")]
    assert {"Publication", "Appearance", "Content", "Access and grant"} <= set(tabs)
    assert soup.select_one("[name=abstract_en]")
    assert soup.select_one("[name=abstract_hu]")


def test_the_list_is_searched_and_filtered(desk: Client) -> None:
    PublicationFactory(original_title="Sample A", authors=[("Őri", "Béla")], access="closed")
    PublicationFactory(original_title="Sample B", authors=[("Imre", "Sándor"), ("Imre", "Anna")], doi="10.1000/b")

    def titles(query: str) -> list[str]:
        soup = BeautifulSoup(desk.get(f"{address('list')}{query}").content, "html.parser")
        return [link.text.strip() for link in soup.select("td.title .title-wrapper a")]

    assert sorted(titles("")) == ["Sample A", "Sample B"]
    assert titles("?q=Imre") == ["Sample B"], "each once, however many of its authors are found"
    assert titles("?q=10.1000/b") == ["Sample B"]
    assert titles("?access=closed") == ["Sample A"]


@pytest.mark.parametrize(("mode", "name"), [("en", "Anna Minta"), ("hu", "Minta Anna")])
def test_the_preview_speaks_both_languages(desk: Client, mode: str, name: str) -> None:
    made = PublicationFactory(hungarian_title="Minta kulcsok")
    sent = form(
        original_title="Sample keys", author={"family": "Minta", "given": "Anna"}, hungarian_title="Minta kulcsok"
    )
    preview = address("preview_on_edit", made.pk)
    assert desk.post(preview, sent).json()["is_valid"]
    text = desk.get(f"{preview}?mode={mode}").content.decode()
    assert name in text
    assert ("Minta kulcsok" in text) == (mode == "hu")
