"""Deliverables: the register's page."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from qcihungary.core.pages import ListingPage


class DeliverablesIndexPage(ListingPage):
    """The register of deliverables."""

    parent_page_types: ClassVar[list[str]] = ["results.ResultsIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("register of deliverables")
        verbose_name_plural = _("registers of deliverables")
