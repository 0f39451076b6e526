"""The one shape of a cited work, and CSL-JSON."""

import json
from dataclasses import fields

from qcihungary.core.citation import csl
from qcihungary.core.citation.csl import Item
from qcihungary.core.citation.names import PersonName, display_names, name_from
from tests.core.citation.works import FULL


def test_everything_survives_csl_json() -> None:
    written = csl.write([FULL])
    assert [csl.from_json(data) for data in json.loads(written)] == [FULL]
    assert csl.write([FULL]) == written


def test_the_sample_has_a_value_in_every_field() -> None:
    assert [field.name for field in fields(Item) if not getattr(FULL, field.name)] == []


def test_what_is_empty_is_left_out() -> None:
    assert csl.as_json(Item(id="a")) == {"id": "a", "type": "document"}


def test_crossref_wraps_titles_in_lists() -> None:
    item = csl.from_json({"title": ["Keys"], "container-title": [], "type": "journal-article"})
    assert (item.title, item.container, item.type) == ("Keys", "", "document")


def test_names_have_particles_suffixes_and_groups() -> None:
    people = [
        {"family": "Neumann", "given": "John", "non-dropping-particle": "von", "suffix": "Jr."},
        {"literal": "QCIHungary"},
        {"name": "ALICE"},
        {},
        "nobody",
    ]
    assert csl.names(people) == (
        PersonName(family="von Neumann Jr.", given="John"),
        PersonName(literal="QCIHungary"),
        PersonName(literal="ALICE"),
    )


def test_dates_end_where_they_make_no_sense() -> None:
    assert csl.date_parts({"date-parts": [[2024, 2, 30]]}) == (2024, 2)
    assert csl.date_parts({"date-parts": [["2024", 13]]}) == (2024,)
    assert csl.date_parts({"date-parts": [[None]]}) == ()
    assert csl.date_parts({"date-parts": [2024]}) == ()
    assert csl.date_parts("2024") == ()


def test_names_stand_in_the_order_of_the_language() -> None:
    imre = PersonName(family="Imre", given="Sándor")
    assert imre.display("hu") == "Imre Sándor"
    assert imre.display("en") == str(imre) == "Sándor Imre"
    assert imre.sorted_form == "Imre, Sándor"
    assert display_names([imre, PersonName(literal="ALICE")], "hu") == "Imre Sándor, ALICE"
    assert display_names([imre, imre, imre], "en", at_most=2) == "Sándor Imre, Sándor Imre et al."
    assert display_names([imre, imre, imre], "hu", at_most=1) == "Imre Sándor és mtsai"


def test_a_name_in_one_text_is_split() -> None:
    assert name_from("Imre, Sándor") == name_from("Sándor Imre") == PersonName(family="Imre", given="Sándor")
    assert name_from("Ludwig van Beethoven") == PersonName(family="van Beethoven", given="Ludwig")
    assert name_from("QCIHungary") == PersonName(literal="QCIHungary")
