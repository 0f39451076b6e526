"""Training: the section's front page."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from qcihungary.core.pages import ListingPage


class TrainingIndexPage(ListingPage):
    """Courses and events."""

    parent_page_types: ClassVar[list[str]] = ["pages.HomePage"]
    subpage_types: ClassVar[list[str]] = ["training.EventPage", "pages.StandardPage"]

    class Meta:
        verbose_name = _("training list")
        verbose_name_plural = _("training lists")
