"""Personal data goes when its time is over; the numbers stay. Runs each day by ``core.housekeeping``."""

from collections import Counter

from django.db import transaction
from django.utils import timezone

from qcihungary.training.registration.desk import RegistrationDesk


def erase_expired() -> int:
    """Delete the registrations of every desk whose days are over; how many that were."""
    today = timezone.localdate()
    begun = RegistrationDesk.objects.filter(event_ends_at__lt=timezone.now(), registrations__isnull=False).distinct()
    return sum(erase(desk) for desk in begun if desk.due_for_deletion and desk.due_for_deletion <= today)


@transaction.atomic
def erase(desk: RegistrationDesk) -> int:
    """Delete a desk's registrations, and count them first."""
    desk = RegistrationDesk.objects.select_for_update().get(pk=desk.pk)
    gone = desk.registrations.all()
    counts = Counter(desk.head_count)
    for state, has_attended in gone.values_list("state", "has_attended"):
        counts[state] += 1
        counts["attended"] += has_attended is True
    desk.head_count, desk.erased_at = dict(counts), timezone.now()
    desk.save(update_fields=["head_count", "erased_at"])
    deleted: int = gone.delete()[0]
    return deleted
