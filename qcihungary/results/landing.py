"""Results: the front page over all three kinds."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from qcihungary.core.blocks import BodyBlock
from qcihungary.core.pages import ListingPage
from qcihungary.core.teasers import Teaser


class ResultsIndexPage(ListingPage):
    """One browser over all results."""

    parent_page_types: ClassVar[list[str]] = ["pages.HomePage"]
    subpage_types: ClassVar[list[str]] = [
        "deliverables.DeliverablesIndexPage",
        "publications.PublicationsIndexPage",
        "results.OtherResultsIndexPage",
    ]
    max_count_per_parent = 1

    body = StreamField(BodyBlock(), verbose_name=_("introduction"), blank=True)

    content_panels: ClassVar[list[Any]] = [*ListingPage.content_panels, FieldPanel("body")]
    search_fields: ClassVar[list[index.BaseField]] = [*ListingPage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("results page")
        verbose_name_plural = _("results pages")

    def teasers(self, limit: int) -> list[Teaser]:
        """The kinds of results, which are what there is to show until results are entered."""
        return [page.specific.teaser() for page in self.get_children().live().public()[:limit]]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The kinds of results."""
        context = super().get_context(request, *args, **kwargs)
        context["kinds"] = [page.specific.teaser() for page in self.get_children().live().public()]
        return context
