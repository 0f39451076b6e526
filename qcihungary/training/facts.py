"""The facts of an event, which its pages in both languages agree on."""

from functools import cached_property

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import StreamField

from qcihungary.consortium.models import Member
from qcihungary.core.dates import date_range, last_day, moment_range
from qcihungary.core.languages import Text, in_readers_language
from qcihungary.core.pages import BasePage
from qcihungary.core.versions import SharedFacts
from qcihungary.training.blocks import MaterialBlock, SessionBlock, SpeakerBlock
from qcihungary.training.vocabulary import Currency, EventKind, EventStatus, Level, SpokenLanguage
from qcihungary.training.wording import price_text

FACTS = SharedFacts(
    fields=(
        "kind", "status", "start", "end", "all_day", "place_en", "place_hu", "address", "online_url",
        "spoken_language", "level", "hours", "price", "currency", "participants",
    ),
    streams=("speakers", "programme", "materials"),
    links=("members",),
)  # fmt: skip
"""All fields below: publishing either page brings them to the other."""


class EventFacts(BasePage):
    """What, when, where, by whom, and how many came. Where words belong to a fact, both languages have a field."""

    kind = models.CharField(_("kind"), max_length=14, choices=EventKind.choices, default=EventKind.COURSE)
    status = models.CharField(_("status"), max_length=10, choices=EventStatus.choices, default=EventStatus.SCHEDULED)
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
    hours = models.PositiveSmallIntegerField(_("hours"), null=True, blank=True, help_text=_("How many in all."))
    price = models.DecimalField(
        _("price"), max_digits=9, decimal_places=2, null=True, blank=True, help_text=_("0: it is free.")
    )
    currency = models.CharField(_("currency"), max_length=3, choices=Currency.choices, default=Currency.HUF)
    programme = StreamField([("session", SessionBlock())], verbose_name=_("programme"), blank=True)
    materials = StreamField([("material", MaterialBlock())], verbose_name=_("materials"), blank=True)
    participants = models.PositiveIntegerField(
        pgettext_lazy("of an event", "participants"), null=True, blank=True, help_text=_("How many came.")
    )

    class Meta:
        abstract = True

    @property
    def is_cancelled(self) -> bool:
        """Whether it doesn't take place."""
        return self.status == EventStatus.CANCELLED

    @property
    def is_over(self) -> bool:
        """Whether it has ended."""
        return self.end <= timezone.now()

    @property
    def when(self) -> str:
        """Its days, with the times of day where they matter, in the reader's language."""
        return date_range(self.start, last_day(self.end)) if self.all_day else moment_range(self.start, self.end)

    @property
    def place(self) -> Text:
        """Where it is, in the reader's language if that is known."""
        return in_readers_language(self.place_en, self.place_hu)

    @cached_property
    def member_list(self) -> list[Member]:
        """Its organisers."""
        return [member for member in self.members.all() if member.live]

    @property
    def price_text(self) -> str:
        """What it costs; nothing where that isn't told."""
        return "" if self.price is None else price_text(self.price, self.currency)
