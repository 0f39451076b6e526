"""Questions about deliverables and their files. Whatever is public begins with one of the two ``public()``."""

from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q
from modeltranslation.manager import MultilingualManager, MultilingualQuerySet

from qcihungary.core.documents.document import SiteDocument
from qcihungary.core.documents.rule import barred_keys
from qcihungary.deliverables.vocabulary import DisseminationLevel


def told(prefix: str = "") -> Q:
    """Live, and public or named at least. Deny by default: what isn't listed here is shown nowhere."""
    public = Q(**{f"{prefix}level": DisseminationLevel.PUBLIC})
    named = Q(**{f"{prefix}level": DisseminationLevel.SENSITIVE, f"{prefix}list_publicly": True})
    return Q(**{f"{prefix}live": True}) & (public | named)


def opened(prefix: str = "") -> Q:
    """Live and public. What a draft says counts once it is published."""
    return Q(**{f"{prefix}live": True, f"{prefix}level": DisseminationLevel.PUBLIC})


def decided(prefix: str = "") -> Q:
    """Live, or withdrawn since: what its row says was approved. That of one that was never live is a draft."""
    return Q(**{f"{prefix}live": True}) | Q(**{f"{prefix}first_published_at__isnull": False})


class DeliverableQuerySet(MultilingualQuerySet[Any]):
    """Deliverables."""

    def public(self) -> "DeliverableQuerySet":
        """Those that the public may know of, D1.10 after D1.9. What of each may be shown says ``facts_for_public``.

        Each knows by ``is_open`` whether there is a file to read.
        """
        files = apps.get_model("deliverables.DeliverableFile").objects.public().filter(deliverable=OuterRef("pk"))
        return self.filter(told()).annotate(is_open=Exists(files)).in_order()

    def with_document(self, document: SiteDocument) -> "DeliverableQuerySet":
        """The live ones that have a document."""
        return self.filter(live=True, files__document=document.pk).distinct().in_order()

    def in_order(self) -> "DeliverableQuerySet":
        """By number, with the work package at hand."""
        return self.select_related("work_package").order_by("work_package__number", "index")


class DeliverableFileQuerySet(MultilingualQuerySet[Any]):
    """Files of deliverables."""

    def public(self) -> "DeliverableFileQuerySet":
        """Those that anybody may read, with their documents."""
        return self.shown().exclude(document__in=barred_keys()).select_related("document")

    def shown(self) -> "DeliverableFileQuerySet":
        """Those that their deliverables show. Something else may still keep a document back."""
        return self.filter(opened("deliverable__"), withdrawn_on__isnull=True)

    def shown_documents(self, but: int | None = None) -> "models.QuerySet[Any, Any]":
        """The keys of their documents; ``but`` one deliverable's, if asked so."""
        return self.of_others(but).shown().values_list("document", flat=True)

    def forbidden_documents(self, but: int | None = None) -> "models.QuerySet[Any, Any]":
        """The keys of the documents that a deliverable keeps from everybody, for its level or by their withdrawal."""
        closed = ~Q(deliverable__level=DisseminationLevel.PUBLIC) | Q(withdrawn_on__isnull=False)
        return self.of_others(but).filter(decided("deliverable__"), closed).values_list("document", flat=True)

    def of_others(self, but: int | None) -> "DeliverableFileQuerySet":
        """Those of all deliverables but one, if there is one."""
        return self.exclude(deliverable=but) if but else self


DeliverableManager = MultilingualManager.from_queryset(DeliverableQuerySet)
DeliverableFileManager = MultilingualManager.from_queryset(DeliverableFileQuerySet)
