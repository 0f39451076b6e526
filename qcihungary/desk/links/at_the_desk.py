"""Broken links on the admin's home, and among what is looked at before a page is published."""

from collections.abc import Iterator

from django.db.models import Case, Count, IntegerField, Max, Q, Value, When
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.admin_url_finder import AdminURLFinder

from qcihungary.core.dates import long_date, long_datetime
from qcihungary.core.desk.editing import Draft
from qcihungary.core.desk.findings import Finding, Weight
from qcihungary.core.desk.lists import DeskList, Entry, first_of
from qcihungary.desk.links.addresses import Address
from qcihungary.desk.links.at_once import URL_NAME
from qcihungary.desk.links.inside import check_inside
from qcihungary.desk.links.models import CheckedLink
from qcihungary.desk.links.telling import Targets, Teller, reason_of, visible_to
from qcihungary.desk.links.vocabulary import LinkKind, LinkState, Verdict
from qcihungary.desk.links.walking import addresses_in


def broken_links(request: HttpRequest) -> DeskList | None:
    """The broken links in what the user may change, those on their own pages first."""
    uses = visible_to(request.user).filter(link__state=LinkState.BROKEN, link__ignored_at=None)
    own_first = Case(When(owner=request.user.pk, then=Value(0)), default=Value(1), output_field=IntegerField())
    shown, count = first_of(uses.order_by(own_first, "link__failing_since", "pk"))
    told = map(Teller(request.user, shown).tell, shown)
    return DeskList(
        title=gettext_lazy("Broken links"),
        icon="link",
        count=count,
        entries=[Entry(one.title, one.edit_url, f"{one.reason} {one.leads_to}") for one in told],
        url=reverse(URL_NAME),
        empty=nothing_broken(request),
    )


def nothing_broken(request: HttpRequest) -> str:
    """What may be said where no broken link is known: that depends on how many were looked at, and when."""
    known = visible_to(request.user).aggregate(
        links=Count("link", distinct=True),
        unchecked=Count("link", filter=Q(link__last_checked=None), distinct=True),
        doubtful=Count("link", filter=Q(link__state__in=(LinkState.DOUBTFUL, LinkState.UNSURE)), distinct=True),
        latest=Max("link__last_checked"),
    )
    if not known["links"]:
        return _("There are no links to check yet.")
    if known["unchecked"] == known["links"]:
        return _("No link has been checked yet. The check runs once a day.")
    if not known["unchecked"] and not known["doubtful"]:
        return _("All links lead somewhere. Last checked: %(date)s.") % {"date": long_datetime(known["latest"])}
    return _(
        "No broken link is known. Links: %(links)s, of which not checked yet: %(unchecked)s, failed once or not to be "
        "checked: %(doubtful)s. Last checked: %(date)s."
    ) % {**known, "date": long_datetime(known["latest"])}


def broken_among_links(draft: Draft, request: HttpRequest) -> Iterator[Finding]:
    """The broken links of a draft as it would be published. Other sites were asked by the daily check, not now."""
    found = list(addresses_in(draft))
    ours = check_inside({one.address for one in found if one.address.kind in (LinkKind.PAGE, LinkKind.DOCUMENT)})
    known = CheckedLink.objects.filter(address__in={one.address.text for one in found})
    known_by_address = {link.address: link for link in known}
    links = {one: link_of(one.address, known_by_address, ours) for one in found}
    broken = {one: link for one, link in links.items() if link.state == LinkState.BROKEN and not link.is_ignored}
    targets = Targets(AdminURLFinder(request.user), broken.values())
    for one, link in broken.items():
        field, *place = one.place.split(".")
        message = message_of(link, targets.name(link)[0])
        yield Finding(Weight.WARNING, message, field, block_id=place[0] if place else "")


def link_of(address: Address, known: dict[str, CheckedLink], ours: dict[str, Verdict]) -> CheckedLink:
    """What is known of an address in a draft: what is ours is judged by what is true now."""
    link = known.get(address.text) or CheckedLink(address=address.text, kind=address.kind)
    if verdict := ours.get(address.text):
        link.state = LinkState.GOOD if verdict.is_good else LinkState.BROKEN
        link.reason = verdict.reason
    return link


def message_of(link: CheckedLink, leads_to: str) -> str:
    """What is wrong, when it was last right, and where a copy may be."""
    parts = [_("Broken link: %(address)s") % {"address": leads_to}, reason_of(link)]
    if link.last_good and link.is_outside:
        parts.append(_("Last seen well: %(date)s.") % {"date": long_date(link.last_good)})
    if link.archive_link:
        copy = (
            _("A copy in the Internet Archive: %(address)s")
            if link.archived_as
            else _("Perhaps there is a copy: %(address)s")
        )
        parts.append(copy % {"address": link.archive_link})
    return " ".join(part for part in parts if part)
