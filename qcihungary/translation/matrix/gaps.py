"""What records lack: a column that is empty while its twin is filled, or wasn't touched when its twin changed.

Every list is of what its user may change, so that nobody learns from it of a record that is kept back.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q, QuerySet
from django.utils.text import capfirst
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.admin_url_finder import AdminURLFinder, finder_classes
from wagtail.permission_policies import ModelPermissionPolicy

from qcihungary.core.images import SiteImage
from qcihungary.core.languages import LANGUAGE_CODES, OWN_NAMES, other_language
from qcihungary.translation.columns import ColumnNote, NoteKind, bilingual_fields, bilingual_models
from qcihungary.translation.matrix.ages import age_of


class GapKind(models.TextChoices):
    """What is wrong with a column."""

    UNTOUCHED = "untouched", pgettext_lazy("a translation", "behind")
    """It was not touched when its twin changed."""

    EMPTY = "empty", pgettext_lazy("a column", "empty")


@dataclass
class Gap:
    """A column that needs a look."""

    model: type[models.Model]
    pk: Any
    field: str
    language: str
    kind: GapKind
    since: datetime.datetime | None = None
    title: str = ""
    """It and the address are known once it is shown; see ``attach_records``."""

    edit_url: str = ""

    @property
    def key(self) -> str:
        """What it is known by."""
        return f"{self.model._meta.label_lower}:{self.pk}:{self.field}:{self.language}"

    @property
    def kind_of_record(self) -> str:
        """What its model is called."""
        return capfirst(str(self.model._meta.verbose_name))

    @property
    def label(self) -> str:
        """What the column is called on the form, its language included."""
        column: Any = self.model._meta.get_field(f"{self.field}_{self.language}")
        return capfirst(str(column.verbose_name))

    @property
    def language_name(self) -> str:
        """The language's own name."""
        return OWN_NAMES[self.language]

    @property
    def kind_label(self) -> str:
        """What is wrong, in words."""
        return capfirst(str(self.kind.label))

    @property
    def age(self) -> str:
        """Since when, in words, where that is known."""
        return age_of(self.since)


def editable(model: type[models.Model], user: Any) -> QuerySet[Any]:
    """The records of a model that somebody may change. A part of another record goes by that one's permission."""
    if finder := finder_of(model):
        policy = getattr(finder, "permission_policy", None) or ModelPermissionPolicy(model)
        allowed: QuerySet[Any] = policy.instances_user_has_permission_for(user, "change")
        return allowed
    if parent := parent_field(model):
        return model._default_manager.filter(**{f"{parent.name}__in": editable(parent.related_model, user)})
    return model._default_manager.none()


def finder_of(model: type[models.Model]) -> Any:
    """What knows the form of a model in the admin; None where it has none of its own."""
    import_module("wagtail.admin.urls")  # where they are registered; a command hasn't read it
    return finder_classes.get_by_type(model)


def parent_field(model: type[models.Model]) -> Any:
    """The key to the record on whose form a model is edited."""
    return next((field for field in model._meta.fields if isinstance(field, ParentalKey)), None)


def gaps(user: Any) -> list[Gap]:
    """All that somebody may mend, what contradicts its twin first. One query for each model, and one for the notes."""
    notes: dict[tuple[int, str, str, str], ColumnNote] = {
        (note.content_type_id, note.object_id, note.field, note.language): note for note in ColumnNote.objects.all()
    }
    noted: dict[int, set[str]] = defaultdict(set)
    for note in notes.values():
        noted[note.content_type_id].add(note.object_id)
    found: list[Gap] = []
    for model in bilingual_models():
        type_id = ContentType.objects.get_for_model(model, for_concrete_model=False).pk
        for pk, texts in candidates(model, user, noted[type_id]):
            for field, language in columns(model):
                known = notes.get((type_id, str(pk), field, language))
                if gap := gap_of(Gap(model, pk, field, language, GapKind.EMPTY), texts, known):
                    found.append(gap)
    return sorted(found, key=order)


def order(gap: Gap) -> tuple[float, str, str]:
    """What contradicts its twin before what is only empty, and of that what does so longest."""
    return (gap.since.timestamp() if gap.since else float("inf"), gap.model._meta.label, str(gap.pk))


def columns(model: type[models.Model]) -> Iterator[tuple[str, str]]:
    """A model's bilingual fields, in each language."""
    return ((field, code) for field in bilingual_fields(model) for code in LANGUAGE_CODES)


def candidates(model: type[models.Model], user: Any, noted: Iterable[str]) -> Iterator[tuple[Any, dict[str, str]]]:
    """The keys and texts of records in which something may be wrong."""
    condition = Q(pk__in=list(noted))
    for field, language in columns(model):
        if not is_alternative_text(model, field):
            empty, filled = f"{field}_{language}", f"{field}_{other_language(language)}"
            condition |= (Q(**{empty: ""}) | Q(**{empty: None})) & ~(Q(**{filled: ""}) | Q(**{filled: None}))
    names = [f"{field}_{language}" for field, language in columns(model)]
    for row in editable(model, user).filter(condition).order_by().values("pk", *names):
        yield row["pk"], {name: (row[name] or "").strip() for name in names}


def is_alternative_text(model: type[models.Model], field: str) -> bool:
    """Whether a field has a report of its own where it is empty."""
    return issubclass(model, SiteImage) and field == "description"


def gap_of(gap: Gap, texts: dict[str, str], note: ColumnNote | None) -> Gap | None:
    """What is wrong with a column, if anything is."""
    own, twin = (texts[f"{gap.field}_{code}"] for code in (gap.language, other_language(gap.language)))
    if own and note and note.kind == NoteKind.UNTOUCHED:
        gap.kind, gap.since = GapKind.UNTOUCHED, note.since
        return gap
    is_empty = twin and not own and not is_alternative_text(gap.model, gap.field)
    return gap if is_empty and not note else None


def attach_records(shown: Iterable[Gap], user: Any) -> None:
    """Give each its title and the address of its form; one query for each model among them."""
    finder = AdminURLFinder(user)
    keys: dict[type[models.Model], set[Any]] = defaultdict(set)
    for gap in shown:
        keys[gap.model].add(gap.pk)
    known = {model: model._default_manager.select_related().in_bulk(list(pks)) for model, pks in keys.items()}
    for gap in shown:
        record = known[gap.model].get(gap.pk)
        if record is not None:
            gap.title = str(record)
            parent = None if finder_of(gap.model) else parent_field(gap.model)
            gap.edit_url = finder.get_edit_url(getattr(record, parent.name) if parent else record) or ""
