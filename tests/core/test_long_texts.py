"""No text is more work than it is long, whoever typed or uploaded it: one that goes off would stop the site for all."""

import time
from collections.abc import Callable

import pytest

from qcihungary.core.citation import months, numbers, ris
from qcihungary.core.citation.formatted import STRAY_DOTS
from qcihungary.core.citation.latex import to_unicode
from qcihungary.core.comparisons import LINK
from qcihungary.core.forms.cleaning import in_lines, in_one_line
from qcihungary.core.logs import without_secrets
from qcihungary.core.typography.changes import tidied
from qcihungary.core.typography.markup import changes_in_markup
from qcihungary.glossary.recognising import stems
from qcihungary.publications.incoming import markup
from qcihungary.publications.incoming.recognising import RIS_START, recognise
from qcihungary.search.analysis.analyser import analysed
from qcihungary.search.marking import excerpt
from qcihungary.translation.parts import BETWEEN_TAGS

LONG = 40_000
LETTERS, WORDS, LINES, SPACES = "a" * LONG, "a " * (LONG // 2), "\n" * LONG, f"a{' ' * LONG}b"

TABLE: dict[str, tuple[Callable[[str], object], str]] = {
    "a date in letters": (months.date_of, LETTERS),
    "a date in words": (months.date_of, WORDS),
    "the date of a record": (lambda text: ris.read(f"TY  - JOUR\nPY  - {text}\nER  - \n"), WORDS),
    "pages with a gap": (numbers.page_range, SPACES),
    "a reference with a gap": (lambda text: STRAY_DOTS.sub(".", text), SPACES),
    "an upload of empty lines": (recognise, LINES),
    "a list of empty lines": (RIS_START.search, LINES),
    "one line of JSON": (recognise, "[" + "{}," * (LONG // 16)),
    "formulas of publishers": (markup.plain, "<annotation " * (LONG // 12)),
    "formulas in TeX": (markup.plain, "<tex-math>" * (LONG // 10)),
    "links in a comparison": (lambda text: LINK.sub("", text), "<a>" * (LONG // 3)),
    "broken links in a comparison": (lambda text: LINK.sub("", text), "<a " * (LONG // 3)),
    "lines between tags": (lambda text: BETWEEN_TAGS.sub("", text), f"<p>{LINES}x"),
    "typography of one word": (lambda text: tidied(text, "hu"), LETTERS),
    "typography of numbers": (lambda text: tidied(text, "en"), "1." * (LONG // 2)),
    "typography of markup": (lambda text: changes_in_markup(f"<p>{text}</p>", "hu"), "a-" * (LONG // 2)),
    "a term of one word": (lambda text: stems(text, "hu"), LETTERS),
    "commands in a title": (to_unicode, "\\a" * (LONG // 8)),
    "braces in a title": (to_unicode, "{" * LONG),
    "a message": (in_lines, LINES),
    "a name": (in_one_line, SPACES),
    "a line of the log": (without_secrets, "/r/" * (LONG // 3)),
    "the index": (lambda text: analysed(text, "hu"), "kvantumkulcs" * (LONG // 12)),
    "an excerpt": (lambda text: excerpt("", text, (), "hu"), "a-" * (LONG // 2)),
}


@pytest.mark.parametrize(("work", "text"), TABLE.values(), ids=TABLE)
def test_no_text_is_more_work_than_it_is_long(work: Callable[[str], object], text: str) -> None:
    started = time.process_time()
    work(text)
    assert time.process_time() - started < 1.5
