"""Somebody's registration for an event."""

import secrets
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from qcihungary.core.languages import LANGUAGE_CODES
from qcihungary.core.translation_policy import TranslationPolicy
from qcihungary.training.registration.desk import RegistrationDesk
from qcihungary.training.registration.vocabulary import ACTIVE, SENSITIVE, Level, Role, State

LONGEST_NAME = 120
LONGEST_LINE = 200
LONGEST_TEXT = 2000


def new_token() -> str:
    """192 bits in 32 letters: what nobody guesses, and an address can carry."""
    return secrets.token_urlsafe(24)


class Registration(models.Model):
    """One person, at one desk. It is deleted when its time is over; see ``erasing``."""

    translation_policy = TranslationPolicy.LANGUAGE_FREE

    desk = models.ForeignKey(RegistrationDesk, on_delete=models.CASCADE, related_name="registrations")
    token = models.CharField(max_length=32, unique=True, default=new_token, editable=False)
    """The secret part of the link by which it is changed or cancelled."""

    state = models.CharField(_("state"), max_length=9, choices=State.choices)
    language = models.CharField(_("language"), max_length=2, choices=[(code, code) for code in LANGUAGE_CODES])
    name = models.CharField(_("name"), max_length=LONGEST_NAME)
    email = models.EmailField(_("e-mail address"))
    affiliation = models.CharField(_("organisation or school"), max_length=LONGEST_LINE, blank=True)
    country = models.CharField(_("country"), max_length=2, blank=True)
    role = models.CharField(_("occupation"), max_length=10, choices=Role.choices, blank=True)
    level = models.CharField(_("knowledge of the subject"), max_length=6, choices=Level.choices, blank=True)
    diet = models.CharField(_("dietary needs"), max_length=LONGEST_LINE, blank=True)
    access = models.TextField(_("accessibility needs"), max_length=LONGEST_TEXT, blank=True)
    answers = models.JSONField(default=dict, blank=True)
    """Answers to the desk's own questions, by the questions' identifiers."""

    has_attended = models.BooleanField(_("came"), null=True)
    """None as long as nobody has said."""

    consent_text = models.TextField(_("agreed to"))
    consent_version = models.CharField(max_length=16)
    consented_at = models.DateTimeField(_("agreed at"))
    registered_at = models.DateTimeField(_("registered"), default=timezone.now)
    cancelled_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    """When somebody last registered with this address again and got the link sent once more."""

    class Meta:
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")
        ordering = ("registered_at", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["desk", "email"], condition=models.Q(state__in=ACTIVE), name="one_registration_per_address"
            ),
        ]
        indexes = [models.Index(fields=["desk", "state", "registered_at"], name="registrations_in_line")]

    def __str__(self) -> str:
        return self.name

    @property
    def is_active(self) -> bool:
        """Whether somebody comes, or waits."""
        return self.state in ACTIVE

    def take(self, details: dict[str, Any]) -> None:
        """Take over what a form said."""
        for name, value in details.items():
            setattr(self, name, value)

    def forget_details(self) -> None:
        """Keep who cancelled, for the organisers, but nothing that they don't need of them any more."""
        self.answers = {}
        for name in (*SENSITIVE, "affiliation", "country", "role", "level"):
            setattr(self, name, "")
