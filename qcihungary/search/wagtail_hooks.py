"""What visitors looked for in vain, among the admin's reports: for every editor, since every one can write about it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from qcihungary.core.desk.heads import HOME, head_of
from qcihungary.core.languages import OWN_NAMES
from qcihungary.search.entries import MissedQuery

URL_NAME = "searches_without_hits"
MOST = 200


@require_safe
def searches_without_hits(request: HttpRequest) -> HttpResponse:
    """The queries that found nothing, the most frequent first."""
    context = {
        **head_of(gettext("Searches without a hit"), "search", HOME),
        "missed": [(found, OWN_NAMES[found.language]) for found in MissedQuery.objects.all()[:MOST]],
    }
    return render(request, "search/misses.html", context)


@hooks.register("register_admin_urls")
def register_address() -> list[URLPattern]:
    """``/admin/reports/searches/``."""
    return [path("reports/searches/", searches_without_hits, name=URL_NAME)]


@hooks.register("register_reports_menu_item")
def register_menu_item() -> MenuItem:
    """Among the reports."""
    return MenuItem(
        _("Searches without a hit"), reverse(URL_NAME), name="searches-without-hits", icon_name="search", order=700
    )
