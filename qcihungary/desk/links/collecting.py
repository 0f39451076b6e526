"""Which addresses stand where. Gathered anew each day, and from one page or record whenever that is saved."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models.signals import post_delete, post_save
from wagtail.admin.admin_url_finder import AdminURLFinder, NullAdminURLFinder, finder_classes
from wagtail.models import DraftStateMixin, Page, RevisionMixin

from qcihungary.core.checks import our_models
from qcihungary.core.pages import BasePage
from qcihungary.desk.links.addresses import Address
from qcihungary.desk.links.at_once import judge, judge_page
from qcihungary.desk.links.models import CheckedLink, LinkUse
from qcihungary.desk.links.walking import addresses_in, walked_fields

AT_ONCE = 500
Source = tuple[int, int]
"""The keys of a content type and of a page or record."""

Key = tuple[str, int, int, str]
"""An address, its source, and the place in that."""


@dataclass(frozen=True, slots=True)
class Use:
    """An address in its place."""

    address: Address
    source: Source
    place: str
    language: str
    owner: int | None

    @property
    def key(self) -> Key:
        """What makes it one use."""
        return (self.address.text, *self.source, self.place)


@cache
def owners() -> tuple[type[models.Model], ...]:
    """The models that can hold addresses, and that an editor can change."""
    AdminURLFinder()  # has Wagtail read every app's hooks, by which they are known
    return tuple(
        model
        for model in our_models()
        if walked_fields(model) and (finder_classes.get_by_type(model) or NullAdminURLFinder) is not NullAdminURLFinder
    )


def public(model: Any) -> Any:
    """Those of a model's pages or records that are live. Aliases say nothing of their own."""
    everything = model._default_manager.all()
    if issubclass(model, BasePage):
        return everything.filter(live=True, alias_of=None, awaits_translation=False)
    return everything.filter(live=True) if issubclass(model, DraftStateMixin) else everything


def collect() -> None:
    """Gather everything anew."""
    wanted = [use for model in owners() for instance in read(model) for use in uses_in(instance)]
    with transaction.atomic():
        keep(wanted, LinkUse.objects.all())


def read(model: Any) -> Iterator[Any]:
    """The live ones, with what tells their owners."""
    found = public(model)
    if issubclass(model, RevisionMixin) and not issubclass(model, Page):
        found = found.select_related("latest_revision")
    return iter(found.iterator(chunk_size=200))


def collect_from(model: Any, key: int) -> None:
    """Gather what one page or record holds now, as the database knows it."""
    known = LinkUse.objects.filter(content_type=type_of(model), object_id=key)
    instance = public(model).filter(pk=key).first()
    uses = list(uses_in(instance)) if instance else []
    with transaction.atomic():
        keep(uses, known)
        judge({use.address.text for use in uses})
        if issubclass(model, Page):
            judge_page(key)


def uses_in(instance: Any) -> Iterator[Use]:
    """The addresses in a page or record. Twice in the same place is once."""
    source = (type_of(type(instance)).pk, instance.pk)
    language = instance.language if isinstance(instance, BasePage) else ""
    owner = owner_of(instance)
    for found in addresses_in(instance):
        yield Use(found.address, source, found.place[:255], language, owner)


def type_of(model: type[models.Model]) -> ContentType:
    """The content type by which its uses are kept."""
    return ContentType.objects.get_for_model(Page if issubclass(model, Page) else model)


def owner_of(instance: Any) -> int | None:
    """The key of whom to ask: a page's owner, who saved a record last, or who uploaded a picture."""
    if isinstance(instance, Page):
        return instance.owner_id
    if isinstance(instance, RevisionMixin):
        return instance.latest_revision.user_id if instance.latest_revision else None
    return getattr(instance, "uploaded_by_user_id", None)


def keep(wanted: Iterable[Use], known: "models.QuerySet[LinkUse]") -> None:
    """Write down what is new, forget what is gone, and leave the rest alone."""
    by_key = {use.key: use for use in wanted}
    rows = known.values_list("link__address", "content_type", "object_id", "place", "pk", "language", "owner")
    there = {(row[0], row[1], row[2], row[3]): row[4:] for row in rows.iterator()}
    gone = [there[key][0] for key in there.keys() - by_key.keys()]
    for start in range(0, len(gone), AT_ONCE):
        LinkUse.objects.filter(pk__in=gone[start : start + AT_ONCE]).delete()
    fresh = [use for key, use in by_key.items() if key not in there]
    links = link_keys({use.address for use in fresh})
    LinkUse.objects.bulk_create(
        (
            LinkUse(
                link_id=links[use.address.text],
                content_type_id=use.source[0],
                object_id=use.source[1],
                place=use.place,
                language=use.language,
                owner_id=use.owner,
            )
            for use in fresh
        ),
        batch_size=AT_ONCE,
        ignore_conflicts=True,  # somebody saved the page at the same moment
    )
    for key in by_key.keys() & there.keys():
        use, (pk, *told) = by_key[key], there[key]
        if told != [use.language, use.owner]:
            LinkUse.objects.filter(pk=pk).update(language=use.language, owner=use.owner)


def link_keys(addresses: set[Address]) -> dict[str, int]:
    """The keys of the links with these addresses, which are made if they aren't there."""
    made = [CheckedLink(address=address.text, kind=address.kind) for address in sorted(addresses, key=lambda a: a.text)]
    CheckedLink.objects.bulk_create(made, batch_size=AT_ONCE, ignore_conflicts=True)
    found: dict[str, int] = {}
    texts = [link.address for link in made]
    for start in range(0, len(texts), AT_ONCE):
        found |= CheckedLink.objects.filter(address__in=texts[start : start + AT_ONCE]).values_list("address", "pk")
    return found


def watch() -> None:
    """Gather from each page and record that is saved or deleted. Called in the AppConfig's ``ready``."""
    post_save.connect(on_save, dispatch_uid="links on save")
    post_delete.connect(on_delete, dispatch_uid="links on delete")


def on_save(sender: Any, instance: Any, **kwargs: Any) -> None:
    """A draft is saved by naming a few fields; whatever the public gets is saved whole."""
    if kwargs.get("update_fields") is None and not kwargs.get("raw") and is_owner(sender):
        transaction.on_commit(partial(collect_from, sender, instance.pk), robust=True)


def on_delete(sender: Any, instance: Any, **kwargs: Any) -> None:
    """What is gone links to nothing, and nothing leads to it."""
    if is_owner(sender):
        LinkUse.objects.filter(content_type=type_of(sender), object_id=instance.pk).delete()
    if isinstance(instance, BasePage):
        transaction.on_commit(partial(judge_page, instance.pk), robust=True)


def is_owner(sender: Any) -> bool:
    """Whether a model can hold addresses. Others are saved far more often."""
    return sender.__module__.startswith("qcihungary.") and sender in owners()
