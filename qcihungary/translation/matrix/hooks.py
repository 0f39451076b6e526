"""The matrix in Wagtail's admin: among the reports, whose menu shows one entry for all three."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

import qcihungary.translation.matrix.totals  # its lists
import qcihungary.translation.matrix.weekly  # noqa: F401  (its panel)
from qcihungary.translation.matrix.frame import TABS, TranslationReport
from qcihungary.translation.matrix.image_view import ImagesReport
from qcihungary.translation.matrix.page_view import PairsReport
from qcihungary.translation.matrix.record_view import FINE_NAME, GapsReport, mark_as_fine

ADDRESSES: dict[str, tuple[type[TranslationReport], str]] = {
    "pages": (PairsReport, ""),
    "records": (GapsReport, "records/"),
    "images": (ImagesReport, "images/"),
}
"""Each report, and what it adds to the address of the first."""


@hooks.register("register_admin_urls")
def register_addresses() -> list[URLPattern]:
    """``/admin/reports/translations/`` and what is below it."""
    found = [path("reports/translations/records/fine/", mark_as_fine, name=FINE_NAME)]
    for tab, (view, below) in ADDRESSES.items():
        name, _label = TABS[tab]
        address = f"reports/translations/{below}"
        found += [
            path(address, view.as_view(), name=name),
            path(f"{address}results/", view.as_view(results_only=True), name=f"{name}_results"),
        ]
    return found


@hooks.register("register_reports_menu_item")
def register_menu_item() -> MenuItem:
    """First among the reports: it is what editors come for."""
    return MenuItem(_("Translations"), reverse(TABS["pages"][0]), name="translations", icon_name="globe", order=100)
