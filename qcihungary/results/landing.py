"""Results: the front page over all three kinds."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from qcihungary.core.pages import ListingPage
from qcihungary.core.teasers import Teaser
from qcihungary.core.tree import nodes_below


class ResultsIndexPage(ListingPage):
    """One browser over all results."""

    parent_page_types: ClassVar[list[str]] = ["pages.HomePage"]
    subpage_types: ClassVar[list[str]] = [
        "deliverables.DeliverablesIndexPage",
        "publications.PublicationsIndexPage",
        "results.OtherResultsIndexPage",
    ]

    class Meta:
        verbose_name = _("results page")
        verbose_name_plural = _("results pages")

    def teasers(self, limit: int) -> list[Teaser]:
        """The kinds of results, which are what there is to show until results are entered."""
        return self.kinds[:limit]

    @property
    def kinds(self) -> list[Teaser]:
        """The pages of the kinds of results below this one."""
        nodes = nodes_below(self.path, self.depth)
        return [Teaser(node.title, node.url, node.summary, node.language, not node.alias_of) for node in nodes]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The kinds of results."""
        return {**super().get_context(request, *args, **kwargs), "kinds": self.kinds}
