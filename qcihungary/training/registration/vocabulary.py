"""The closed sets of registration: what may be asked and why, and how a registration stands."""

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Asked(models.TextChoices):
    """Whether a form asks something."""

    NO = "no", _("not asked")
    OPTIONAL = "optional", _("may be left empty")
    REQUIRED = "required", _("must be answered")


VOLUNTARY = [choice for choice in Asked.choices if choice[0] != Asked.REQUIRED]
"""For what may tell of somebody's health or belief: nobody has to answer."""


class State(models.TextChoices):
    """How a registration stands."""

    CONFIRMED = "confirmed", pgettext_lazy("registration", "has a place")
    WAITING = "waiting", pgettext_lazy("registration", "on the waiting list")
    CANCELLED = "cancelled", pgettext_lazy("registration", "cancelled")


ACTIVE = (State.CONFIRMED, State.WAITING)


class Role(models.TextChoices):
    """What somebody does, roughly: enough for statistics."""

    PUPIL = "pupil", _("pupil or student")
    DOCTORAL = "doctoral", _("doctoral student")
    RESEARCHER = "researcher", _("researcher")
    TEACHER = "teacher", _("teacher")
    INDUSTRY = "industry", _("industry")
    PUBLIC = "public", _("public administration")
    PRESS = "press", _("press")
    OTHER = "other", pgettext_lazy("role", "other")


class Level(models.TextChoices):
    """What somebody knows already."""

    NEW = "new", _("new to the subject")
    SOME = "some", _("some knowledge")
    EXPERT = "expert", _("works in the field")


class QuestionKind(models.TextChoices):
    """What an answer looks like."""

    SHORT = "short", _("a line of text")
    LONG = "long", _("several lines of text")
    CHOICE = "choice", _("one of several choices")
    YES_NO = "yes-no", _("yes or no")


@dataclass(frozen=True)
class Detail:
    """Something that the form can ask about a person, beside name and e-mail address."""

    name: str
    label: Any
    purpose: Any
    """Why it is asked; it stands by the field."""

    is_sensitive: bool = False
    """Whether it can tell of health or belief. Such an answer is never required, and is gone with a cancellation."""

    @property
    def setting(self) -> str:
        """The desk's field that says whether it is asked."""
        return f"asks_{self.name}"


DETAILS = (
    Detail(
        "affiliation", _("Organisation or school"), _("For the list of participants that the organisers work with.")
    ),
    Detail(
        "country",
        _("Country"),
        _("For the number of participants by country, which the project reports without names."),
    ),
    Detail(
        "role",
        _("What you do"),
        _("For the number of participants by group, which the project reports without names."),
    ),
    Detail("level", _("What you know of the subject"), _("So that the lecturers can prepare for their audience.")),
    Detail("diet", _("Dietary needs"), _("For the catering only. It need not be answered."), is_sensitive=True),
    Detail(
        "access",
        _("What you need to take part"),
        _(
            "For example a step-free way, a sign language interpreter or large print. Only the organisers read it. It "
            "need not be answered."
        ),
        is_sensitive=True,
    ),
)
"""The fixed, lawful set. Name and e-mail address are always asked: without them there is no registration."""

SENSITIVE = tuple(detail.name for detail in DETAILS if detail.is_sensitive)
