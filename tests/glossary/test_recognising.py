"""Terms in running text, in whatever form they stand there."""

from typing import Any

import pytest

from qcihungary.core.desk.terms import terms_in
from tests.factories import GlossaryTermFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def glossary() -> None:
    GlossaryTermFactory(
        term_en="quantum key distribution", term_hu="kvantumkulcsszétosztás", abbreviation="QKD",
        avoided_hu="kulcsmegosztás\nkvantumos szétosztás",
    )  # fmt: skip
    GlossaryTermFactory(term_en="key", term_hu="kulcs")
    GlossaryTermFactory(term_en="trusted node", term_hu="megbízható csomópont", synonyms_en="trusted relay")
    GlossaryTermFactory(term_en="no-cloning theorem", term_hu="másolhatatlanság tétele")
    GlossaryTermFactory(term_en="draft", term_hu="vázlat", live=False)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Keys by Quantum Key Distribution.", [("Keys", "kulcs"),
                                                     ("Quantum Key Distribution", "kvantumkulcsszétosztás")]),
        ("en", "Trusted nodes and a trusted relay", [("Trusted nodes", "megbízható csomópont"),
                                                     ("trusted relay", "megbízható csomópont")]),
        ("en", "the no cloning theorem's proof", [("no cloning theorem", "másolhatatlanság tétele")]),
        ("en", "QKDs, not qkd", [("QKDs", "QKD")]),
        ("en", "trusted. Node", []),
        ("en", "keyboard and a draft", []),
        ("hu", "A kvantumkulcsszétosztással és a QKD-ról", [("kvantumkulcsszétosztással", "quantum key distribution"),
                                                            ("QKD", "QKD")]),
        ("hu", "a megbízható csomópontjaink kulcsait", [("megbízható csomópontjaink", "trusted node"),
                                                        ("kulcsait", "key")]),
        ("hu", "a kvantumos szétosztás", []),
        ("hu", "", []),
    ],
)  # fmt: skip
def test_terms_are_found_in_any_form(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert [(text[term.start : term.end], term.target) for term in terms_in(text, language)] == expected


def test_a_changed_term_is_found_at_once() -> None:
    term: Any = GlossaryTermFactory(term_en="photon", term_hu="foton")
    assert [found.target for found in terms_in("two photons", "en")] == ["foton"]
    term.term_hu = "fényrészecske"
    term.save()
    assert [found.target for found in terms_in("two photons", "en")] == ["fényrészecske"]


def test_of_terms_with_one_stem_the_one_that_is_written_is_meant() -> None:
    pairs = [("kor", "kör"), ("fel", "fél"), ("tor", "tőr"), ("agy", "ágy"), ("bal", "bál"), ("var", "vár")]
    for without, accented in pairs:
        GlossaryTermFactory(term_hu=without, term_en=f"not {without}")
        GlossaryTermFactory(term_hu=accented, term_en=f"not {accented}")
    words = [word for pair in pairs for word in pair]
    assert [found.target for found in terms_in(", ".join(words), "hu")] == [f"not {word}" for word in words]
