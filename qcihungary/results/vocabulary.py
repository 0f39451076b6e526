"""The kinds of other results, and the fields that fit each."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ResultKind(models.TextChoices):
    """What a result is, if it is neither a deliverable nor a publication."""

    DATASET = "dataset", _("Data set")
    SOFTWARE = "software", _("Software")
    DEMONSTRATOR = "demonstrator", _("Demonstrator")
    VIDEO = "video", _("Video")
    PATENT = "patent", _("Patent")
    STANDARD = "standard", _("Standard contribution")
    EXHIBITION = "exhibition", _("Exhibition")
    POLICY_BRIEF = "policy-brief", _("Policy brief")


FITTING: dict[ResultKind, frozenset[str]] = {
    ResultKind.DATASET: frozenset({"repository", "licence", "doi", "version", "document"}),
    ResultKind.SOFTWARE: frozenset({"repository", "licence", "doi", "version", "document"}),
    ResultKind.DEMONSTRATOR: frozenset({"venue", "version", "document"}),
    ResultKind.VIDEO: frozenset({"repository", "licence", "doi", "document"}),
    ResultKind.PATENT: frozenset({"patent_number", "patent_office", "document"}),
    ResultKind.STANDARD: frozenset({"standard_body", "standard_number", "version", "document"}),
    ResultKind.EXHIBITION: frozenset({"venue", "document"}),
    ResultKind.POLICY_BRIEF: frozenset({"repository", "licence", "doi", "document"}),
}
"""The fields that a kind may have, beside those that every result has."""

PARTICULAR = tuple(sorted(frozenset().union(*FITTING.values())))
"""The fields that some kinds have and others don't."""
