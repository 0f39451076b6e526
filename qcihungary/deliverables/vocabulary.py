"""The closed sets of the domain, as the grant agreement and the EU's portal name them."""

from django.db import models
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _


class DeliverableType(models.TextChoices):
    """What a deliverable is, by the portal's codes."""

    REPORT = "R", _("Document, report")
    DEMONSTRATOR = "DEM", _("Demonstrator, pilot, prototype")
    DISSEMINATION = "DEC", _("Website, patent filing, video or the like")
    DATA = "DATA", _("Data set, microdata")
    DATA_MANAGEMENT_PLAN = "DMP", _("Data management plan")
    ETHICS = "ETHICS", _("Ethics")
    SECURITY = "SECURITY", _("Security")
    OTHER = "OTHER", _("Other")


class DisseminationLevel(models.TextChoices):
    """Who may read a deliverable, by the grant agreement's annex 1."""

    PUBLIC = "PU", _("Public")
    SENSITIVE = "SEN", _("Sensitive")
    EU_RESTRICTED = "R-UE/EU-R", _("EU restricted")
    EU_CONFIDENTIAL = "C-UE/EU-C", _("EU confidential")
    EU_SECRET = "S-UE/EU-S", _("EU secret")

    @property
    def is_classified(self) -> bool:
        """Whether it is a level of EU classified information (Decision (EU, Euratom) 2015/444)."""
        return self not in (DisseminationLevel.PUBLIC, DisseminationLevel.SENSITIVE)


class PortalState(models.TextChoices):
    """Where a deliverable stands in the EU's portal, in the order in which that goes."""

    PENDING = "pending", _("Pending")
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    APPROVED = "approved", _("Approved")

    @property
    def is_delivered(self) -> bool:
        """Whether the European Commission has it."""
        return self in (PortalState.SUBMITTED, PortalState.APPROVED)


class Progress(models.TextChoices):
    """How a deliverable stands against its due date. Derived from both, and never stored."""

    DELIVERED = "delivered", _("Delivered")
    OVERDUE = "overdue", _("Overdue")
    DUE_SOON = "due-soon", _("Due in 60 days")
    PLANNED = "planned", _("Planned")


def coded(choices: type[models.TextChoices]) -> list[tuple[str, Promise]]:
    """Values for editors, who know them by the portal's codes: "PU: Public"."""
    return [(value, format_lazy("{code}: {label}", code=value, label=label)) for value, label in choices.choices]


CODED = {"type": coded(DeliverableType), "level": coded(DisseminationLevel)}
"""The fields whose values have codes, with what their selects offer."""
