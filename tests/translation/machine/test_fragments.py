"""Text on its way to a service and back: nothing but words changes, or nothing at all."""

import pytest

from qcihungary.translation.machine.fragments import BrokenMarkupError, Fragment
from qcihungary.translation.machine.services import MOST_AT_ONCE, batches
from tests.factories import GlossaryTermFactory
from tests.translation_service import in_capitals, minding

pytestmark = pytest.mark.django_db

RICH = (
    '<p data-block-key="a1">Keys &amp; <b>fibres</b>, <a id="7" linktype="page">a <i>page</i></a><br/>and '
    '<a href="https://a.hu/?x=1&amp;y=2">more</a>.</p><embed alt="A &lt;lab" embedtype="image" id="3"/><hr/>'
    '<ul><li data-block-key="b2">One</li></ul>'
)


def test_tags_come_back_with_all_their_attributes() -> None:
    fragment = Fragment(RICH, "en", is_rich=True)
    for secret in ("linktype", "https", "data-block-key", "embedtype"):
        assert secret not in fragment.sent
    assert fragment.restored(in_capitals(fragment.sent)) == (
        RICH.replace("Keys &amp;", "KEYS &amp;").replace("fibres", "FIBRES").replace(">a <", ">A <")
        .replace(">page<", ">PAGE<").replace("and ", "AND ").replace("more", "MORE").replace("One", "ONE")
    )  # fmt: skip


def test_words_may_change_places_within_an_element() -> None:
    fragment = Fragment('<p>A <b>red</b> <a href="/x">fox</a></p>', "en", is_rich=True)
    answer = '<p id="e0"><a id="e2" class="odd">róka</a> <b id="e1">vörös</b></p>'
    assert fragment.restored(answer) == '<p><a href="/x">róka</a> <b>vörös</b></p>'


@pytest.mark.parametrize(
    "answer",
    [
        '<p id="e0">A <b id="e1">red</b> fox</p>',
        '<p id="e0">A red <a id="e2">fox</a></p>',
        '<p id="e0">A <b id="e1">red</b> <a id="e2">fox</a> <a id="e2">fox</a></p>',
        '<p id="e0">A <b id="e1">red <a id="e2">fox</a></b></p>',
        '<p id="e0">A <b id="e1">red</b> <a id="e2">fox</p></a>',
        '<p id="e0">A <b id="e1">red</b> <a id="e2">fox</a><script>x</script></p>',
        '<p id="e0">A <b id="e1">red</b> <i id="e2">fox</i></p>',
        '<p id="e0">A <b id="e1">red</b> <a id="e2">fox</a><!-- - --></p>',
        '<p id="e0">A <b id="e1">red</b> <a id="e2">fox</a>',
        '<p id="e0"><b id="e1"></b><a id="e2"></a></p>',
        "",
    ],
)
def test_markup_that_is_not_the_same_is_refused(answer: str) -> None:
    fragment = Fragment('<p>A <b>red</b> <a href="/x">fox</a></p>', "en", is_rich=True)
    with pytest.raises(BrokenMarkupError):
        fragment.restored(answer)


@pytest.mark.parametrize("answering", [minding, in_capitals], ids=["leaves terms alone", "translates them"])
def test_terms_of_the_glossary_are_the_other_languages(answering: object) -> None:
    GlossaryTermFactory(term_en="trusted node", term_hu="megbízható csomópont")
    GlossaryTermFactory(term_en="quantum key distribution", term_hu="kvantumkulcsszétosztás", abbreviation="QKD")
    fragment = Fragment("<p>Trusted nodes of <b>QKD</b> and a trusted node</p>", "en", is_rich=True)
    assert fragment.restored(answering(fragment.sent)) == (  # type: ignore[operator]  # one of the two above
        "<p>Megbízható csomópont OF <b>QKD</b> AND A megbízható csomópont</p>"
    )
    with pytest.raises(BrokenMarkupError):
        fragment.restored(fragment.sent.replace('<span id="t0" translate="no">', "").replace("</span>", "", 1))


def test_plain_text_keeps_its_lines_and_signs() -> None:
    fragment = Fragment("1 < 2 & <b>\n\nthe end", "en", is_rich=False)
    assert fragment.restored(in_capitals(fragment.sent)) == "1 < 2 & <B>\n\nTHE END"
    with pytest.raises(BrokenMarkupError):
        fragment.restored(f"<b>{fragment.sent}</b>")


def test_requests_stay_small() -> None:
    assert [len(batch) for batch in batches(["a"] * (MOST_AT_ONCE + 1))] == [MOST_AT_ONCE, 1]
    assert [len(batch) for batch in batches(["a" * 30_000] * 3)] == [1, 1, 1]
