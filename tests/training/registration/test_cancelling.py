"""Before a registration is cancelled, what becomes of its place is said as it is."""

import pytest
from django.test import Client
from django.urls import reverse

from qcihungary.training.models import RegistrationDesk
from qcihungary.training.registration import addresses

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("name", "has_place"), [("anna", True), ("bela", False)])
def test_only_who_has_a_place_gives_one_to_the_next(
    admin: Client,
    desk: RegistrationDesk,
    name: str,
    has_place: bool,  # noqa: FBT001  (a parameter of the test)
) -> None:
    registration = desk.registrations.get(email=f"{name}@example.org")
    asked = reverse("registration_cancel", args=[desk.pk, registration.pk])
    for path in (asked, addresses.cancel_path(registration)):
        page = admin.get(f"{path}?language=en", headers={"accept-language": "en"}).content.decode()
        assert ("place goes to the first on the waiting list" in page) is has_place, path
        assert "waiting list" in page, path
