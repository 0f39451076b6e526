"""A course or an event."""

from itertools import chain
from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.search import index

from qcihungary.consortium.models import ProjectFacts
from qcihungary.core.blocks import BodyBlock
from qcihungary.core.blocks.media import VideoBlock
from qcihungary.core.blocks.text import settle_headings
from qcihungary.core.findable import FoundKind
from qcihungary.core.outputs.pages import key_of
from qcihungary.core.outputs.registry import related_to
from qcihungary.core.pages import BasePage
from qcihungary.training.facts import EventFacts
from qcihungary.training.ical import ONE_EVENT, calendar_of_event, calendar_response, changed_at
from qcihungary.training.panels import EVENT_PANELS
from qcihungary.training.programme import programme_of
from qcihungary.training.queries import EventManager
from qcihungary.training.registration.addresses import SUB_PATH
from qcihungary.training.registration.standing import Standing
from qcihungary.training.rules import refuse_impossible_times, settle_whole_days
from qcihungary.training.structured_data import linked_data

PREFIX = "event"
"""What the keys of events begin with, for results that are linked with them."""


class EventPage(RoutablePageMixin, EventFacts):
    """Something that takes place: its facts, and what is told of it in each language."""

    parent_page_types: ClassVar[list[str]] = ["training.TrainingIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    found_as = FoundKind.EVENT

    status_note = models.CharField(
        _("what has changed"), max_length=300, blank=True, help_text=_("One sentence, shown on top of the page.")
    )
    audience = models.CharField(
        _("who it is for"), max_length=200, blank=True, help_text=_("For example: PhD students in physics")
    )
    price_note = models.CharField(
        _("about the price"), max_length=200, blank=True, help_text=_("For example: students pay half.")
    )
    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True)
    recordings = StreamField([("video", VideoBlock())], verbose_name=_("recordings"), blank=True)
    report = StreamField(BodyBlock(), verbose_name=_("what came of it"), blank=True)

    content_panels: ClassVar[list[Any]] = [*BasePage.content_panels, *EVENT_PANELS]
    search_fields: ClassVar[list[index.BaseField]] = [
        *BasePage.search_fields,
        *(index.SearchField(name) for name in ("body", "speakers", "programme", "report", "place_en", "place_hu")),
        index.FilterField("kind"),
        index.FilterField("start"),
    ]
    objects = EventManager()

    class Meta:
        verbose_name = pgettext_lazy("training", "event")
        verbose_name_plural = pgettext_lazy("training", "events")

    def clean(self) -> None:
        """Whole days begin and end at midnight; an event ends after it begins.

        Raises:
            ValidationError: it isn't so.
        """
        settle_whole_days(self)
        super().clean()
        refuse_impossible_times(self)

    # --- facts

    @property
    def calendar_url(self) -> str:
        """Where calendars find it."""
        return f"{self.url_path}{ONE_EVENT}"

    @property
    def registration_url(self) -> str:
        """Where one registers, if that is possible."""
        return f"{self.url_path}{SUB_PATH}"

    @property
    def output_key(self) -> str:
        """What results that are linked with it know it by."""
        return key_of(PREFIX, self.translation_key)

    def structured_data(self, facts: ProjectFacts) -> dict[str, Any]:
        """The event as schema.org describes its kind."""
        return linked_data(self, facts)

    # --- context

    @path("")
    def whole(self, request: HttpRequest) -> HttpResponse:
        """The page."""
        settle_headings(chain(self.body, self.report))
        found = {
            "programme": programme_of(self),
            "results": related_to(self.output_key),
            "standing": Standing.at_event(self.translation_key),
        }
        return self.render(request, context_overrides=found)

    @path(f"{ONE_EVENT}/")
    def calendar(self, request: HttpRequest) -> HttpResponse:
        """The event as a file for calendars."""
        return calendar_response(request, calendar_of_event(self), changed_at(self), f"{self.slug}.ics")
