"""What differs between the parts of a page as they were answered and as they are now."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from django.db import models
from django.utils.translation import pgettext_lazy

from qcihungary.translation.parts import Part


class Change(models.TextChoices):
    """What happened to a part."""

    CHANGED = "changed", pgettext_lazy("a part of a page", "changed")
    ADDED = "added", pgettext_lazy("a part of a page", "new")
    REMOVED = "removed", pgettext_lazy("a part of a page", "removed")
    MOVED = "moved", pgettext_lazy("a part of a page", "moved")


def changes(old: Sequence[Part], new: Sequence[Part]) -> dict[str, Change]:
    """The keys of the parts that differ: in the order of the new ones, then those that are gone."""
    before, after = by_key(old), by_key(new)
    moved = moved_keys(old, new)
    found: dict[str, Change] = {}
    for key, part in after.items():
        if key not in before:
            found[key] = Change.ADDED
        elif part.digest != before[key].digest:
            found[key] = Change.CHANGED
        elif key in moved:
            found[key] = Change.MOVED
    return found | {key: Change.REMOVED for key in before if key not in after}


def take_over(old: Sequence[Part], new: Sequence[Part], keys: Iterable[str]) -> list[Part]:
    """The old parts with some of the new in their places, and without those that are gone."""
    taken = list(old)
    for key in keys:
        taken = take_over_one(taken, new, key)
    return taken


def take_over_one(old: Sequence[Part], new: Sequence[Part], key: str) -> list[Part]:
    """The same for one part: it changes its place only if it has moved."""
    before, part = by_key(old), by_key(new).get(key)
    moved = moved_keys(old, new)
    if part and key in before and key not in moved:
        return [part if known.key == key else known for known in old]
    rest = [known for known in old if known.key != key]
    if part:
        rest.insert(place(rest, new, part, moved), part)
    return rest


def place(rest: Sequence[Part], new: Sequence[Part], part: Part, moved: set[str]) -> int:
    """Where a part belongs among others: after the nearest before it that stands where it stood, or else first."""
    places = {known.key: index for index, known in enumerate(rest)}
    following = 0
    for known in new:
        if known.key == part.key:
            break
        if known.field == part.field and known.key in places and known.key not in moved:
            following = places[known.key] + 1
    return following


def moved_keys(old: Sequence[Part], new: Sequence[Part]) -> set[str]:
    """The keys of the blocks that really moved: as few as explain the new order. Fields never move."""
    places = {part.key: index for index, part in enumerate(old)}
    moved: set[str] = set()
    for field in {part.field for part in new if part.block_id}:
        common = [part.key for part in new if part.field == field and part.key in places]
        moved |= set(common) - set(longest_rising(common, [places[key] for key in common]))
    return moved


def longest_rising(keys: Sequence[str], places: Sequence[int]) -> list[str]:
    """As many of the keys as possible whose places rise."""
    ends: list[int] = []  # the lowest place that ends a rising row, by the length of the row
    ends_at: list[int] = []
    before: list[int | None] = []
    for index, at in enumerate(places):
        length = bisect_left(ends, at)
        before.append(ends_at[length - 1] if length else None)
        ends[length:] = [at, *ends[length + 1 :]]
        ends_at[length:] = [index, *ends_at[length + 1 :]]
    row: list[str] = []
    last = ends_at[-1] if ends_at else None
    while last is not None:
        row.append(keys[last])
        last = before[last]
    return row[::-1]


def by_key(parts: Iterable[Part]) -> dict[str, Part]:
    """The parts by their keys."""
    return {part.key: part for part in parts}
