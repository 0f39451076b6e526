"""How long something has been so, in words."""

import datetime

from django.utils.timesince import timesince


def age_of(since: datetime.datetime | None) -> str:
    """„3 hét” or "3 weeks"; nothing where it isn't so."""
    return timesince(since, depth=1) if since else ""
