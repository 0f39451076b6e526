import re
import subprocess
import sys
from hashlib import sha256
from itertools import combinations
from pathlib import Path

import pytest

from qcihungary.core.brand.bb84 import CELL, cover, strokes

ROOT = Path(__file__).parents[3]
TITLES = ["QCIHungary", "Nyári iskola", "Kvantumkulcs-elosztás a nagyvárosi hálózatban", "D1.10", "D1.9", ""]
SIZES = [(20, 11), (16, 9), (30, 4), (2, 2), (64, 64)]


def whole(title: str, columns: int = 20, rows: int = 11) -> str:
    """The whole cover as one path."""
    drawn = cover(title, columns, rows)
    return drawn.field + drawn.photons + drawn.key


def points(path: str) -> list[tuple[float, float, float, float]]:
    """The lines of a path of M, m and l, by their ends; fails on anything else."""
    assert re.fullmatch(r"(M\d+ \d+|[ml]-?\d+[ -]\d+)*", path)
    lines, x, y = [], 0.0, 0.0
    for command, dx, dy in re.findall(r"([Mml])(-?\d+) ?(-?\d+)", path):
        was = (x, y)
        x, y = (float(dx), float(dy)) if command == "M" else (x + float(dx), y + float(dy))
        if command == "l":
            lines.append((*was, x, y))
    return lines


def test_a_title_has_the_cover_it_has_always_had() -> None:
    assert sha256(whole("QCIHungary").encode()).hexdigest()[:16] == "06d2137693bb4bf3"


def test_another_process_with_another_hash_seed_draws_the_same() -> None:
    program = (
        "from qcihungary.core.brand.bb84 import cover; c = cover('Nyári iskola'); print(c.field + c.photons + c.key)"
    )
    drawn = [
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed, "LC_ALL": "C"},
            capture_output=True,
            check=True,
        ).stdout.decode()
        for seed in ("1", "2")
    ]
    assert drawn == [whole("Nyári iskola") + "\n"] * 2


def test_composed_and_decomposed_letters_are_the_same_title() -> None:
    assert whole("őrült") == whole("o\u030bru\u0308lt")


def test_different_titles_look_different() -> None:
    for one, other in combinations(TITLES, 2):
        differing = set(strokes(one, 20, 11)) ^ set(strokes(other, 20, 11))
        assert len(differing) > 100


@pytest.mark.parametrize(("columns", "rows"), SIZES)
@pytest.mark.parametrize("title", TITLES)
def test_paths_hold_one_stroke_around_the_centre_of_each_cell(title: str, columns: int, rows: int) -> None:
    drawn = cover(title, columns, rows)
    assert (drawn.width, drawn.height) == (columns * CELL, rows * CELL)
    lines = [line for path in (drawn.field, drawn.photons, drawn.key) for line in points(path)]
    centres = sorted(((ax + bx) / 2, (ay + by) / 2) for ax, ay, bx, by in lines)
    assert centres == [
        (column * CELL + CELL / 2, row * CELL + CELL / 2) for column in range(columns) for row in range(rows)
    ]
    for ax, ay, bx, by in lines:
        dx, dy = bx - ax, by - ay
        assert dx == 0 or dy == 0 or abs(dx) == abs(dy), "not a polarisation"
        assert 0 < max(abs(dx), abs(dy)) < CELL


@pytest.mark.parametrize("title", TITLES)
def test_paths_and_strokes_are_the_same_picture(title: str) -> None:
    drawn = cover(title, 20, 11)
    listed = list(strokes(title, 20, 11))
    assert len(points(drawn.field)) == sum(not stroke.photon for stroke in listed)
    assert len(points(drawn.photons)) == sum(stroke.photon and not stroke.sifted for stroke in listed)
    assert len(points(drawn.key)) == sum(stroke.sifted for stroke in listed)


@pytest.mark.parametrize("number", range(40))
def test_the_fibre_crosses_every_cover_and_leaves_room_around_it(number: int) -> None:
    listed = list(strokes(f"Hír {number}", 20, 11))
    photons = [stroke for stroke in listed if stroke.photon]
    assert 10 <= len(photons) <= len(listed) / 2
    assert any(stroke.sifted for stroke in photons)
    assert not all(stroke.sifted for stroke in photons)


def test_a_cover_is_compact() -> None:
    assert len(whole("Kvantumkulcs-elosztás a nagyvárosi hálózatban")) < 20 * 11 * 22


def test_rows_below_go_on_with_the_pattern() -> None:
    plain, longer = set(strokes("Hír", 30, 6)), set(strokes("Hír", 30, 6, below=10))
    assert {stroke for stroke in longer if stroke.row >= 6}
    assert {stroke for stroke in longer if stroke.row < 6 and not stroke.photon} == {
        stroke for stroke in plain if not stroke.photon
    }


@pytest.mark.parametrize(("columns", "rows"), [(1, 9), (9, 1), (65, 9), (9, 65), (0, 0), (-3, 4)])
def test_senseless_sizes_are_refused(columns: int, rows: int) -> None:
    with pytest.raises(ValueError, match="2 to 64"):
        cover("x", columns, rows)
