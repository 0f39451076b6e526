"""What the matrix of pages is narrowed by."""

import datetime
from collections.abc import Iterable
from typing import Any

import django_filters
from django import forms
from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.filters import MultipleUserFilter, WagtailFilterSet
from wagtail.models import Page

from qcihungary.core.languages import LANGUAGE_CODES, OWN_NAMES
from qcihungary.translation.matrix.pairs import explorable, in_either
from qcihungary.translation.matrix.sections import Section, sections
from qcihungary.translation.states import State

AGES = (7, 30, 90, 365)
"""Days."""

TO_DO = (State.MISSING, State.DRAFT, State.BEHIND)

LANGUAGES = [(code, OWN_NAMES[code]) for code in LANGUAGE_CODES]


def ages() -> list[tuple[str, str]]:
    """How long something may have been behind, in words."""
    return [
        (str(days), ngettext("More than %(num)d day", "More than %(num)d days", days) % {"num": days}) for days in AGES
    ]


def owners(request: Any) -> QuerySet:
    """Those who own pages that the user meets."""
    return get_user_model()._default_manager.filter(owned_pages__in=explorable(request.user)).distinct()


class PairFilters(WagtailFilterSet):
    """Language and state go together: a language alone means what is to be done in it."""

    state = django_filters.ChoiceFilter(
        label=_("State"), choices=State.choices, widget=forms.RadioSelect, empty_label=_("All"), method="narrow_nothing"
    )
    language = django_filters.ChoiceFilter(
        label=_("Language"), choices=LANGUAGES, widget=forms.RadioSelect, empty_label=_("Both"), method="narrow_nothing"
    )
    section = django_filters.ChoiceFilter(
        label=_("Section"), widget=forms.RadioSelect, empty_label=_("All"), method="in_section"
    )
    age = django_filters.ChoiceFilter(
        label=_("Behind for"), widget=forms.RadioSelect, empty_label=_("Any time"), method="behind_for"
    )
    owner = MultipleUserFilter(
        label=_("Owner"), queryset=owners, widget=forms.CheckboxSelectMultiple, method="owned_by"
    )

    class Meta:
        model = Page
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters.pop("locale", None)  # Wagtail's own, of a page's tree; a row here is a page in both
        self.sections: dict[str, Section] = sections(self.request.user)
        self.filters["section"].extra["choices"] = [(key, section.title) for key, section in self.sections.items()]
        self.filters["age"].extra["choices"] = ages()

    def filter_queryset(self, queryset: QuerySet[Page]) -> QuerySet[Page]:
        """What is left by all of them."""
        narrowed: QuerySet[Page] = super().filter_queryset(queryset)
        state, language = (self.form.cleaned_data[name] for name in ("state", "language"))
        languages = [language] if language else LANGUAGE_CODES
        if state == State.UP_TO_DATE:
            return narrowed.exclude(in_either(*TO_DO, languages=languages))
        if state:
            return narrowed.filter(in_either(State(state), languages=languages))
        return narrowed.filter(in_either(*TO_DO, languages=languages)) if language else narrowed

    def narrow_nothing(self, queryset: QuerySet[Page], name: str, value: str) -> QuerySet[Page]:
        """Leave it to ``filter_queryset``, which knows both."""
        return queryset

    def in_section(self, queryset: QuerySet[Page], name: str, value: str) -> QuerySet[Page]:
        """Those below one page, itself included."""
        found = Q()
        for path in self.sections[value].paths:
            found |= Q(path__startswith=path)
        return queryset.filter(found)

    def behind_for(self, queryset: QuerySet[Page], name: str, value: str) -> QuerySet[Page]:
        """Those that are behind for more than some days, in the language that is asked for."""
        language, before = self.form.cleaned_data["language"], timezone.now() - datetime.timedelta(days=int(value))
        found = Q()
        for code in [language] if language else LANGUAGE_CODES:
            found |= in_either(State.BEHIND, languages=[code]) & Q(**{f"{code}_since__lt": before})
        return queryset.filter(found)

    def owned_by(self, queryset: QuerySet[Page], name: str, value: Iterable[Any]) -> QuerySet[Page]:
        """Those whose page in either language belongs to one of these people."""
        if not value:
            return queryset
        versions = Page.objects.filter(translation_key=OuterRef("translation_key"), owner__in=value)
        return queryset.filter(Exists(versions))
