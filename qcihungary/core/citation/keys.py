"""Keys of works in lists: made from what they are, so that the same work has the same key in every export."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import count
from string import ascii_lowercase

from qcihungary.core.citation.csl import Item
from qcihungary.core.lists.folding import fold

KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9:._/+-]*")
SMALL_WORDS = frozenset(
    ("a", "an", "the", "on", "of", "in", "for", "to", "and", "with", "by", "az", "egy", "es", "sample")
)
LONGEST = 40


def key_of(item: Item) -> str:
    """The key of one work: ``imre2024keys``."""
    if KEY.fullmatch(item.id):
        return item.id
    author = next(iter(item.authors or item.editors), None)
    name = fold(author.family or author.literal).replace(" ", "") if author else ""
    words = fold(item.title).split()
    word = next((word for word in words if word not in SMALL_WORDS), "")
    key = re.sub(r"[^a-z0-9]", "", f"{name[:LONGEST]}{item.year or ''}{word[:LONGEST]}")
    return key or "work"


def with_keys(items: Iterable[Item]) -> list[Item]:
    """The works in their order, each with a key of its own: the second ``imre2024keys`` is ``imre2024keysa``.

    Which is the second is decided by what they are, not by where they stand.
    """
    given = list(items)
    same: dict[str, list[int]] = defaultdict(list)
    for place, item in enumerate(given):
        same[key_of(item)].append(place)
    taken = set(same)
    keyed = list(given)
    for key, places in same.items():
        first, *others = sorted(places, key=lambda place: identity(given[place]))
        keyed[first] = given[first].with_id(key)
        free = (candidate for candidate in numbered(key) if candidate not in taken)
        for place, other in zip(others, free, strict=False):
            keyed[place] = given[place].with_id(other)
            taken.add(other)
    return keyed


def numbered(key: str) -> Iterator[str]:
    """The key with each letter behind it, then with each number."""
    yield from (f"{key}{letter}" for letter in ascii_lowercase)
    yield from (f"{key}-{number}" for number in count(len(ascii_lowercase) + 1))


def identity(item: Item) -> tuple[str, ...]:
    """What tells two works apart."""
    return item.title, item.doi, item.container, item.volume, item.issue, item.page, item.number, item.url
