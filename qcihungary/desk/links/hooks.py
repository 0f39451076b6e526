"""Where the report of links stands in the admin."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from qcihungary.desk.links.actions import check_again, ignore, watch_again
from qcihungary.desk.links.at_once import URL_NAME, tell_who_withdraws
from qcihungary.desk.links.report import LinksReport


@hooks.register("register_admin_urls")
def register_addresses() -> list[URLPattern]:
    """``/admin/reports/links/`` and what can be done there. Each view shows only what its user may change."""
    return [
        path("reports/links/", LinksReport.as_view(), name=URL_NAME),
        path("reports/links/results/", LinksReport.as_view(results_only=True), name=f"{URL_NAME}_results"),
        path("reports/links/<int:key>/check/", check_again, name="check_link"),
        path("reports/links/<int:key>/ignore/", ignore, name="ignore_link"),
        path("reports/links/<int:key>/watch/", watch_again, name="watch_link"),
    ]


@hooks.register("register_reports_menu_item")
def register_menu_item() -> MenuItem:
    """Among the reports."""
    return MenuItem(_("Links"), reverse(URL_NAME), name="links", icon_name="link", order=650)


hooks.register("after_unpublish_page", tell_who_withdraws)
hooks.register("after_delete_page", tell_who_withdraws)
