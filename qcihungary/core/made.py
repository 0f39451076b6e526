"""What was made of each of many things, so that after a save only what has changed is made again.

``core.stamps`` forgets everything when anything is saved. What takes long to make of a row of the database is kept here
beyond that, beside all that it was made of: the same row gives the same thing, whoever saved what in between.
"""

from collections.abc import Callable, Hashable, Iterable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Source = TypeVar("Source")
Thing = TypeVar("Thing")


class Made(Generic[Key, Source, Thing]):
    """Things by their keys, each with its source, which is all that it depends on. Only the last ones are kept."""

    def __init__(self, make: Callable[[Source], Thing]) -> None:
        self.make = make
        self.known: dict[Key, tuple[Source, Thing]] = {}

    def of(self, sources: Iterable[tuple[Key, Source]]) -> list[Thing]:
        """What the sources make, in their order: those that are as they were give the very same thing."""
        before, now = self.known, dict[Key, tuple[Source, Thing]]()
        for key, source in sources:
            known = before.get(key)
            now[key] = known if known and known[0] == source else (source, self.make(source))
        self.known = now  # at once, because another thread may be reading
        return [thing for _source, thing in now.values()]
