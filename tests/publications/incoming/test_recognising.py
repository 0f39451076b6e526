"""Whatever is pasted is recognised, and what isn't is told by its line."""

import pytest

from qcihungary.core.citation import bibtex, csl, ris
from qcihungary.publications.incoming.recognising import MOST_BROKEN, recognise
from tests.core.citation.works import FULL


def test_identifiers_in_any_form_and_any_company() -> None:
    recognised = recognise(
        "10.1000/a, https://doi.org/10.1000/B\n"
        "doi: 10.1000/c; arXiv:2404.12345v2 [quant-ph]\n"
        "\n"
        "https://arxiv.org/abs/quant-ph/0512345 10.1000/a\n"
        "10.48550/arXiv.2404.54321\n"
    )
    assert [(entry.line, entry.item.doi, entry.item.arxiv) for entry in recognised.entries] == [
        (1, "10.1000/a", ""),
        (1, "10.1000/b", ""),
        (2, "10.1000/c", ""),
        (2, "10.48550/arxiv.2404.12345", "2404.12345v2"),
        (4, "10.48550/arxiv.quant-ph/0512345", "quant-ph/0512345"),
        (5, "10.48550/arxiv.2404.54321", "2404.54321"),
    ]
    assert all(entry.is_pending for entry in recognised.entries)
    assert recognised.broken == []


def test_what_is_no_identifier_is_told_by_line() -> None:
    recognised = recognise("10.1000/a\nnonsense\n10.1000/b")
    assert len(recognised.entries) == 2
    assert [(broken.line, broken.excerpt) for broken in recognised.broken] == [(2, "nonsense")]


@pytest.mark.parametrize(("source", "write"), [("bibtex", bibtex.write), ("ris", ris.write), ("csl-json", csl.write)])
def test_each_format_is_recognised(source: str, write: object) -> None:
    (entry,) = recognise("\ufeff" + write([FULL])).entries  # type: ignore[operator]
    assert (entry.source, entry.item.title, entry.line) == (source, FULL.title, 2 if source == "csl-json" else 1)
    assert not entry.is_pending


@pytest.mark.parametrize(("source", "write"), [("bibtex", bibtex.write), ("ris", ris.write)])
def test_identifiers_around_entries_are_recognised_too(source: str, write: object) -> None:
    entries = write([FULL]).strip()  # type: ignore[operator]
    recognised = recognise(f"Ours: see below\n10.1000/a, arXiv:2404.12345\n\n{entries}\n\n{FULL.doi}\n10.1000/b\n")
    last = 3 + len(entries.splitlines()) + 3
    assert [(entry.line, entry.source, entry.item.doi) for entry in recognised.entries] == [
        (2, "identifier", "10.1000/a"),
        (2, "identifier", "10.48550/arxiv.2404.12345"),
        (4, source, FULL.doi),
        (last, "identifier", "10.1000/b"),
    ]
    assert recognised.broken == []


def test_an_identifier_within_an_entry_is_none_of_the_list() -> None:
    recognised = recognise("@article{a, title={Sample}, abstract={See\n10.1000/x\nand more}}\n@misc{b, title={B}}")
    assert [entry.item.title for entry in recognised.entries] == ["Sample", "B"]


def test_one_object_is_a_list_of_one() -> None:
    (entry,) = recognise('{"type": "book", "title": "Sample"}').entries
    assert entry.item.type == "book"


def test_a_broken_json_entry_keeps_no_other_out() -> None:
    recognised = recognise('[\n  {"title": "A"},\n  {"title": "B" "x"},\n  {"title": "C"},\n  7\n]')
    assert [(entry.line, entry.item.title) for entry in recognised.entries] == [(2, "A"), (4, "C")]
    assert [broken.line for broken in recognised.broken] == [3, 5]


def test_what_is_no_json_is_given_up() -> None:
    recognised = recognise("[\n" + "{\n" * 20_000)
    assert len(recognised.broken) == MOST_BROKEN + 1
    assert recognised.broken[-1].reason.startswith("There is too much here")


def test_an_entry_without_title_and_doi_is_of_no_use() -> None:
    recognised = recognise("@article{a, year={2024}}\n@article{b, doi={10.1000/b}}")
    assert [(broken.line, broken.excerpt) for broken in recognised.broken] == [(1, "a")]
    assert recognised.entries[0].is_pending, "its DOI can be looked up"


@pytest.mark.parametrize("text", ["[", "{", "[1, 2", "[{]", "{}", "[]", "", " ", "@", "TY  - ", "\x00", "[" * 10_000])
def test_nothing_stops_it(text: str) -> None:
    recognise(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("%0 Journal Article\n%A Imre, S.\n%T Keys\n%R 10.1000/abc\n", "EndNote"),
        ("\nPMID- 12345\nTI  - Keys\nLID - 10.1000/abc [doi]\n", "PubMed"),
        ("PT\tAU\tTI\nJ\tImre, S\tKeys\n", "Web of Science"),
    ],
)
def test_a_format_that_is_not_read_is_named_once(text: str, name: str) -> None:
    """Its words would be told one by one as no identifiers."""
    found = recognise(text)
    assert not found.entries
    (broken,) = found.broken
    assert f"{name}'s own format" in broken.reason
