"""Questions about events."""

from typing import TYPE_CHECKING, cast

from wagtail.models import PageManager
from wagtail.query import PageQuerySet

from qcihungary.core.restrictions import open_to_all

if TYPE_CHECKING:
    from qcihungary.training.event import EventPage  # noqa: F401  (named in a string below)


class EventQuerySet(PageQuerySet["EventPage"]):
    """Pages of events."""

    def public(self) -> "EventQuerySet":
        """Those that anybody may read."""
        return cast("EventQuerySet", open_to_all(self.filter(live=True)))


EventManager = PageManager.from_queryset(EventQuerySet)
