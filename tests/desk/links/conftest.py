"""No test of links waits, and none leaves this machine."""

from collections.abc import Iterator

import pytest

from tests.desk.links.stand_in import Internet, internet


@pytest.fixture
def world() -> Iterator[Internet]:
    """Other sites, as a test arranges them."""
    with internet() as there:
        yield there
