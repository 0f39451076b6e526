"""Personal data goes when its time is over; the numbers stay."""

from io import StringIO

from django.core.management import call_command
from django.utils import timezone

from qcihungary.training.models import EventPage, Registration, RegistrationDesk
from qcihungary.training.registration import places
from tests.factories import Trees, fresh
from tests.training.registration.desks import apply, in_days, plant


def delete_expired() -> str:
    output = StringIO()
    call_command("delete_expired", stdout=output)
    return output.getvalue()


def test_data_is_deleted_after_its_days_and_numbers_stay(trees: Trees) -> None:
    desk = plant(trees, capacity=2, retention_days=30)
    there = [apply(desk, name) for name in ("anna", "bela", "cili", "dora")]
    places.leave(there[3])
    Registration.objects.filter(pk=there[0].pk).update(has_attended=True)
    RegistrationDesk.objects.update(event_starts_at=in_days(-30.9), event_ends_at=in_days(-30))
    delete_expired()
    assert Registration.objects.count() == 4
    RegistrationDesk.objects.update(event_ends_at=in_days(-31))
    assert "Registrations: 4 deleted" in delete_expired()
    assert not Registration.objects.exists()
    desk.refresh_from_db()
    assert desk.head_count == {"confirmed": 2, "waiting": 1, "cancelled": 1, "attended": 1}
    assert desk.erased_at is not None
    assert "Registrations: 0 deleted" in delete_expired()
    desk.refresh_from_db()
    assert desk.head_count["confirmed"] == 2


def test_it_is_deleted_also_where_the_events_pages_are_gone(trees: Trees) -> None:
    desk = plant(trees)
    apply(desk, "anna")
    for page in EventPage.objects.all():
        page.delete()
    RegistrationDesk.objects.update(event_ends_at=in_days(-200))
    delete_expired()
    assert not Registration.objects.exists()


def test_a_desk_follows_its_event(trees: Trees) -> None:
    desk = plant(trees)
    page = EventPage.objects.get(slug="open-day")
    page.end = timezone.now() + timezone.timedelta(days=100)
    page.save_revision()
    desk.refresh_from_db()
    assert desk.event_ends_at < in_days(50), "a draft is not the event yet"
    fresh(page).get_latest_revision().publish()
    desk.refresh_from_db()
    assert desk.event_ends_at > in_days(99)
    page = fresh(page)
    page.status = "cancelled"
    page.save_revision().publish()
    desk.refresh_from_db()
    assert desk.event_is_cancelled
