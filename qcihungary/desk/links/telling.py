"""Links as an editor reads of them: those in what they may change, under names that they may know."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.utils import get_user_display_name
from wagtail.images import permissions as image_permissions
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from qcihungary.core.dates import long_date
from qcihungary.core.desk.editing import name_of
from qcihungary.core.documents.document import SiteDocument
from qcihungary.core.documents.guarded_admin import name_for_reader
from qcihungary.core.images import SiteImage
from qcihungary.desk.links.collecting import owners, type_of
from qcihungary.desk.links.models import CheckedLink, LinkUse
from qcihungary.desk.links.vocabulary import LinkKind, LinkState, Reason

EDITING = {"change", "publish"}


def visible_to(user: Any) -> "QuerySet[LinkUse]":
    """The links in what a user may change: pages by the tree, pictures by their collections, records by their model."""
    mine = Q(
        content_type=ContentType.objects.get_for_model(Page),
        object_id__in=page_permission_policy.instances_user_has_any_permission_for(user, EDITING).values("pk"),
    )
    for model in owners():
        if not issubclass(model, Page):
            mine |= of_model(model, user)
    return LinkUse.objects.filter(mine).select_related("link", "owner", "content_type")


def of_model(model: Any, user: Any) -> Q:
    """Those in records of one model."""
    if model is SiteImage:
        allowed = image_permissions.permission_policy.instances_user_has_any_permission_for(user, {"change"})
        return Q(content_type=type_of(model), object_id__in=allowed.values("pk"))
    may_change = user.has_perm(f"{model._meta.app_label}.change_{model._meta.model_name}")
    return Q(content_type=type_of(model)) if may_change else Q(pk__in=())


@dataclass(frozen=True)
class Told:
    """One use of a link, in words for one editor."""

    use: LinkUse
    title: str
    edit_url: str
    where: str
    """The field on the form."""

    leads_to: str
    """The address, or the name of the page or document of ours."""

    href: str
    """Where a click leads to see for oneself; nothing where that would tell too much, or nothing is there."""

    reason: str

    @property
    def link(self) -> CheckedLink:
        """What is known of the address."""
        return self.use.link

    @property
    def owner(self) -> str:
        """Whom to ask."""
        return str(get_user_display_name(self.use.owner))

    @property
    def failing_since(self) -> str:
        """The day of the first failure."""
        return long_date(self.link.failing_since)

    @property
    def last_good(self) -> str:
        """The last day on which it led somewhere."""
        return long_date(self.link.last_good)

    @property
    def state_class(self) -> str:
        """How the state is drawn."""
        return "link-broken" if self.link.state == LinkState.BROKEN else "w-status--label"


class Targets:
    """What several links lead to, as one editor may know it. Two queries at most."""

    def __init__(self, finder: AdminURLFinder, links: Iterable[CheckedLink]) -> None:
        self.finder = finder
        self.ours = targets_of(links)

    def name(self, link: CheckedLink) -> tuple[str, str]:
        """What a link leads to, and where to click to see for oneself."""
        if link.kind in (LinkKind.WEB, LinkKind.DOI, LinkKind.PATH):
            is_safe = link.address.startswith(("http://", "https://")) or link.kind == LinkKind.PATH
            return link.address, link.address if is_safe else ""
        if link.kind == LinkKind.MAIL:
            return link.address.removeprefix("mailto:"), ""
        found = self.ours.get(link.address)
        if found is None:
            kind = LinkKind(link.kind).label
            return _("%(kind)s that was deleted (%(number)s)") % {"kind": kind, "number": link.known_as.key}, ""
        if isinstance(found, SiteDocument):
            return name_for_reader(found), ""
        return str(found), self.finder.get_edit_url(found) or ""


class Teller:
    """Tells an editor of several uses at once, with a constant number of queries."""

    def __init__(self, user: Any, uses: Sequence[LinkUse]) -> None:
        self.finder = AdminURLFinder(user)
        self.sources = sources_of(uses)
        self.targets = Targets(self.finder, [use.link for use in uses])

    def tell(self, use: LinkUse) -> Told:
        """One of them."""
        source = self.sources.get((use.content_type_id, use.object_id))
        edit_url = (source and self.finder.get_edit_url(source)) or ""
        leads_to, href = self.targets.name(use.link)
        return Told(
            use=use,
            title=name_of(source) if source else "",
            edit_url=f"{edit_url}#:w:contentpath={use.place}" if edit_url else "",
            where=field_name(source, use.place),
            leads_to=leads_to,
            href=href,
            reason=reason_of(use.link),
        )


def sources_of(uses: Iterable[LinkUse]) -> dict[tuple[int, int], Any]:
    """The pages and records of some uses: a query for each model, and pages without their bodies."""
    keys: dict[int, set[int]] = defaultdict(set)
    for use in uses:
        keys[use.content_type_id].add(use.object_id)
    found: dict[tuple[int, int], Any] = {}
    for type_key, wanted in keys.items():
        model = ContentType.objects.get_for_id(type_key).model_class()
        if model is not None:
            found |= {(type_key, row.pk): row for row in model._default_manager.filter(pk__in=wanted)}
    return found


def targets_of(links: Iterable[CheckedLink]) -> dict[str, Any]:
    """The pages and documents of ours that some links lead to, by their addresses."""
    keys: dict[str, set[int]] = defaultdict(set)
    for link in links:
        if link.kind in (LinkKind.PAGE, LinkKind.DOCUMENT):
            keys[link.kind].add(link.known_as.key)
    pages = Page.objects.filter(pk__in=keys[LinkKind.PAGE]) if keys[LinkKind.PAGE] else ()
    documents = SiteDocument.objects.filter(pk__in=keys[LinkKind.DOCUMENT]) if keys[LinkKind.DOCUMENT] else ()
    return {f"page:{page.pk}": page for page in pages} | {f"document:{found.pk}": found for found in documents}


def field_name(source: Any, place: str) -> str:
    """The name of the field that a place is in."""
    field = place.partition(".")[0]
    model = source.cached_content_type.model_class() if isinstance(source, Page) else type(source)
    known = {each.name: each for each in model._meta.get_fields()} if model is not None and source else {}
    return str(capfirst(getattr(known.get(field), "verbose_name", field)))


def reason_of(link: CheckedLink) -> str:
    """What is wrong, in plain words."""
    return str(Reason(link.reason).label) if link.reason else ""
