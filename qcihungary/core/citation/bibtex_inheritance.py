"""What an entry inherits by ``xdata`` and ``crossref``, as biber does: from entries before and behind it alike."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from qcihungary.core.citation.bibtex_parsing import MOST_ADDED, Fields, RawEntry

DATA_ONLY = "xdata"
PARTS = frozenset(
    {"inproceedings", "conference", "incollection", "inbook", "suppbook", "suppcollection", "inreference"}
)
"""Entries whose parent's title is the title of the book that they are in."""

BOOK_NAMES = {"title": "booktitle", "subtitle": "booksubtitle", "titleaddon": "booktitleaddon"}
OWN = frozenset(
    {
        "abstract", "crossref", "doi", "eprint", "eprinttype", "archiveprefix", "file", "ids", "key", "keywords",
        "label", "note", "options", "pages", "pagetotal", "shorthand", "sortkey", "url", "urldate", "xdata", "xref",
    }
)  # fmt: skip
"""What is a parent's own: its identifier names the book, and not the chapter."""


def inherited(entries: Iterable[RawEntry]) -> list[RawEntry]:
    """The works among some entries, each with what it inherits."""
    given = list(entries)
    family = Family.of(given)
    return [replace(entry, fields=family.whole(entry)) for entry in given if entry.type.lower() != DATA_ONLY]


@dataclass(slots=True)
class Family:
    """Entries that inherit from each other."""

    known: Mapping[str, RawEntry]
    """The entries by their keys; of several with one key, the first."""

    done: dict[int, Fields] = field(default_factory=dict)
    """The whole fields of each entry that was asked for, so that each is put together once."""

    left: int = MOST_ADDED
    """How many characters may still be inherited: a file of a few lines could ask for terabytes."""

    @classmethod
    def of(cls, entries: Iterable[RawEntry]) -> "Family":
        """The family of some entries."""
        known: dict[str, RawEntry] = {}
        for entry in entries:
            known.setdefault(entry.key.lower(), entry)
        return cls(known)

    def whole(self, entry: RawEntry) -> Fields:
        """An entry's fields with those of its parents, which are put together first, however many are in a row.

        One that is its own ancestor inherits nothing of itself.
        """
        waiting = {id(entry): entry}
        while waiting:
            last = next(reversed(waiting.values()))
            parents = (one for _how, one in self.parents(last))
            missing = next((one for one in parents if id(one) not in self.done and id(one) not in waiting), None)
            if missing:
                waiting[id(missing)] = missing
            else:
                self.done[id(last)] = self.with_parents(last)
                del waiting[id(last)]
        return self.done[id(entry)]

    def parents(self, entry: RawEntry) -> Iterator[tuple[str, RawEntry]]:
        """The entries from which one inherits, each with the field that names it."""
        named = [(DATA_ONLY, name) for name in entry.fields.get(DATA_ONLY, "").split(",")]
        for how, name in (*named, ("crossref", entry.fields.get("crossref", ""))):
            if name.strip() and (parent := self.known.get(name.strip().lower())):
                yield how, parent

    def with_parents(self, entry: RawEntry) -> Fields:
        """The fields of an entry whose parents are whole, as far as they aren't its descendants, too."""
        fields = dict(entry.fields)
        for how, parent in self.parents(entry):
            given = self.done.get(id(parent), parent.fields)
            self.left -= sum(len(name) + len(value) for name, value in given.items())
            if self.left < 0:
                break
            if how == DATA_ONLY:
                fields = {**given, **fields}
            else:
                names = BOOK_NAMES if entry.type in PARTS else {}
                passed = {names.get(name, name): value for name, value in given.items() if name not in OWN}
                fields = {**passed, **{name: value for name, value in fields.items() if value}}
        return fields
