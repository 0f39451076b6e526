"""What the project produced, whatever its kind: one shape for the browser over all results, links, feeds and OAI-PMH.

Features don't know each other. Each registers a source of its outputs here, and asks here for those of others. News is
no output, but may be linked with one: it registers as a companion.
"""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from django.utils.functional import Promise
from django.utils.translation import get_language

from qcihungary.core.dates import DAY_IS_KNOWN, iso
from qcihungary.core.outputs.dublin_core import Statement
from qcihungary.core.stamps import kept
from qcihungary.core.teasers import Teaser

Kinds = Mapping[str, str | Promise]
"""The kinds of outputs that come from a source, with the name that readers see."""


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

    summaries: Mapping[str, str] = field(default_factory=dict)
    date: datetime.date | None = None
    date_parts: int = DAY_IS_KNOWN
    """How much of the date is known: 1 for the year, 2 for the month too, 3 for the day. The rest is never shown."""

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
    """What a free-text filter looks into, folded by ``core.lists.folding.fold``."""

    @property
    def text_language(self) -> str:
        """The code of the language it is told in here: the reader's if it can be."""
        code = get_language() or ""
        return code if code in self.titles else next(iter(self.titles), code)

    @property
    def title(self) -> str:
        """Its title, in the reader's language if there is one."""
        return self.titles.get(self.text_language, "")

    @property
    def address(self) -> str:
        """Its local address, among the pages of the reader's language if it has one there."""
        return self.addresses.get(get_language() or "") or next(iter(self.addresses.values()), "")

    @property
    def iso_date(self) -> str:
        """The date by ISO 8601, as much of it as is known; nothing where none is."""
        return iso(self.date, self.date_parts)

    @property
    def teaser(self) -> Teaser:
        """How it presents itself in a list, in the reader's language."""
        code = self.text_language
        return Teaser(
            title=self.title,
            url=self.address,
            summary=self.summaries.get(code, ""),
            language=code,
            is_told=code == get_language(),
            date=self.date,
            date_parts=self.date_parts,
            kicker=kind_name(self.kind),
        )


class OutputSource(Protocol):
    """A feature's supply of outputs."""

    kinds: Kinds

    def outputs(self) -> Iterable[Output]:
        """All that are public now, in no order, in a constant number of queries."""

    def dublin_core(self, keys: Collection[str]) -> Mapping[str, Sequence[Statement]]:
        """What else Dublin Core says of the outputs with these keys, in a constant number of queries.

        Creators, identifiers (a DOI), language, type, publisher, rights, format, subjects; ``Output`` gives the rest.
        Keys of other sources, and of what isn't public, have no entry.
        """


class CompanionSource(Protocol):
    """A feature's supply of what may be linked with outputs, though it is none itself. Nothing lists all of it."""

    kinds: Kinds

    def newest(self, limit: int) -> Iterable[Output]:
        """The newest that are public now, for editors to choose from."""

    def with_keys(self, keys: Collection[str]) -> Iterable[Output]:
        """Those with these keys that are public now, in a constant number of queries."""


sources: list[OutputSource] = []
companion_sources: list[CompanionSource] = []


def register_source(source: OutputSource) -> None:
    """Let a feature's outputs be known. Called in its AppConfig's ``ready``."""
    sources.append(source)


def register_companions(source: CompanionSource) -> None:
    """Let a feature's things be linked with outputs. Called in its AppConfig's ``ready``."""
    companion_sources.append(source)


def output_kinds() -> dict[str, str]:
    """The kinds of outputs with their names in the active language, in the order of the sources."""
    return {kind: str(name) for source in sources for kind, name in source.kinds.items()}


def kind_name(kind: str) -> str:
    """What readers call a kind of output or companion; the kind itself where no source knows it."""
    named = [source.kinds for source in sources] + [source.kinds for source in companion_sources]
    return str(next((kinds[kind] for kinds in named if kind in kinds), kind))


def all_outputs() -> Mapping[str, Output]:
    """Every public output by its key, newest first; kept in memory under a stamp."""
    return kept.get("outputs", read_outputs)


def read_outputs() -> Mapping[str, Output]:
    """The same, from what was written down under the current stamp, or else from the sources."""
    from qcihungary.core.outputs.snapshots import read_snapshot  # noqa: PLC0415  (it has the shape of outputs from here)

    found = read_snapshot(kept.stamp)
    if found is None:
        found = [output for source in sources for output in source.outputs()]
    return {output.key: output for output in newest_first(found)}


def dublin_core(keys: Collection[str]) -> Mapping[str, Sequence[Statement]]:
    """What the sources add to what ``Output`` says of these outputs."""
    return {key: said for source in sources for key, said in source.dublin_core(keys).items()}


def newest_first(outputs: Iterable[Output]) -> list[Output]:
    """The order of every list of outputs."""
    return sorted(outputs, key=by_date, reverse=True)


def by_date(output: Output) -> tuple[datetime.date, str]:
    """The key that sorts outputs from the oldest to the newest, and is never the same for two."""
    return output.date or datetime.date.min, output.key


def related_to(key: str) -> list[Output]:
    """The outputs and companions linked with one, whichever end the link was made at; newest first."""
    linked = kept.get("links between outputs", read_links).get(key, frozenset())
    known = {**kept.get("companions of outputs", read_companions), **all_outputs()} if linked else {}
    return newest_first(known[other] for other in linked if other in known)


def read_links() -> Mapping[str, frozenset[str]]:
    """Both ends of every link."""
    links: dict[str, set[str]] = defaultdict(set)
    for output in all_outputs().values():
        for other in output.related:
            if other != output.key:
                links[output.key].add(other)
                links[other].add(output.key)
    return {key: frozenset(others) for key, others in links.items()}


def read_companions() -> Mapping[str, Output]:
    """The companions at the other ends of the links."""
    outputs = all_outputs()
    wanted = [key for key in kept.get("links between outputs", read_links) if key not in outputs]
    return {found.key: found for source in companion_sources for found in source.with_keys(wanted)} if wanted else {}
