"""What is made at the moment of saving, so that no GET ever has to write."""

from collections.abc import Collection
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import Signal, receiver
from wagtail.models import Page
from wagtail.signals import page_published

from qcihungary.core.cards import keep_card
from qcihungary.core.images import Rendition, SiteImage
from qcihungary.core.pages import BasePage
from qcihungary.core.stamps import renew, restamp


@receiver(post_save, sender=SiteImage)
def make_renditions(instance: SiteImage, *, raw: bool = False, **kwargs: Any) -> None:
    """Make the renditions of a saved image, once its row is certain."""
    renew()
    if not raw:
        transaction.on_commit(partial(make_and_restamp, instance))


def make_and_restamp(image: SiteImage) -> None:
    """Make an image's renditions, and let every process see that they are there."""
    image.make_renditions()
    restamp()


@receiver(post_delete, sender=Rendition)
def forget_rendition(instance: Rendition, **kwargs: Any) -> None:
    """Note that a rendition is gone, so that no page points to it. Saving the image makes it again."""
    image = SiteImage.objects.filter(pk=instance.image_id).first()
    if image and image.rendered.pop(instance.filter_spec, None):
        SiteImage.objects.filter(pk=image.pk).update(rendered=image.rendered)
        renew()


@receiver(post_save)
def draw_card(sender: type, instance: object, *, raw: bool = False, **kwargs: Any) -> None:
    """Draw the social card of a live page that was saved."""
    if isinstance(instance, BasePage) and instance.live and not raw:
        keep_card(instance.title)


alias_converted = Signal()
"""Sent before an alias is saved as a page of its own, with the ``instance``: a page of its type."""


@receiver(pre_save)
def notice_converted_alias(
    sender: type, instance: object, *, raw: bool = False, update_fields: Collection[str] | None = None, **kwargs: Any
) -> None:
    """Mark a page that is being turned from an alias into a page of its own, with a draft that is to be written.

    Until something is published there, the public still gets what an alias gives.
    """
    if raw or not isinstance(instance, Page) or not instance.pk or instance.alias_of_id:
        return
    is_about_it = update_fields is None or not {"alias_of", "alias_of_id"}.isdisjoint(update_fields)
    if not is_about_it or not Page.objects.filter(pk=instance.pk, alias_of__isnull=False).exists():
        return
    model = instance.specific_class
    if model and issubclass(model, BasePage):
        model._default_manager.filter(pk=instance.pk).update(awaits_translation=True, has_unpublished_changes=True)
        instance.has_unpublished_changes = True
    if isinstance(instance, BasePage):
        instance.awaits_translation = True
    alias_converted.send(sender=model, instance=instance.specific)


@receiver(page_published)
def tell_from_now_on(instance: Page, *, alias: bool = False, **kwargs: Any) -> None:
    """A page that awaited its translation has one as soon as something of its own is public."""
    if isinstance(instance, BasePage) and instance.awaits_translation and instance.live and not alias:
        instance.awaits_translation = False
        instance.save(update_fields=["awaits_translation"], clean=False)
