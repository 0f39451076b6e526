"""Questions about publications. Whatever is public begins with ``public()``."""

from typing import Any

from django.db import models
from django.db.models import F
from modeltranslation.manager import MultilingualManager, MultilingualQuerySet

from qcihungary.core.documents.document import SiteDocument


class PublicationQuerySet(MultilingualQuerySet[Any]):
    """Publications."""

    def public(self) -> "PublicationQuerySet":
        """Those that anybody may know of: the live ones, newest first."""
        return self.filter(live=True).newest_first()

    def newest_first(self) -> "PublicationQuerySet":
        """By year, month and day; those without a year, which have yet to appear, stand at the end."""
        parts = (F(part).desc(nulls_last=True) for part in ("year", "month", "date"))
        return self.order_by(*parts, "-pk")

    def whole(self) -> "PublicationQuerySet":
        """With what belongs to each: authors and work packages, in two queries more."""
        return self.prefetch_related("authorships", "work_packages")

    def names(self, **wanted: Any) -> dict[int, str]:
        """The names in addresses of the public ones among those that are wanted."""
        return dict(self.filter(live=True, **wanted).values_list("pk", "slug"))

    def shown_documents(self, but: int | None = None) -> "models.QuerySet[Any, Any]":
        """The keys of the documents that they show, ``but`` one of them. Something else may still keep one back."""
        others = self.exclude(pk=but) if but else self
        return others.filter(live=True, document__isnull=False).values_list("document", flat=True)

    def no_documents(self, but: int | None = None) -> "models.QuerySet[Any, Any]":
        """Publications forbid no document."""
        return self.none().values_list("document", flat=True)

    def with_document(self, document: SiteDocument) -> "PublicationQuerySet":
        """The live ones that have a document."""
        return self.public().filter(document=document.pk)


PublicationManager = MultilingualManager.from_queryset(PublicationQuerySet)
