"""Words: what they are indexed by, so that forms of the same word meet and others don't."""

import pytest

from qcihungary.core.words.stems import rough
from qcihungary.search.analysis.analyser import analysed, asked, direct, inner
from qcihungary.search.analysis.compounds import parts
from qcihungary.search.analysis.tokens import asked_words, plain, tokens


def meet(query: str, text: str, language: str = "hu") -> bool:
    found = frozenset(analysed(text, language).all.split())
    words = asked(query, language, 12)
    return all(word.forms & found or (word.parts and all(part & found for part in word.parts)) for word in words)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("hálózat", "hálózatok"),
        ("hálózatok", "hálózatának"),
        ("hálózatban", "hálózat"),
        ("kepzes", "képzésekről"),
        ("kepzesekre", "képzés"),
        ("muhold", "műholdak"),
        ("halozatokban", "hálózat"),
        ("HÁLÓZAT", "hálózattal"),
        ("lehallgatás", "lehallgató"),
        ("lehallgatás", "lehallgatja"),
        ("kulcskezelés", "kulcskezelő"),
        ("kvantumkulcs-szétosztás", "kvantumkulcsszétosztás"),
        ("kvantumkulcsszétosztás", "kvantumkulcs-szétosztásról"),
        ("kulcsszétosztás", "kvantumkulcsszétosztás"),
        ("szétosztás", "kvantumkulcsszétosztásban"),
        ("kulcs", "kvantumkulcsszétosztás"),
        ("teleportáció", "kvantumteleportációról"),
        ("kvantumkulcs szétosztás", "kvantumkulcsszétosztás"),
        ("szervezet", "szervezetekkel"),
        ("D1.10", "a D1.10 jelű"),
        ("győri", "Győr"),
    ],
)
def test_hungarian_forms_of_a_word_meet(query: str, text: str) -> None:
    assert meet(query, text)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("satellites", "a satellite"),
        ("eavesdropping", "an eavesdropper"),
        ("post quantum", "post-quantum"),
        ("postquantum", "post-quantum"),
        ("entangled", "entanglement"),
        ("measurements", "we measured"),
        ("Gyor", "Győr"),
    ],
)
def test_english_forms_of_a_word_meet(query: str, text: str) -> None:
    assert meet(query, text, "en")


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("kulcs", "kulcsár"),
        ("D1.10", "D11.0 és D1.1"),
        ("műhold", "műhely"),
        ("kulcsszétosztás", "kulcsok"),
        ("adat", "adó"),
    ],
)
def test_other_words_do_not(query: str, text: str) -> None:
    assert not meet(query, text)


def test_a_compound_is_divided_where_its_words_meet() -> None:
    assert parts("kvantumkulcsszétosztás") == ("kvantum", "kulcs", "szétosztás")
    assert parts("kutatóintézetek") == ("kutató", "intézetek")
    assert parts("szétosztás") == (), "a prefix of verbs makes no compound"
    assert parts("hálózat") == ()


def test_a_form_of_a_part_is_no_form_of_the_whole() -> None:
    assert "kulcs" in inner("kulcskezelő", "hu")
    assert "kulcs" not in direct("kulcskezelő", "hu"), "simplemma takes it for kulcs with an ending"


def test_tokens_know_their_places() -> None:
    text = "A kvantumkulcs-szétosztás (QKD) 2024."
    assert [text[token.start : token.end] for token in tokens(text)] == ["A", "kvantumkulcs-szétosztás", "QKD", "2024"]


def test_what_is_no_word_is_passed_over() -> None:
    assert list(tokens("\"%' OR 1=1; -- \U0001f600 \0")) != []
    assert [token.word for token in tokens("\U0001f600 % ' -- _")] == []
    assert list(tokens("x" * 10_000)) == []


def test_words_that_say_nothing_are_not_asked_for_beside_others() -> None:
    assert [token.word for token in asked_words("mi az a kulcs", "hu")] == ["kulcs"]
    assert [token.word for token in asked_words("mi az", "hu")] == ["mi", "az"]


def test_forms_are_plain_letters_and_digits() -> None:
    assert plain("kvantumkulcs-szétosztás") == "kvantumkulcsszetosztas"
    assert plain("d1.10") == "d1p10"
    assert rough("kepzesekert", "hu") == rough("kepzes", "hu")
