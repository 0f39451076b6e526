"""The report of links in the admin: what is broken first, with the page, its owner, and where a copy may be."""

import datetime
from collections.abc import Sequence
from typing import Any

import django_filters
from django import forms
from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.views.reports import ReportView

from qcihungary.core.lists.tables import Cell, download
from qcihungary.desk.links.at_once import URL_NAME
from qcihungary.desk.links.models import LinkUse
from qcihungary.desk.links.telling import Teller, Told, visible_to
from qcihungary.desk.links.vocabulary import LinkKind, LinkState

IGNORED = "ignored"


def owners_seen_by(request: HttpRequest | None) -> "QuerySet[Any]":
    """Those who own something that the user may change."""
    users = get_user_model()._default_manager
    if request is None:
        return users.none()
    return users.filter(pk__in=visible_to(request.user).values("owner")).order_by("last_name", "first_name", "pk")


class LinkFilters(WagtailFilterSet):
    """What the report can be narrowed by. Links that are ignored are listed only when asked for."""

    state = django_filters.ChoiceFilter(
        label=gettext_lazy("State"),
        choices=[*LinkState.choices, (IGNORED, pgettext_lazy("link", "Ignored"))],
        method="in_state",
        widget=forms.RadioSelect,
        empty_label=gettext_lazy("All"),
    )
    kind = django_filters.ChoiceFilter(
        label=pgettext_lazy("of a link", "Leads to"),
        field_name="link__kind",
        choices=LinkKind.choices,
        widget=forms.RadioSelect,
        empty_label=gettext_lazy("All"),
    )
    owner = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Owner"), queryset=owners_seen_by, widget=forms.RadioSelect, empty_label=gettext_lazy("All")
    )

    class Meta:
        model = LinkUse
        fields = ("state", "kind", "owner")

    def in_state(self, uses: "QuerySet[LinkUse]", _name: str, value: str) -> "QuerySet[LinkUse]":
        """Those in a state, ignored or not."""
        return uses if value == IGNORED else uses.filter(link__state=value)

    def filter_queryset(self, queryset: "QuerySet[LinkUse]") -> "QuerySet[LinkUse]":
        """Those that fit."""
        is_ignored = self.form.cleaned_data["state"] == IGNORED
        found: QuerySet[LinkUse] = super().filter_queryset(queryset.filter(link__ignored_at__isnull=not is_ignored))
        return found


class LinksReport(ReportView):
    """``/admin/reports/links/``."""

    page_title = gettext_lazy("Links")
    header_icon = "link"
    model = LinkUse
    filterset_class = LinkFilters
    index_url_name = URL_NAME
    index_results_url_name = f"{URL_NAME}_results"
    results_template_name = "desk/links/results.html"
    list_export = ("address",)
    """Anything: it makes Wagtail offer the export, which is ours."""

    def get_queryset(self) -> "QuerySet[LinkUse]":
        """What the user may know of, broken first, and of these what has failed longest."""
        return visible_to(self.request.user).order_by("link__state", "link__failing_since", "link__address", "pk")

    def filter_queryset(self, queryset: "QuerySet[LinkUse]") -> "QuerySet[LinkUse]":
        """What the filters leave; a filter that isn't one leaves all that isn't ignored."""
        if not self.filters.is_valid():
            return queryset.filter(link__ignored_at=None)
        found: QuerySet[LinkUse] = self.filters.filter_queryset(queryset)
        return found

    def decorate_paginated_queryset(self, object_list: Sequence[LinkUse]) -> list[Told]:
        """What is shown of them, in words."""
        uses = list(object_list)
        return list(map(Teller(self.request.user, uses).tell, uses))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the places that the buttons come back to."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {**context, "come_back_to": f"{self.index_url}?{self.request.GET.urlencode()}"}

    def as_spreadsheet(self, told: Sequence[Told], spreadsheet_format: str) -> HttpResponse:
        """The same as a table; the writers of our lists know which texts a spreadsheet would run."""
        return download("links", spreadsheet_format, header(), map(row_of, told))


def header() -> list[str]:
    """The names of the exported columns."""
    return [
        _("State"), pgettext("of a link", "Leads to"), _("What is wrong"), _("HTTP status"), _("Failing since"),
        _("Page or record"), _("Field"), _("Language"), _("Owner"), _("Last seen well"), _("Last checked"),
        _("Copy in the archive"), _("Ignored because"),
    ]  # fmt: skip


def row_of(told: Told) -> list[Cell]:
    """One exported row."""
    link, use = told.link, told.use
    return [
        str(link.get_state_display()), told.leads_to, told.reason, link.status, day(link.failing_since), told.title,
        told.where, use.get_language_display(), told.owner, day(link.last_good), day(link.last_checked),
        link.archive_link, link.ignored_because,
    ]  # fmt: skip


def day(moment: datetime.datetime | None) -> datetime.date | None:
    """The day in Budapest."""
    return timezone.localtime(moment).date() if moment else None
