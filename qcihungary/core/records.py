"""Records: facts that never differ by language, one row each, with drafts, revisions, workflow, locking and preview."""

from typing import Any

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from modeltranslation.translator import NotRegistered, translator
from wagtail.models import DraftStateMixin, LockableMixin, PreviewableMixin, RevisionMixin, WorkflowMixin
from wagtail.search import index

from qcihungary.core.audience import Audience, drawn_for
from qcihungary.core.languages import LANGUAGE_CODES, OWN_NAMES


def without_active_language(model: type[models.Model], data: dict[str, Any]) -> dict[str, Any]:
    """The serialised data of a bilingual model, without the fields that stand for whichever language is active."""
    active = set(translator.get_options_for_model(model).get_field_names())
    return {name: value for name, value in data.items() if name not in active}


def told_columns(model: type[models.Model]) -> list[Any]:
    """The columns of a model; of a bilingual field its two, and not the one that stands for whichever is active."""
    try:
        active = set(translator.get_options_for_model(model).get_field_names())
    except NotRegistered:
        active = set()
    return [field for field in model._meta.concrete_fields if field.name not in active]


class Record(
    WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, PreviewableMixin, index.Indexed, models.Model
):
    """The common ground of every record model. Its texts in two languages are columns, side by side on one form."""

    _revisions = GenericRelation(
        "wagtailcore.Revision",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="%(app_label)s_%(class)s",
        for_concrete_model=False,
    )
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="%(app_label)s_%(class)s",
        for_concrete_model=False,
    )

    class Meta:
        abstract = True

    @property
    def is_for_everybody(self) -> bool:
        """Whether the public can read it once this version is published."""
        return True

    @property
    def documents_for_everybody(self) -> set[int]:
        """The keys of the documents that it shows to the public once this version is published."""
        return set()

    @property
    def documents_for_nobody(self) -> set[int]:
        """The keys of those that it keeps from the public then, whatever else shows them."""
        return set()

    @property
    def revisions(self) -> Any:
        """Every saved revision of this record, oldest first."""
        return self._revisions

    def serializable_data(self) -> dict[str, Any]:
        """What a revision keeps: both languages' columns, without the field that stands for whichever is active.

        That field would come back in the language of whoever opens the revision, and overwrite a translation.
        """
        return without_active_language(type(self), super().serializable_data())

    # --- preview: one mode for each language, because one form holds both

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        """The two languages, the editor's first."""
        codes = sorted(LANGUAGE_CODES, key=lambda code: code != translation.get_language())
        return [(code, OWN_NAMES[code]) for code in codes]

    def make_preview_request(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """A preview shows documents that aren't public yet, to those who may know of them."""
        with drawn_for(Audience(is_editor=True)):
            response: HttpResponse = super().make_preview_request(*args, **kwargs)
            return response

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """The record as the public pages show it, in the language that was chosen."""
        with translation.override(mode_name or self.default_preview_mode):
            return super().serve_preview(request, mode_name).render()
