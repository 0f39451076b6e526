"""The glossary as editors have it: the terms, and the panel beside a page's form."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client, RequestFactory
from django.urls import reverse

from qcihungary.accounts.rights.table import Role
from qcihungary.core.desk.findings import Weight, findings_of
from qcihungary.core.languages import LANGUAGE_CODES
from qcihungary.glossary.models import GlossaryTerm
from qcihungary.news.models import NewsIndexPage
from qcihungary.pages.models import StandardPage
from tests.factories import GlossaryTermFactory, NewsPageFactory, Trees, alias_of, body, convert, fresh
from tests.roles import desk_of, member_of

pytestmark = pytest.mark.django_db

TERMS = "wagtailsnippets_glossary_glossaryterm"
TEXTS = ("definition", "synonyms", "avoided")


def panel(desk: Client, page: Any) -> Any:
    response = desk.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser").select_one("[data-side-panel=glossary]")


def counter(found: Any) -> str:
    [shown] = found.find_parents()[-1].select("[data-side-panel-toggle=glossary] [data-side-panel-toggle-counter]")
    return "" if shown.has_attr("hidden") else shown.text.strip()


def suggested(found: Any) -> list[tuple[str, str]]:
    return [
        (term.select_one(".glossary-source span").text, term.select_one(".glossary-target strong").text)
        for term in found.select(".glossary-terms li")
    ]


@pytest.fixture
def article(trees: Trees) -> Any:
    return NewsPageFactory(
        parent=trees[NewsIndexPage, "en"], title="Nodes", body=body(("text", "<p>Two trusted <b>nodes</b>.</p>"))
    )


def test_a_term_is_written_and_previewed_in_both_languages(desk: Client) -> None:
    empty = ("abbreviation", "slug", *(f"{name}_{code}" for name in TEXTS for code in LANGUAGE_CODES))
    names = {"term_en": "Dark fibre", "term_hu": "Sötétszál"}
    sent = {**dict.fromkeys(empty, ""), **names, "is_public": "on", "action-publish": "on"}
    response = desk.post(reverse(f"{TERMS}:add"), sent)
    assert response.status_code == 302, response.context["form"].errors
    term = GlossaryTerm.objects.get()
    assert (term.slug, term.term_hu, term.live) == ("dark-fibre", "Sötétszál", True)
    preview = reverse(f"{TERMS}:preview_on_edit", args=[term.pk])
    assert desk.post(preview, {**sent, "term_hu": "Sötét szál"}).json()["is_valid"]
    assert "Sötét szál" in desk.get(preview, {"mode": "hu"}).content.decode()
    assert "Sötétszál" in desk.get(reverse(f"{TERMS}:list")).content.decode()


def test_the_panel_has_the_terms_of_the_source(desk: Client, trees: Trees, article: Any) -> None:
    term = GlossaryTermFactory(term_en="trusted node", term_hu="megbízható csomópont", is_public=False)
    GlossaryTermFactory(term_en="photon", term_hu="foton")
    converted = convert(alias_of(article))
    found = panel(desk, converted)
    assert suggested(found) == [("trusted node", "megbízható csomópont")]
    copy = found.select_one("button[data-action='w-clipboard#copy']")
    assert copy["data-w-clipboard-value-param"] == "megbízható csomópont"
    assert found.select_one(f"a[href$='/edit/{term.pk}/']")
    assert counter(found) == ""
    assert suggested(panel(desk, article)) == suggested(found), "who writes the source sees the same"
    converted.title, converted.body = "Megbízható csomópontok", []
    converted.save_revision().publish()
    assert suggested(panel(desk, fresh(article))) == [("megbízható csomópont", "trusted node")]


def test_the_panel_can_be_asked_for_alone_by_who_may_edit_the_page(desk: Client, article: Any) -> None:
    """A new page saves itself, and the panel of its first words would stay."""
    GlossaryTermFactory(term_en="trusted node", term_hu="megbízható csomópont", avoided_en="safe node")
    address = panel(desk, article).select_one("[data-glossary]")["data-glossary"]
    article.title, article.body = "Safe nodes", []
    article.save_revision()
    [again] = BeautifulSoup(desk.get(address).content, "html.parser").select("[data-glossary]")
    assert (again["data-count"], "safe node" in again.text.lower()) == ("1", True)
    assert desk_of(member_of(Role.AUTHOR)).get(address).status_code in {302, 403}
    assert desk.post(address).status_code == 405


def test_there_is_no_panel_before_there_is_a_term(desk: Client, trees: Trees) -> None:
    assert panel(desk, trees[StandardPage, "en"]) is None


def test_what_is_not_to_be_written_is_pointed_out(desk: Client, trees: Trees, administrator: Any) -> None:
    GlossaryTermFactory(term_en="trusted node", term_hu="megbízható csomópont", avoided_hu="bizalmi csomópont")
    page = trees[StandardPage, "hu"]
    page.body = body(("text", "<p>A <i>bizalmi</i> csomópontokat bizalmi csomópontnak.</p>"))
    page.save_revision()
    found = panel(desk, page)
    assert [one.text for one in found.select(".glossary-avoided [lang=hu]")][-1] == "megbízható csomópont"
    assert counter(found) == str(len(found.select(".glossary-avoided li"))) == "2"
    request = RequestFactory().get("/")
    request.user = administrator
    findings = [finding for finding in findings_of(page, request) if "megbízható csomópont" in str(finding.message)]
    assert findings
    assert {finding.weight for finding in findings} == {Weight.WARNING}
