"""Contact: how to reach the project."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from qcihungary.core.blocks import BodyBlock
from qcihungary.core.pages import BasePage


class ContactPage(BasePage):
    """Address, telephone, e-mail and the places on social media, from the project's facts."""

    parent_page_types: ClassVar[list[str]] = ["pages.HomePage"]
    subpage_types: ClassVar[list[str]] = ["pages.StandardPage"]
    max_count_per_parent = 1

    body = StreamField(BodyBlock(), verbose_name=_("introduction"), blank=True)

    content_panels: ClassVar[list[Any]] = [*BasePage.content_panels, FieldPanel("body")]
    search_fields: ClassVar[list[index.BaseField]] = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("contact page")
        verbose_name_plural = _("contact pages")
