"""Publications: the list's page."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from qcihungary.core.pages import ListingPage


class PublicationsIndexPage(ListingPage):
    """The list of scientific publications."""

    parent_page_types: ClassVar[list[str]] = ["results.ResultsIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("list of publications")
        verbose_name_plural = _("lists of publications")
