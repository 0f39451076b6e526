"""Links to what is ours are judged at once when it is published, withdrawn or deleted; all others once a day."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.models import Page

from qcihungary.desk.links.addresses import page_address
from qcihungary.desk.links.inside import check_inside
from qcihungary.desk.links.models import CheckedLink, LinkUse
from qcihungary.desk.links.vocabulary import LinkKind

URL_NAME = "broken_links"
"""The report of links."""


def judge(addresses: Iterable[str]) -> None:
    """Say of links to pages and documents of ours, by their addresses, how they stand now."""
    ours = (LinkKind.PAGE, LinkKind.DOCUMENT)
    links = list(CheckedLink.objects.filter(address__in=addresses, kind__in=ours, uses__isnull=False).distinct())
    if links:
        verdicts, now = check_inside([link.known_as for link in links]), timezone.now()
        for link in links:
            link.note(verdicts[link.address], now)


def judge_page(key: int) -> None:
    """Say how the links to a page stand now."""
    judge([page_address(key).text])


def tell_who_withdraws(request: HttpRequest, page: Page) -> None:
    """Say that something links to a page which visitors don't get any more, and where that is put right."""
    uses = LinkUse.objects.filter(link__address=page_address(page.pk).text)
    count = uses.values("content_type", "object_id").distinct().count()
    if count:
        told = ngettext(
            "%(count)s page or record links to “%(title)s”. Visitors see the words there, and no link.",
            "%(count)s pages or records link to “%(title)s”. Visitors see the words there, and no link.",
            count,
        )
        report = messages.button(reverse(URL_NAME), _("Show the links"))
        messages.warning(request, told % {"count": count, "title": page.get_admin_display_title()}, buttons=[report])
