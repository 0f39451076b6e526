"""What the tests of results share."""

from collections.abc import Iterator

import pytest

from qcihungary.core.outputs import registry as outputs
from qcihungary.core.stamps import kept
from tests.results.shelf import Shelf


@pytest.fixture
def shelf(db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shelf]:
    """The only source of outputs."""
    made = Shelf()
    monkeypatch.setattr(outputs, "sources", [made])
    kept.forget()
    yield made
    kept.forget()
