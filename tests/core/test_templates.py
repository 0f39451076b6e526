"""House rule 4: templates fail loudly, and every one of them compiles and finds what it names."""

import inspect
from pathlib import Path

import pytest
from django.apps import apps
from django.template import engines
from django.template.loader import get_template
from jinja2 import UndefinedError, meta
from wagtail.models import Page

from qcihungary.core.checks import body_blocks, our_models
from qcihungary.core.pages import BasePage

ROOT = Path(__file__).resolve().parents[2] / "templates"
PUBLIC = sorted(
    str(path.relative_to(ROOT)) for path in ROOT.rglob("*.*") if "admin" not in path.relative_to(ROOT).parts
)
ADMIN = sorted(str(path.relative_to(ROOT / "admin")) for path in (ROOT / "admin").rglob("*.*"))


@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_template_compiles_and_finds_what_it_names(name: str) -> None:
    environment = engines["jinja2"].env
    source, _path, _is_fresh = environment.loader.get_source(environment, name)
    tree = environment.parse(source)
    environment.get_template(name)
    for named in meta.find_referenced_templates(tree):
        if named:
            environment.get_template(named)
        else:
            assert "extends base_template" in source or name.startswith("blocks/"), (
                f"{name} names a template by a variable"
            )


@pytest.mark.parametrize("name", ADMIN)
def test_an_admin_template_compiles(name: str) -> None:
    engines["django"].get_template(name)


@pytest.mark.django_db
def test_every_page_type_and_block_has_its_template() -> None:
    pages = [model for model in our_models() if issubclass(model, BasePage)]
    assert pages
    for model in pages:
        get_template(model().get_template(None))  # type: ignore[arg-type]  # our pages don't ask the request
    named = {getattr(block.meta, "template", None) for block in body_blocks()} - {None}
    assert len(named) > 10
    for name in named:
        get_template(str(name))


def test_an_undefined_variable_is_an_error_here() -> None:
    template = engines["jinja2"].from_string("{{ no_such_thing }}")
    with pytest.raises(UndefinedError):
        template.render({})


def test_no_template_marks_as_safe_what_people_typed() -> None:
    allowed = {"components/picture.html", "wagtailcore/shared/richtext.html"}
    for name in PUBLIC:
        text = (ROOT / name).read_text()
        assert "|safe" not in text.replace(" ", "") or name in allowed, f"{name} calls something safe"


def test_page_models_read_like_a_table_of_contents() -> None:
    for model in apps.get_models():
        if issubclass(model, Page) and model.__module__.startswith("qcihungary."):
            source = inspect.getsource(inspect.getmodule(model))  # type: ignore[arg-type]  # a model has a module
            assert source.count("\n") < 150, f"{model.__module__} is longer than a page model should be"
            assert "<p" not in source.replace("<page", ""), "no HTML in models"
