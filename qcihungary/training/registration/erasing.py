"""Personal data goes when its time is over, and the numbers stay; with a deleted event, all goes.

Runs each day by ``core.housekeeping``.
"""

from collections import Counter

from django.db import transaction
from django.utils import timezone

from qcihungary.core.mail.outgoing import MailState, OutgoingMail
from qcihungary.training.event import EventPage
from qcihungary.training.registration.desk import RegistrationDesk
from qcihungary.training.registration.mails import PURPOSE


def erase_expired() -> int:
    """Delete the registrations of every desk whose days are over, or whose event was deleted; how many."""
    return erase_what_is_over() + erase_deleted()


def erase_what_is_over() -> int:
    """Those whose days after the event are over; the numbers stay."""
    today = timezone.localdate()
    begun = RegistrationDesk.objects.filter(event_ends_at__lt=timezone.now(), registrations__isnull=False).distinct()
    return sum(erase(desk) for desk in begun if desk.due_for_deletion and desk.due_for_deletion <= today)


def erase_deleted() -> int:
    """The desks whose events' pages were deleted, with all of theirs, once no letter to them waits any more."""
    left = RegistrationDesk.objects.exclude(event_key__in=EventPage.objects.values("translation_key"))
    waiting = OutgoingMail.objects.filter(kind=PURPOSE, state=MailState.QUEUED)
    deleted = 0
    for desk in left:
        people = desk.registrations.all()
        if not waiting.filter(to__in=people.order_by().values("email")).exists():
            deleted += people.count()
            desk.delete()
    return deleted


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
