"""What every test of contact has: the project's facts."""

import pytest

from qcihungary.consortium.models import ProjectFacts


@pytest.fixture(autouse=True)
def facts(db: None) -> ProjectFacts:
    """The project's facts, with an address to write to."""
    facts = ProjectFacts(
        email="info@example.org", street_en="1 Fény Street", city_en="Budapest", phone="+36 1 234 5678"
    )
    facts.save()
    return facts
