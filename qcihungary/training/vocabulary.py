"""What is closed about events: their kinds, states, languages, levels and currencies."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class EventKind(models.TextChoices):
    """What one comes to. Visitors filter the list by it, so the values are addresses, and stay."""

    COURSE = "course", _("Course")
    WORKSHOP = "workshop", _("Workshop")
    SUMMER_SCHOOL = "summer-school", _("Summer school")
    LECTURE = "lecture", _("Lecture")
    EXHIBITION = "exhibition", _("Exhibition")
    OPEN_DAY = "open-day", _("Open day")


class EventStatus(models.TextChoices):
    """Whether it takes place, and as it was announced."""

    SCHEDULED = "scheduled", _("As announced")
    CHANGED = "changed", _("New time or place")
    CANCELLED = "cancelled", _("Cancelled")


class SpokenLanguage(models.TextChoices):
    """The language that is spoken at an event; the values are ISO 639's."""

    ENGLISH = "en", _("English")
    HUNGARIAN = "hu", _("Hungarian")
    BOTH = "mul", _("English and Hungarian")


class Level(models.TextChoices):
    """What one should know before."""

    OPEN = "open", _("No previous knowledge")
    INTRODUCTORY = "introductory", pgettext_lazy("of a course", "Introductory")
    INTERMEDIATE = "intermediate", pgettext_lazy("of a course", "Intermediate")
    ADVANCED = "advanced", pgettext_lazy("of a course", "Advanced")


class Currency(models.TextChoices):
    """What a price is in, by ISO 4217."""

    HUF = "HUF", _("Hungarian forint")
    EUR = "EUR", _("euro")
