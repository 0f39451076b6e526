"""Searches in vain: counted, and nothing about anybody."""

import pytest
from django.test import Client

from qcihungary.search.entries import MissedQuery
from qcihungary.search.misses import Misses, harmless, misses
from qcihungary.search.sweep import sweep
from tests.factories import Trees


@pytest.mark.parametrize(
    "query",
    ["anna@example.org", "06 30 123 4567", "+36-1-463-1111", "8012121234", "https://example.org/x", "www.example.org",
     "", "%",
     "egy két három négy öt hat hét", "x" * 150],
)  # fmt: skip
def test_what_may_be_about_a_person_is_not_counted(query: str) -> None:
    assert harmless(query) == ""


def test_words_are_counted_without_order_and_accents() -> None:
    assert harmless("Műholdas KÉPZÉS") == harmless("képzés, műholdas…") == "kepzes muholdas"
    assert harmless("Ékezet betű") == "betu ekezet"


@pytest.mark.django_db
def test_it_is_written_down_from_the_first_time_on() -> None:
    counted = Misses()
    counted.note("krokodil", "hu")
    assert not MissedQuery.objects.exists()
    assert counted.flush() == 1
    assert list(MissedQuery.objects.values_list("words", "language", "count")) == [("krokodil", "hu", 1)]
    counted.note("KROKODIL", "hu")
    counted.note("krokodil", "hu")
    counted.flush()
    assert MissedQuery.objects.get().count == 3
    assert counted.flush() == 0


@pytest.mark.django_db
def test_what_programs_try_out_does_not_fill_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qcihungary.search.misses.MOST_KEPT", 3)
    counted = Misses()
    for words in ("alma", "alma", "barack", "citrom", "dinnye"):
        counted.note(words, "hu")
    counted.flush()
    assert list(MissedQuery.objects.values_list("words", flat=True)) == ["alma", "citrom", "dinnye"]


@pytest.mark.django_db
def test_a_search_in_vain_is_noted_and_editors_see_it(client: Client, trees: Trees, desk: Client) -> None:
    sweep()
    misses.counts.clear()
    client.get("/hu/kereses/?q=krokodilok")
    client.get("/hu/kereses/?q=anna@example.org")
    assert dict(misses.counts) == {("krokodilok", "hu"): 1}
    assert not MissedQuery.objects.exists(), "a GET never writes"
    misses.flush()
    assert "krokodilok" in desk.get("/admin/reports/searches/").content.decode()
    assert misses.counts == {}
