"""The matrix of pages: page × language."""

from typing import Any, ClassVar

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.models import Page

from qcihungary.core.languages import LANGUAGE_CODES, OWN_NAMES
from qcihungary.translation.matrix.frame import TranslationReport
from qcihungary.translation.matrix.page_filters import PairFilters
from qcihungary.translation.matrix.pairs import by_work, explorable, pairs
from qcihungary.translation.matrix.rows import attach_pairs


class TitleColumn(Column):
    """What a page is called, in both languages."""

    cell_template_name = "translation/pair_cell.html"


class VersionColumn(Column):
    """How pages stand in one language."""

    cell_template_name = "translation/version_cell.html"

    def __init__(self, code: str) -> None:
        super().__init__(code, label=OWN_NAMES[code], accessor=f"pair.versions.{code}")


class PairsReport(TranslationReport):
    """Pages that the user may edit or explore, each in both languages."""

    tab = "pages"
    filterset_class = PairFilters
    nothing = _("There are no pages.")
    columns: ClassVar[list[Column]] = [
        TitleColumn("title", label=_("Page"), accessor="pair"),
        *(VersionColumn(code) for code in LANGUAGE_CODES),
        Column("section", label=_("Section"), accessor="pair.section"),
        Column("owner", label=_("Owner"), accessor="pair.owner"),
    ]
    export_headings = {
        "pair.section": _("Section"),
        "pair.owner": _("Owner"),
        "pair.versions.en.title": _("Title in English"),
        "pair.versions.en.state_label": _("State in English"),
        "pair.versions.en.since": _("English behind since"),
        "pair.versions.en.parts": _("English parts behind"),
        "pair.versions.hu.title": _("Title in Hungarian"),
        "pair.versions.hu.state_label": _("State in Hungarian"),
        "pair.versions.hu.since": _("Hungarian behind since"),
        "pair.versions.hu.parts": _("Hungarian parts behind"),
    }
    list_export = tuple(export_headings)

    def get_base_queryset(self) -> QuerySet[Page]:
        """All of them."""
        return pairs(self.request.user)

    def order_queryset(self, queryset: QuerySet[Page]) -> QuerySet[Page]:
        """What needs work first."""
        return by_work(queryset)

    def search_queryset(self, queryset: QuerySet[Page]) -> QuerySet[Page]:
        """Those that are called so in either language."""
        if not self.is_searching:
            return queryset
        called = explorable(self.request.user).filter(title__icontains=self.search_query)
        return queryset.filter(Exists(called.filter(translation_key=OuterRef("translation_key"))))

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        """The rows of a screenful, or of a file, with all that they show."""
        attach_pairs(object_list, self.request.user)
        return object_list
