"""Words are found without case, accents and punctuation."""

import pytest

from qcihungary.core.lists.folding import fold, has_words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Képzés", "kepzes"),
        ("Műhold–ŐRZŐ", "muhold orzo"),
        ("D1.10: kvantumkulcs-szétosztás", "d1 10 kvantumkulcs szetosztas"),
        ("Straße", "strasse"),
        (" \t\n…", ""),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_every_word_has_to_stand_in_it() -> None:
    words = fold("Kvantumkulcsok az üvegszálban")
    assert has_words(words, "kulcs ÜVEGSZÁL")
    assert has_words(words, "")
    assert not has_words(words, "kulcs műhold")
