"""Events as companions of results: what a deliverable or a publication may be linked with."""

from collections.abc import Collection, Iterable, Iterator

from django.utils.translation import gettext_lazy as _

from qcihungary.core.dates import local_day
from qcihungary.core.outputs.pages import by_translation_key, key_of, texts_of, translation_keys
from qcihungary.core.outputs.registry import Kinds, Output
from qcihungary.training.event import PREFIX, EventPage


class EventCompanions:
    """The public events, asked for by their keys."""

    kinds: Kinds = {PREFIX: _("Event")}

    def newest(self, limit: int) -> Iterable[Output]:
        """The newest events."""
        newest = EventPage.objects.public().order_by("-start", "-pk")
        return companions_of(list(newest[: 2 * limit]))  # a row for each language

    def with_keys(self, keys: Collection[str]) -> Iterable[Output]:
        """The events with these keys."""
        wanted = list(translation_keys(PREFIX, keys))
        return companions_of(EventPage.objects.public().filter(translation_key__in=wanted) if wanted else ())


def companions_of(events: Iterable[EventPage]) -> Iterator[Output]:
    """One for all versions of an event."""
    for translation_key, versions in by_translation_key(events).items():
        day = local_day(versions[0].start)
        yield Output(key=key_of(PREFIX, translation_key), kind=PREFIX, date=day, **texts_of(versions))
