"""What a link leads to, how it stands, and what is wrong with it."""

import datetime
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class LinkKind(models.TextChoices):
    """What a link leads to, and so how it is checked."""

    PAGE = "page", pgettext_lazy("kind of link", "A page of ours")
    DOCUMENT = "document", pgettext_lazy("kind of link", "A document of ours")
    PATH = "path", pgettext_lazy("kind of link", "An address of ours")
    WEB = "web", pgettext_lazy("kind of link", "Another site")
    DOI = "doi", _("DOI")
    MAIL = "mail", _("E-mail address")


class LinkState(models.TextChoices):
    """How a link stands, the worst first."""

    BROKEN = "1-broken", pgettext_lazy("link", "Broken")
    DOUBTFUL = "2-doubtful", pgettext_lazy("link", "Failed once")
    UNSURE = "3-unsure", pgettext_lazy("link", "Can’t be checked")
    NEW = "4-new", pgettext_lazy("link", "Not checked yet")
    GOOD = "5-good", pgettext_lazy("link", "Good")


class Reason(models.TextChoices):
    """Why a link isn't good, in the editor's words."""

    NONE = "", ""
    NOT_FOUND = "not-found", _("There is nothing at this address any more (404).")
    GONE = "gone", _("It was taken away for good (410).")
    NO_HOST = "no-host", _("There is no site of this name.")
    NO_DOI = "no-doi", _("Nobody has registered this DOI.")
    MALFORMED = "malformed", _("This is no address that a browser understands.")
    PRIVATE = "private", _("It leads into a private network, where visitors can’t follow.")
    DELETED = "deleted", _("It was deleted from our site.")
    UNPUBLISHED = "unpublished", _("This page of ours isn’t published.")
    KEPT_BACK = "kept-back", _("The public may not see it.")
    NO_FILE = "no-file", _("Its file is missing.")
    NO_ANCHOR = "no-anchor", _("The page is there, but not the place in it.")
    LOOP = "loop", _("It is passed on again and again, and arrives nowhere.")
    UNREACHABLE = "unreachable", _("The site can’t be reached.")
    TIMEOUT = "timeout", _("The site didn’t answer in time.")
    NO_ANSWER = "no-answer", _("The site broke off its answer.")
    CERTIFICATE = "certificate", _("The site’s certificate isn’t valid, so browsers warn of it.")
    SERVER_ERROR = "server-error", _("The site answers that something is wrong there.")
    CLIENT_ERROR = "client-error", _("The site answers that this address is wrong.")
    REFUSED = "refused", _("The site lets no programs in. Look for yourself.")
    NOT_ASKED = "not-asked", _("An address with a port or a password is not asked. Look for yourself.")
    BUSY = "busy", _("The site asked to come back later.")


CERTAIN = frozenset(
    {
        Reason.NOT_FOUND, Reason.GONE, Reason.NO_HOST, Reason.NO_DOI, Reason.MALFORMED, Reason.PRIVATE, Reason.DELETED,
        Reason.UNPUBLISHED, Reason.KEPT_BACK, Reason.NO_FILE, Reason.NO_ANCHOR,
    }
)  # fmt: skip
"""Answers that need no second one. All others may be over tomorrow."""

UNKNOWABLE = frozenset({Reason.REFUSED, Reason.NOT_ASKED})
"""A person may well get there; we can't tell."""

UNHEARD = frozenset({Reason.NO_HOST, Reason.UNREACHABLE, Reason.TIMEOUT})
"""What would be found of every link if it were our own network that is down."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one check found."""

    reason: Reason = Reason.NONE
    status: int | None = None
    """The HTTP status, where a site answered."""

    retry_after: datetime.timedelta | None = None
    """How long a busy site wants to be left alone."""

    @property
    def is_good(self) -> bool:
        """Whether the link leads where it should."""
        return self.reason == Reason.NONE


GOOD = Verdict()
