"""Citations for people, and the limits of citeproc-py that are mended."""

import html
import re
from dataclasses import replace
from itertools import cycle

import pytest

from qcihungary.core.citation import formatted
from qcihungary.core.citation.csl import Item
from qcihungary.core.citation.formatted import CitationStyle, cite, cite_plainly
from qcihungary.core.citation.names import PersonName
from qcihungary.core.citation.work_types import TYPES
from tests.core.citation.works import FULL

AUTHORS = (PersonName(family="Imre", given="Sándor"), PersonName(family="van der Minta", given="Őrs"))
ARTICLE = Item(
    type="article-journal",
    title="Sample: Keys for a network",
    authors=AUTHORS,
    issued=(2024, 3, 9),
    container="Journal of Samples",
    volume="12",
    issue="3",
    page="1145-1152",
    doi="10.1000/sample",
)


def test_apa() -> None:
    assert cite(ARTICLE, CitationStyle.APA, "en") == (
        "Imre, S., &amp; van der Minta, Ő. (2024). Sample: Keys for a network. "
        "<i>Journal of Samples</i>, <i>12</i>(3), 1145–1152. https://doi.org/10.1000/sample"
    )


def test_ieee_in_both_languages() -> None:
    assert cite_plainly(ARTICLE, CitationStyle.IEEE, "en") == (
        "S. Imre and Ő. van der Minta, “Sample: Keys for a network,” Journal of Samples, vol. 12, no. 3, "
        "pp. 1145–1152, Mar. 2024, doi: 10.1000/sample."
    )
    assert cite_plainly(ARTICLE, CitationStyle.IEEE, "hu").startswith(
        "S. Imre és Ő. van der Minta, „Sample: Keys for a network”, Journal of Samples, 12. köt., 3. sz."
    )


def test_iso_690() -> None:
    assert cite_plainly(ARTICLE, CitationStyle.ISO_690, "en") == (
        "IMRE, Sándor and VAN DER MINTA, Őrs, 2024. Sample: Keys for a network. Journal of Samples. "
        "9 March 2024. Vol.\xa012, no.\xa03, p.\xa01145–1152. DOI\xa010.1000/sample."
    )
    assert cite_plainly(ARTICLE, CitationStyle.ISO_690, "hu") == (
        "IMRE, Sándor és VAN DER MINTA, Őrs, 2024. Sample: Keys for a network. Journal of Samples. "
        "2024. március 9. 12.\xa0köt., 3.\xa0sz., 1145–1152.\xa0o. DOI\xa010.1000/sample."
    )


def test_a_report_of_a_group_says_where_it_is() -> None:
    report = Item(
        type="report",
        title="Sample: A plan",
        authors=(PersonName(literal="Sample & Group"),),
        genre="Deliverable",
        number="D1.1",
        issued=(2024,),
        doi="10.1000/report",
    )
    for style in CitationStyle:
        text = cite_plainly(report, style, "en")
        assert "10.1000/report" in text
        assert "D1.1" in text
        assert "sample & group" in text.lower()
        assert text.count("10.1000/report") == 1


CITABLE = sorted(TYPES - {"bill", "legal_case", "legislation", "regulation"})


@pytest.mark.parametrize("style", CitationStyle)
@pytest.mark.parametrize(("kind", "language"), list(zip(CITABLE, cycle(("en", "hu")), strict=False)))
def test_every_type_is_cited_with_any_fields(style: CitationStyle, kind: str, language: str) -> None:
    bare = Item(type=kind, title="Sample", authors=AUTHORS[:1])
    for item in (replace(FULL, type=kind), bare, replace(bare, issued=(2024, 3))):
        text = cite_plainly(item, style, language)
        assert "Sample" in text
        assert "imre" in text.lower()
        assert ". ." not in text
        assert ".." not in text
        assert not re.match(r"\[1\]|1\.", text)


@pytest.mark.parametrize("style", CitationStyle)
def test_markup_in_a_work_is_text(style: CitationStyle) -> None:
    evil = '<script>alert(1)</script> <i>a</i> & <b onclick="x">b</b> &lt;'
    item = replace(ARTICLE, title=evil, container=evil, authors=(PersonName(literal=evil),))
    cited = cite(item, style, "en")
    assert set(re.findall(r"<[^>]*>", cited)) <= {"<i>", "</i>", "<b>", "</b>", "<sup>", "</sup>", "<sub>", "</sub>"}
    assert "<script" not in cited.lower()
    assert evil in cite_plainly(item, style, "en")
    assert html.escape("<script>alert(1)</script>") in cited


def test_no_style_attribute_comes_through() -> None:
    assert formatted.safe('<span style="font-variant:small-caps;">Imre</span> <i>x</i>') == "Imre <i>x</i>"


@pytest.mark.parametrize("style", CitationStyle)
def test_a_work_without_authors_is_not_named_twice(style: CitationStyle) -> None:
    item = Item(type="book", title="Sample: Nobody's book", url="https://example.org/")
    text = cite_plainly(item, style, "en")
    assert text.startswith("Sample: Nobody's book")
    assert text.count("Nobody") == text.count("https://example.org/") == 1


def test_whatever_breaks_there_is_a_citation(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object) -> str:
        raise KeyError("a bug")

    monkeypatch.setattr(formatted, "render", fail)
    item = replace(ARTICLE, title="Sample: A stumbling block")
    assert cite(item, CitationStyle.APA, "hu") == (
        "Imre Sándor, van der Minta Őrs (2024). Sample: A stumbling block. "
        "Journal of Samples, 12(3), 1145-1152. https://doi.org/10.1000/sample"
    )


def test_an_edited_work_is_cited_anew_and_the_same_work_from_memory() -> None:
    first = cite(ARTICLE, CitationStyle.APA, "en")
    assert cite(replace(ARTICLE), CitationStyle.APA, "en") is first
    assert "2025" in cite(replace(ARTICLE, issued=(2025,)), CitationStyle.APA, "en")


def test_no_style_prints_the_abstract() -> None:
    item = Item(
        type="article-journal", title="Keys", authors=(PersonName("Imre", "Sándor"),), abstract="Told at length."
    )
    assert not [style for style in CitationStyle if "at length" in cite_plainly(item, style)]
