"""Sessions of those who have signed in."""

from django.contrib.sessions.models import Session
from django.utils import timezone


def delete_old_sessions() -> int:
    """Delete those that are over; Django only ignores them."""
    deleted, _by_model = Session.objects.filter(expire_date__lt=timezone.now()).delete()
    return deleted
