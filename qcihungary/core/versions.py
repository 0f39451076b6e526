"""One thing, one set of facts: publishing a page in one language brings its facts to the page in the other.

Words stay with their language. Drafts are brought along, too, or publishing them later would bring old facts back.
A feature says which of its fields are facts, and has its pages watched::

    FACTS = SharedFacts(fields=("kind", "date"), streams=("creators",), links=("members",))
    watch(OtherResultPage, FACTS)  # in the AppConfig's ready
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.dispatch import receiver
from wagtail.blocks import StreamValue
from wagtail.models import Page, Revision
from wagtail.signals import page_published

from qcihungary.core.pages import BasePage


@dataclass(frozen=True)
class SharedFacts:
    """The names of the fields that all versions of a page agree on, by how they are compared and taken over."""

    fields: tuple[str, ...]
    streams: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    settle: Callable[[Any], None] | None = None
    """What to do with a page that has taken them over, so that it fits them."""

    def of(self, page: BasePage) -> dict[str, Any]:
        """The facts of a page, to be compared with another's."""
        return {
            **{name: getattr(page, name) for name in self.fields},
            **{name: content_of(getattr(page, name)) for name in self.streams},
            **{name: {linked.pk for linked in getattr(page, name).all()} for name in self.links},
        }

    def differing(self, page: BasePage, other: BasePage) -> "SharedFacts":
        """Those on which two pages don't agree."""
        one, two = self.of(page), self.of(other)

        def differ(names: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(name for name in names if one[name] != two[name])

        return replace(self, fields=differ(self.fields), streams=differ(self.streams), links=differ(self.links))

    def take_over(self, source: BasePage, page: BasePage) -> None:
        """Make a page agree with another."""
        for name in (*self.fields, *self.streams):
            setattr(page, name, getattr(source, name))
        for name in self.links:
            setattr(page, name, list(getattr(source, name).all()))
        if self.settle:
            self.settle(page)


def content_of(stream: StreamValue) -> Any:
    """What a stream holds, whether it was just read or just written: without the names of its blocks."""
    for child in stream:
        child.value  # noqa: B018  (reads the raw data, which leaves out what was empty)
    return without_ids(json.loads(json.dumps(stream.get_prep_value(), cls=DjangoJSONEncoder)))


def without_ids(raw: Any) -> Any:
    """The raw data of a stream without the ids that tell its blocks apart."""
    if isinstance(raw, dict):
        return {name: without_ids(inner) for name, inner in raw.items() if name != "id"}
    return [without_ids(inner) for inner in raw] if isinstance(raw, list) else raw


PLACE_IN_MENU = "show_in_menus"
"""What the versions of any page agree on: the menus of both languages are the same."""

_facts: dict[type[BasePage], SharedFacts] = {}


def facts_of(model: type[BasePage]) -> SharedFacts:
    """What the versions of a page of a type agree on."""
    return _facts.get(model) or SharedFacts(fields=(PLACE_IN_MENU,))


def fact_names(model: type[BasePage]) -> frozenset[str]:
    """The names of the fields on which all versions of a page of a type agree."""
    facts = facts_of(model)
    return frozenset((*facts.fields, *facts.streams, *facts.links))


def watch(model: type[BasePage], facts: SharedFacts) -> None:
    """Take notice of what is published."""
    _facts[model] = replace(facts, fields=(*facts.fields, PLACE_IN_MENU))


def take_over_facts(source: BasePage, page: BasePage) -> bool:
    """Make a version of a page agree with another, as it will when that is published; whether that changes it."""
    facts = facts_of(type(page))
    if facts.of(page) == facts.of(source):
        return False
    facts.take_over(source, page)
    return True


@receiver(page_published)
def spread(instance: Page, revision: Revision | None = None, *, alias: bool = False, **kwargs: Any) -> None:
    """Bring the facts of a page that is public now to its other versions. Aliases follow by themselves."""
    if not isinstance(instance, BasePage) or not instance.live or alias:
        return
    facts, user = facts_of(type(instance)), revision.user if revision else None
    versions = type(instance)._default_manager.filter(translation_key=instance.translation_key, alias_of=None)
    for version in versions.exclude(pk=instance.pk):
        bring(facts, instance, version, user)


def bring(facts: SharedFacts, source: BasePage, version: BasePage, user: Any) -> None:
    """Bring the facts to what readers see of a version, and to what its editors see.

    Only what the publication changed is brought: what else somebody wrote into a draft, or scheduled, is to come still.
    One that awaits its translation is not published by it, or the other language's text would count as its own. Who
    wrote the source needn't have the right to publish: whoever published that had it.
    """
    if version.live:
        facts = facts.differing(source, version)
    bring_to_scheduled(facts, source, version)
    draft = version.get_latest_revision_as_object()
    is_public_as_it_is = version.live and not version.has_unpublished_changes and not version.awaits_translation
    if version.live and not is_public_as_it_is and facts.of(version) != facts.of(source):
        facts.take_over(source, version)
        version.save(clean=False)
    if facts.of(draft) != facts.of(source):
        facts.take_over(source, draft)
        revision = draft.save_revision(user=user, log_action=True, clean=False)
        if is_public_as_it_is:
            revision.publish(user=user, skip_permission_checks=True)


def bring_to_scheduled(facts: SharedFacts, source: BasePage, version: BasePage) -> None:
    """Bring the facts to what is scheduled of a version, or its publication would take them back."""
    revision = version.scheduled_revision
    scheduled = revision and revision.as_object()
    if scheduled and facts.of(scheduled) != facts.of(source):
        facts.take_over(source, scheduled)
        revision.content = scheduled.serializable_data()
        revision.save(update_fields=["content"])
