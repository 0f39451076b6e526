"""The kinds of other results, the fields that fit each, and the licences that they may come under."""

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


class OpenLicence(models.TextChoices):
    """Under what terms others may use it again, by SPDX's identifiers."""

    CC0 = "CC0-1.0", "CC0 1.0"
    CC_BY = "CC-BY-4.0", "CC BY 4.0"
    CC_BY_SA = "CC-BY-SA-4.0", "CC BY-SA 4.0"
    CC_BY_NC = "CC-BY-NC-4.0", "CC BY-NC 4.0"
    CC_BY_ND = "CC-BY-ND-4.0", "CC BY-ND 4.0"
    CC_BY_NC_ND = "CC-BY-NC-ND-4.0", "CC BY-NC-ND 4.0"
    ODC_BY = "ODC-By-1.0", "ODC-By 1.0"
    ODBL = "ODbL-1.0", "ODbL 1.0"
    MIT = "MIT", "MIT"
    BSD = "BSD-3-Clause", "BSD 3-Clause"
    APACHE = "Apache-2.0", "Apache 2.0"
    EUPL = "EUPL-1.2", "EUPL 1.2"
    GPL = "GPL-3.0-or-later", "GNU GPL 3.0"
