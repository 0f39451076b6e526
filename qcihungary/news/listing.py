"""The list of news, by year and by tag."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from qcihungary.core.addresses.targets import Step, Target
from qcihungary.core.lists.pagination import paginate
from qcihungary.core.pages import ListingPage
from qcihungary.core.teasers import Teaser
from qcihungary.news.article import NewsPage
from qcihungary.news.feed import feed
from qcihungary.news.queries import NewsQuerySet, teasers_of
from qcihungary.news.tags import NewsTag, moved_tag
from qcihungary.news.timeline import Timeline


class NewsIndexPage(RoutablePageMixin, ListingPage):
    """All news, newest first, with a page per year and a feed."""

    parent_page_types: ClassVar[list[str]] = ["pages.HomePage"]
    subpage_types: ClassVar[list[str]] = ["news.NewsPage"]

    kept_parameters = ("tag", "page")

    class Meta:
        verbose_name = _("news list")
        verbose_name_plural = _("news lists")

    # --- queries

    def articles(self) -> NewsQuerySet:
        """The public articles in this list."""
        return NewsPage.objects.listed(self.path)

    @property
    def timeline(self) -> Timeline:
        """The order of its articles."""
        return Timeline.of(self.path)

    @property
    def tags(self) -> list[NewsTag]:
        """The tags that its articles carry."""
        used = self.timeline.by_tag.keys()
        return [tag for tag in NewsTag.known() if tag.pk in used]

    def teasers(self, limit: int) -> list[Teaser]:
        """The latest articles."""
        return teasers_of(self.timeline.chosen(None, None)[:limit])

    def moved_below(self, target: Target) -> Iterator[Step]:
        """Where the lists of tags are that had other names."""
        return moved_tag(target)

    # --- context

    @path("")
    def all_years(self, request: HttpRequest) -> HttpResponse:
        """The whole list."""
        return self.render(request, context_overrides=self.list_context(request))

    @path("<int:year>/")
    def one_year(self, request: HttpRequest, year: int) -> HttpResponse:
        """A year's articles. Raises Http404 for a year without any."""
        if year not in self.timeline.by_year:
            raise Http404
        return self.render(request, context_overrides=self.list_context(request, year))

    @path("feed/")
    def atom(self, request: HttpRequest) -> HttpResponse:
        """The Atom feed of this language's articles."""
        return feed(self, request, self.tag_asked(request))

    def tag_asked(self, request: HttpRequest) -> NewsTag | None:
        """The tag that the address asks for. Raises Http404 for one that no article carries."""
        wanted = request.GET.get("tag", "")
        tag = next((tag for tag in self.tags if tag.slug == wanted), None)
        if wanted and tag is None:
            raise Http404
        return tag

    def list_context(self, request: HttpRequest, year: int | None = None) -> dict[str, Any]:
        """The articles that the address asks for, and what else could be asked. An unknown tag is a 404."""
        tag = self.tag_asked(request)
        kept = {"tag": tag.slug if tag else ""}
        shown = paginate(request, self.timeline.chosen(year, tag.pk if tag else None), kept)
        return {
            "year": year,
            "years": self.timeline.years,
            "tags": self.tags,
            "tag": tag,
            "shown": shown,
            "teasers": teasers_of(list(shown.items)),
        }
