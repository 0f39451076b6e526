"""What an editor should know of a record's two languages before it is published. None of it keeps them from it."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext as _
from modelcluster.models import get_all_child_relations

from qcihungary.core.desk.findings import Finding, Weight
from qcihungary.core.languages import LANGUAGE_CODES, other_language
from qcihungary.core.records import Record
from qcihungary.core.translation_policy import TranslationPolicy
from qcihungary.translation.columns import ColumnNote, bilingual_fields, columns_of, notes_of, policy_of
from qcihungary.translation.matrix.gaps import Gap, GapKind, gap_of


def other_column(record: Record, request: HttpRequest) -> Iterator[Finding]:
    """The columns of a draft and of its parts that are empty, or weren't touched when their twin changed."""
    for gap in gaps_in(record, public_texts(record), notes_on([record])):
        yield told(gap, f"{gap.field}_{gap.language}")
    for relation in get_all_child_relations(type(record)):
        if policy_of(relation.related_model) is TranslationPolicy.BILINGUAL:
            name = relation.get_accessor_name()
            parts = list(getattr(record, name).all())
            notes = notes_on(parts) if parts else {}
            for part in parts:
                for gap in gaps_in(part, texts_of(part), notes):
                    yield told(gap, name)


Notes = dict[tuple[str, str], ColumnNote]
"""What is known of columns, by the key of their row and their name."""


def notes_on(rows: Sequence[models.Model]) -> Notes:
    """What is noted of rows of one model; one query."""
    return {(note.object_id, f"{note.field}_{note.language}"): note for note in notes_of(*rows)}


def gaps_in(draft: models.Model, public: dict[str, str], notes: Notes) -> Iterator[Gap]:
    """The gaps in a draft, by what the public reads now."""
    texts = texts_of(draft)
    changed = {name for name, text in texts.items() if public[name] != text}
    key = str(draft.pk)
    # What was missing says nothing new, nor does what only catches up.
    rewritten = {name for name in changed if public[name] and texts[name] and (key, name) not in notes}
    for field in bilingual_fields(type(draft)):
        for language in LANGUAGE_CODES:
            column, twin = f"{field}_{language}", f"{field}_{other_language(language)}"
            note = None if column in changed else notes.get((key, column))
            gap = Gap(type(draft), draft.pk, field, language, GapKind.EMPTY)
            if twin in rewritten and column not in changed and texts[column]:
                gap.kind = GapKind.UNTOUCHED
                yield gap
            elif found := gap_of(gap, texts, note):
                yield found


def texts_of(draft: models.Model) -> dict[str, str]:
    """What each column says."""
    return {name: (getattr(draft, name) or "").strip() for name in columns_of(type(draft))}


def public_texts(record: Record) -> dict[str, str]:
    """What each column of its row says."""
    row: dict[str, Any] = type(record)._default_manager.values(*columns_of(type(record))).get(pk=record.pk)
    return {name: (text or "").strip() for name, text in row.items()}


def told(gap: Gap, field: str) -> Finding:
    """The same as a warning at its field."""
    messages = {
        GapKind.EMPTY: _("“%(text)s” is empty, though the other language has something there."),
        GapKind.UNTOUCHED: _("“%(text)s” still says what it said before the other language was changed."),
    }
    return Finding(Weight.WARNING, messages[gap.kind] % {"text": gap.label}, field)
