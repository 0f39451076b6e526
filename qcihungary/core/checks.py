"""House rules as system checks: a convention with a hint cannot rot."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import AppConfig, apps
from django.core.checks import CheckMessage, Error, register
from django.db import models
from modelcluster.fields import ParentalKey
from modeltranslation.translator import NotRegistered, translator
from wagtail.blocks import Block, StructBlock
from wagtail.models import Page
from wagtail.models.panels import PanelPlaceholder

from qcihungary.core.translation_policy import TranslationPolicy


def our_models() -> Iterator[type[models.Model]]:
    """The concrete models of this project's own apps."""
    for model in apps.get_models():
        if model.__module__.startswith("qcihungary.") and not model._meta.auto_created:
            yield model


@register("models")
def check_translation_policies(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Rule 2: every model declares its policy, and keeps to it."""
    return [error for model in our_models() for error in policy_errors(model)]


def policy_errors(model: type[models.Model]) -> Iterator[CheckMessage]:
    """What is wrong with one model's policy."""
    policy = getattr(model, "translation_policy", None)
    if not isinstance(policy, TranslationPolicy):
        yield Error(
            f"{model._meta.label} declares no translation policy.",
            hint="Set `translation_policy` to a TranslationPolicy: TOLD, BILINGUAL or LANGUAGE_FREE.",
            obj=model,
            id="qcihungary.E001",
        )
    elif (policy is TranslationPolicy.TOLD) != issubclass(model, Page):
        yield Error(
            f"{model._meta.label}: pages are TOLD, and nothing else is.",
            hint="A record with texts is BILINGUAL; one without is LANGUAGE_FREE.",
            obj=model,
            id="qcihungary.E002",
        )
    elif (policy is TranslationPolicy.BILINGUAL) != has_translated_columns(model):
        yield Error(
            f"{model._meta.label}: BILINGUAL means columns by django-modeltranslation, and the other way round.",
            hint="Register its texts in the app's translation.py, or declare another policy.",
            obj=model,
            id="qcihungary.E003",
        )


def has_translated_columns(model: type[models.Model]) -> bool:
    """Whether any field of the model has a column per language."""
    try:
        return bool(translator.get_options_for_model(model).get_field_names())
    except NotRegistered:
        return False


@register("models")
def check_blocks(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Rule 6: each block of ours that a page's body offers has an icon, a description, a preview and a template."""
    return [error for block in body_blocks() for error in block_errors(block)]


def body_blocks() -> Iterator[Block]:
    """The blocks that the stream fields of our pages offer to editors."""
    seen: set[tuple[type[Block], str]] = set()
    for model in our_models():
        for field in model._meta.get_fields():
            stream = getattr(field, "stream_block", None)
            for name, block in stream.child_blocks.items() if stream else ():
                if (type(block), name) not in seen:
                    seen.add((type(block), name))
                    yield block


def block_errors(block: Block) -> Iterator[CheckMessage]:
    """What a block lacks."""
    has_template = bool(getattr(block.meta, "template", None)) or not isinstance(block, StructBlock)
    lacks = [
        what
        for what, present in (
            ("icon", getattr(block.meta, "icon", "placeholder") not in ("placeholder", "")),
            ("description", bool(getattr(block.meta, "description", ""))),
            ("template", has_template),
            ("preview_value", hasattr(block.meta, "preview_value")),
        )
        if not present
    ]
    if lacks:
        yield Error(
            f"The block {block.name} ({type(block).__name__}) lacks: {', '.join(lacks)}.",
            hint="The picker is the style guide: give it what is missing in its Meta.",
            obj=type(block),
            id="qcihungary.E004",
        )


@register("models")
def check_fields_are_visible(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Rule 7: an editable field of ours has its place on the form."""
    return [
        Error(
            f"{model._meta.label}.{name} is editable, but on no panel.",
            hint="Add a FieldPanel, or make the field editable=False.",
            obj=model,
            id="qcihungary.E005",
        )
        for model in our_models()
        if (panelled := panel_names(model))
        for name in own_field_names(model)
        if name not in panelled
    ]


def panel_names(model: type[models.Model]) -> set[str]:
    """The names of the fields that the model's panels or form show; empty for a model edited otherwise."""
    handler = getattr(model, "edit_handler", None)
    lists = [
        getattr(model, name, None) or [] for name in ("panels", "content_panels", "promote_panels", "settings_panels")
    ]
    on_form = getattr(model, "admin_form_fields", ())
    return {*on_form, *walk_panels([*lists[0], *lists[1], *lists[2], *lists[3], *([handler] if handler else [])])}


def walk_panels(panels: Sequence[Any]) -> Iterator[str]:
    """The field and relation names of panels, however deep."""
    for panel in every_panel(panels):
        if isinstance(panel, str):
            yield panel
        for attribute in ("field_name", "relation_name"):
            if name := getattr(panel, attribute, None):
                yield name


def every_panel(panels: Sequence[Any]) -> Iterator[Any]:
    """The panels, however deep; some of Wagtail's are only names of fields."""
    for given in panels:
        panel = given.construct() if isinstance(given, PanelPlaceholder) else given
        yield panel
        yield from every_panel(getattr(panel, "children", ()))


def own_field_names(model: type[models.Model]) -> Iterator[str]:
    """The editable fields declared in this project, as columns per language where they have them."""
    try:
        translated = set(translator.get_options_for_model(model).get_field_names())
    except NotRegistered:
        translated = set()
    inherited = {field.name for base in (Page,) if issubclass(model, base) for field in base._meta.get_fields()}
    for field in [*model._meta.local_fields, *model._meta.local_many_to_many]:
        mixin_field = field.name in MIXIN_FIELDS or field.name in inherited or isinstance(field, ParentalKey)
        if field.editable and not field.primary_key and field.name not in translated and not mixin_field:
            yield field.name


MIXIN_FIELDS = {
    "live", "has_unpublished_changes", "first_published_at", "last_published_at", "live_revision", "go_live_at",
    "expire_at", "expired", "locked", "locked_at", "locked_by", "latest_revision", "sort_order",
}  # fmt: skip
"""What Wagtail's own mixins add; it shows them in its own places. So it does with what stands on its parent's form."""
