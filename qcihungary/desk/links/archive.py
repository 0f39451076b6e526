"""Proposing a copy of what is gone: the Internet Archive is asked for each broken link, and again after a month."""

import datetime
import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.utils import timezone

from qcihungary.desk.links.fetch import Fetcher
from qcihungary.desk.links.hosts import LONGEST_ADDRESS, FetchError
from qcihungary.desk.links.models import WAYBACK, CheckedLink
from qcihungary.desk.links.vocabulary import LinkKind, LinkState

AVAILABLE = "https://archive.org/wayback/available"
MOST_BYTES = 65_536
ASKED_AGAIN_AFTER = datetime.timedelta(days=30)
AT_ONCE = 50


def propose_copies(fetcher: Fetcher, now: datetime.datetime) -> int:
    """Ask for the broken links of which it isn't known yet. How many copies there are."""
    wanted = CheckedLink.objects.filter(
        Q(archive_asked=None) | Q(archive_asked__lt=now - ASKED_AGAIN_AFTER),
        kind=LinkKind.WEB,
        state=LinkState.BROKEN,
        ignored_at=None,
    )
    found = 0
    for link in wanted.order_by("failing_since")[:AT_ONCE]:
        try:
            link.archived_as = copy_of(fetcher, link)
        except FetchError:
            return found  # the archive is away; it is asked tomorrow
        link.archive_asked = now
        link.save(update_fields=["archived_as", "archive_asked"])
        found += bool(link.archived_as)
    return found


def copy_of(fetcher: Fetcher, link: CheckedLink) -> str:
    """The address of the archive's copy that is nearest to the last good day; nothing where it has none.

    Raises:
        FetchError: the archive couldn't be asked.
    """
    asked = {"url": link.address}
    if link.last_good:
        asked["timestamp"] = timezone.localtime(link.last_good).strftime("%Y%m%d")
    answer = fetcher.follow(f"{AVAILABLE}?{urlencode(asked)}", most=MOST_BYTES)
    return next((address for address in copies(answer.body) if len(address) <= LONGEST_ADDRESS), "")


def copies(body: bytes) -> Iterator[str]:
    """The copies in the archive's answer. It becomes a link in the admin, so it must lead to the archive."""
    try:
        told: Any = json.loads(body)
        closest = told["archived_snapshots"]["closest"]
        address = str(closest["url"]) if closest["available"] else ""
    except (ValueError, KeyError, TypeError):
        return
    address = address.replace("http://", "https://", 1) if address.startswith("http://web.archive.org/") else address
    if address.startswith(f"{WAYBACK}/") and address.isprintable():
        yield address
