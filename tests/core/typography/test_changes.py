"""Typography as AkH. 12 and English usage want it; what isn't words stays as it is."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from qcihungary.core.typography import applied, changes, tidied
from qcihungary.core.typography.markup import changes_in_markup

CONTENT = Path(__file__).resolve().parents[3] / "qcihungary" / "demo" / "content"


def shown(text: str) -> str:
    return text.replace("\u00a0", "_")


HUNGARIAN = [
    ('A "kulcs" szó', "A „kulcs” szó"),
    ('A “kulcs” szó, ("fény")', "A „kulcs” szó, („fény”)"),
    ('"Azt mondta: "igen"."', "„Azt mondta: »igen«.”"),
    ('"kulcs"-val', "„kulcs”-val"),
    ("Fény - kulcs -- foton — kapu", "Fény – kulcs – foton – kapu"),
    ("2024-2026, 2024 - 2026, 2024-25, 9-10. oldal", "2024–2026, 2024–2026, 2024–25, 9–10._oldal"),
    ("március 20-22. között, 10.00-11.30", "március_20–22._között, 10.00–11.30"),
    ("10–én, QCI–vel, EU–ban", "10-én, QCI-vel, EU-ban"),
    ("így...", "így…"),
    ("5 km, 20 °C, 20°C, 5 %, 0,2 dB/km, 10 kbit/s", "5_km, 20_°C, 20_°C, 5%, 0,2_dB/km, 10_kbit/s"),
    ("1 000 000 Ft, 12 345 bit, 3 millió", "1_000_000_Ft, 12_345_bit, 3_millió"),
    ("2025. március 20., 2025. 03. 20.", "2025._március_20., 2025._03._20."),
    ("lásd 3. ábra, XX. század, pl. kulcs, dr. Minta", "lásd 3._ábra, XX._század, pl._kulcs, dr._Minta"),
    ("J. von Neumann, A. B. Minta", "J. von Neumann, A._B._Minta"),
]
ENGLISH = [
    ('"It\'s "so"," she said', "“It’s ‘so’,” she said"),
    ("the students' keys - all", "the students’ keys – all"),
    ("1999-2004, pp. 10-12, 5 km, 5 %", "1999–2004, pp._10–12, 5_km, 5%"),
    ("20 March 2025, Fig. 3, 5 million", "20_March 2025, Fig._3, 5_million"),
]


@pytest.mark.parametrize(
    ("language", "before", "after"), [*(("hu", *pair) for pair in HUNGARIAN), *(("en", *pair) for pair in ENGLISH)]
)
def test_what_a_text_becomes(language: str, before: str, after: str) -> None:
    assert shown(tidied(before, language)) == after


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/2024-2026/?b=5-6..._c'd",
        "www.example.org/10-12... anna.minta-10-12@example.org",
        "10.1038/d41586-024-01445-2 és 0000-0002-1825-0097",
        "ISBN 978-963-05-1234-5, ISSN 0031-9007",
        "2025-03-20, 2025-03, 2025-03-20T10:00",
        "+36 1 463 1111, 06-1-234-5678, 06 30 123 4567, 234-5678",
        "10-én, 20-adik, QCI-vel, e-mail, D1.10, BB84, COVID-19, SHA-256, ETSI GS QKD 014",
        "5 - 3 = 2, 3-2, 10-9, 007-008",
        'Egy 27" képernyő',
        "- kulcs (felsorolás)",
        "Az a. és a b. pont. Utána új mondat. 2025. Új mondat.",
        "„Már »jó«, így…” – 2024–2026, 5\u00a0km",
    ],
)
def test_what_stays(text: str) -> None:
    assert tidied(text, "hu") == text


def test_each_change_can_be_chosen_by_itself() -> None:
    text = 'A "kulcs" 5 km - vagy több...'
    found = changes(text, "hu")
    assert [(change.old, change.new) for change in found] == [
        ('"', "„"),
        ('"', "”"),
        (" ", "\u00a0"),
        ("-", "–"),
        ("...", "…"),
    ]
    assert applied(text, found[3:4]) == 'A "kulcs" 5 km – vagy több...'
    assert applied(text, []) == text


def texts_of(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts_of(inner)


def corpus() -> list[str]:
    """What stands on the demo site, whatever its language; and the samples of this file."""
    found = [text for file in CONTENT.rglob("*.toml") for text in texts_of(tomllib.loads(file.read_text("utf-8")))]
    assert len(found) > 500
    return [*found, *(before for before, _after in (*HUNGARIAN, *ENGLISH))]


MESSED = str.maketrans({"„": '"', "”": '"', "“": '"', "–": "-", "…": "...", "\u00a0": " "})


def test_once_is_enough() -> None:
    for text in corpus()[::-3]:
        for language in ("hu", "en"):
            for version in (text, text.translate(MESSED)):
                once = tidied(version, language)
                assert tidied(once, language) == once
                found = changes(version, language)
                some = applied(version, found[::2])
                assert tidied(some, language) == once or len(found) > 1  # one quotation mark alone may be left as it is


def test_no_letter_is_lost() -> None:
    def letters(text: str) -> str:
        return "".join(letter for letter in text if letter.isalnum())

    for text in corpus():
        for language in ("hu", "en"):
            assert letters(tidied(text, language)) == letters(text)


# --- Rich text


MARKUP = [
    ('<p>A <b>"kulcs</b>" 5 <i>km</i></p>', "<p>A <b>„kulcs</b>” 5_<i>km</i></p>"),
    ("<p>&quot;kulcs&quot; &amp; 5&nbsp;km - több</p>", "<p>„kulcs” &amp; 5&nbsp;km – több</p>"),
    ('<p title="a - b">c - d</p>', '<p title="a - b">c – d</p>'),
    ('<a href="https://a.hu/10-12" linktype="x">10-12</a>', '<a href="https://a.hu/10-12" linktype="x">10–12</a>'),
    ('<p>a <code>b - "c"</code> - d</p>', '<p>a <code>b - "c"</code> – d</p>'),
    ('<p>"a</p><p>b"</p>', '<p>"a</p><p>b"</p>'),
    ("<ul><li>9-10. oldal</li><li>pl. ez</li></ul>", "<ul><li>9–10._oldal</li><li>pl._ez</li></ul>"),
    ("<p>..<b>.</b></p>", "<p>..<b>.</b></p>"),
    ("<p>5 < 6 - & 7...</p>", "<p>5 < 6 – & 7…</p>"),
    ("<p>20°C<!-- 5 km --></p>", "<p>20_°C<!-- 5 km --></p>"),
]


@pytest.mark.parametrize(("before", "after"), MARKUP)
def test_only_the_words_of_a_rich_text_change(before: str, after: str) -> None:
    once = applied(before, changes_in_markup(before, "hu"))
    assert shown(once) == after
    assert changes_in_markup(once, "hu") == []


def test_the_markup_of_the_corpus_stays_byte_by_byte() -> None:
    import re

    for text in corpus():
        source = f'<p data-block-key="a-1">{text.translate(MESSED)}<br/>5 km <a href="x-1">- így...</a></p>'
        after = applied(source, changes_in_markup(source, "hu"))
        assert re.findall("<[^>]*>", after) == re.findall("<[^>]*>", source)
