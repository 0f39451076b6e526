"""Each style in each language, for all types, names and addresses: what no citation may ever have."""

import re
from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from qcihungary.core.citation.csl import Item
from qcihungary.core.citation.formatted import CitationStyle, cite_plainly
from qcihungary.core.citation.names import PersonName
from qcihungary.core.citation.plain import plain_citation

TYPES = ("article-journal", "paper-conference", "article", "book", "chapter", "thesis", "speech", "report", "dataset")
PEOPLE = tuple(PersonName(family=f"Minta{letter}", given="Őrs") for letter in "ABCDEFGHIJKLMNOPQRSTUVWXY")
WHO: dict[str, dict[str, Any]] = {
    "nobody": {},
    "one": {"authors": PEOPLE[:1]},
    "three": {"authors": PEOPLE[:3]},
    "many": {"authors": PEOPLE},
    "corporate": {"authors": (PersonName(literal="Sample Group"),)},
    "editors": {"editors": PEOPLE[:2]},
}
WHERE: dict[str, tuple[dict[str, Any], str]] = {
    "doi": ({"doi": "10.1000/x.y"}, "10.1000/x.y"),
    "arxiv": ({"arxiv": "2401.01234"}, "https://arxiv.org/abs/2401.01234"),
    "url": ({"url": "https://example.org/x"}, "https://example.org/x"),
    "none": ({}, ""),
}
ENGLISH = ("Available", "and MINTA", " eds", "March", "Vol.", " no. ", " p. 1", " pp. ")


@pytest.mark.parametrize("style", CitationStyle)
@pytest.mark.parametrize("language", ["en", "hu"])
def test_no_citation_has_what_none_may_have(style: CitationStyle, language: str) -> None:
    for kind, (who, names), (where, (address, expected)) in product(TYPES, WHO.items(), WHERE.items()):
        item = Item(
            type=kind, title="Keys for a network", container="Phys.Rev.Lett.", volume="12", issue="3",
            page="1145-1152", publisher="Springer", issued=(2016, 3, 9), **names, **address,
        )  # fmt: skip
        text, cell = cite_plainly(item, style, language), (kind, who, where)
        assert text != plain_citation(item, language), (*cell, text)
        assert not re.search(r"(?<!\.)\.\.(?!\.)|\. \.|, ,|: ,|\s{2}|\ue003", text), (*cell, text)
        assert text.count("Keys for a network") == 1, (*cell, text)
        assert text.lower().count("mintaa") <= 1, (*cell, text)
        assert ("minta" in text.lower()) == any("Minta" in name.family for found in names.values() for name in found)
        assert text.count(expected) == 1 if expected else "http" not in text, (*cell, text)
        assert "‘" not in text, (*cell, text)
        if language == "hu":
            assert not [word for word in ENGLISH if word in text], (*cell, text)


REFERENCES = [
    ("nobody", "apa", "en", "Keys. (2016). Phys.Rev.Lett., 12."),
    ("nobody", "ieee", "en", "“Keys,” Phys.Rev.Lett., vol. 12, Mar. 2016."),
    ("nobody", "ieee", "hu", "„Keys”, Phys.Rev.Lett., 12. köt., 2016. márc."),
    ("nobody", "iso690-author-date-en", "en", "Keys, 2016. Phys.Rev.Lett. 9 March 2016. Vol.\xa012."),
    ("one", "iso690-author-date-en", "hu", "MINTAA, Őrs, 2016. Keys. Phys.Rev.Lett. 2016. március 9. 12.\xa0köt."),
    ("three", "ieee", "en", "Ő. MintaA, Ő. MintaB, and Ő. MintaC, “Keys,” Phys.Rev.Lett., vol. 12, Mar. 2016."),
]


@pytest.mark.parametrize(("who", "style", "language", "expected"), REFERENCES)
def test_references(who: str, style: str, language: str, expected: str) -> None:
    item = Item(type="article-journal", title="Keys", container="Phys.Rev.Lett.", volume="12", issued=(2016, 3, 9))
    assert cite_plainly(replace(item, **WHO[who]), style, language) == expected


@pytest.mark.parametrize(
    ("style", "language", "expected"),
    [
        ("apa", "en", "MintaA, Ő., & MintaB, Ő. (Eds.). (2016). Keys. Springer."),
        ("apa", "hu", "MintaA, Ő., & MintaB, Ő. (szerk.). (2016). Keys. Springer."),
        ("ieee", "en", "Ő. MintaA and Ő. MintaB, Eds., Keys. Springer, 2016."),
        ("iso690-author-date-en", "hu", "MINTAA, Őrs és MINTAB, Őrs (szerk.), 2016. Keys. Springer."),
    ],
)
def test_editors_are_named_once(style: str, language: str, expected: str) -> None:
    item = Item(type="book", title="Keys", publisher="Springer", issued=(2016,), editors=PEOPLE[:2])
    assert cite_plainly(item, style, language) == expected


@pytest.mark.parametrize(
    ("style", "language", "expected"),
    [
        ("apa", "en", "12, Article 061102."),
        ("apa", "hu", "12, 061102. cikk."),
        ("ieee", "en", "vol. 12, Art. no. 061102, Feb. 2016, doi: 10.1000/x."),
        ("ieee", "hu", "12. köt., 061102. cikk, 2016. febr., doi: 10.1000/x."),
        ("iso690-author-date-en", "en", "Vol. 12, art. no. 061102. DOI 10.1000/x."),
        ("iso690-author-date-en", "hu", "12. köt., 061102. cikk. DOI 10.1000/x."),
    ],
)
def test_an_articles_number_stands_where_it_has_no_pages(style: str, language: str, expected: str) -> None:
    item = Item(
        type="article-journal", title="Keys", container="Phys.Rev.Lett.", volume="12", number="061102",
        issued=(2016, 2), authors=PEOPLE[:1], doi="10.1000/x",
    )  # fmt: skip
    assert expected in cite_plainly(item, style, language).replace("\xa0", " ")


def test_many_authors_end_in_hungarian_without_a_stray_dot() -> None:
    item = Item(type="article-journal", title="Keys", authors=WHO["many"]["authors"], issued=(2016,))
    assert "és mtsai, „Keys”" in cite_plainly(item, "ieee", "hu")
