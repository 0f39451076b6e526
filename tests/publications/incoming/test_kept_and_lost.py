"""What files hold besides: markup becomes text, other types are told, and what can't be kept is named."""

import pytest

from qcihungary.core.citation.csl import Item
from qcihungary.publications.incoming.checking import checked
from qcihungary.publications.incoming.entries import Entry
from qcihungary.publications.incoming.markup import plain
from qcihungary.publications.incoming.preview import rows_of
from qcihungary.publications.incoming.recognising import recognise

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("On <i>n</i> &amp; H<sub>2</sub>O", "On n & H2O"),
        ("a &lt; b &amp;amp; c", "a < b & c"),
        ("<jats:p>First</jats:p>", "First"),
        ("<mml:math><mml:mi>x</mml:mi></mml:math>", "x"),
        ("Is a <b and c> d?", "Is a d?"),
        ("Is x <y and z> w?", "Is x <y and z> w?"),
        ("AT&T, R&D", "AT&T, R&D"),
        ("K&ouml;ln &#337; &#x151;", "Köln ő ő"),
    ],
)
def test_markup_becomes_text(written: str, shown: str) -> None:
    assert plain(written) == shown


@pytest.mark.parametrize(
    ("given", "code", "note"),
    [("german", "de", ()), ("en-US", "en", ()), ("slovak", "sk", ()), ("nonsense", "", ("language",)), ("", "", ())],
)
def test_languages_come_in_by_any_name(given: str, code: str, note: tuple[str, ...]) -> None:
    entry = checked(Entry(1, Item(type="book", title="T", language=given), "csl-json"))
    assert (entry.item.language, entry.notes) == (code, note)


@pytest.mark.parametrize(
    ("kind", "becomes"),
    [("techreport", "Report"), ("dataset", "Other"), ("software", "Other"), ("online", "Other"), ("patent", "Other")],
)
def test_what_is_no_article_does_not_become_one(kind: str, becomes: str) -> None:
    (row,) = rows_of([checked(entry) for entry in recognise(f"@{kind}{{a, title={{Sample: a work}}}}").entries])
    assert row.type_label == becomes
    assert any("Other results" in note or "other results" in note for note in row.notes) == (becomes == "Other")


def test_what_cannot_be_kept_is_named_in_the_preview() -> None:
    text = (
        "@book{a, title={Sample: a work}, series={LNS},"
        " edition={2}, note={Best}, chapter={3}, issn={0028-0836, 1476-4687}}"
    )
    entry = checked(recognise(text).entries[0])
    (row,) = rows_of([Entry.from_json(entry.as_json())])
    assert dict(row.lost) == {"chapter": "3", "ISSN": "1476-4687", "series": "LNS", "edition": "2", "note": "Best"}


@pytest.mark.parametrize(
    ("people", "shown"),
    [
        ("editor={Nagy, Éva and Kis, Pál}", "Éva Nagy, Pál Kis (editors)"),
        ("author={Imre, Sándor}, editor={Nagy, Éva}", "Sándor Imre; Éva Nagy (editors)"),
        ("author={Imre, Sándor}", "Sándor Imre"),
        ("", ""),
    ],
)
def test_the_preview_names_editors(people: str, shown: str) -> None:
    (row,) = rows_of([checked(entry) for entry in recognise(f"@proceedings{{a, title={{Sample}}, {people}}}").entries])
    assert row.people == shown
