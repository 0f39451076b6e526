"""The closed sets of the domain: kinds of publications, how open they are, and under which licence."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PublicationType(models.TextChoices):
    """What a publication is."""

    ARTICLE = "article", pgettext_lazy("publication", "Journal article")
    CONFERENCE_PAPER = "conference-paper", _("Conference paper")
    PREPRINT = "preprint", _("Preprint")
    BOOK = "book", _("Book")
    CHAPTER = "chapter", _("Book chapter")
    THESIS = "thesis", _("Thesis")
    POSTER = "poster", _("Poster")
    TALK = "talk", pgettext_lazy("publication", "Talk")
    DATA_PAPER = "data-paper", _("Data paper")
    REPORT = "report", pgettext_lazy("publication", "Report")
    OTHER = "other", pgettext_lazy("publication", "Other")


class OpenAccess(models.TextChoices):
    """Who may read it without paying, and where, in the words that Unpaywall and OpenAIRE use."""

    DIAMOND = "diamond", _("Diamond open access")
    GOLD = "gold", _("Gold open access")
    HYBRID = "hybrid", _("Hybrid open access")
    GREEN = "green", _("Green open access")
    BRONZE = "bronze", _("Bronze: free to read, without a licence")
    CLOSED = "closed", _("Closed access")
    UNKNOWN = "", _("Unknown")

    @property
    def is_open(self) -> bool:
        """Whether anybody may read it."""
        return self not in (OpenAccess.CLOSED, OpenAccess.UNKNOWN)


class Licence(models.TextChoices):
    """The licences that publications come under, as SPDX names them."""

    CC_BY = "CC-BY-4.0", "CC BY 4.0"
    CC_BY_SA = "CC-BY-SA-4.0", "CC BY-SA 4.0"
    CC_BY_NC = "CC-BY-NC-4.0", "CC BY-NC 4.0"
    CC_BY_ND = "CC-BY-ND-4.0", "CC BY-ND 4.0"
    CC_BY_NC_SA = "CC-BY-NC-SA-4.0", "CC BY-NC-SA 4.0"
    CC_BY_NC_ND = "CC-BY-NC-ND-4.0", "CC BY-NC-ND 4.0"
    CC_BY_3 = "CC-BY-3.0", "CC BY 3.0"
    CC_ZERO = "CC0-1.0", "CC0 1.0"


class Answer(models.TextChoices):
    """What is known of a yes-or-no question."""

    YES = "yes", pgettext_lazy("answer", "Yes")
    NO = "no", pgettext_lazy("answer", "No")
    UNKNOWN = "", _("Unknown")


class KnownFrom(models.TextChoices):
    """Who says that the grant is acknowledged."""

    CROSSREF = "crossref", _("Crossref's list of funders")
    EDITOR = "editor", _("an editor, who looked")
    UNKNOWN = "", _("Unknown")


class AuthorRole(models.TextChoices):
    """What a person did for a publication."""

    AUTHOR = "author", _("Author")
    EDITOR = "editor", pgettext_lazy("publication", "Editor")
