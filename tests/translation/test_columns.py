"""What is noted of a record's two columns: which was left alone when the other changed."""

from typing import Any

import pytest

from qcihungary.translation.columns import ColumnNote, NoteKind, notes_of
from tests.factories import MemberFactory, WorkPackageFactory

pytestmark = pytest.mark.django_db


def lagging(record: Any) -> set[str]:
    """The columns that were left alone."""
    return {f"{note.field}_{note.language}" for note in notes_of(record).filter(kind=NoteKind.UNTOUCHED)}


def change(record: Any, **texts: str) -> None:
    """Save a record anew, as a form would."""
    found = type(record)._default_manager.get(pk=record.pk)
    for name, text in texts.items():
        setattr(found, name, text)
    found.save()


def test_a_change_of_one_language_leaves_the_other_behind_until_it_changes_too() -> None:
    package: Any = WorkPackageFactory()
    assert lagging(package) == set()
    change(package, title_en="Space segment")
    assert lagging(package) == {"title_hu"}
    since = notes_of(package).get().since
    change(package, title_en="The space segment")
    assert notes_of(package).get().since == since
    change(package, title_hu="Az űrszegmens")
    assert lagging(package) == set()
    change(package, title_hu="Űrszegmens")
    assert lagging(package) == {"title_en"}


def test_a_change_of_both_at_once_leaves_nothing_behind() -> None:
    package: Any = WorkPackageFactory()
    change(package, title_hu="Űrszegmens")
    change(package, title_en="Space segment", title_hu="Az űrszegmens")
    assert lagging(package) == set()


def test_each_field_is_noted_by_itself() -> None:
    member: Any = MemberFactory()
    change(member, name_en="Other University", logo_alt_hu="Más logó")
    assert lagging(member) == {"name_hu", "logo_alt_en"}


def test_a_text_that_was_missing_and_one_that_is_taken_away_say_nothing_new() -> None:
    package: Any = WorkPackageFactory(description_en="Fibres")
    change(package, description_hu="Szálak")
    assert lagging(package) == set()
    change(package, description_en="Fibres and satellites")
    change(package, description_en="")
    assert lagging(package) == set()


def test_a_draft_counts_when_it_is_published() -> None:
    package: Any = WorkPackageFactory()
    package.title_en = "Space segment"
    revision = package.save_revision()
    assert lagging(package) == set()
    revision.publish()
    assert lagging(package) == {"title_hu"}


def test_what_is_saved_in_part_changes_only_that_part() -> None:
    package: Any = WorkPackageFactory()
    package.title_en, package.description_en = "Space segment", "Fibres"
    package.save(update_fields=["description_en"])
    assert lagging(package) == set()
    package.save(update_fields=["title_en"])
    assert lagging(package) == {"title_hu"}


def test_notes_go_with_their_record() -> None:
    package: Any = WorkPackageFactory()
    change(package, title_en="Space segment")
    package.delete()
    assert not ColumnNote.objects.exists()
