"""What was written down of the outputs is what the features said, and holds no longer than its stamp."""

import datetime
from collections.abc import Iterator
from typing import Any

import pytest

from qcihungary.core.outputs import registry as outputs
from qcihungary.core.outputs.registry import Output, all_outputs
from qcihungary.core.outputs.snapshots import OutputSnapshot
from qcihungary.core.stamps import kept, renew
from tests.results.shelf import Shelf


@pytest.fixture
def shelf(db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shelf]:
    """The only source of outputs."""
    made = Shelf()
    monkeypatch.setattr(outputs, "sources", [made])
    kept.forget()
    yield made
    kept.forget()


def save(capture: Any) -> None:
    """Save something, and let its transaction end."""
    with capture(execute=True):
        renew()


def test_a_reader_gets_what_the_features_said(shelf: Shelf, django_capture_on_commit_callbacks: Any) -> None:
    full = shelf.put(
        "publication", "„Őrült” & <fine>", summaries={"en": "S"}, work_packages=(1, 2), members=(3,), is_open=True,
        related=("news-x",), words="orult",
    )  # fmt: skip
    bare = shelf.put("deliverable", date=None, changed=None)
    save(django_capture_on_commit_callbacks)
    shelf.found = []
    kept.forget()
    assert dict(all_outputs()) == {full.key: full, bare.key: bare}


def test_a_new_stamp_asks_the_features_again(shelf: Shelf, django_capture_on_commit_callbacks: Any) -> None:
    shelf.put("deliverable", "Secret")
    save(django_capture_on_commit_callbacks)
    shelf.found = []
    renew()  # nobody has written anything down under this stamp yet
    assert not all_outputs()
    save(django_capture_on_commit_callbacks)
    assert "Secret" not in OutputSnapshot.objects.get().outputs


def test_it_costs_a_reader_one_query(
    shelf: Shelf, django_capture_on_commit_callbacks: Any, django_assert_num_queries: Any
) -> None:
    moment = datetime.datetime(2025, 3, 1, tzinfo=datetime.UTC)
    shelf.found = [
        Output(f"deliverable-{n}", "deliverable", {"en": "T"}, {"en": "/"}, changed=moment) for n in range(500)
    ]
    save(django_capture_on_commit_callbacks)
    kept.forget()
    with django_assert_num_queries(2):  # the stamp's, and this one
        assert len(all_outputs()) == 500
