"""The name of a publication in addresses: made once from what it is, and never changed, so that links stay."""

import re
import unicodedata
from collections.abc import Iterable
from itertools import count
from typing import Any

from qcihungary.core.lists.folding import fold

LONGEST = 80
TITLE_WORDS = 5
RESERVED = frozenset({"feed", "export"})
"""What else stands below the list."""


def ascii_words(text: str) -> list[str]:
    """The words of a text in small ASCII letters; what has none (a formula, Greek) is left out."""
    plain = unicodedata.normalize("NFKD", fold(text)).replace("ß", "ss").replace("ø", "o").replace("ł", "l")
    return [word for part in plain.split() if (word := re.sub(r"[^a-z0-9]", "", part))]


def slug_base(family: str, year: int | None, title: str) -> str:
    """``imre-2024-quantum-key-distribution-over``, from the first author, the year and the first words of the title."""
    words = [*ascii_words(family), *([str(year)] if year else []), *ascii_words(title)[:TITLE_WORDS]]
    return "-".join(words)[:LONGEST].strip("-") or "publication"


def free_slug(base: str, taken: Iterable[str]) -> str:
    """The base, or the base with the first number behind it that nobody has."""
    used = {*taken, *RESERVED}
    candidates = (base if number == 1 else f"{base}-{number}" for number in count(1))
    return next(candidate for candidate in candidates if candidate not in used)


def slug_of(publication: Any) -> str:
    """A slug that no other publication has."""
    first = next((author.family for author in publication.authorships.all()), "")
    base = slug_base(first, publication.year, publication.original_title)
    others = type(publication).objects.exclude(pk=publication.pk).filter(slug__startswith=base)
    return free_slug(base, others.values_list("slug", flat=True))
