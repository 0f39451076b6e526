"""A course or an event."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import StreamField
from wagtail.search import index

from qcihungary.consortium.models import Member
from qcihungary.core.blocks import BodyBlock
from qcihungary.core.blocks.media import VideoBlock
from qcihungary.core.pages import BasePage
from qcihungary.training.blocks import MaterialBlock, SessionBlock, SpeakerBlock
from qcihungary.training.panels import EVENT_PANELS
from qcihungary.training.queries import EventManager
from qcihungary.training.rules import refuse_impossible_times, settle_whole_days
from qcihungary.training.vocabulary import Currency, EventKind, EventStatus, Level, SpokenLanguage
from qcihungary.training.wording import Wording, in_either_language


class EventPage(BasePage):
    """Something that takes place: what it is, when, where, by whom and for whom, and what came of it.

    Its facts are the same in both languages (``core.versions``); its words are told in each.
    """

    parent_page_types: ClassVar[list[str]] = ["training.TrainingIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    kind = models.CharField(_("kind"), max_length=14, choices=EventKind.choices, default=EventKind.COURSE)
    status = models.CharField(_("status"), max_length=10, choices=EventStatus.choices, default=EventStatus.SCHEDULED)
    status_note = models.CharField(
        _("what has changed"), max_length=300, blank=True, help_text=_("One sentence, shown on top of the page.")
    )
    start = models.DateTimeField(_("start"), db_index=True, help_text=_("In Budapest’s time."))
    end = models.DateTimeField(_("end"), db_index=True, help_text=_("In Budapest’s time."))
    all_day = models.BooleanField(
        _("whole days"), default=False, help_text=_("Only the days are shown; the times above don’t matter.")
    )
    place_en = models.CharField(_("place in English"), max_length=200, blank=True)
    place_hu = models.CharField(_("place in Hungarian"), max_length=200, blank=True)
    address = models.CharField(
        _("postal address"),
        max_length=200,
        blank=True,
        help_text=_("As on a letter; for maps and calendars."),
    )
    online_url = models.URLField(
        _("address online"), blank=True, help_text=_("Where it can be followed. Everybody sees it.")
    )
    members = ParentalManyToManyField(Member, verbose_name=_("organisers"), blank=True, related_name="+")
    speakers = StreamField([("speaker", SpeakerBlock())], verbose_name=_("speakers"), blank=True)
    spoken_language = models.CharField(
        _("language of the event"), max_length=3, choices=SpokenLanguage.choices, default=SpokenLanguage.HUNGARIAN
    )
    level = models.CharField(_("level"), max_length=12, choices=Level.choices, blank=True)
    audience = models.CharField(
        _("who it is for"), max_length=200, blank=True, help_text=_("For example: PhD students in physics")
    )
    hours = models.PositiveSmallIntegerField(_("hours"), null=True, blank=True, help_text=_("How many in all."))
    price = models.DecimalField(
        _("price"), max_digits=9, decimal_places=2, null=True, blank=True, help_text=_("0: it is free.")
    )
    currency = models.CharField(_("currency"), max_length=3, choices=Currency.choices, default=Currency.HUF)
    price_note = models.CharField(
        _("about the price"), max_length=200, blank=True, help_text=_("For example: students pay half.")
    )
    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True)
    programme = StreamField([("session", SessionBlock())], verbose_name=_("programme"), blank=True)
    materials = StreamField([("material", MaterialBlock())], verbose_name=_("materials"), blank=True)
    recordings = StreamField([("video", VideoBlock())], verbose_name=_("recordings"), blank=True)
    participants = models.PositiveIntegerField(
        pgettext_lazy("of an event", "participants"), null=True, blank=True, help_text=_("How many came.")
    )
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
    def is_cancelled(self) -> bool:
        """Whether it doesn't take place."""
        return self.status == EventStatus.CANCELLED

    @property
    def place(self) -> Wording:
        """Where it is, in the reader's language if that is known."""
        return in_either_language(self.place_en, self.place_hu)
