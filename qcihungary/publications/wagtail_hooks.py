"""Publications in the admin. The watch list registers itself when it is imported."""

from typing import Any, ClassVar

from wagtail.snippets.models import register_snippet

import qcihungary.publications.watch_view  # noqa: F401  (its hooks)
from qcihungary.core.guarded_views import GuardedViewSet
from qcihungary.publications.incoming.hooks import IncomingIndexView
from qcihungary.publications.models import Publication


class PublicationIndexView(IncomingIndexView):
    """The admin's list, with each publication once, however many of its authors a search finds."""

    def search_queryset(self, queryset: Any) -> Any:
        """What a search leaves."""
        return super().search_queryset(queryset).distinct()


class PublicationViewSet(GuardedViewSet):
    """Publications, found by title, author or DOI, narrowed by what they are and how open."""

    model = Publication
    icon = "doc-full-inverse"
    list_display = ("original_title", "type", "year", "access", "doi")
    list_filter: ClassVar[list[str]] = ["type", "year", "access", "grant_acknowledged", "work_packages"]
    search_backend_name = None
    search_fields: ClassVar[list[str]] = [
        "original_title", "hungarian_title", "venue", "doi", "arxiv_id", "authorships__family", "authorships__given",
    ]  # fmt: skip
    index_view_class = PublicationIndexView
    add_to_admin_menu = True
    menu_name = "publications"
    menu_order = 406


register_snippet(PublicationViewSet)
