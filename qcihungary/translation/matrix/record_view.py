"""The report of records: columns that are empty, or weren't touched when their twin changed."""

import datetime
from typing import Any, ClassVar

import django_filters
from django import forms
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.utils import get_valid_next_url_from_request

from qcihungary.core.languages import LANGUAGE_CODES
from qcihungary.translation.columns import ColumnNote, NoteKind, bilingual_fields, bilingual_models, notes_of
from qcihungary.translation.matrix.frame import TABS, TranslationReport
from qcihungary.translation.matrix.gaps import Gap, GapKind, attach_records, editable, gaps
from qcihungary.translation.matrix.page_filters import LANGUAGES, ages

FINE_NAME = "translations_column_is_fine"


class GapFilters(WagtailFilterSet):
    """What the report is narrowed by."""

    kind = django_filters.ChoiceFilter(
        label=_("State"), choices=GapKind.choices, widget=forms.RadioSelect, empty_label=_("All")
    )
    language = django_filters.ChoiceFilter(
        label=_("Language"), choices=LANGUAGES, widget=forms.RadioSelect, empty_label=_("Both")
    )
    model = django_filters.ChoiceFilter(label=_("Kind of record"), widget=forms.RadioSelect, empty_label=_("All"))
    age = django_filters.ChoiceFilter(label=_("Behind for"), widget=forms.RadioSelect, empty_label=_("Any time"))

    class Meta:
        model = ColumnNote
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["age"].extra["choices"] = ages()
        self.filters["model"].extra["choices"] = [
            (model._meta.label_lower, capfirst(str(model._meta.verbose_name_plural))) for model in bilingual_models()
        ]

    def narrow(self, found: list[Gap]) -> list[Gap]:
        """What is left by all of them."""
        asked = self.form.cleaned_data
        before = timezone.now() - datetime.timedelta(days=int(asked["age"])) if asked["age"] else None
        return [
            gap
            for gap in found
            if asked["kind"] in ("", gap.kind)
            and asked["language"] in ("", gap.language)
            and asked["model"] in ("", gap.model._meta.label_lower)
            and (before is None or (gap.since is not None and gap.since < before))
        ]


class RecordColumn(Column):
    """Which record it is, with the way to its form."""

    cell_template_name = "translation/record_cell.html"


class GapColumn(Column):
    """What is wrong, and since when."""

    cell_template_name = "translation/gap_cell.html"


class FineColumn(Column):
    """A button that says that it may stay as it is."""

    cell_template_name = "translation/fine_cell.html"


class GapsReport(TranslationReport):
    """Columns of the records that the user may change."""

    tab = "records"
    results_template_name = "translation/gap_results.html"
    filterset_class = GapFilters
    is_searchable = False
    nothing = _("Every text of a record that is there in one language is there in the other.")
    columns: ClassVar[list[Column]] = [
        RecordColumn("title", label=_("Record"), accessor=lambda gap: gap),
        Column("kind_of_record", label=_("Kind of record")),
        Column("label", label=_("Text")),
        GapColumn("state", label=_("State"), accessor=lambda gap: gap),
        FineColumn("fine", label=_("Not needed?"), accessor=lambda gap: gap),
    ]
    export_headings = {
        "title": _("Record"),
        "kind_of_record": _("Kind of record"),
        "label": _("Text"),
        "language_name": _("Language"),
        "kind_label": _("State"),
        "since": _("Since"),
    }
    list_export = tuple(export_headings)

    def get_filtered_queryset(self) -> list[Gap]:
        """What is asked for."""
        found = gaps(self.request.user)
        return self.filters.narrow(found) if self.filters and self.filters.is_valid() else found

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        """The rows of a screenful, or of a file, with their records."""
        attach_records(object_list, self.request.user)
        return object_list

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Where the buttons lead, and back."""
        asked = self.request.GET.urlencode()
        here = f"{self.index_url}?{asked}" if asked else self.index_url
        return {**super().get_context_data(*args, **kwargs), "fine_url": reverse(FINE_NAME), "here": here}


@require_POST
def mark_as_fine(request: HttpRequest) -> HttpResponse:
    """Let a column stay as it is: an empty one for good, another until its twin changes again.

    Raises:
        Http404: there is no such column of a record that the user may change.
    """
    record, field, language = column_of(request)
    notes = notes_of(record).filter(field=field, language=language)
    if getattr(record, f"{field}_{language}"):
        notes.delete()
    else:
        content_type = ContentType.objects.get_for_model(record, for_concrete_model=False)
        ColumnNote.objects.update_or_create(
            content_type=content_type, object_id=str(record.pk), field=field, language=language,
            defaults={"kind": NoteKind.MAY_BE_EMPTY},
        )  # fmt: skip
    messages.success(request, gettext("“%(record)s” is taken as right the way it is.") % {"record": record})
    return redirect(get_valid_next_url_from_request(request) or reverse(TABS["records"][0]))


def column_of(request: HttpRequest) -> tuple[models.Model, str, str]:
    """The column that a request names.

    Raises:
        Http404: there is none of that name, or the user may not change the record.
    """
    known = {model._meta.label_lower: model for model in bilingual_models()}
    label, pk, field, language = (*request.POST.get("column", "").split(":"), "", "", "", "")[:4]
    model = known.get(label)
    if model is None or field not in bilingual_fields(model) or language not in LANGUAGE_CODES:
        raise Http404
    try:
        return editable(model, request.user).get(pk=pk), field, language
    except (ObjectDoesNotExist, ValueError) as error:
        raise Http404 from error
