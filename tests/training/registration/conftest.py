"""An event with people, and an administrator."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from qcihungary.core.mail.outgoing import OutgoingMail
from qcihungary.training.models import RegistrationDesk
from qcihungary.training.registration import places
from tests.factories import Trees
from tests.training.registration.desks import apply, event, plant


@pytest.fixture
def desk(trees: Trees) -> RegistrationDesk:
    """An event that was announced, with a Hungarian who has a place, an English one who waits, and one who left."""
    desk = plant(trees, capacity=1)
    event().save_revision()
    apply(desk, "anna", "hu")
    apply(desk, "bela", "en")
    places.leave(apply(desk, "cili", "en"))
    OutgoingMail.objects.all().delete()
    return desk


@pytest.fixture
def admin(client: Client, trees: Trees) -> Client:
    user = get_user_model().objects.create_superuser("boss@example.org", "x")
    client.force_login(user)
    return client
