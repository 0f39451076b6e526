"""The public side is asked for nonsense: here some hundred times, by ``make fuzz`` thirty thousand times."""

import io

import pytest
from django.core.management import CommandError, call_command

from qcihungary.core.management.commands import fuzz
from tests.factories import Trees


def test_nonsense_is_no_error(trees: Trees) -> None:
    said = io.StringIO()
    try:
        call_command("fuzz", requests=250, seed=7, stdout=said)
    except CommandError:
        pytest.fail(said.getvalue())
    assert "250 requests, no failure (seed 7)" in said.getvalue()


def test_the_same_seed_asks_for_the_same(trees: Trees) -> None:
    assert list(fuzz.requests(3, 20)) == list(fuzz.requests(3, 20)) != list(fuzz.requests(4, 20))


def test_a_failure_is_told_with_its_request(trees: Trees, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object) -> None:
        raise ValueError("broken here")

    monkeypatch.setattr("qcihungary.core.views.Tree.at", fail)
    said = io.StringIO()
    with pytest.raises(CommandError, match=r"of 40 requests failed \(seed 1\)"):
        call_command("fuzz", requests=40, seed=1, stdout=said)
    assert "broken here" in said.getvalue()
    assert "'path'" in said.getvalue()
