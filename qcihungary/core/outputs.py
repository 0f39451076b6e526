"""What the project produced, whatever its kind: one shape for the browser over all results, links, feeds and OAI-PMH.

Features don't know each other. Each registers a source of its outputs here, and asks here for those of others.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from qcihungary.core.stamps import kept


@dataclass(frozen=True, slots=True)
class Output:
    """A public result. Texts and addresses are by language code; a language that lacks has no entry."""

    key: str
    """Names it for good, in both languages: ``deliverable-12``, ``publication-7``, ``other-<translation key>``."""

    kind: str
    """``deliverable``, ``publication``, or the kind of another result: ``dataset``, ``software`` and so on."""

    titles: Mapping[str, str]
    addresses: Mapping[str, str]
    """Local addresses."""

    summaries: Mapping[str, str] = {}  # noqa: RUF008  (never changed)
    date: datetime.date | None = None
    changed: datetime.datetime | None = None
    work_packages: tuple[int, ...] = ()
    """Their numbers."""

    members: tuple[int, ...] = ()
    """The keys of the member records."""

    is_open: bool = False
    """Whether everybody may read it in full: a public file, open access, an open licence."""

    related: tuple[str, ...] = ()
    """The keys of outputs that its editors linked to it."""

    words: str = ""
    """What a free-text filter looks into, folded by ``core.folding.fold``."""


class OutputSource(Protocol):
    """A feature's supply of outputs."""

    def outputs(self) -> Iterable[Output]:
        """All that are public now, in no order, in a constant number of queries."""


sources: list[OutputSource] = []


def register_source(source: OutputSource) -> None:
    """Let a feature's outputs be known. Called in its AppConfig's ``ready``."""
    sources.append(source)


def all_outputs() -> Mapping[str, Output]:
    """Every public output by its key, newest first; kept in memory under a stamp."""
    return kept.get("outputs", read_outputs)


def read_outputs() -> Mapping[str, Output]:
    """The same, from the sources."""
    found = [output for source in sources for output in source.outputs()]
    found.sort(key=lambda output: (output.date or datetime.date.min, output.key), reverse=True)
    return {output.key: output for output in found}


def related_to(key: str) -> list[Output]:
    """The outputs linked with one, whichever end the link was made at; newest first."""
    links = kept.get("links between outputs", read_links)
    linked = links.get(key, frozenset())
    return [output for output in all_outputs().values() if output.key in linked]


def read_links() -> Mapping[str, frozenset[str]]:
    """Both ends of every link."""
    links: dict[str, set[str]] = defaultdict(set)
    for output in all_outputs().values():
        for other in output.related:
            links[output.key].add(other)
            links[other].add(output.key)
    return {key: frozenset(others) for key, others in links.items()}
