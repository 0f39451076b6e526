"""Where people register for an event: one desk for all its languages, so that they share the places."""

import datetime
import uuid
from functools import cached_property
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from qcihungary.core.translation_policy import TranslationPolicy
from qcihungary.training.registration.vocabulary import DETAILS, VOLUNTARY, Asked, Detail, QuestionKind

MOST_PLACES = 100_000
LONGEST_NOTE = 2000
MOST_QUESTIONS = 20


def retention_days() -> int:
    """What a new desk begins with."""
    return settings.REGISTRATION_RETENTION_DAYS


def asked_field(label: Any, choices: Any = Asked.choices) -> models.CharField:
    """Whether one of the details is asked."""
    return models.CharField(label, max_length=8, choices=choices, default=Asked.NO)


class RegistrationDesk(ClusterableModel):
    """What an editor decided about the registration for an event, and what is left when it is over: numbers."""

    translation_policy = TranslationPolicy.BILINGUAL

    event_key = models.UUIDField(_("event"), unique=True)
    """The translation key of the event's pages."""

    is_on = models.BooleanField(_("takes registrations"), default=False)
    capacity = models.PositiveIntegerField(
        _("places"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(MOST_PLACES)],
        help_text=_(
            "Empty for as many as come. More places go to the waiting list at once; fewer take nobody’s place away."
        ),
    )
    has_waiting_list = models.BooleanField(_("keeps a waiting list when all places are taken"), default=True)
    opens_at = models.DateTimeField(
        _("opens"), null=True, blank=True, help_text=_("Budapest time. Empty: as soon as it takes registrations.")
    )
    closes_at = models.DateTimeField(
        _("closes"), null=True, blank=True, help_text=_("Budapest time. Empty: when the event begins.")
    )
    asks_affiliation = asked_field(_("organisation or school"))
    asks_country = asked_field(_("country"))
    asks_role = asked_field(_("occupation"))
    asks_level = asked_field(_("knowledge of the subject"))
    asks_diet = asked_field(_("dietary needs"), VOLUNTARY)
    asks_access = asked_field(_("accessibility needs"), VOLUNTARY)
    note = models.TextField(
        _("note above the form"),
        max_length=LONGEST_NOTE,
        blank=True,
        help_text=_("Plain text. An empty line begins a new paragraph."),
    )
    retention_days = models.PositiveSmallIntegerField(
        _("days until personal data is deleted"),
        default=retention_days,
        validators=[MinValueValidator(1), MaxValueValidator(730)],
        help_text=_("Counted from the end of the event. Only the numbers of participants stay."),
    )
    event_starts_at = models.DateTimeField(null=True, editable=False)
    event_ends_at = models.DateTimeField(null=True, editable=False)
    event_is_cancelled = models.BooleanField(default=False, editable=False)
    """As its pages last said: what is due is due also where the pages are gone."""

    event_titles = models.JSONField(default=dict, editable=False)
    """What the pages were called that were deleted, by language: until their people's data goes, too."""

    tells_people = models.BooleanField(default=True, editable=False)
    """Whether the next new time or place, the cancelling or the deletion of the event is written to its people."""

    tells_of_expiry = models.BooleanField(default=False, editable=False)
    """Whether its people are written to when the event's page expires."""

    head_count = models.JSONField(default=dict, editable=False)
    """How many there were in each state, and how many came, of those whose data was deleted."""

    erased_at = models.DateTimeField(null=True, editable=False)
    last_message = models.CharField(max_length=36, blank=True, editable=False)
    """Which form was last sent to all: the same form twice writes once."""

    class Meta:
        verbose_name = _("registration settings")
        verbose_name_plural = pgettext_lazy("of several events", "registration settings")
        ordering = ("-event_starts_at", "pk")

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """It closes after it opens.

        Raises:
            ValidationError: it doesn't.
        """
        if self.opens_at and self.closes_at and self.closes_at <= self.opens_at:
            raise ValidationError({"closes_at": _("It has to close after it opens.")})

    @cached_property
    def title(self) -> str:
        """The event's, in the active language."""
        from qcihungary.training.registration.events import title_of  # noqa: PLC0415  (the pages know their desk, too)

        return title_of(self)

    @property
    def details(self) -> list[tuple[Detail, bool]]:
        """What is asked beside name and e-mail address, and whether it must be answered."""
        asked = ((detail, getattr(self, detail.setting)) for detail in DETAILS)
        return [(detail, how == Asked.REQUIRED) for detail, how in asked if how != Asked.NO]

    @property
    def due_for_deletion(self) -> datetime.date | None:
        """The first day on which personal data may not be here any more; None where the event's end isn't known."""
        if self.event_ends_at is None:
            return None
        return timezone.localdate(self.event_ends_at) + datetime.timedelta(days=self.retention_days + 1)


class Question(Orderable):
    """A question of the organisers' own."""

    translation_policy = TranslationPolicy.BILINGUAL

    desk = ParentalKey(RegistrationDesk, on_delete=models.CASCADE, related_name="questions")
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    """What answers know it by, however it is worded."""

    kind = models.CharField(_("kind of answer"), max_length=8, choices=QuestionKind.choices, default=QuestionKind.SHORT)
    text = models.CharField(_("question"), max_length=300)
    choices = models.TextField(
        _("choices"), max_length=2000, blank=True, help_text=_("One a line, in the same order in both languages.")
    )
    is_required = models.BooleanField(_("must be answered"), default=False)
    choices_en: str
    choices_hu: str

    class Meta(Orderable.Meta):
        verbose_name = _("question")
        verbose_name_plural = _("questions")

    def __str__(self) -> str:
        return self.text

    def clean(self) -> None:
        """Both languages ask the same.

        Raises:
            ValidationError: one has other choices, or there are none to choose from.
        """
        lists = {code: self.choices_in(code) for code in ("en", "hu")}
        if self.kind != QuestionKind.CHOICE:
            self.choices_en = self.choices_hu = ""
        elif len(lists["en"]) < 2:
            raise ValidationError({"choices_en": _("Give at least two choices.")})
        elif len(lists["en"]) != len(lists["hu"]):
            raise ValidationError({"choices_hu": _("Give as many choices in Hungarian as in English.")})
        for code, choices in lists.items():
            if len(set(choices)) != len(choices):
                raise ValidationError({f"choices_{code}": _("The same choice stands here twice.")})

    def choices_in(self, language: str) -> list[str]:
        """The choices in a language."""
        lines = getattr(self, f"choices_{language}").splitlines()
        return [line.strip() for line in lines if line.strip()]

    def shown(self, answer: Any, language: str) -> str:
        """An answer in words of a language. A choice is kept in English, which is its name in the database."""
        if self.kind == QuestionKind.CHOICE:
            names = dict(zip(self.choices_in("en"), self.choices_in(language), strict=False))
            return names.get(answer, str(answer))
        return str(answer)
