"""What is known of each address, and where it stands."""

import datetime
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qcihungary.core.languages import LANGUAGE_CODES, OWN_NAMES
from qcihungary.core.translation_policy import TranslationPolicy
from qcihungary.desk.links.addresses import Address
from qcihungary.desk.links.hosts import LONGEST_ADDRESS
from qcihungary.desk.links.vocabulary import CERTAIN, UNKNOWABLE, LinkKind, LinkState, Reason, Verdict

DAY = datetime.timedelta(hours=20)
"""A day less what a timer may come too early."""

WEEK = datetime.timedelta(days=7) - datetime.timedelta(hours=4)
WAYBACK = "https://web.archive.org/web"


class CheckedLink(models.Model):
    """An address that our pages or records link to."""

    translation_policy = TranslationPolicy.LANGUAGE_FREE
    wagtail_reference_index_ignore = True

    address = models.CharField(_("address"), max_length=LONGEST_ADDRESS, unique=True)
    kind = models.CharField(_("kind"), max_length=8, choices=LinkKind.choices)
    state = models.CharField(_("state"), max_length=10, choices=LinkState.choices, default=LinkState.NEW, db_index=True)
    reason = models.CharField(_("reason"), max_length=12, choices=Reason.choices, blank=True)
    status = models.PositiveSmallIntegerField(_("HTTP status"), null=True, blank=True)
    failures = models.PositiveSmallIntegerField(_("failures in a row"), default=0)
    failing_since = models.DateTimeField(_("failing since"), null=True, blank=True)
    first_seen = models.DateTimeField(_("first seen"), default=timezone.now)
    last_checked = models.DateTimeField(_("last checked"), null=True, blank=True)
    last_good = models.DateTimeField(_("last good"), null=True, blank=True)
    next_check = models.DateTimeField(_("next check"), default=timezone.now, db_index=True)
    archived_as = models.URLField(_("copy in the archive"), max_length=LONGEST_ADDRESS + 100, blank=True)
    archive_asked = models.DateTimeField(_("archive asked"), null=True, blank=True)
    ignored_at = models.DateTimeField(_("ignored since"), null=True, blank=True)
    ignored_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("ignored by"), null=True, blank=True, related_name="+"
    )
    ignored_because = models.CharField(pgettext_lazy("link", "why it is ignored"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("checked link")
        verbose_name_plural = _("checked links")
        default_permissions = ()
        ordering = ("state", "address")

    def __str__(self) -> str:
        return self.address

    @property
    def known_as(self) -> Address:
        """The address with its kind."""
        return Address(LinkKind(self.kind), self.address)

    @property
    def is_outside(self) -> bool:
        """Whether it leads away from our site."""
        return self.kind in (LinkKind.WEB, LinkKind.DOI)

    @property
    def is_ignored(self) -> bool:
        """Whether an editor has said that it is well as it is."""
        return self.ignored_at is not None

    @property
    def archive_link(self) -> str:
        """A copy that the archive told of; else where one of the last good day should be, where nobody has looked."""
        if self.archived_as or self.kind != LinkKind.WEB or self.state != LinkState.BROKEN:
            return self.archived_as
        day = timezone.localtime(self.last_good).strftime("%Y%m%d/") if self.last_good else ""
        return f"{WAYBACK}/{day}{quote(self.address, safe=QUOTED_ALREADY)}"

    def note(self, verdict: Verdict, now: datetime.datetime) -> None:
        """Keep what a check found, and when to check again."""
        self.last_checked = now
        if verdict.reason == Reason.BUSY:
            self.next_check = now + min(max(verdict.retry_after or DAY, DAY), WEEK)  # it says nothing of the link
        else:
            self.reason, self.status = verdict.reason, verdict.status
            self.weigh(verdict, now)
        self.save(update_fields=NOTED)

    def weigh(self, verdict: Verdict, now: datetime.datetime) -> None:
        """What the verdict makes of the link."""
        if verdict.is_good or verdict.reason in UNKNOWABLE:
            self.state = LinkState.GOOD if verdict.is_good else LinkState.UNSURE
            self.failures, self.failing_since, self.next_check = 0, None, now + WEEK
            self.archived_as, self.archive_asked = "", None
            self.last_good = now if verdict.is_good else self.last_good
            return
        self.failures += 1
        self.failing_since = self.failing_since or now
        is_sure = verdict.reason in CERTAIN or now - self.failing_since >= DAY
        self.state = LinkState.BROKEN if is_sure else LinkState.DOUBTFUL
        self.next_check = now + DAY


NOTED = (
    "state", "reason", "status", "failures", "failing_since", "last_checked", "last_good", "next_check", "archived_as",
    "archive_asked",
)  # fmt: skip

QUOTED_ALREADY = "/%#[]=:;$&()+,!?*@'~"


class LinkUse(models.Model):
    """A place in a live page or record where an address stands."""

    translation_policy = TranslationPolicy.LANGUAGE_FREE
    wagtail_reference_index_ignore = True

    link = models.ForeignKey(CheckedLink, models.CASCADE, related_name="uses", verbose_name=_("link"))
    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+", verbose_name=_("type"))
    """Of a page: that of Page, so that permissions can be asked by one query."""

    object_id = models.PositiveBigIntegerField(_("key"))
    source = GenericForeignKey("content_type", "object_id")
    place = models.CharField(_("place"), max_length=255)
    """``body.<id of the block>.url``."""

    language = models.CharField(
        _("language"), max_length=2, choices=[(code, OWN_NAMES[code]) for code in LANGUAGE_CODES], blank=True
    )
    """Of a page that tells; empty for a record, which tells in both."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("owner")
    )

    class Meta:
        verbose_name = _("use of a link")
        verbose_name_plural = _("uses of links")
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(fields=("link", "content_type", "object_id", "place"), name="desk_link_use_once"),
        )
        indexes = (models.Index(fields=("content_type", "object_id"), name="desk_link_use_source"),)

    def __str__(self) -> str:
        return f"{self.content_type_id}:{self.object_id} {self.place}"


def delete_unused() -> int:
    """Forget the links that stand nowhere any more."""
    deleted: tuple[int, dict[str, Any]] = CheckedLink.objects.filter(uses=None).delete()
    return deleted[0]
