"""Files of a few lines that multiply themselves: an author's import must not stop the site for everybody."""

import time

import pytest

from qcihungary.core.citation import bibtex
from qcihungary.core.citation.bibtex_parsing import MOST_ADDED

BOMBS = {
    "doubled by xdata": "".join(f"@xdata{{k{n}, xdata={{k{n + 1},k{n + 1}}}, title={{T}}}}\n" for n in range(60))
    + "@article{a, xdata={k0}}",
    "a long row of parents": "".join(f"@book{{k{n}, title={{T}}, crossref={{k{n + 1}}}}}\n" for n in range(1500)),
    "one parent for all": "@xdata{p, " + "".join(f"f{n}={{x}}, " for n in range(9000)) + "}\n"
    f"@article{{a, title={{T}}, xdata={{{'p,' * 9000}}}}}",
    "doubled by strings": '@string{s0 = "xxxxxxxxxx"}\n'
    + "".join(f"@string{{s{n + 1} = s{n} # s{n}}}\n" for n in range(60))
    + "@article{a, title=s60}",
    "one string a thousand times": f'@string{{s = "{"x" * 20_000}"}}@article{{a, title={"s # " * 1000}s}}',
    "signs in a row": "@" * 20_000,
}
"""What would take hours or fill the memory, written in a few lines."""


@pytest.mark.parametrize("bomb", BOMBS)
def test_no_file_is_more_work_than_it_is_long(bomb: str) -> None:
    started = time.process_time()
    reading = bibtex.read(BOMBS[bomb])
    assert time.process_time() - started < 5
    assert sum(len(item.title) for item in reading.items) < 10 * MOST_ADDED


def test_a_string_that_went_off_is_named() -> None:
    (first, *_others) = bibtex.read(BOMBS["doubled by strings"]).broken
    assert first.reason == "The abbreviations of this file are too long."
