"""What a reader of a format gives back: the works that it found, each with its line, and what it couldn't read."""

from dataclasses import dataclass, field

from qcihungary.core.citation.csl import Item

EXCERPT = 80


@dataclass(frozen=True, slots=True)
class Found:
    """A work, and the line of the text at which it begins; the first line is 1."""

    line: int
    item: Item
    lost: tuple[tuple[str, str], ...] = ()
    """What of it can't be kept: what the format calls it, and what it says."""

    notes: tuple[str, ...] = ()
    """What else should be known of it: ``repeated`` (its key stands twice), ``undefined`` (an abbreviation)."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A part of the text that couldn't be read."""

    line: int
    reason: str
    """In plain words, in the language of whoever asked."""

    excerpt: str = ""


@dataclass(slots=True)
class Reading:
    """The outcome: one broken entry doesn't keep the others out."""

    found: list[Found] = field(default_factory=list)
    broken: list[Broken] = field(default_factory=list)

    @property
    def items(self) -> list[Item]:
        """The works alone."""
        return [each.item for each in self.found]

    def fail(self, line: int, reason: str, raw: str = "") -> None:
        """Tell of a part that couldn't be read."""
        excerpt = " ".join(raw.split())
        self.broken.append(
            Broken(line, reason, excerpt if len(excerpt) <= EXCERPT else f"{excerpt[: EXCERPT - 1].rstrip()}…")
        )
