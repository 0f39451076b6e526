"""The two columns of bilingual records: which was left alone when its twin changed, and which may stay empty."""

from typing import Any, ClassVar

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models.signals import post_delete, post_save, pre_save
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modeltranslation.translator import translator

from qcihungary.core.languages import LANGUAGE_CODES
from qcihungary.core.translation_policy import TranslationPolicy


class NoteKind(models.TextChoices):
    """What is noted of a column."""

    UNTOUCHED = "untouched", pgettext_lazy("a column", "not touched when the other language changed")
    MAY_BE_EMPTY = "may-be-empty", pgettext_lazy("a column", "may stay empty")
    """An editor has said so."""


class ColumnNote(models.Model):
    """What is known of a column that its own text doesn't tell."""

    translation_policy = TranslationPolicy.LANGUAGE_FREE

    content_type = models.ForeignKey(
        ContentType, verbose_name=_("content type"), on_delete=models.CASCADE, related_name="+"
    )
    object_id = models.CharField(_("object"), max_length=255)
    field = models.CharField(_("field"), max_length=100)
    """Without its language: ``title``."""

    language = models.CharField(_("language"), max_length=2)
    kind = models.CharField(pgettext_lazy("of a note", "kind"), max_length=12, choices=NoteKind.choices)
    since = models.DateTimeField(_("since"), default=timezone.now)

    class Meta:
        verbose_name = _("note on a column")
        verbose_name_plural = _("notes on columns")
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["content_type", "object_id", "field", "language"], name="translation_one_note_a_column"
            )
        ]

    def __str__(self) -> str:
        return f"{self.content_type_id} {self.object_id} {self.field}_{self.language}"


def notes_of(*rows: models.Model) -> models.QuerySet[ColumnNote]:
    """What is noted of the columns of rows of one model."""
    key = ContentType.objects.get_for_model(rows[0], for_concrete_model=False)
    return ColumnNote.objects.filter(content_type=key, object_id__in=[str(row.pk) for row in rows])


def bilingual_models() -> list[type[models.Model]]:
    """Every model whose texts have a column per language. Check ``qcihungary.E003`` holds that they say so."""
    return [model for model in apps.get_models() if policy_of(model) is TranslationPolicy.BILINGUAL]


def policy_of(model: type[models.Model]) -> TranslationPolicy | None:
    """How a model deals with two languages; None for those of others."""
    return getattr(model, "translation_policy", None)


def bilingual_fields(model: type[models.Model]) -> list[str]:
    """The names of a model's bilingual fields, without their languages."""
    return sorted(translator.get_options_for_model(model).get_field_names())


def columns_of(model: type[models.Model]) -> list[str]:
    """The names of a model's columns, of all languages."""
    return [f"{field}_{code}" for field in bilingual_fields(model) for code in LANGUAGE_CODES]


BEFORE = "_texts_before"
"""Where a record that is being saved carries what its row said before."""


def look_before(
    sender: type[models.Model], instance: Any, *, raw: bool = False, update_fields: Any = None, **kwargs: Any
) -> None:
    """Read what the row says that is about to be overwritten."""
    columns = columns_of(sender)
    if raw or instance.pk is None or (update_fields is not None and not set(update_fields) & set(columns)):
        return
    instance.__dict__[BEFORE] = sender._default_manager.filter(pk=instance.pk).values(*columns).first()


def note_changes(sender: type[models.Model], instance: Any, *, update_fields: Any = None, **kwargs: Any) -> None:
    """Note what was left alone. What a draft changes is only in its revision, and counts when that is published."""
    before = instance.__dict__.pop(BEFORE, None)
    if before is None:
        return
    texts = {name: (text or "", getattr(instance, name) or "") for name, text in before.items()}
    for field in bilingual_fields(sender):
        languages = {
            code: texts[name]
            for code in LANGUAGE_CODES
            if (name := f"{field}_{code}") in texts and (update_fields is None or name in update_fields)
        }
        note_field(instance, field, languages)


def note_field(record: models.Model, field: str, texts: dict[str, tuple[str, str]]) -> None:
    """Note what a save means for the columns of one field. Each text is given as it was and as it is."""
    changed = [code for code, (before, after) in texts.items() if before != after]
    if not changed:
        return
    notes = notes_of(record).filter(field=field)
    caught_up = notes.filter(language__in=changed).delete()[0]
    left = [code for code in LANGUAGE_CODES if code not in changed]
    if not left or caught_up:
        return
    was, now = texts[changed[0]]
    if not now:
        notes.filter(kind=NoteKind.UNTOUCHED).delete()
    elif was and getattr(record, f"{field}_{left[0]}"):  # a text that was missing says nothing new
        key = ContentType.objects.get_for_model(record, for_concrete_model=False)
        ColumnNote.objects.get_or_create(
            content_type=key, object_id=str(record.pk), field=field, language=left[0],
            defaults={"kind": NoteKind.UNTOUCHED},
        )  # fmt: skip


def forget(sender: type[models.Model], instance: Any, **kwargs: Any) -> None:
    """Forget what was noted of a record that is gone."""
    notes_of(instance).delete()


def watch_columns() -> None:
    """Note from now on what happens to bilingual columns."""
    for model in bilingual_models():
        name = f"columns-{model._meta.label_lower}"
        pre_save.connect(look_before, sender=model, dispatch_uid=f"{name}-before")
        post_save.connect(note_changes, sender=model, dispatch_uid=name)
        post_delete.connect(forget, sender=model, dispatch_uid=f"{name}-gone")
