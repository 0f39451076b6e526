"""What the three reports have in common: one door, three tabs, and addresses below ``/admin/reports/translations/``."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.reports.base import ReportView

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

TABS: dict[str, tuple[str, "StrPromise"]] = {
    "pages": ("translations", _("Pages")),
    "records": ("translations_of_records", _("Records")),
    "images": ("translations_of_images", _("Images")),
}
"""Each report: the name of its address, and what its tab says."""


@dataclass(frozen=True)
class Tab:
    """A way to one of the reports."""

    label: "str | StrPromise"
    url: str
    is_current: bool


class TranslationReport(ReportView):
    """One of the reports. Each lists only what its user may see, so that whoever enters the admin may open it."""

    tab: ClassVar[str]
    template_name = "translation/report.html"
    results_template_name = "translation/report_results.html"
    page_title = _("Translations")
    header_icon = "globe"
    is_searchable = True
    search_backend_name = None
    nothing: "str | StrPromise" = ""
    """What it says when there is nothing to list."""

    def get_page_subtitle(self) -> "str | StrPromise":
        """The label of its tab."""
        return TABS[self.tab][1]

    def get_index_url(self) -> str:
        """Its address."""
        return reverse(TABS[self.tab][0])

    def get_index_results_url(self) -> str:
        """The address of its table alone, which Wagtail's script fetches when a filter changes."""
        return reverse(f"{TABS[self.tab][0]}_results")

    def get_filtered_queryset(self) -> Any:
        """What is asked for. Wagtail's own narrows twice by the same filters."""
        return self.get_queryset()

    def get_filename(self) -> str:
        """The name of the file that is exported."""
        return f"translations-{self.tab}"

    @property
    def no_results_message(self) -> "str | StrPromise":
        """What an empty table says."""
        return _("Nothing matches.") if self.is_filtering or self.is_searching else self.nothing

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The list, and the tabs."""
        tabs = [Tab(label, reverse(name), is_current=tab == self.tab) for tab, (name, label) in TABS.items()]
        return {**super().get_context_data(*args, **kwargs), "tabs": tabs}
