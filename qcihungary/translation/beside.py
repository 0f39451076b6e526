"""A page's twin as it stands beside the form: part by part, with what changed since it was answered."""

import datetime
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import models
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from wagtail.admin.compare import diff_text
from wagtail.utils.text import text_from_html

from qcihungary.core.checks import every_panel
from qcihungary.core.pages import BasePage
from qcihungary.translation.answers import Answer
from qcihungary.translation.changes import Change, by_key
from qcihungary.translation.parts import Part, told_fields
from qcihungary.translation.reading import Line, read

PARAGRAPH_END = re.compile(r"</(?:p|li)>|<br/?>")


@dataclass(frozen=True)
class Difference:
    """What changed in a text, as HTML in which each word is marked that came or went."""

    label: str
    html: SafeString


@dataclass(frozen=True)
class Beside:
    """A part of the twin."""

    key: str
    label: str
    lines: Sequence[Line]
    change: Change | None = None
    since: datetime.datetime | None = None
    differences: Sequence[Difference] = ()
    """Word by word, where its text changed; nothing where only a link, a picture or the looks of words did."""

    can_be_copied: bool = True
    """Whether it is there and, unless it is text, says something else than the page's own."""

    @property
    def is_block(self) -> bool:
        """Whether it is a block, and not a field."""
        return ":" in self.key


def parts_beside(parts: Sequence[Part], own: Sequence[Part], answer: Answer | None) -> list[Beside]:
    """The twin's parts in their order, beside a page's own; what was removed stands where it stood."""
    old = by_key(answer.parts_answered(parts[0].model)) if answer else {}
    said = {(part.key, part.digest) for part in own}
    return [
        beside(part, old.get(part.key), answer, can_be_copied=is_text(part) or (part.key, part.digest) not in said)
        for part in in_order(parts, old.values(), answer)
    ]


def in_order(parts: Sequence[Part], old: Iterable[Part], answer: Answer | None) -> list[Part]:
    """The parts as they are now, with those that are gone behind what stood before them."""
    ordered = list(parts)
    before = ""
    for part in old:
        if answer and answer.change_of(part.key) is Change.REMOVED:
            keys = [known.key for known in ordered]
            ordered.insert(keys.index(before) + 1 if before in keys else 0, part)
        before = part.key
    return ordered


def beside(part: Part, old: Part | None, answer: Answer | None, *, can_be_copied: bool) -> Beside:
    """A part with what happened to it."""
    change = answer.change_of(part.key) if answer else None
    since = datetime.datetime.fromisoformat(answer.behind[part.key]["since"]) if answer and change else None
    shown = read(part)
    differences = differing(read(old), shown) if old and change is Change.CHANGED else []
    can_be_copied = can_be_copied and change is not Change.REMOVED
    return Beside(part.key, label_of(part), shown, change, since, differences, can_be_copied)


def is_text(part: Part) -> bool:
    """Whether a part is written, and not chosen."""
    return bool(part.block_id) or isinstance(told_fields(part.model)[part.field], (models.CharField, models.TextField))


def differing(old: Sequence[Line], new: Sequence[Line]) -> list[Difference]:
    """Where two readings of a part differ in words."""
    before, after = numbered(old), numbered(new)
    return [
        Difference(label, diff_text(before.get((label, number), ""), after.get((label, number), "")).to_html())
        for label, number in after | before
        if before.get((label, number)) != after.get((label, number))
    ]


def numbered(lines: Sequence[Line]) -> dict[tuple[str, int], str]:
    """The texts by their labels, and by their numbers among those with the same label."""
    counted: Counter[str] = Counter()
    texts: dict[tuple[str, int], str] = {}
    for line in lines:
        texts[line.label, counted[line.label]] = plain_text(line)
        counted[line.label] += 1
    return texts


def plain_text(line: Line) -> str:
    """The text of a line without its looks, a paragraph in each."""
    return text_from_html(PARAGRAPH_END.sub("\\g<0>\n", str(line.text))) if line.is_rich else str(line.text)


def label_of(part: Part) -> str:
    """What the form calls it."""
    if part.block_id:
        return str(part.block.label) if part.block else part.kind
    return field_label(part.model, part.field)


def field_label(model: type[BasePage], name: str) -> str:
    """The label of a field on the form."""
    panels = (panel for panel in every_panel(model.content_panels) if getattr(panel, "field_name", "") == name)
    return str(getattr(next(panels, None), "heading", "") or capfirst(str(told_fields(model)[name].verbose_name)))
