"""The lists on the admin's home, which features bring: what waits for an editor."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from django.db.models import Model, QuerySet
from django.http import HttpRequest

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True)
class Entry:
    """One thing that waits."""

    title: str
    url: str
    """Where it is put right; empty where that isn't in the admin."""

    note: str = ""
    """Why it waits, or since when."""


@dataclass(frozen=True)
class DeskList:
    """What of one kind waits for the user of a request."""

    title: "str | StrPromise"
    icon: str
    count: int
    """How many there are; the entries may be only the first of them."""

    entries: Sequence[Entry] = ()
    url: str = ""
    """Where all of them are."""

    empty: "str | StrPromise" = ""
    """What it says when nothing waits. Without such a sentence the list is then left out."""

    is_urgent: bool = False
    """Whether it shouldn't be overlooked."""


SHOWN = 5
"""How many entries a list has on the home at most."""

Found = TypeVar("Found", bound=Model)


def first_of(found: "QuerySet[Found]", most: int = SHOWN) -> tuple[list[Found], int]:
    """The first of what was found, and how many there are: counted only where there may be more."""
    shown = list(found[:most])
    return shown, len(shown) if len(shown) < most else found.count()


MakeList = Callable[[HttpRequest], DeskList | None]
"""Makes the list for the user of a request; None where it is nothing to them."""

_lists: dict[str, tuple[int, MakeList]] = {}


def register_list(name: str, order: int, make: MakeList) -> None:
    """Put a list onto the admin's home. Lists with small numbers stand first."""
    _lists[name] = (order, make)


def lists_for(request: HttpRequest) -> list[DeskList]:
    """The lists that mean something to the user, in their order."""
    ordered = sorted(_lists.values(), key=lambda known: known[0])
    made = [found for _order, make in ordered if (found := make(request))]
    return [found for found in made if found.count or found.empty]
