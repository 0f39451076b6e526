"""Publications: the list's page."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from qcihungary.core.blocks import BodyBlock
from qcihungary.core.pages import ListingPage
from qcihungary.core.teasers import Teaser


class PublicationsIndexPage(ListingPage):
    """The list of scientific publications."""

    parent_page_types: ClassVar[list[str]] = ["results.ResultsIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    max_count_per_parent = 1

    body = StreamField(BodyBlock(), verbose_name=_("introduction"), blank=True)

    content_panels: ClassVar[list[Any]] = [*ListingPage.content_panels, FieldPanel("body")]
    search_fields: ClassVar[list[index.BaseField]] = [*ListingPage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("list of publications")
        verbose_name_plural = _("lists of publications")

    def teasers(self, limit: int) -> list[Teaser]:
        """The latest publications. There are none yet."""
        return []
