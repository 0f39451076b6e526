"""Links between results, and to news: kept in order, shown at both ends, and never to what isn't public."""

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import pytest
from django import forms
from django.db import models

from qcihungary.core.outputs import registry as outputs
from qcihungary.core.outputs.dublin_core import Statement
from qcihungary.core.outputs.registry import Kinds, Output, related_to
from qcihungary.core.outputs.related import RelatedField, offered
from qcihungary.core.stamps import kept
from qcihungary.news.models import NewsIndexPage, NewsPage
from tests.factories import Trees, alias_of, page_factory


class Shelf:
    """A source of whatever a test puts on it."""

    kinds: Kinds = {"deliverable": "Deliverable", "dataset": "Data set"}

    def __init__(self) -> None:
        self.found: list[Output] = []

    def put(self, key: str, kind: str = "deliverable", *related: str, year: int = 2025) -> Output:
        title = {"en": f"Title of {key}"}
        output = Output(
            key=key, kind=kind, titles=title, addresses={"en": f"/en/{key}/"}, related=related,
            date=datetime.date(year, 1, 1),
        )  # fmt: skip
        self.found.append(output)
        kept.forget()
        return output

    def outputs(self) -> Iterable[Output]:
        return self.found

    def dublin_core(self, keys: Collection[str]) -> Mapping[str, Sequence[Statement]]:
        return {}


@pytest.fixture
def shelf(db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shelf]:
    """The only source of outputs."""
    made = Shelf()
    monkeypatch.setattr(outputs, "sources", [made])
    kept.forget()
    yield made
    kept.forget()


class Linked:
    """Something with links, as a form's instance."""

    output_key = "deliverable-1"

    def __init__(self, *related: str) -> None:
        self.related = list(related)


def field() -> RelatedField:
    made = RelatedField()
    made.set_attributes_from_name("related")
    return made


def saved(instance: Linked) -> list[str]:
    return field().pre_save(instance, add=False)  # type: ignore[arg-type]


def test_a_link_shows_at_both_ends(shelf: Shelf) -> None:
    first, second = shelf.put("deliverable-1", "deliverable", "dataset-2"), shelf.put("dataset-2", "dataset")
    assert related_to("deliverable-1") == [second]
    assert related_to("dataset-2") == [first]


def test_links_are_listed_newest_first_and_once(shelf: Shelf) -> None:
    shelf.put("a", "deliverable", "b", "c", "a")
    older, newer = shelf.put("b", "deliverable", "a", year=2023), shelf.put("c", year=2024)
    assert related_to("a") == [newer, older]


def test_what_is_not_public_is_not_listed(shelf: Shelf) -> None:
    shelf.put("a", "deliverable", "deliverable-77", "news-00000000-0000-0000-0000-000000000000", "news-nonsense")
    assert related_to("a") == []
    assert related_to("deliverable-77") == [shelf.found[0]]


def test_a_form_keeps_the_order_and_what_it_cannot_show(shelf: Shelf) -> None:
    for key in ("a", "b", "c"):
        shelf.put(key)
    linked = Linked("c", "deliverable-99", "a")
    field().save_form_data(linked, ["a", "b", "c"])  # type: ignore[arg-type]
    assert linked.related == ["c", "deliverable-99", "a", "b"]


def test_a_form_drops_what_was_deselected(shelf: Shelf) -> None:
    shelf.put("a")
    shelf.put("b")
    linked = Linked("a", "b")
    field().save_form_data(linked, ["b"])  # type: ignore[arg-type]
    assert linked.related == ["b"]


def test_nothing_is_kept_twice_or_linked_with_itself() -> None:
    assert saved(Linked("a", "deliverable-1", "b", "a")) == ["a", "b"]


def test_the_choices_are_grouped_and_begin_with_what_is_chosen(shelf: Shelf) -> None:
    for key, kind in (("deliverable-1", "deliverable"), ("d", "dataset"), ("b", "deliverable"), ("c", "deliverable")):
        shelf.put(key, kind)
    groups = offered(["b", "unknown"], "deliverable-1")
    assert groups == [
        ("Linked now", [("b", "Title of b (2025)")]),
        ("Deliverable", [("c", "Title of c (2025)")]),
        ("Data set", [("d", "Title of d (2025)")]),
    ]


def test_five_thousand_choices_fit_on_a_form(shelf: Shelf) -> None:
    shelf.found = [
        Output(f"deliverable-{number}", "deliverable", {"en": f"Title {number}"}, {"en": f"/en/{number}/"})
        for number in range(5000)
    ]
    kept.forget()
    made = field().formfield()
    made.offer([], "deliverable-1")  # type: ignore[attr-defined]
    form = type("Form", (forms.Form,), {"related": made})({"related": ["deliverable-7", "deliverable-4999"]})
    assert form.is_valid()
    assert form.cleaned_data["related"] == ["deliverable-7", "deliverable-4999"]
    assert str(form).count("<option") == 4999


def test_news_is_linked_in_both_languages_and_is_no_output(shelf: Shelf, trees: Trees) -> None:
    article = page_factory(NewsPage)(parent=trees[NewsIndexPage, "en"], title="Keys", slug="keys")
    alias_of(article)
    key = f"news-{article.translation_key}"
    linked = shelf.put("a", "deliverable", key)
    [companion] = related_to("a")
    assert companion.titles == {"en": "Keys"}
    assert companion.addresses == {"en": "/en/news/keys/", "hu": "/hu/hirek/keys/"}
    assert related_to(key) == [linked]
    assert key not in outputs.all_outputs()
    assert ("News", [(key, "Keys (2025)")]) in offered([], "a")


def test_an_article_that_is_not_public_is_not_linked(shelf: Shelf, trees: Trees) -> None:
    article = page_factory(NewsPage)(parent=trees[NewsIndexPage, "en"], live=False, slug="keys")
    shelf.put("a", "deliverable", f"news-{article.translation_key}")
    assert related_to("a") == []


def test_links_cost_no_query_once_they_are_known(shelf: Shelf, trees: Trees, django_assert_num_queries: object) -> None:
    article = page_factory(NewsPage)(parent=trees[NewsIndexPage, "en"], slug="keys")
    shelf.put("a", "deliverable", f"news-{article.translation_key}")
    related_to("a")
    with django_assert_num_queries(0):  # type: ignore[operator]
        assert len(related_to("a")) == 1


def test_its_migrations_name_nothing_but_the_field() -> None:
    _name, path, args, kwargs = field().deconstruct()
    assert path == "qcihungary.core.outputs.related.RelatedField"
    assert not args
    assert issubclass(RelatedField, models.JSONField)
    assert set(kwargs) <= {"verbose_name", "default", "blank", "help_text"}
