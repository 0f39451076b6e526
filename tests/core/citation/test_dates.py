"""Dates in every format: what one says beyond the day that is kept is named, and nothing else."""

import pytest

from qcihungary.core.citation import bibtex, csl_dialects, ris, web_of_science


@pytest.mark.parametrize(
    ("date", "issued", "lost"),
    [
        ("date={2024-05}", (2024, 5), ()),
        ("date={2024-05-01T12:00:00Z}", (2024, 5, 1), ()),
        ("year={2024}, month=may, day={5}", (2024, 5, 5), ()),
        ("year={2024}, month={May 5}", (2024, 5, 5), ()),
        ("year={2024}, month={május}", (2024, 5), ()),
        ("date={2024-05/2024-06}", (2024, 5), (("date", "2024-05/2024-06"),)),
        ("date={2024-05-01/2024-05-05}", (2024, 5, 1), (("date", "2024-05-01/2024-05-05"),)),
        ("date={2024/}", (2024,), (("date", "2024/"),)),
        ("date={2024-5-1}", (2024, 5, 1), ()),
        ("date={2024/05/01}", (2024, 5, 1), ()),
        ("date={5 May 2024}", (2024, 5, 5), ()),
        ("date={2024-05-01T10:00/2024-05-03}", (2024, 5, 1), (("date", "2024-05-01T10:00/2024-05-03"),)),
        ("date={2024-05-01/..}", (2024, 5, 1), (("date", "2024-05-01/.."),)),
        ("date={1984~}", (1984,), (("date", "1984~"),)),
        ("date={2024-21}", (2024,), (("date", "2024-21"),)),
        ("date={2024?}", (2024,), (("date", "2024?"),)),
        ("date={2024}, year={2023}", (2024,), (("year", "2023"),)),
        ("year={in press}", (), (("year", "in press"),)),
        ("year={2024, in press}", (2024,), (("year", "2024, in press"),)),
        ("year={2024}, month={Spring}", (2024,), (("month", "Spring"),)),
        ("year={2024}, month=jul # { -- } # aug", (2024, 7), (("month", "July – August"),)),
        ("year={2024}, month=jul, day={5--7}", (2024, 7), (("day", "5–7"),)),
    ],
)
def test_of_bibtex(date: str, issued: tuple[int, ...], lost: tuple[tuple[str, str], ...]) -> None:
    found = bibtex.read(f"@article{{a, title={{T}}, {date}}}").found[0]
    assert (found.item.issued, found.lost) == (issued, lost)


@pytest.mark.parametrize(
    ("lines", "lost"),
    [
        (["PY  - 2024", "DA  - 2024/03/09/"], ()),
        (["Y1  - 2024///"], ()),
        (["DA  - 2024/03//Spring"], (("DA", "2024/03//Spring"),)),
        (["DA  - SPR", "PY  - 2024"], (("DA", "SPR"),)),
        (["DA  - MAR-APR", "PY  - 2024"], (("DA", "MAR-APR"),)),
        (["PY  - in press"], (("PY", "in press"),)),
        (["PY  - 2023", "DA  - 2024/03/09"], (("PY", "2023"),)),
    ],
)
def test_of_ris(lines: list[str], lost: tuple[tuple[str, str], ...]) -> None:
    found = ris.read("\n".join(["TY  - JOUR", "TI  - T", *lines, "ER  - "])).found[0]
    assert found.lost == lost


@pytest.mark.parametrize(
    ("issued", "kept", "lost"),
    [
        ({"date-parts": [[2024, 5, 1]]}, (2024, 5, 1), ()),
        ({"date-parts": [["2024", "05"]], "raw": "2024-05"}, (2024, 5), ()),
        ("2024", (2024,), ()),
        ({"date-parts": [[2024, 5], [2024, 6]]}, (2024, 5), (("issued", "2024-5/2024-6"),)),
        ({"literal": "Spring 2024"}, (2024,), (("issued", "Spring 2024"),)),
        ({"date-parts": [[2024, 5, 1], []]}, (2024, 5, 1), ()),
        ({"raw": "in press"}, (), (("issued", "in press"),)),
        ({"date-parts": [[2024]], "season": 2}, (2024,), (("issued: season", "2"),)),
        ({"date-parts": [[2024]], "circa": True}, (2024,), (("issued: circa", "True"),)),
        ({"date-parts": [[2024, 13]]}, (2024,), (("issued", "2024-13"),)),
    ],
)
def test_of_csl(issued: object, kept: tuple[int, ...], lost: tuple[tuple[str, str], ...]) -> None:
    item, found = csl_dialects.read({"type": "book", "title": "T", "issued": issued})
    assert (item.issued, found) == (kept, lost)


def test_of_web_of_science() -> None:
    text = "FN x\nPT J\nTI T\nPD MAR-APR\nPY 2024\nER\nEF\n"
    (found,) = web_of_science.read(text).found
    assert (found.item.issued, found.lost) == ((2024, 3), (("PD", "MAR-APR"),))
