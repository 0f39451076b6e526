"""What documents the pages show: noted whenever a page's own row is written, and so of its live text, never of a draft.

Wagtail's reference index follows whatever was saved last, drafts included, and may lag behind. This table is written in
the transaction that publishes. Whether the page is live, and for whom, is asked when the question comes.
"""

from collections.abc import Collection, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _
from modelcluster.models import get_all_child_relations
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.rich_text.rewriters import FIND_A_TAG, extract_attrs

from qcihungary.core.blocks.walking import leaves
from qcihungary.core.documents.document import SiteDocument
from qcihungary.core.restrictions import open_to_all
from qcihungary.core.stamps import renew
from qcihungary.core.translation_policy import TranslationPolicy

if TYPE_CHECKING:
    from django.db.models import QuerySet


class PageDocument(models.Model):
    """A document that a page's stored text names: in a block, in a link, or as a file of its own."""

    translation_policy = TranslationPolicy.LANGUAGE_FREE
    wagtail_reference_index_ignore = True

    page = models.ForeignKey(Page, verbose_name=_("page"), on_delete=models.CASCADE, related_name="+")
    document = models.ForeignKey(SiteDocument, verbose_name=_("document"), on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("document on a page")
        verbose_name_plural = _("documents on pages")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["document", "page"], name="document_on_page_once")
        ]

    def __str__(self) -> str:
        return f"{self.document_id} on {self.page_id}"


def shown_by_pages(but: Page | None = None) -> "QuerySet[Any, Any]":
    """The keys of the documents on live pages that anybody may read; ``but`` one and its aliases, if asked so."""
    noted = open_to_all(PageDocument.objects.filter(page__live=True), "page__path")
    if but and but.pk:
        noted = noted.exclude(Q(page=but.pk) | Q(page__alias_of=but.pk))
    return noted.values_list("document", flat=True)


def pages_with(document: SiteDocument) -> "QuerySet[Page]":
    """The live pages that show a document, whoever may read them."""
    keys = PageDocument.objects.filter(document=document.pk).values("page")
    return Page.objects.filter(pk__in=keys, live=True).order_by("path")


# --- what a page names


def documents_in(instance: models.Model) -> set[int]:
    """The keys of the documents that a page or record names, as its fields and its parts have them now."""
    found = {key for field in naming_fields(type(instance)) for key in in_field(field, instance)}
    parts = (part for name in naming_parts(type(instance)) for part in getattr(instance, name).all())
    return found.union(*(documents_in(part) for part in parts))


@cache
def naming_fields(model: type[models.Model]) -> tuple[Any, ...]:
    """The columns of a model that can name documents."""
    return tuple(
        field
        for field in model._meta.concrete_fields
        if isinstance(field, StreamField | RichTextField) or field.related_model is SiteDocument
    )


@cache
def naming_parts(model: type[models.Model]) -> tuple[str, ...]:
    """The parts of a model that can name documents, which are saved with it: the files of a deliverable."""
    return tuple(
        relation.get_accessor_name()
        for relation in get_all_child_relations(model)
        if naming_fields(relation.related_model)
    )


def in_field(field: Any, instance: models.Model) -> Iterator[int]:
    """The keys in one field."""
    value = field.value_from_object(instance)
    if not value:
        return
    if isinstance(field, StreamField):
        for leaf in leaves(field.stream_block, value.raw_data):
            if isinstance(leaf.block, DocumentChooserBlock):
                yield leaf.raw
            elif isinstance(leaf.block, blocks.RichTextBlock):
                yield from in_rich_text(leaf.raw)
    elif isinstance(field, RichTextField):
        yield from in_rich_text(value)
    else:
        yield value


def in_rich_text(source: str) -> Iterator[int]:
    """The keys of the documents that a text links."""
    for match in FIND_A_TAG.finditer(source):
        attributes = extract_attrs(match.group(1))
        if attributes.get("linktype") == "document" and attributes.get("id", "").isdecimal():
            yield int(attributes["id"])


@receiver(post_save)
def note_documents(
    sender: type,
    instance: models.Model,
    *,
    raw: bool = False,
    update_fields: Collection[str] | None = None,
    **kwargs: Any,
) -> None:
    """Note what a page's row names since it was written. A draft writes no field of the row that could name any."""
    if raw or not isinstance(instance, Page):
        return
    fields = naming_fields(sender)
    if fields and (update_fields is None or any(field.name in update_fields for field in fields)):
        note(instance.pk, documents_in(instance))


def note(page: int, wanted: set[int]) -> None:
    """Let the table hold just these documents of a page, as far as they are there."""
    rows = PageDocument.objects.filter(page=page)
    known = set(rows.values_list("document", flat=True))
    if gone := known - wanted:
        rows.filter(document__in=gone).delete()
    if new := wanted - known:
        there = SiteDocument.objects.filter(pk__in=new).values_list("pk", flat=True)
        PageDocument.objects.bulk_create(
            [PageDocument(page_id=page, document_id=key) for key in there], ignore_conflicts=True
        )
    if wanted != known:
        renew()
