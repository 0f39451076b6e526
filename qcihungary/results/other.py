"""Other results: the list's page."""

from itertools import islice
from typing import ClassVar, cast

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path, re_path

from qcihungary.consortium.models import ProjectFacts
from qcihungary.core.citation.formats import FORMATS
from qcihungary.core.feeds import newest_first, output_feed
from qcihungary.core.lists.pagination import paginate
from qcihungary.core.pages import ListingPage
from qcihungary.core.teasers import Teaser
from qcihungary.results.browser import OTHER_RESULTS, other_results, teasers
from qcihungary.results.exporting import description, export
from qcihungary.results.queries import OtherResultQuerySet
from qcihungary.results.result import OtherResultPage
from qcihungary.results.vocabulary import ResultKind

EXTENSIONS = "|".join(FORMATS)


class OtherResultsIndexPage(RoutablePageMixin, ListingPage):
    """Data sets, software, videos, patents and the rest."""

    parent_page_types: ClassVar[list[str]] = ["results.ResultsIndexPage"]
    subpage_types: ClassVar[list[str]] = ["results.OtherResultPage"]
    kept_parameters = OTHER_RESULTS.parameters

    class Meta:
        verbose_name = _("list of other results")
        verbose_name_plural = _("lists of other results")

    def teasers(self, limit: int) -> list[Teaser]:
        """The newest."""
        return teasers(islice(other_results(ResultKind.values).rows, limit))

    def public_results(self) -> OtherResultQuerySet:
        """The pages below it that anybody may read."""
        return cast("OtherResultQuerySet", OtherResultPage.objects.public().child_of(self))

    # --- views

    @path("")
    def listing(self, request: HttpRequest) -> HttpResponse:
        """The results that the address asks for."""
        chosen = other_results(ResultKind.values).chosen(request.GET)
        shown = paginate(request, chosen.rows, chosen.kept)
        found = {"chosen": chosen, "shown": shown, "teasers": teasers(shown.items), "formats": FORMATS.values()}
        return self.render(request, context_overrides=found)

    @path("feed/")
    def atom(self, request: HttpRequest) -> HttpResponse:
        """The Atom feed of the newest that the address asks for."""
        chosen = other_results(ResultKind.values).chosen(newest_first(request.GET))
        return output_feed(self, request, ProjectFacts.current().acronym, chosen.rows, chosen.query)

    @re_path(rf"^export\.(?P<extension>{EXTENSIONS})/$")
    def exported(self, request: HttpRequest, extension: str) -> HttpResponse:
        """What the filters leave, as a file."""
        chosen = other_results(ResultKind.values).chosen(request.GET)
        return export(request, self.public_results(), chosen.rows, extension)

    @re_path(rf"^(?P<slug>[a-z0-9-]+)\.(?P<extension>{EXTENSIONS})/$")
    def described(self, request: HttpRequest, slug: str, extension: str) -> HttpResponse:
        """A result for reference managers."""
        return description(request, self.public_results(), slug, extension)
