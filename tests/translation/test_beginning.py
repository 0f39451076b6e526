"""What a translation begins with: every kind of field, of the newest draft that its editor may see."""

import datetime
import json
import uuid
from collections.abc import Iterator
from decimal import Decimal
from html import unescape
from typing import Any

import pytest
from django.db import models
from django.test import Client
from django.urls import reverse
from wagtail.fields import StreamField
from wagtail.models import Page

from qcihungary.accounts.rights.table import Role
from qcihungary.core.checks import walk_panels
from qcihungary.core.languages import other_language
from qcihungary.core.pages import BasePage
from qcihungary.news.models import NewsIndexPage, NewsPage
from qcihungary.pages.models import HomePage, StandardPage
from qcihungary.results.models import OtherResultPage, OtherResultsIndexPage
from qcihungary.training.models import EventPage, TrainingIndexPage
from qcihungary.translation.answers import Answer
from qcihungary.translation.parts import plain, told_fields
from tests.deliverables.factories import DocumentFactory
from tests.factories import (
    BUDAPEST,
    ImageFactory,
    MemberFactory,
    NewsTagFactory,
    Trees,
    WorkPackageFactory,
    alias_of,
    fresh,
    page_factory,
)
from tests.forms import told
from tests.roles import desk_of, member_of
from tests.translation.test_together import publish_both

pytestmark = pytest.mark.django_db

PLACES: dict[type[BasePage], type[BasePage]] = {
    NewsPage: NewsIndexPage,
    EventPage: TrainingIndexPage,
    OtherResultPage: OtherResultsIndexPage,
    StandardPage: HomePage,
}
"""Every type that editors add pages of, and below what."""

STATES = ("from a draft", "from what is live", "from a draft newer than what is live")
OLD, NEW = 0, 1
MAKERS: dict[str, Any] = {
    "SiteImage": ImageFactory,
    "SiteDocument": DocumentFactory,
    "Member": MemberFactory,
    "NewsTag": NewsTagFactory,
    "WorkPackage": WorkPackageFactory,
}
UNFITTING = ("patent_number", "patent_office", "standard_number", "standard_body", "venue")
"""What only some kinds of results have."""


def fields_of(model: type[BasePage]) -> "Iterator[models.Field[Any, Any]]":
    """What an editor fills in."""
    fields = {field.name: field for field in model._meta.get_fields() if isinstance(field, models.Field)}
    return (fields[name] for name in dict.fromkeys(walk_panels(model.content_panels)) if name in fields)


def filled(model: type[BasePage], turn: int) -> dict[str, Any]:
    """A value for each field of a type, another one each turn."""
    return {field.name: value_for(field, turn) for field in fields_of(model)}


def value_for(field: "models.Field[Any, Any]", turn: int) -> Any:
    """A value of a field's kind."""
    if field.name in UNFITTING:
        return ""
    if isinstance(field, models.JSONField) and not isinstance(field, StreamField):
        return [f"related {turn}"]
    if field.name == "doi":
        return f"10.1000/{turn}"
    if isinstance(field, StreamField):
        return [block_of(field.stream_block, turn)]
    if isinstance(field, models.ManyToManyField):
        return [made(field, turn)]
    if isinstance(field, models.ForeignKey):
        return made(field, turn)
    if field.choices:
        return [value for value, _label in field.flatchoices if value][turn]
    values: dict[type[models.Field[Any, Any]], Any] = {
        models.BooleanField: bool(turn),
        models.DateTimeField: datetime.datetime(2025, 3, 21 + turn, 9 + (field.name == "end"), tzinfo=BUDAPEST),
        models.DateField: datetime.date(2025, 3, 21 + turn),
        models.IntegerField: 12 + turn,
        models.DecimalField: Decimal(f"1{turn}.00"),
        models.URLField: f"https://example.org/{turn}",
    }
    kind = next((kind for kind in values if isinstance(field, kind)), None)
    return values[kind] if kind else f"{field.name} {turn}"


def made(field: Any, turn: int) -> models.Model:
    """Something to choose."""
    model = field.related_model
    if issubclass(model, Page):
        return Page.objects.order_by("pk")[turn]
    found: models.Model = MAKERS[model.__name__]()
    return found


def block_of(stream: Any, turn: int) -> dict[str, Any]:
    """A block of a stream: what its type shows of itself in the list of types."""
    name, block = next(iter(stream.child_blocks.items()))
    value = block.get_prep_value(block.normalize(block.get_preview_value()))
    return {"type": name, "value": f"<p>Turn {turn}</p>" if isinstance(value, str) else plain(value), "id": ids[turn]}


ids = [str(uuid.uuid5(uuid.NAMESPACE_DNS, str(turn))) for turn in (OLD, NEW)]


def content(page: BasePage) -> dict[str, Any]:
    """What a page has in every field."""
    stored = page.serializable_data()
    return {
        field.name: json.loads(stored[field.name]) if isinstance(field, StreamField) else plain(stored[field.name])
        for field in fields_of(type(page))
    }


def change(page: BasePage, turn: int) -> BasePage:
    """The page with other values everywhere, not saved."""
    for name, value in filled(type(page), turn).items():
        setattr(page, name, value)
    return page


def source_in(trees: Trees, model: type[BasePage], code: str, state: str) -> BasePage:
    """A page and its alias, as the first autosave made them; then one of the states."""
    values = filled(model, OLD)
    links = {name: values.pop(name) for name in list(values) if isinstance(values[name], list)}
    is_live = state != STATES[0]
    place = trees[PLACES[model], code]
    page: BasePage = page_factory(model)(parent=place, slug="one", live=is_live, **values)
    for name, value in links.items():
        setattr(page, name, value)
    page.save()
    alias_of(page)
    newest = change(fresh(page), OLD if state == STATES[1] else NEW)
    newest.save_revision(clean=False, changed=state != STATES[1])
    return fresh(page)


def begin(desk: Client, alias: Page) -> str:
    """Press the button, and read what is said."""
    return " ".join(told(desk.post(reverse("wagtailadmin_pages:convert_alias", args=[alias.pk]))))


def twin(page: BasePage) -> BasePage:
    """The page in the other language."""
    return type(page)._default_manager.exclude(pk=page.pk).get(translation_key=page.translation_key)


@pytest.mark.parametrize("code", ["en", "hu"])
@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("model", PLACES, ids=lambda model: model.__name__)
def test_every_field_of_the_newest_draft_is_copied(
    desk: Client, trees: Trees, model: type[BasePage], state: str, code: str
) -> None:
    page = source_in(trees, model, code, state)
    alias = twin(page)
    public = content(alias)
    told = begin(desk, alias)
    begun = fresh(alias)
    draft = begun.get_latest_revision_as_object()
    assert content(draft) == content(page.get_latest_revision_as_object())
    assert (draft.pk, draft.language, draft.alias_of_id) == (alias.pk, other_language(code), None)
    assert begun.revisions.count() == 1
    assert Answer.objects.get(page=alias.pk).behind_count == 0
    if begun.live:
        assert content(begun) == public, "readers go on reading what is published"
        assert begun.awaits_translation
    else:
        assert content(begun) == content(draft)
    assert ("published text" if state == STATES[1] else "newest draft") in told
    assert "1 block" in told


@pytest.mark.parametrize("state", STATES)
def test_what_was_begun_is_not_begun_again(desk: Client, trees: Trees, state: str) -> None:
    page = source_in(trees, NewsPage, "hu", state)
    begin(desk, twin(page))
    begun = twin(page).get_latest_revision_as_object()
    begun.title = "Another"
    begun.save_revision()
    assert desk.post(reverse("wagtailadmin_pages:convert_alias", args=[begun.pk])).status_code == 404
    assert twin(page).get_latest_revision_as_object().title == "Another"
    assert "data-begin-translation" not in desk.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()


PRESSED = (("source", "hu"), ("translation", "hu"), ("source", "en"))
PAIRS = [(NewsPage, state, *pressed) for state in STATES for pressed in PRESSED] + [
    (model, state, *pressed)
    for model in PLACES
    if model is not NewsPage
    for state, pressed in zip(STATES, PRESSED, strict=True)
]


@pytest.mark.parametrize(("model", "state", "pressed_in", "code"), PAIRS)
def test_a_pair_that_is_published_together_is_in_step(
    desk: Client, trees: Trees, model: type[BasePage], state: str, pressed_in: str, code: str
) -> None:
    page = source_in(trees, model, code, state)
    begin(desk, twin(page))
    for number, version in enumerate((twin(page), page, twin(page), page)):
        newest = fresh(version).get_latest_revision_as_object()
        newest.title = f"Version {number}"
        newest.body = [{"type": "text", "value": f"<p>Version {number}</p>", "id": ids[number // 2]}]
        newest.save_revision(clean=False)
        if not newest.live:
            newest.save(clean=False)
    where = fresh(page if pressed_in == "source" else twin(page))
    kind = {"kind": where.kind} if hasattr(where, "kind") else {}
    told = publish_both(desk, where, title="The last title", **kind)
    assert "published at the same moment" in " ".join(told)
    assert twin(page).live
    assert not Answer.objects.filter(behind_count__gt=0), "neither is behind"


def test_a_draft_that_an_editor_may_not_see_is_not_copied(desk: Client, trees: Trees) -> None:
    author = member_of(Role.AUTHOR)
    for state in STATES:
        page = source_in(trees, NewsPage, "hu", state)
        alias = twin(page)
        Page.objects.filter(pk=alias.pk).update(owner=author, live=False)
        told = begin(desk_of(author), alias)
        if state == STATES[0]:
            assert "you may not see" in told
            assert fresh(alias).alias_of_id == page.pk
        else:
            assert content(fresh(alias).get_latest_revision_as_object()) == content(fresh(page))
        for version in (twin(page), page):
            version.delete()


def test_a_page_that_was_never_public_takes_the_slug_of_the_draft(desk: Client, trees: Trees) -> None:
    for state, slug in zip(STATES, ("two", "one", "one"), strict=True):
        page = source_in(trees, NewsPage, "hu", state)
        newest = page.get_latest_revision_as_object()
        newest.slug = "two"
        newest.save_revision(clean=False)
        begin(desk, twin(page))
        assert twin(page).get_latest_revision_as_object().slug == slug
        assert twin(page).slug == slug
        for version in (twin(page), page):
            version.delete()


def test_one_press_begins_it_from_the_editor_and_from_the_list(desk: Client, trees: Trees) -> None:
    page = source_in(trees, NewsPage, "hu", STATES[0])
    convert = reverse("wagtailadmin_pages:convert_alias", args=[twin(page).pk])
    for view, key in (("wagtailadmin_pages:edit", page.pk), ("wagtailadmin_explore", page.get_parent().pk)):
        shown = unescape(desk.get(reverse(view, args=[key])).content.decode())
        assert f'data-begin-translation="{convert}"' in shown, view
        assert "js/begin-translation.js" in shown, view


@pytest.mark.parametrize("model", [NewsPage, OtherResultPage], ids=lambda model: model.__name__)
def test_every_field_can_be_copied_alone(desk: Client, trees: Trees, model: type[BasePage]) -> None:
    page = source_in(trees, model, "hu", STATES[1])
    begin(desk, twin(page))
    for field in told_fields(model).values():
        if isinstance(field, StreamField) or field.name in UNFITTING or getattr(page, field.name) is False:
            continue
        answer: Any = desk.get(reverse("translation_part", args=[twin(page).pk]), {"key": field.name})
        value = answer.json()["value"]
        stored = getattr(page, field.attname if isinstance(field, models.ForeignKey) else field.name)
        if isinstance(field, models.ManyToManyField):
            assert value == [str(one.pk) for one in stored.all()], field.name
        elif isinstance(field, models.ForeignKey):
            assert (value["id"] if isinstance(value, dict) else value) in (stored, [str(stored)]), field.name
        else:
            assert value == (stored.isoformat() if isinstance(stored, datetime.date) else stored), field.name
