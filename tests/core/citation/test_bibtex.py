"""BibTeX: what we write is read again, by us and by pybtex, and what people write is understood."""

from collections.abc import Iterator
from dataclasses import replace

import pybtex.database
import pytest

from qcihungary.core.citation import bibtex, keys
from qcihungary.core.citation.csl import Item
from qcihungary.core.citation.keys import key_of, numbered, with_keys
from qcihungary.core.citation.names import OTHERS, PersonName
from qcihungary.core.citation.work_types import TYPES
from tests.core.citation.works import FULL


def one(text: str) -> Item:
    reading = bibtex.read(text)
    assert reading.broken == []
    (item,) = reading.items
    return item


@pytest.mark.parametrize("kind", sorted(TYPES))
def test_everything_survives(kind: str) -> None:
    item = replace(FULL, type=kind)
    written = bibtex.write([item])
    assert one(written) == item
    assert bibtex.write(bibtex.read(written).items) == written


def test_pybtex_reads_what_we_write() -> None:
    database = pybtex.database.parse_string(bibtex.write([FULL, Item(title="Sample: } {{ \\ % $ #")]), "bibtex")
    entry = database.entries["imre2024sample"]
    assert entry.type == "article"
    assert entry.fields["doi"] == FULL.doi
    assert entry.fields["month"] == "March"
    assert entry.fields["pages"] == "1145--1152"
    people = entry.persons["author"]
    assert [str(person) for person in people] == ["Imre, Sándor", "van der Minta, Őrs", "{Sample and Collaboration}"]
    assert people[1].prelast_names == ["van", "der"]
    assert len(database.entries) == 2


def test_capitals_are_protected_in_titles() -> None:
    assert "title = {Sample: {Keys} for the {QKD} network of {Őriszentpéter}}" in bibtex.write([FULL])


def test_what_people_write_is_understood() -> None:
    item = one(
        r"""
        @STRING{prl = "Physical Review Letters"}
        @Article{BB84x,
          Author  = "Bacs{\'a}rdi, L{\'a}szl{\'o} and S{\'a}ndor Imre and {The ALICE Collaboration} and others",
          title   = {{On {QKD} over $\sim$50\,km of fibre: B{\"o}rzs{\"o}ny}},
          journal = prl # " (sample)",
          year    = 2024, month = sep, day = "5",
          number  = 3, pages = {12 -- 15},
          doi     = {https://doi.org/10.1000/ABC\_1},
          issn    = {00280836},
          keywords= {QKD; BB84, optika},
          language= {magyar}
        }"""
    )
    assert item.authors == (
        PersonName(family="Bacsárdi", given="László"),
        PersonName(family="Imre", given="Sándor"),
        PersonName(literal="The ALICE Collaboration"),
        PersonName(literal=OTHERS),
    )
    assert item.title == "On QKD over ∼50 km of fibre: Börzsöny"
    assert item.container == "Physical Review Letters (sample)"
    assert item.issued == (2024, 9, 5)
    assert (item.issue, item.page, item.doi, item.issn) == ("3", "12-15", "10.1000/abc_1", "0028-0836")
    assert item.keywords == ("QKD", "BB84", "optika")
    assert item.language == "hu"


@pytest.mark.parametrize(
    ("entry", "kind", "arxiv"),
    [
        ("@misc{a, title={x}, eprint={2404.12345}, archiveprefix={arXiv}}", "article", "2404.12345"),
        ("@article{a, title={x}, journal={arXiv preprint arXiv:2404.12345}}", "article", "2404.12345"),
        ("@article{a, title={x}, journal={Nature}, eprint={quant-ph/0512345}}", "article-journal", "quant-ph/0512345"),
        ("@unpublished{a, title={x}}", "article", ""),
        ("@misc{a, title={x}}", "document", ""),
        ("@mastersthesis{a, title={x}}", "thesis", ""),
        ("@nonsense{a, title={x}}", "document", ""),
    ],
)  # fmt: skip
def test_the_kind_of_work(entry: str, kind: str, arxiv: str) -> None:
    item = one(entry)
    assert (item.type, item.arxiv) == (kind, arxiv)


def test_biblatex_dates() -> None:
    assert one("@book{a, title={x}, date={2024-03-09}}").issued == (2024, 3, 9)
    assert one("@book{a, title={x}, year={in press}}").issued == ()


def test_broken_entries_are_told_by_line_and_the_others_come_in() -> None:
    reading = bibtex.read(
        "@article{a, title={First}}\n"
        "@article{b, title={no end}\n"
        "@article{c, title={Third}}\n"
        "@article{d title={no comma}}\n"
        "\n"
        "@article{a, title={Key again}}\n"
        "@article{e, title={Twice}, title={Other}}\n"
        '@book{f, title="no end\n'
    )
    assert [(found.line, found.item.title) for found in reading.found] == [
        (1, "First"),
        (3, "Third"),
        (6, "Key again"),
        (7, "Twice"),
    ]
    assert [broken.line for broken in reading.broken] == [2, 4, 8]
    assert "well-formed" in reading.broken[0].reason
    assert reading.broken[0].excerpt.startswith("@article{b")


@pytest.mark.parametrize("text", ["", "no entries", "@", "@@{}", "@article", "@comment{x}", "{" * 50, "@article{a}"])
def test_nothing_stops_the_reader(text: str) -> None:
    bibtex.read(text)


def test_keys_are_made_from_the_work() -> None:
    item = Item(title="Minta: A kulcsok", authors=(PersonName(family="Őry", given="Éva"),), issued=(2024,))
    assert key_of(item) == "ory2024minta"
    assert key_of(Item()) == "work"
    assert key_of(item.with_id("no key!")) == "ory2024minta"


def test_keys_differ_within_a_list_and_do_not_depend_on_its_order() -> None:
    works = [Item(title="Keys", doi=f"10.1000/{number}") for number in (3, 1, 2)]
    found = {item.doi: item.id for item in with_keys(works)}
    assert found == {"10.1000/1": "keys", "10.1000/2": "keysa", "10.1000/3": "keysb"}
    assert {item.doi: item.id for item in with_keys(works[::-1])} == found


def test_each_candidate_for_a_key_is_tried_once(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []

    def noted(key: str) -> Iterator[str]:
        for candidate in numbered(key):
            tried.append(candidate)
            yield candidate

    monkeypatch.setattr(keys, "numbered", noted)
    works = [Item(title="Keys", doi=f"10.1000/{place:03}") for place in range(99)]
    keyed = with_keys([*works, Item(title="Keysb")])
    assert [item.id for item in keyed[:3]] == ["keys", "keysa", "keysc"]
    assert keyed[98].id == "keys-99"
    assert len(tried) == len(set(tried)) <= 100
    assert [item is again for item, again in zip(keyed, with_keys(keyed), strict=True)] == [True] * 100
