"""No test waits, and none reaches a service."""

from collections.abc import Iterator

import pytest
import responses

from qcihungary.publications.incoming import asking


@pytest.fixture(autouse=True)
def services(monkeypatch: pytest.MonkeyPatch) -> Iterator[responses.RequestsMock]:
    """Crossref and DataCite, which answer only what a test tells them to; nobody waits for them."""
    monkeypatch.setattr(asking, "pause", float)
    with responses.RequestsMock(assert_all_requests_are_fired=False) as mock:
        yield mock
