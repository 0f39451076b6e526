"""Names and titles in the order in which a Hungarian reader looks for them."""

import pytest
from django.utils import translation

from qcihungary.core.lists.collation import alphabetical, hungarian_key

ORDERS = [
    ["Cukor", "Czermann", "Csaba"],
    ["Ottó", "Ödön", "Őri"],
    ["Abos", "Ábra", "Acél"],
    ["kas", "Kasmír", "kastély", "kasza", "kaszinó", "kassza", "kaszt", "nagy", "naggyá", "nagyít"],
    ["D1.9", "D1.10", "D2.1"],
    ["Győr", "gyufa", "hal"],
    ["kor", "kór", "koros", "kóros"],
    ["sas", "süt", "szabó", "tor", "tyúk", "ugat", "üt", "zab", "zsír"],
    ["ész", "eszes", "eszű", "észzár", "észzsák", "ezer"],
    ["1 0 darab", "2. rész", "8 vége", "10 darab", "010 db", "11"],
    ["Müller", "Nagy-Kovács", "Nagy Kovácsné", "Nagyné"],
]


@pytest.mark.parametrize("words", ORDERS, ids=lambda words: words[0])
def test_hungarian_order(words: list[str]) -> None:
    shuffled = [*words[1::2], *reversed(words[::2])]
    assert sorted(shuffled, key=hungarian_key) == words


def test_english_counts_no_accents_and_no_digraphs() -> None:
    words = ["Őri", "Czermann", "Csaba", "Otto", "Cukor", "Ödön"]
    with translation.override("en"):
        assert sorted(words, key=alphabetical) == ["Csaba", "Cukor", "Czermann", "Ödön", "Őri", "Otto"]
    with translation.override("hu"):
        assert sorted(words, key=alphabetical) == ["Cukor", "Czermann", "Csaba", "Otto", "Ödön", "Őri"]


@pytest.mark.parametrize("text", ["", "  ", "…", "漢字", "ŁÓDŹ", "😀"])
def test_any_text_has_a_place(text: str) -> None:
    assert sorted([text, "a"], key=hungarian_key)
