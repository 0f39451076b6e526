"""Writes down an address when something public leaves it: by its name, its place, its withdrawal or its deletion."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db import models
from django.db.models.signals import post_save, pre_delete, pre_save
from django.dispatch import receiver
from wagtail.models import Page

from qcihungary.core.addresses.former import FormerAddress, record_address
from qcihungary.core.addresses.targets import PREFIXES
from qcihungary.core.restrictions import closed_paths

ABOUT_PLACE = frozenset({"slug", "url_path", "live"})
Names = Mapping[int, str]
"""What is public among some records: its names in addresses, by its keys."""


def kind_of(page: Page) -> str:
    """The label of a page's own type."""
    model = page.cached_content_type.model_class() or type(page)
    return model._meta.label_lower


def is_open(path: str) -> bool:
    """Whether anybody may read what stands at a path of the tree."""
    return not path.startswith(tuple(closed_paths())) if closed_paths() else True


def addressed(page: Page) -> list[tuple[str, str]]:
    """A page's address and its path in the tree, as the database has them; nothing of what isn't live."""
    rows = Page.objects.filter(pk=page.pk, live=True).values_list("url_path", "path")
    return [(url_path, path) for url_path, path in rows if url_path.startswith(PREFIXES)]


@receiver(pre_save)
def note_leaving_page(
    sender: type, instance: models.Model, *, raw: bool = False, update_fields: Collection[str] | None = None, **_: Any
) -> None:
    """Note where a live page was that is being renamed, moved or withdrawn.

    What is below it needs no row: its address begins with this one.
    """
    if raw or not isinstance(instance, Page) or not instance.pk:
        return
    if update_fields is not None and ABOUT_PLACE.isdisjoint(update_fields):
        return
    for url_path, path in addressed(instance):
        if not instance.live or instance.url_path != url_path:
            FormerAddress.note(url_path, kind_of(instance), instance.pk, was_open=is_open(path))


@receiver(pre_delete, sender=Page)
def note_deleted_page(instance: Page, **_: Any) -> None:
    """Note where a page was that is going for good."""
    for url_path, path in addressed(instance):
        FormerAddress.note(url_path, kind_of(instance), instance.pk, was_open=is_open(path))


@dataclass(frozen=True)
class NamedRecords:
    """A kind of record with names in addresses."""

    kind: str
    """The label of its model."""

    read: Callable[..., Names]
    """Reads from the database what is public among those that a filter finds: ``read(pk=3)``."""

    prefix: str
    """What stands before a name in ``FormerAddress``."""

    @property
    def slot(self) -> str:
        """Where an instance that is being saved carries the names that hold before."""
        return f"_names_before_of_{self.kind}"

    def name_now(self, key: int) -> str | None:
        """A record's name; None where it isn't public, or not there."""
        return self.read(pk=key).get(key)

    def has_name(self, names: Collection[str]) -> bool:
        """Whether a public record has one of these names."""
        return not set(names).isdisjoint(self.read().values())

    def look_before(self, by: str, instance: models.Model, *, raw: bool = False, **_: Any) -> None:
        """Remember the names that hold before a save."""
        vars(instance)[self.slot] = dict(self.read(**{by: instance.pk})) if instance.pk and not raw else {}

    def note_lost(self, by: str, instance: models.Model, **_: Any) -> None:
        """Note those that don't hold any more."""
        before: dict[int, str] = vars(instance).pop(self.slot, {})
        after = self.read(**{by: instance.pk}) if before else {}
        for key, name in before.items():
            if after.get(key) != name:
                FormerAddress.note(f"{self.prefix}{name}", self.kind, key)

    def note_deleted(self, instance: models.Model, **_: Any) -> None:
        """Note what a record was called that is going for good."""
        for key, name in self.read(pk=instance.pk).items():
            FormerAddress.note(f"{self.prefix}{name}", self.kind, key)


known: dict[str, NamedRecords] = {}


def register_names(
    model: type[models.Model], read: Callable[..., Names], *, prefix: str = "", **others: type[models.Model]
) -> None:
    """Note the names that public records lose, whoever changes them: they themselves, or what they belong to.

    ``others`` are the models that names depend on, by the filters that find what depends on them. Called in an
    AppConfig's ``ready``. A ``prefix`` is the path above them, where that never changes.
    """
    kind = model._meta.label_lower
    known[kind] = records = NamedRecords(kind, read, prefix or record_address(kind, ""))
    for by, sender in {"pk": model, **others}.items():
        label = f"former names of {kind} by {by}"
        pre_save.connect(partial(records.look_before, by), sender=sender, weak=False, dispatch_uid=f"{label}, before")
        post_save.connect(partial(records.note_lost, by), sender=sender, weak=False, dispatch_uid=label)
    pre_delete.connect(records.note_deleted, sender=model, weak=False, dispatch_uid=f"former names of {kind}, deleted")
