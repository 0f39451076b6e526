"""Results: the front page, one browser over all three kinds."""

from itertools import islice
from typing import ClassVar

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from qcihungary.consortium.models import ProjectFacts
from qcihungary.core.feeds import newest_first, output_feed
from qcihungary.core.lists.pagination import paginate
from qcihungary.core.outputs.registry import all_outputs
from qcihungary.core.pages import ListingPage
from qcihungary.core.teasers import Teaser
from qcihungary.core.tree import nodes_near
from qcihungary.results.browser import ALL_RESULTS, all_results, teasers


class ResultsIndexPage(RoutablePageMixin, ListingPage):
    """One browser over all results."""

    parent_page_types: ClassVar[list[str]] = ["pages.HomePage"]
    subpage_types: ClassVar[list[str]] = [
        "deliverables.DeliverablesIndexPage",
        "publications.PublicationsIndexPage",
        "results.OtherResultsIndexPage",
    ]
    kept_parameters = ALL_RESULTS.parameters

    class Meta:
        verbose_name = _("results page")
        verbose_name_plural = _("results pages")

    # --- queries

    def teasers(self, limit: int) -> list[Teaser]:
        """The newest results; the kinds of results until some are entered."""
        return teasers(islice(all_outputs().values(), limit)) or self.kinds[:limit]

    @property
    def kinds(self) -> list[Teaser]:
        """The pages of the kinds of results below this one, as the menu has them."""
        nodes = (node for node in nodes_near(f"/{self.language}/") if node.url.startswith(self.url_path))
        below = [node for node in nodes if node.url != self.url_path]
        return [Teaser(node.title, node.url, node.summary, node.language, node.is_told) for node in below]

    # --- views

    @path("")
    def browser(self, request: HttpRequest) -> HttpResponse:
        """The results that the address asks for."""
        chosen = all_results().chosen(request.GET)
        shown = paginate(request, chosen.rows, chosen.kept)
        found = {"chosen": chosen, "shown": shown, "teasers": teasers(shown.items), "kinds": self.kinds}
        return self.render(request, context_overrides=found)

    @path("feed/")
    def atom(self, request: HttpRequest) -> HttpResponse:
        """The Atom feed of the newest results that the address asks for."""
        chosen = all_results().chosen(newest_first(request.GET))
        return output_feed(self, request, ProjectFacts.current().acronym, chosen.rows, chosen.query)
