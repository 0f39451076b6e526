"""Search: one page per language, so that it has an address, a title and alternates like any other."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from qcihungary.core.pages import BasePage
from qcihungary.search.hits import Answer
from qcihungary.search.misses import misses


class SearchPage(BasePage):
    """Finds what is public. Nothing is remembered of who searched for what."""

    parent_page_types: ClassVar[list[str]] = ["pages.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    max_count_per_parent = 1
    kept_parameters = ("q", "kind", "year", "page")
    answers_search = True

    class Meta:
        verbose_name = _("search page")
        verbose_name_plural = _("search pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The query and what it finds."""
        context = super().get_context(request, *args, **kwargs)
        answer = Answer(request, self.language)
        context["answer"] = answer
        context["shown"] = answer.shown  # asked here, where a page that there isn't can still be not found
        if answer.query and not answer.all_matches:
            misses.note(answer.query, self.language)
        return context
