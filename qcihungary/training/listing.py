"""Training: the list of courses and events, and the calendar that one subscribes to."""

from itertools import groupby
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from qcihungary.core.dates import local_day
from qcihungary.core.feeds import newest_first
from qcihungary.core.lists.pagination import paginate
from qcihungary.core.pages import ListingPage
from qcihungary.core.teasers import Teaser
from qcihungary.training.event import EventPage
from qcihungary.training.feed import feed
from qcihungary.training.ical import CALENDAR, calendar_of_list, calendar_response, subscription
from qcihungary.training.queries import EventQuerySet
from qcihungary.training.schedule import FILTERS, Row, ahead_and_over, schedule
from qcihungary.training.vocabulary import EventStatus

AHEAD, NOW = "ahead", "now"
"""The parts of the list before the years of what is over."""


class TrainingIndexPage(RoutablePageMixin, ListingPage):
    """Courses and events: what is on now and what is coming, soonest first; then what has been, by year."""

    parent_page_types: ClassVar[list[str]] = ["pages.HomePage"]
    subpage_types: ClassVar[list[str]] = ["training.EventPage", "pages.StandardPage"]
    kept_parameters = FILTERS.parameters

    class Meta:
        verbose_name = _("training list")
        verbose_name_plural = _("training lists")

    # --- queries

    def events(self) -> EventQuerySet:
        """The public events in this list."""
        return EventPage.objects.public().filter(path__startswith=self.path)

    def teasers(self, limit: int) -> list[Teaser]:
        """What is on now or coming, and does take place."""
        ahead, _over = ahead_and_over(schedule(self.path).chosen({}).rows, timezone.now())
        return [row.teaser for row in ahead if row.status != EventStatus.CANCELLED][:limit]

    # --- context

    @path("")
    def listing(self, request: HttpRequest) -> HttpResponse:
        """The events that the address asks for."""
        now = timezone.now()
        chosen = schedule(self.path).chosen(request.GET)
        ahead, over = ahead_and_over(chosen.rows, now)
        shown = paginate(request, [*ahead, *over], chosen.kept)

        def part_of(row: Row) -> str:
            if row.end <= now:
                return str(local_day(row.start).year)
            return NOW if row.start <= now else AHEAD

        parts = [(part, [row.teaser for row in rows]) for part, rows in groupby(shown.items, part_of)]
        found = {"chosen": chosen, "shown": shown, "parts": parts, "names": names_of_parts(), "is_quiet": not ahead}
        return self.render(request, context_overrides=found)

    @path("feed/")
    def atom(self, request: HttpRequest) -> HttpResponse:
        """The Atom feed of what was announced last."""
        return feed(self, request, schedule(self.path).chosen(newest_first(request.GET)))

    @path(f"{CALENDAR}/")
    def calendar(self, request: HttpRequest) -> HttpResponse:
        """Every event, in the format that calendars subscribe to."""
        return calendar_response(request, *calendar_of_list(self))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The page, and where calendars find it."""
        address = f"{self.absolute_url}{CALENDAR}"
        whole = super().get_context(request, *args, **kwargs)
        return {**whole, "calendar_url": address, "subscription_url": subscription(address)}


def names_of_parts() -> dict[str, str]:
    """What the parts are called that aren't years."""
    return {NOW: pgettext("events", "Now"), AHEAD: gettext("Coming")}
