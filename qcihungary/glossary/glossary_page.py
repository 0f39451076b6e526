"""The glossary page."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from qcihungary.core.record_pages import RecordListPage
from qcihungary.glossary.entries import letters
from qcihungary.glossary.structured_data import defined_term_set


class GlossaryPage(RecordListPage):
    """The public terms in the order of the reader's language. Each has an address: the page's, and its slug after #."""

    parent_page_types: ClassVar[list[str]] = ["pages.HomePage"]

    class Meta:
        verbose_name = _("glossary page")
        verbose_name_plural = _("glossary pages")

    def structured_data(self) -> dict[str, Any]:
        """The terms as schema.org describes them."""
        return defined_term_set(self, letters())

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The page and the terms by their letters."""
        return {**super().get_context(request, *args, **kwargs), "letters": letters()}
