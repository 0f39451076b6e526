"""The watch list in the admin's reports menu, for whoever may change publications."""

from collections import Counter

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from qcihungary.core.desk.heads import HOME, head_of
from qcihungary.publications.records import Publication
from qcihungary.publications.watch import Concern, watch_list

PERMISSION = "publications.change_publication"
URL_NAME = "publications_watch_list"
PER_PAGE = 50


@require_safe
def watch(request: HttpRequest) -> HttpResponse:
    """What is to be mended, by concern.

    Raises:
        PermissionDenied: the user may not change publications.
    """
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied
    watched = watch_list()
    asked = request.GET.get("concern", "")
    concern = Concern(asked) if asked in Concern.values else None
    shown = [one for one in watched if concern is None or concern in one.concerns]
    counted = Counter(found for one in watched for found in one.concerns)
    context = {
        **head_of(gettext("Publications to look after"), "warning", HOME),
        "concern": concern,
        "counts": [(known, counted[known]) for known in Concern],
        "total": len(watched),
        "shown": Paginator(shown, PER_PAGE).get_page(request.GET.get("p")),
        "edit_url_name": Publication.snippet_viewset.get_url_name("edit"),
    }
    return render(request, "publications/watch.html", context)


class WatchMenuItem(MenuItem):
    """Its entry in the menu, for those who may see it."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the user may mend what it lists."""
        return bool(request.user.has_perm(PERMISSION))


@hooks.register("register_admin_urls")
def register_address() -> list[URLPattern]:
    """``/admin/reports/publications/``."""
    return [path("reports/publications/", watch, name=URL_NAME)]


@hooks.register("register_reports_menu_item")
def register_menu_item() -> MenuItem:
    """Among the reports."""
    return WatchMenuItem(
        _("Publications to look after"),
        reverse(URL_NAME),
        name="publications-to-look-after",
        icon_name="warning",
        order=600,
    )
