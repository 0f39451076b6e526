"""The standard page."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from qcihungary.core.blocks import BodyBlock
from qcihungary.core.pages import BasePage


class StandardPage(BasePage):
    """A title and a body: the accessibility statement, the privacy notice, and whatever has no section."""

    parent_page_types: ClassVar[list[str]] = ["pages.HomePage", "pages.StandardPage", "pages.AboutPage"]
    subpage_types: ClassVar[list[str]] = ["pages.StandardPage"]

    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True)

    content_panels: ClassVar[list[Any]] = [*BasePage.content_panels, FieldPanel("body")]
    search_fields: ClassVar[list[index.BaseField]] = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")
