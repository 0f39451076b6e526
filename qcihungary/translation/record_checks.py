"""What an editor should know of a record's two languages before it is published. None of it keeps them from it."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from qcihungary.core.desk.findings import Finding, Weight
from qcihungary.core.languages import LANGUAGE_CODES, other_language
from qcihungary.core.records import Record
from qcihungary.translation.columns import bilingual_fields, columns_of, notes_of
from qcihungary.translation.matrix.gaps import Gap, GapKind, gap_of


def other_column(record: Record, request: HttpRequest) -> Iterator[Finding]:
    """The columns of a draft that are empty, or weren't touched when their twin changed."""
    texts = {name: (getattr(record, name) or "").strip() for name in columns_of(type(record))}
    public: dict[str, Any] = type(record)._default_manager.filter(pk=record.pk).values(*texts).first() or texts
    changed = {name for name, text in texts.items() if (public[name] or "").strip() != text}
    notes = {f"{note.field}_{note.language}": note for note in notes_of(record)}
    # What was missing says nothing new, nor does what only catches up.
    rewritten = {name for name in changed if public[name] and texts[name] and name not in notes}
    for field in bilingual_fields(type(record)):
        for language in LANGUAGE_CODES:
            column, twin = f"{field}_{language}", f"{field}_{other_language(language)}"
            note = None if column in changed else notes.get(column)
            gap = Gap(type(record), record.pk, field, language, GapKind.EMPTY)
            if twin in rewritten and column not in changed and texts[column]:
                gap.kind = GapKind.UNTOUCHED
                yield told(gap)
            elif found := gap_of(gap, texts, note):
                yield told(found)


def told(gap: Gap) -> Finding:
    """The same as a warning at its field."""
    messages = {
        GapKind.EMPTY: _("“%(text)s” is empty, though the other language has something there."),
        GapKind.UNTOUCHED: _("“%(text)s” still says what it said before the other language was changed."),
    }
    return Finding(Weight.WARNING, messages[gap.kind] % {"text": gap.label}, f"{gap.field}_{gap.language}")
