"""CSL-JSON as Zotero, Mendeley, Pandoc and Crossref write it."""

from typing import Any

import pytest

from qcihungary.core.citation import csl, csl_dialects
from qcihungary.core.citation.names import PersonName
from tests.core.citation.works import FULL

CELLS: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({"issued": {"raw": "2024-03-09"}}, {"issued": (2024, 3, 9)}),
    ({"issued": {"raw": "2024-03-09T12:00:00Z"}}, {"issued": (2024, 3, 9)}),
    ({"issued": {"literal": "March 2024"}}, {"issued": (2024, 3)}),
    ({"issued": {"raw": "9 March 2024"}}, {"issued": (2024, 3, 9)}),
    ({"issued": {"raw": "2024. március 9."}}, {"issued": (2024, 3, 9)}),
    ({"issued": "2024-03"}, {"issued": (2024, 3)}),
    ({"issued": 2024}, {"issued": (2024,)}),
    ({"issued": {"date-parts": [["2024", "3"]]}}, {"issued": (2024, 3)}),
    ({"issued": {"date-parts": [[2024]]}, "published": {"date-parts": [[2024, 3]]}}, {"issued": (2024, 3)}),
    ({"title": ["Sample"], "container-title": ["Journal"]}, {"title": "Sample", "container": "Journal"}),
    ({"title": ["Sample"], "subtitle": ["Keys"]}, {"title": "Sample: Keys"}),
    ({"author": [{"literal": "The Group"}]}, {"authors": (PersonName(literal="The Group"),)}),
    ({"author": [{"name": "The Group"}]}, {"authors": (PersonName(literal="The Group"),)}),
    (
        {"author": [{"family": "King", "given": "Martin", "suffix": "Jr."}]},
        {"authors": (PersonName("King Jr.", "Martin"),)},
    ),
    (
        {"author": [{"family": "Fontaine", "given": "J.", "dropping-particle": "de", "non-dropping-particle": "La"}]},
        {"authors": (PersonName("de La Fontaine", "J."),)},
    ),
    ({"author": [{"literal": "et al"}]}, {"authors": (PersonName(literal="et al."),)}),
    ({"ISSN": ["0028-0836", "1476-4687"]}, {"issn": "0028-0836"}),
    ({"ISSN": "0028-0836, 1476-4687"}, {"issn": "0028-0836"}),
    ({"ISBN": "978-3-16-148410-0"}, {"isbn": "9783161484100"}),
    ({"URL": "https://doi.org/10.1000/ABC"}, {"doi": "10.1000/abc", "url": ""}),
    ({"number": "arXiv:2404.12345", "archive": "arXiv"}, {"arxiv": "2404.12345", "number": ""}),
    ({"URL": "https://arxiv.org/abs/2404.12345v2"}, {"arxiv": "2404.12345v2"}),
    ({"keyword": "one, two"}, {"keywords": ("one", "two")}),
    ({"keyword": "one, two; three"}, {"keywords": ("one, two", "three")}),
    ({"keyword": ["one, two", "three"]}, {"keywords": ("one, two", "three")}),
    ({"event": "A conference"}, {"event": "A conference"}),
    ({"event": {"name": "A conference"}}, {"event": "A conference"}),
    ({"article-number": "044053"}, {"number": "044053"}),
]


@pytest.mark.parametrize(("given", "said"), CELLS)
def test_dialects_of_csl(given: dict[str, Any], said: dict[str, Any]) -> None:
    item, lost = csl_dialects.read({"type": "article-journal"} | given)
    assert {name: getattr(item, name) for name in said} == said
    assert [name for name, _value in lost if name != "ISSN"] == []


def test_unknown_keys_are_named() -> None:
    _item, lost = csl_dialects.read(
        {
            "title": "T",
            "PMID": "123",
            "translator": [{"family": "Minta", "given": "Anna"}],
            "original-date": {"date-parts": [[1999]]},
            "ISSN": ["0028-0836", "1476-4687"],
            "container-title": ["A book", "A series"],
            "accessed": {"date-parts": [[2024]]},
            "indexed": {"timestamp": 1},
        }
    )
    assert lost == (
        ("PMID", "123"), ("translator", "Anna Minta"), ("original-date", "1999"), ("container-title", "A series"),
        ("ISSN", "1476-4687"),
    )  # fmt: skip


def test_ours_is_whole() -> None:
    assert csl_dialects.read(csl.as_json(FULL)) == (FULL, ())
