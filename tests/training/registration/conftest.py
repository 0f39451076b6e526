"""An event with people, and an administrator."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from qcihungary.core.mail.outgoing import OutgoingMail
from qcihungary.training.models import RegistrationDesk
from qcihungary.training.registration import places
from tests.factories import Trees
from tests.rows import Beginning
from tests.training.registration.desks import apply, event, plant


@pytest.fixture(scope="session")
def event_with_people() -> Beginning:
    """Nothing made yet."""
    return Beginning()


@pytest.fixture
def desk(trees: Trees, event_with_people: Beginning) -> RegistrationDesk:
    """An event that was announced, with a Hungarian who has a place, an English one who waits, and one who left."""

    def announce() -> None:
        made = plant(trees, capacity=1)
        event().save_revision()
        apply(made, "anna", "hu")
        apply(made, "bela", "en")
        places.leave(apply(made, "cili", "en"))
        OutgoingMail.objects.all().delete()

    event_with_people.have(announce)
    return RegistrationDesk.objects.get()


@pytest.fixture
def admin(client: Client, trees: Trees) -> Client:
    user = get_user_model().objects.create_superuser("boss@example.org", "x")
    client.force_login(user)
    return client
