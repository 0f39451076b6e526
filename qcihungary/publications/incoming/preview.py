"""What the editor sees before anything is written: each entry, what is known of it, what may be done with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from qcihungary.core.citation.names import display_names
from qcihungary.publications.citation import Values, item_of, type_of, values_of
from qcihungary.publications.incoming.differences import Difference, differences, enriched
from qcihungary.publications.incoming.duplicates import Index, Match, Reason
from qcihungary.publications.incoming.entries import NAMES_OF_LOST, NOTES, Entry
from qcihungary.publications.models import Publication
from qcihungary.publications.vocabulary import PublicationType

MOST_AUTHORS = 6


class Choice(models.TextChoices):
    """What is done with an entry."""

    ADD = "add", _("Add")
    MERGE = "merge", _("Merge into the record that is here")
    SKIP = "skip", pgettext_lazy("an entry of a list", "Leave out")


class State(models.TextChoices):
    """What an entry is, compared with what is here."""

    NEW = "new", _("New")
    SAME = "same", _("Here already, nothing new")
    DIFFERENT = "different", _("Here already, with differences")
    COUNTERPART = "counterpart", _("Its preprint or article is here")
    REPEATED = "repeated", _("Twice in your text")
    BARE = "bare", _("Only the DOI is known")


@dataclass(slots=True)
class Row:
    """One entry of the preview."""

    number: int
    entry: Entry
    values: Values
    match: Match | None
    state: State
    record: Publication | None = None
    """The latest draft of the record that it is compared with."""

    differences: list[Difference] = field(default_factory=list)
    may_change: bool = True
    """Whether the editor may change records that are here."""

    choice: str = ""
    taken: frozenset[str] = frozenset()
    error: str = ""

    @property
    def choices(self) -> list[Choice]:
        """What may be done with it."""
        is_mergeable = self.may_change and self.record is not None and bool(self.differences) and not self.record.locked
        is_addable = not (self.match and self.match.reason in (Reason.DOI, Reason.ARXIV))
        return [
            *([Choice.ADD] if is_addable else []),
            *([Choice.MERGE] if is_mergeable else []),
            Choice.SKIP,
        ]

    @property
    def default(self) -> Choice:
        """What is proposed."""
        if self.state is State.NEW or self.state is State.COUNTERPART:
            return Choice.ADD
        fills = any(difference.is_filling for difference in self.differences)
        return Choice.MERGE if fills and Choice.MERGE in self.choices else Choice.SKIP

    @property
    def proposed(self) -> frozenset[str]:
        """The fields whose merging is proposed: those where nothing stands yet."""
        return frozenset(difference.name for difference in self.differences if difference.is_filling)

    @property
    def title(self) -> str:
        """Its title, or what else is known of it."""
        return self.entry.item.title or self.entry.item.doi

    @property
    def authors(self) -> str:
        """Its authors, in the editor's language."""
        return display_names(self.entry.item.authors, at_most=MOST_AUTHORS)

    @property
    def editors(self) -> str:
        """Its editors, in the editor's language."""
        return display_names(self.entry.item.editors, at_most=MOST_AUTHORS)

    @property
    def people(self) -> str:
        """Its authors, and its editors as such."""
        editors = gettext("%(names)s (editors)") % {"names": self.editors} if self.editors else ""
        return "; ".join(part for part in (self.authors, editors) if part)

    @property
    def place(self) -> str:
        """Where it appeared."""
        item = self.entry.item
        volume = f"{item.volume}({item.issue})" if item.issue else item.volume
        parts = (item.container or item.event or item.publisher, volume, item.page or item.number, str(item.year or ""))
        return ", ".join(part for part in parts if part)

    @property
    def type_label(self) -> str:
        """What type of publication it becomes."""
        return str(PublicationType(type_of(self.entry.item)).label)

    @property
    def notes(self) -> list[str]:
        """What was guessed and left out."""
        return [str(NOTES[note]) for note in self.entry.notes if note in NOTES]

    @property
    def lost(self) -> list[tuple[str, str]]:
        """What of the file isn't kept, by names that an editor knows."""
        return [(str(NAMES_OF_LOST.get(name, name)), said) for name, said in self.entry.lost]


def rows_of(entries: Sequence[Entry], *, may_change: bool = True) -> list[Row]:
    """The preview's rows, compared with every record in a constant number of queries."""
    index = Index.of_records()
    rows = []
    for number, entry in enumerate(entries, 1):
        values = values_of(entry.item)
        match = index.match(entry.item, values.fields)
        rows.append(Row(number, entry, values, match, State.NEW, may_change=may_change))
        index.add_entry(number, entry.item, values.fields)
    records = drafts({row.match.record for row in rows if row.match and row.match.record})
    for row in rows:
        row.record = records.get(row.match.record) if row.match and row.match.record else None
        compare(row)
        row.choice, row.taken = row.default, row.proposed
    return rows


def drafts(keys: set[int]) -> dict[int, Publication]:
    """Records as their editors left them."""
    found = Publication.objects.whole().select_related("latest_revision").filter(pk__in=keys)
    return {
        record.pk: record.get_latest_revision_as_object() if record.has_unpublished_changes else record
        for record in found
    }


def compare(row: Row) -> None:
    """Say what a row is, and wherein it differs from its record."""
    if row.record is not None:
        current = values_of(item_of(row.record))
        row.values = enriched(row.values, current)
        row.differences = differences(row.entry.item, row.values, current)
    row.state = state_of(row)


def state_of(row: Row) -> State:
    """What an entry is, compared with what is here."""
    if row.match and row.match.entry and row.match.is_same:
        return State.REPEATED
    if row.match and not row.match.is_same:
        return State.COUNTERPART
    if row.record is not None:
        return State.DIFFERENT if row.differences else State.SAME
    return State.NEW if row.entry.item.title else State.BARE


def choose(rows: Sequence[Row], sent: Any) -> None:
    """Take over what the editor chose. Of a row that isn't in the form, and of nonsense, what is safe: leave it out.

    A choice that was possible when the preview was made, but no more, is told as an error.
    """
    for row in rows:
        wanted = sent.get(f"choice-{row.number}", "")
        if wanted in (Choice.ADD, Choice.MERGE) and wanted not in row.choices:
            row.error = gettext("This can't be done any more: somebody has changed the records meanwhile.")
        row.choice = wanted if wanted in row.choices else Choice.SKIP
        names = {difference.name for difference in row.differences}
        row.taken = frozenset(sent.getlist(f"take-{row.number}")) & names


def counts(rows: Sequence[Row]) -> Mapping[State, int]:
    """How many rows there are of each state."""
    return {state: sum(row.state is state for row in rows) for state in State}
