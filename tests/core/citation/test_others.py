"""Who isn't named is no person: "and others" is said by the styles, and by nothing that lists people."""

import json

import pytest

from qcihungary.core.citation import bibtex, csl, ris
from qcihungary.core.citation.coins import context_object
from qcihungary.core.citation.csl import Item
from qcihungary.core.citation.formatted import CitationStyle, cite_plainly
from qcihungary.core.citation.names import OTHERS, PersonName, named
from qcihungary.core.outputs.machine import highwire_tags

MORE = PersonName(literal=OTHERS)
PEOPLE = (PersonName("Abbott", "B. P."), PersonName("Minta", "Anna"), PersonName(literal="LIGO Collaboration"))


def work(*authors: PersonName, editors: tuple[PersonName, ...] = ()) -> Item:
    return Item(
        type="article-journal", title="Observation of waves", container="Samples", volume="1", issued=(2016,),
        authors=authors, editors=editors,
    )  # fmt: skip


BEGINNINGS = [
    (1, CitationStyle.APA, "en", "Abbott, B. P., et al. (2016). "),
    (1, CitationStyle.APA, "hu", "Abbott, B. P. és mtsai (2016). "),
    (1, CitationStyle.IEEE, "en", "B. P. Abbott et al., “"),
    (1, CitationStyle.IEEE, "hu", "B. P. Abbott és mtsai, „"),
    (1, CitationStyle.ISO_690, "en", "ABBOTT, B. P. et al., 2016. "),
    (1, CitationStyle.ISO_690, "hu", "ABBOTT, B. P. és mtsai, 2016. "),
    (3, CitationStyle.APA, "en", "Abbott, B. P., Minta, A., LIGO Collaboration, et al. (2016). "),
    (3, CitationStyle.APA, "hu", "Abbott, B. P., Minta, A., LIGO Collaboration és mtsai (2016). "),
    (3, CitationStyle.IEEE, "en", "B. P. Abbott, A. Minta, LIGO Collaboration, et al., “"),
    (3, CitationStyle.IEEE, "hu", "B. P. Abbott, A. Minta, LIGO Collaboration és mtsai, „"),
    (3, CitationStyle.ISO_690, "en", "ABBOTT, B. P., MINTA, Anna, LIGO COLLABORATION et al., 2016. "),
    (3, CitationStyle.ISO_690, "hu", "ABBOTT, B. P., MINTA, Anna, LIGO COLLABORATION és mtsai, 2016. "),
]


@pytest.mark.parametrize(("count", "style", "language", "beginning"), BEGINNINGS)
def test_the_styles_say_that_there_are_more(count: int, style: str, language: str, beginning: str) -> None:
    assert cite_plainly(work(*PEOPLE[:count], MORE), style, language).startswith(beginning)


@pytest.mark.parametrize("style", CitationStyle)
@pytest.mark.parametrize("language", ["en", "hu"])
@pytest.mark.parametrize("many", [7, 25])
def test_a_style_that_ends_a_long_list_itself_says_so_once(style: str, language: str, many: int) -> None:
    authors = tuple(PersonName(f"Minta{chr(97 + place)}", "Anna") for place in range(many))
    cited = cite_plainly(work(*authors, MORE), style, language)
    assert cited.count({"en": "et al", "hu": "és mtsai"}[language]) == 1
    assert "&" not in cited


@pytest.mark.parametrize("style", CitationStyle)
@pytest.mark.parametrize("language", ["en", "hu"])
def test_without_a_single_name_there_is_nobody(style: str, language: str) -> None:
    assert cite_plainly(work(MORE), style, language) == cite_plainly(work(), style, language)
    assert cite_plainly(work(MORE, editors=PEOPLE[:1]), style, language) == cite_plainly(
        work(editors=PEOPLE[:1]), style, language
    )


def test_machines_are_told_of_people_only() -> None:
    item = work(*PEOPLE, MORE, editors=(PEOPLE[1], MORE))
    assert named(item.authors) == PEOPLE
    for told in (context_object(item), str(highwire_tags(item, "/en/x/", ""))):
        assert "Abbott" in told
        assert "et al" not in told
        assert "et+al" not in told
    first = context_object(work(MORE, PEOPLE[0]))
    assert "rft.aulast=Abbott" in first


@pytest.mark.parametrize("form", [bibtex, ris, csl])
def test_formats_bring_it_back(form: object) -> None:
    item = work(*PEOPLE, MORE, editors=(PEOPLE[1], MORE))
    written = form.write([item])  # type: ignore[attr-defined]
    (back,) = form.read(written).items if form is not csl else map(csl.from_json, json.loads(written))  # type: ignore[attr-defined]
    assert (back.authors, back.editors) == (item.authors, item.editors)


def test_others_alone_are_no_organisation() -> None:
    (item,) = bibtex.read("@misc{a, title={T}, author={and others}}").items
    assert item.authors == (MORE,)
