"""What is wrong with an entry is left out and told; the rest comes in."""

from dataclasses import replace

import pytest

from qcihungary.core.citation.csl import Item
from qcihungary.core.citation.names import PersonName
from qcihungary.publications.incoming.checking import checked
from qcihungary.publications.incoming.entries import NOTES, Entry
from tests.factories import MemberFactory

pytestmark = pytest.mark.django_db

GOOD = Item(type="article-journal", title="Sample: Keys", container="Journal of Samples", issued=(2024,))


def check(**changes: object) -> Entry:
    return checked(Entry(1, replace(GOOD, **changes), "bibtex"))  # type: ignore[arg-type]


def test_nothing_is_said_of_what_is_right() -> None:
    entry = check(doi="10.1000/a", issn="0028-0836", language="en")
    assert entry == Entry(1, replace(GOOD, doi="10.1000/a", issn="0028-0836", language="en"), "bibtex")


@pytest.mark.parametrize(
    ("changes", "name", "note"),
    [
        ({"doi": "see the paper"}, "doi", "doi"),
        ({"issn": "0028-0837"}, "issn", "issn"),
        ({"isbn": "123"}, "isbn", "isbn"),
        ({"arxiv": "12"}, "arxiv", "arxiv"),
        ({"url": "javascript:alert(1)"}, "url", "url"),
        ({"repository": "ftp://example.org"}, "repository", "url"),
        ({"licence": "all rights reserved"}, "licence", "licence"),
        ({"issued": (1066,)}, "issued", "year"),
        ({"issued": (9999, 1)}, "issued", "year"),
    ],
)
def test_what_is_wrong_is_left_out_and_told(changes: dict[str, object], name: str, note: str) -> None:
    entry = check(**changes)
    assert not getattr(entry.item, name)
    assert entry.notes == (note,)
    assert NOTES[note]


def test_a_licence_in_other_words_is_one_of_ours() -> None:
    assert check(licence="CC BY 4.0").item.licence == "CC-BY-4.0"
    assert check(licence="https://creativecommons.org/licenses/by-nc/4.0/").item.licence == "CC-BY-NC-4.0"


def test_an_address_that_only_repeats_the_doi_is_none() -> None:
    entry = check(doi="10.1000/a", url="https://doi.org/10.1000/A")
    assert (entry.item.url, entry.notes) == ("", ())


def test_long_texts_are_cut_and_told() -> None:
    entry = check(title="x" * 600, keywords=("keyword",) * 100)
    assert len(entry.item.title) == 500
    assert len("; ".join(entry.item.keywords)) < 500
    assert entry.notes == ("long",)


def test_a_preprint_has_no_volume() -> None:
    entry = check(type="article", volume="1", issue="2", peer_reviewed=True)
    assert (entry.item.volume, entry.item.issue, entry.item.peer_reviewed) == ("", "", None)
    assert entry.notes == ("preprint",)


def test_members_are_recognised() -> None:
    MemberFactory(short_name="BME", name_en="Budapest University of Technology and Economics", name_hu="Műegyetem")
    people = [
        PersonName("A", "B", affiliation="Dept. of Samples, Budapest University of Technology and Economics, Hungary"),
        PersonName("A", "B", affiliation="BME"),
        PersonName("A", "B", affiliation="University of Nowhere"),
    ]
    entry = check(authors=tuple(people))
    assert [name.affiliation for name in entry.item.authors] == ["BME", "BME", ""]
    assert entry.notes == ("members",)


def test_a_mistyped_orcid_is_left_out() -> None:
    entry = check(authors=(PersonName("A", "B", orcid="0000-0002-1825-0098"),))
    assert (entry.item.authors[0].orcid, entry.notes) == ("", ("orcid",))


def test_a_type_that_isnt_told_is_guessed() -> None:
    assert check(type="document").notes == ("type",)
