"""What stands on every page, written beside the stamp: who finds a new stamp need not ask five tables as well.

It is written once what was saved is certain, never by a reader, and goes with its stamp. Until then, and within the
transaction that saves, the tables are asked. Rows travel as JSON, by Django's own serializer.
See docs/adr/0012-kept-under-a-stamp.md.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeVar

from django.core import serializers
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model

from qcihungary.core.stamps import ROW, Stamp, after_saves, kept

Kind = TypeVar("Kind")
Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class Standing(Generic[Kind]):
    """One thing that stands on every page: how it is read from the tables, and how it becomes JSON and comes back."""

    name: str
    read: Callable[[], Kind]
    dump: Callable[[Kind], Any]
    load: Callable[[Any], Kind]

    def get(self) -> Kind:
        """What stands there now; kept in memory under the stamp."""
        return kept.get(f"standing {self.name}", self.found)

    def found(self) -> Kind:
        """The same, from beside the stamp or else from the tables."""
        written = kept.get("standing", lambda: json.loads(kept.standing or "{}"))
        return self.load(written[self.name]) if self.name in written else self.read()


known: dict[str, Standing[Any]] = {}


def standing(
    name: str, read: Callable[[], Kind], dump: Callable[[Kind], Any], load: Callable[[Any], Kind]
) -> Standing[Kind]:
    """Let something stand beside the stamp. ``dump`` must give what JSON knows."""
    known[name] = declared = Standing(name, read, dump, load)
    return declared


def standing_rows(name: str, read: Callable[[], Iterable[Row]], shown_with: str = "") -> Standing[list[Row]]:
    """Let rows of a model stand beside the stamp, each with the object that its field ``shown_with`` points to."""
    return standing(name, lambda: list(read()), partial(dump_rows, shown_with), partial(load_rows, shown_with))


def dump_rows(shown_with: str, rows: Sequence[Model]) -> Any:
    """Rows as data: their own, then those of what they are shown with."""
    others = [found for row in rows if shown_with and (found := getattr(row, shown_with))]
    return {"rows": serializers.serialize("python", rows), "shown with": serializers.serialize("python", others)}


def load_rows(shown_with: str, data: Any) -> list[Any]:
    """The rows again, with what they are shown with in its place. No query."""
    rows, others = ([found.object for found in serializers.deserialize("python", data[part])] for part in data)
    by_key = {other.pk: other for other in others}
    for row in rows:
        if shown_with and (key := getattr(row, f"{shown_with}_id")):
            setattr(row, shown_with, by_key[key])
    return rows


def watch() -> None:
    """Write it whenever something was saved. Called in the AppConfig's ``ready``."""
    after_saves("standing was written", write)


def write() -> bool:
    """Write it beside the stamp that was seen first; whether that was still the current one."""
    if (stamp := kept.stamp) is None:
        return False
    data = {name: each.dump(each.read()) for name, each in known.items()}
    text = json.dumps(data, cls=DjangoJSONEncoder)
    return bool(Stamp.objects.filter(pk=ROW, value=stamp).update(standing=text))
