"""The licences that data, software, slides and texts come under."""

from django.db import models


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
