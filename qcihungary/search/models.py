"""Search: one page per language, so that it has an address, a title and alternates like any other."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from qcihungary.core.lists.pagination import paginate
from qcihungary.core.pages import BasePage
from qcihungary.search.queries import clean_query, found_pages, teaser


class SearchPage(BasePage):
    """Finds what is public. Nothing is remembered of who searched for what."""

    parent_page_types: ClassVar[list[str]] = ["pages.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    max_count_per_parent = 1
    kept_parameters = ("q", "page")
    answers_search = True

    class Meta:
        verbose_name = _("search page")
        verbose_name_plural = _("search pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The query and what it finds."""
        context = super().get_context(request, *args, **kwargs)
        query = clean_query(request.GET.get("q", ""))
        context["query"] = query
        found = found_pages(query, self.path[: 2 * self.steplen]) if query else []
        context["shown"] = paginate(request, found, {"q": query})
        context["found"] = [teaser(page, self.language) for page in context["shown"].items]
        return context
