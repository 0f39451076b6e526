"""One entry of what an editor pasted, from its recognition to its import."""

from dataclasses import dataclass, replace
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from qcihungary.core.citation import csl
from qcihungary.core.citation.csl import Item

NOTES: dict[str, str | Promise] = {
    "type": _("The type was guessed from where it appeared."),
    "members": _("The members were recognised by the authors' affiliations."),
    "open": _("It is on arXiv, so everybody may read it: green open access."),
    "not-looked-up": _("It wasn't looked up: neither Crossref nor DataCite could be reached in time."),
    "not-found": _("Neither Crossref nor DataCite knows this DOI."),
    "untitled": _("It has no title yet; if you add it, it is kept as a draft with its DOI as title."),
    "doi": _("What stood there as a DOI is none, and was left out."),
    "issn": _("What stood there as an ISSN is none, and was left out."),
    "isbn": _("What stood there as an ISBN is none, and was left out."),
    "arxiv": _("What stood there as an arXiv id is none, and was left out."),
    "orcid": _("An ORCID iD fails its checksum, and was left out."),
    "url": _("What stood there as an address is none, and was left out."),
    "licence": _("Its licence isn't one of ours, and was left out."),
    "long": _("A text was too long for its field, and was cut."),
    "year": _("Its year can't be right, and was left out."),
    "language": _("Its language isn't one that we know, and was left out."),
    "other": _(
        "Publications have no type for what it is, so it comes in as “Other”. "
        "The project's own data sets, software and patents belong to the other results."
    ),
    "repeated": _("Another entry before it has the same key; both came in."),
    "undefined": _("It names an abbreviation that the file doesn't define; the abbreviation stands for it."),
    "preprint": _("A preprint has no volume, issue or ISSN; they were left out."),
}
"""What an editor should know of an entry: what was guessed, and what was left out."""


NAMES_OF_LOST: dict[str, str | Promise] = {
    "collection": _("series"),
    "edition": _("edition"),
    "publisher_place": _("place of publication"),
    "event": _("event"),
    "event_place": _("place of the event"),
    "version": _("version"),
    "genre": _("kind"),
    "note": _("note"),
    "chapter": _("chapter"),
    "translator": _("translator"),
    "ST": _("short title"),
    "AV": _("where it is kept"),
    "RN": _("note"),
}
"""What editors call what isn't kept; other names stand as in the file."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A work that may come in."""

    line: int
    item: Item
    source: str
    """Where it is from: a format's name, ``crossref``, ``datacite``, or ``identifier`` while nothing else is known."""

    notes: tuple[str, ...] = ()
    """Keys of ``NOTES``."""

    lost: tuple[tuple[str, str], ...] = ()
    """What of it a record has no place for: what the file calls it, and what it says."""

    @property
    def is_pending(self) -> bool:
        """Whether looking it up again may help."""
        return "not-looked-up" in self.notes

    def noting(self, *notes: str) -> "Entry":
        """The same with more to know of it."""
        return replace(self, notes=tuple(dict.fromkeys([*self.notes, *notes])))

    def without(self, note: str) -> "Entry":
        """The same with less to know of it."""
        return replace(self, notes=tuple(known for known in self.notes if known != note))

    def as_json(self) -> dict[str, Any]:
        """What is kept of it until it is confirmed."""
        return {
            "line": self.line,
            "item": csl.as_json(self.item),
            "source": self.source,
            "notes": list(self.notes),
            "lost": [list(pair) for pair in self.lost],
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Entry":
        """The same back."""
        return cls(
            data["line"],
            csl.from_json(data["item"]),
            data["source"],
            tuple(data["notes"]),
            tuple((name, said) for name, said in data.get("lost", [])),
        )
