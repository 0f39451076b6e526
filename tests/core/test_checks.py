"""The house rules as system checks: each fires on what breaks its rule, and is quiet about our code."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.core import checks as django_checks
from django.core.checks import CheckMessage
from django.db import models
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.fields import StreamField
from wagtail.models import Page

from qcihungary.core import checks
from qcihungary.core.images import SiteImage
from qcihungary.core.translation_policy import TranslationPolicy


@pytest.fixture
def throwaway(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[type[models.Model]]]:
    """Models that only the test knows; the checks see no others."""
    known = {label: dict(found) for label, found in apps.all_models.items()}
    made: list[type[models.Model]] = []
    monkeypatch.setattr(checks, "our_models", lambda: iter(made))
    yield made
    for label, found in apps.all_models.items():
        for name in set(found) - set(known.get(label, {})):
            del found[name]
    apps.clear_cache()


def model(name: str, base: type[models.Model] = models.Model, **attributes: Any) -> type[models.Model]:
    """A model of core's that is in no migration."""
    meta = type("Meta", (), {"app_label": "core"})
    return type(name, (base,), {"Meta": meta, "__module__": __name__, **attributes})


def ids(found: list[CheckMessage]) -> list[str | None]:
    return [message.id for message in found]


def test_our_code_keeps_the_rules() -> None:
    assert list(checks.our_models()), "the checks look at something"
    assert list(checks.body_blocks())
    assert checks.check_translation_policies(None) == []
    assert checks.check_blocks(None) == []
    assert checks.check_fields_are_visible(None) == []


def test_the_rules_are_registered() -> None:
    registered = django_checks.registry.registry.get_checks()
    for check in (checks.check_translation_policies, checks.check_blocks, checks.check_fields_are_visible):
        assert check in registered


# --- Rule 2: translation policies


def test_a_model_without_a_policy(throwaway: list[type[models.Model]]) -> None:
    throwaway.append(model("Silent"))
    assert ids(checks.check_translation_policies(None)) == ["qcihungary.E001"]


def test_a_page_that_is_not_told(throwaway: list[type[models.Model]]) -> None:
    throwaway.append(model("Mute", Page, translation_policy=TranslationPolicy.LANGUAGE_FREE))
    assert ids(checks.check_translation_policies(None)) == ["qcihungary.E002"]


def test_a_told_thing_that_is_no_page(throwaway: list[type[models.Model]]) -> None:
    throwaway.append(model("Tale", translation_policy=TranslationPolicy.TOLD))
    assert ids(checks.check_translation_policies(None)) == ["qcihungary.E002"]


def test_a_bilingual_model_without_columns(throwaway: list[type[models.Model]]) -> None:
    throwaway.append(model("Half", translation_policy=TranslationPolicy.BILINGUAL))
    assert ids(checks.check_translation_policies(None)) == ["qcihungary.E003"]


def test_columns_in_a_model_that_is_not_bilingual(
    throwaway: list[type[models.Model]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SiteImage, "translation_policy", TranslationPolicy.LANGUAGE_FREE)
    throwaway.append(SiteImage)
    assert ids(checks.check_translation_policies(None)) == ["qcihungary.E003"]


def test_models_that_keep_the_rule(throwaway: list[type[models.Model]]) -> None:
    throwaway.append(model("Told", Page, translation_policy=TranslationPolicy.TOLD))
    throwaway.append(model("Number", translation_policy=TranslationPolicy.LANGUAGE_FREE))
    throwaway.append(SiteImage)
    assert checks.check_translation_policies(None) == []


# --- Rule 6: blocks


class BareBlock(blocks.StructBlock):
    text = blocks.CharBlock()


COMPLETE = {"icon": "title", "description": "Words.", "template": "blocks/heading.html", "preview_value": {"text": "x"}}


def page_with(block: blocks.Block) -> type[models.Model]:
    body = StreamField([("bare", block)], blank=True)
    return model("Written", Page, translation_policy=TranslationPolicy.TOLD, body=body)


@pytest.mark.parametrize("lacking", COMPLETE)
def test_a_block_that_lacks_something(throwaway: list[type[models.Model]], lacking: str) -> None:
    options = {name: value for name, value in COMPLETE.items() if name != lacking}
    throwaway.append(page_with(BareBlock(**options)))
    found = checks.check_blocks(None)
    assert ids(found) == ["qcihungary.E004"]
    assert str(found[0].msg).endswith(f"lacks: {lacking}.")


def test_a_complete_block(throwaway: list[type[models.Model]]) -> None:
    throwaway.append(page_with(BareBlock(**COMPLETE)))
    assert checks.check_blocks(None) == []


def test_each_use_of_a_block_is_looked_at(throwaway: list[type[models.Model]]) -> None:
    options = {"icon": "title", "description": "Words.", "preview_value": "x"}
    body = StreamField([("one", blocks.CharBlock(**options)), ("other", blocks.CharBlock())], blank=True)
    throwaway.append(model("Uneven", Page, translation_policy=TranslationPolicy.TOLD, body=body))
    assert ids(checks.check_blocks(None)) == ["qcihungary.E004"]


# --- Rule 7: every editor field is visible


def thing(**attributes: Any) -> type[models.Model]:
    fields = {
        "seen": models.CharField(max_length=9),
        "hidden": models.CharField(max_length=9, editable=False),
        "forgotten": models.CharField(max_length=9),
    }
    return model("Thing", translation_policy=TranslationPolicy.LANGUAGE_FREE, **{**fields, **attributes})


def test_a_field_on_no_panel(throwaway: list[type[models.Model]]) -> None:
    throwaway.append(thing(panels=[FieldPanel("seen")]))
    found = checks.check_fields_are_visible(None)
    assert ids(found) == ["qcihungary.E005"]
    assert "Thing.forgotten" in str(found[0].msg)


def test_a_pages_own_field_on_no_panel(throwaway: list[type[models.Model]]) -> None:
    throwaway.append(
        model("Leaf", Page, translation_policy=TranslationPolicy.TOLD, forgotten=models.CharField(max_length=9))
    )
    assert ids(checks.check_fields_are_visible(None)) == ["qcihungary.E005"]


def test_an_images_own_field_on_no_form(throwaway: list[type[models.Model]], monkeypatch: pytest.MonkeyPatch) -> None:
    shown = tuple(name for name in SiteImage.admin_form_fields if name != "licence")
    monkeypatch.setattr(SiteImage, "admin_form_fields", shown)
    throwaway.append(SiteImage)
    found = checks.check_fields_are_visible(None)
    assert ids(found) == ["qcihungary.E005"]
    assert "SiteImage.licence" in str(found[0].msg)


@pytest.mark.parametrize(
    "attributes",
    [
        {"panels": [FieldPanel("seen"), "forgotten"]},
        {"panels": [MultiFieldPanel([FieldPanel("seen"), FieldPanel("forgotten")])]},
        {"edit_handler": TabbedInterface([ObjectList([FieldPanel("seen")]), ObjectList([FieldPanel("forgotten")])])},
    ],
    ids=["by name", "in a group", "in tabs"],
)
def test_fields_that_are_visible_however_deep(throwaway: list[type[models.Model]], attributes: dict[str, Any]) -> None:
    throwaway.append(thing(**attributes))
    assert checks.check_fields_are_visible(None) == []
