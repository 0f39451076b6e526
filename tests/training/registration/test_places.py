"""Places: never one too many, and never one left over while somebody waits."""

import uuid
from collections import Counter
from functools import partial
from typing import Any

import pytest

from qcihungary.core.mail.outgoing import OutgoingMail
from qcihungary.training.models import RegistrationDesk
from qcihungary.training.registration import places
from qcihungary.training.registration.places import NotTakenError
from tests.factories import Trees
from tests.parallel import at_once
from tests.training.registration.desks import apply, in_days, plant

CROWD = 50


def states(desk: RegistrationDesk) -> Counter[str]:
    return Counter(desk.registrations.order_by().values_list("state", flat=True))


def desk_for(capacity: int, **fields: Any) -> RegistrationDesk:
    [desk] = at_once(
        [lambda: RegistrationDesk.objects.create(event_key=uuid.uuid4(), is_on=True, capacity=capacity, **fields)]
    )
    return desk


def test_fifty_at_once_never_get_more_places_than_there_are(database_of_many: None) -> None:
    desk = desk_for(20)
    at_once([partial(apply, desk, f"person-{number}") for number in range(CROWD)])
    [counted] = at_once([lambda: states(desk)])
    assert counted == {"confirmed": 20, "waiting": 30}


def test_without_a_waiting_list_the_others_are_told_that_it_is_full(database_of_many: None) -> None:
    desk = desk_for(7, has_waiting_list=False)

    def press(number: int) -> bool:
        try:
            return bool(apply(desk, f"person-{number}"))
        except NotTakenError:
            return False

    pressed = at_once([partial(press, number) for number in range(CROWD)])
    assert pressed.count(True) == 7
    [counted] = at_once([lambda: states(desk)])
    assert counted == {"confirmed": 7}


def test_one_who_presses_fifty_times_has_one_place(database_of_many: None) -> None:
    desk = desk_for(20)
    at_once([lambda: apply(desk, "anna")] * CROWD)
    [counted] = at_once([lambda: states(desk)])
    assert counted == {"confirmed": 1}


def test_people_who_come_and_go_at_once_leave_no_place_empty(database_of_many: None) -> None:
    desk = desk_for(10)
    there = at_once([partial(apply, desk, f"early-{number}") for number in range(20)])
    leaving = [partial(places.leave, one) for one in there[:12]]
    coming = [partial(apply, desk, f"late-{number}") for number in range(12)]
    at_once([*leaving, *coming])
    [counted] = at_once([lambda: states(desk)])
    assert counted == {"confirmed": 10, "waiting": 10, "cancelled": 12}


@pytest.fixture
def desk(trees: Trees) -> RegistrationDesk:
    return plant(trees, capacity=1)


def mails_to(name: str) -> list[str]:
    sent = OutgoingMail.objects.filter(to=f"{name}@example.org").order_by("pk")
    return [mail.subject.partition(":")[0] for mail in sent]


def test_a_freed_place_goes_to_the_first_who_waits(desk: RegistrationDesk) -> None:
    first, second, third = (apply(desk, name) for name in ("anna", "bela", "cili"))
    assert places.leave(first)
    assert not places.leave(first)
    assert [one.state for one in desk.registrations.order_by("pk")] == ["cancelled", "confirmed", "waiting"]
    assert mails_to("anna") == ["You have a place", "Your registration is cancelled"]
    assert mails_to("bela") == ["You are on the waiting list", "You have a place now"]
    assert mails_to("cili") == ["You are on the waiting list"]
    assert places.leave(third)
    assert places.leave(second)
    assert states(desk) == {"cancelled": 3}
    assert apply(desk, "anna").state == "confirmed"


def test_more_places_let_those_in_who_wait_and_fewer_take_nobodys(desk: RegistrationDesk) -> None:
    for name in ("anna", "bela", "cili"):
        apply(desk, name)
    desk.capacity = 2
    desk.save()
    assert places.settle(desk) == 1
    desk.capacity = 1
    desk.save()
    assert places.settle(desk) == 0
    assert states(desk) == {"confirmed": 2, "waiting": 1}
    desk.capacity = None
    desk.save()
    assert places.settle(desk) == 1


def test_nobody_moves_up_once_the_event_has_begun_or_is_cancelled(desk: RegistrationDesk) -> None:
    for name in ("anna", "bela"):
        apply(desk, name)
    for change in ({"event_starts_at": in_days(-1)}, {"event_starts_at": in_days(1), "event_is_cancelled": True}):
        RegistrationDesk.objects.update(**change, capacity=9)
        assert places.settle(desk) == 0


def test_who_registers_again_gets_the_link_once_more_but_not_a_flood(desk: RegistrationDesk) -> None:
    for _time in range(4):
        apply(desk, "anna")
    assert mails_to("anna") == ["You have a place", "You are registered already"]
