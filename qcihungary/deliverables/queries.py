"""Questions about deliverables and their files. Whatever is public begins with one of the two ``public()``."""

from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q
from modeltranslation.manager import MultilingualManager, MultilingualQuerySet

from qcihungary.deliverables.vocabulary import DisseminationLevel


def told(prefix: str = "") -> Q:
    """Live, and public or named at least. Deny by default: what isn't listed here is shown nowhere."""
    public = Q(**{f"{prefix}level": DisseminationLevel.PUBLIC})
    named = Q(**{f"{prefix}level": DisseminationLevel.SENSITIVE, f"{prefix}list_publicly": True})
    return Q(**{f"{prefix}live": True}) & (public | named)


def opened(prefix: str = "") -> Q:
    """Live and public, and no newer draft says otherwise: of the two, the stricter level counts for files."""
    public = Q(**{f"{prefix}live": True, f"{prefix}level": DisseminationLevel.PUBLIC})
    without_draft = Q(**{f"{prefix}has_unpublished_changes": False})
    public_draft = Q(**{f"{prefix}latest_revision__content__level": DisseminationLevel.PUBLIC.value})
    return public & (without_draft | public_draft)


class DeliverableQuerySet(MultilingualQuerySet[Any]):
    """Deliverables."""

    def public(self) -> "DeliverableQuerySet":
        """Those that the public may know of, D1.10 after D1.9. What of each may be shown says ``facts_for_public``.

        Each knows by ``is_open`` whether there is a file to read.
        """
        files = apps.get_model("deliverables.DeliverableFile").objects.public().filter(deliverable=OuterRef("pk"))
        return self.filter(told()).annotate(is_open=Exists(files)).in_order()

    def with_open_files(self) -> "DeliverableQuerySet":
        """Those whose files the public may read."""
        return self.filter(opened())

    def in_order(self) -> "DeliverableQuerySet":
        """By number, with the work package at hand."""
        return self.select_related("work_package").order_by("work_package__number", "index")


class DeliverableFileQuerySet(MultilingualQuerySet[Any]):
    """Files of deliverables."""

    def public(self) -> "DeliverableFileQuerySet":
        """Those that anybody may read, with their documents."""
        return self.filter(opened("deliverable__"), withdrawn_on__isnull=True).select_related("document")

    def open_documents(self) -> "models.QuerySet[Any, int]":
        """The keys of the documents that anybody may read."""
        return self.public().values_list("document", flat=True)


DeliverableManager = MultilingualManager.from_queryset(DeliverableQuerySet)
DeliverableFileManager = MultilingualManager.from_queryset(DeliverableFileQuerySet)
