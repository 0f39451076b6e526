"""What is noted of translations when something is published, taken back, converted or deleted."""

from collections.abc import Collection
from typing import Any

from django.db.models.signals import post_delete, pre_save
from django.dispatch import receiver
from wagtail.models import Page, Revision
from wagtail.signals import copy_for_translation_done, page_published, page_unpublished, post_page_move

from qcihungary.core.pages import BasePage
from qcihungary.core.signals import alias_converted
from qcihungary.translation.expiry import forget_expiry, note_expiry, share_expiry, take_choice
from qcihungary.translation.following import deleted, published, remember, unpublished
from qcihungary.translation.mirror import await_translation
from qcihungary.translation.ordering import follow_order
from qcihungary.translation.parts import parts_of
from qcihungary.translation.together import settle_scheduled


@receiver(page_published)
def note_publication(instance: Page, *, alias: bool = False, revision: Revision | None = None, **kwargs: Any) -> None:
    """A page of its own was published. One that is only scheduled is not live; an alias says what its source says."""
    if isinstance(instance, BasePage) and instance.live and not alias:
        published(instance)
        take_choice(instance, revision)
        share_expiry(instance)


@receiver(pre_save)
def note_what_expires(instance: object, *, update_fields: Collection[str] | None = None, **kwargs: Any) -> None:
    """A page is about to be saved as a whole, perhaps because it is published."""
    if isinstance(instance, BasePage) and instance.live and update_fields is None:
        note_expiry(instance)


@receiver(page_published)
def settle_publication_of_both(instance: Page, revision: Revision | None = None, **kwargs: Any) -> None:
    """After what was noted above: a scheduled publication may be the second of two that belong together."""
    if isinstance(instance, BasePage) and instance.live and revision:
        settle_scheduled(instance, revision)


@receiver(page_unpublished)
def note_unpublication(instance: Page, **kwargs: Any) -> None:
    """Visitors can't read a page any more."""
    if isinstance(instance, BasePage):
        unpublished(instance)


@receiver(post_delete, sender=Page)
def note_deletion(instance: Page, **kwargs: Any) -> None:
    """A page is gone."""
    deleted(instance)
    forget_expiry(instance.translation_key)


@receiver(alias_converted)
def note_conversion(instance: Page, **kwargs: Any) -> None:
    """An alias becomes a page of its own. It begins with its source's text, and so answers that."""
    if isinstance(instance, BasePage):
        remember(instance, parts_of(instance))


@receiver(copy_for_translation_done)
def note_copy(source_obj: object, target_obj: object, **kwargs: Any) -> None:
    """The same for a page of its own that Wagtail made of a page's text where the other tree had nothing."""
    if isinstance(target_obj, BasePage) and not target_obj.alias_of_id:
        remember(target_obj, parts_of(target_obj))
        await_translation(target_obj)


@receiver(post_page_move)
def note_order(instance: Page, parent_page_before: Page, parent_page_after: Page, **kwargs: Any) -> None:
    """A page was moved among its siblings."""
    if parent_page_before.pk == parent_page_after.pk:
        follow_order(Page.objects.get(pk=instance.pk))
