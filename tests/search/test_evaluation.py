"""How well it finds, on whatever database the tests run: the bars of the project, and above what we compare with."""

import pytest

from scripts import search_eval

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("language", "least_recall", "least_precision"), [("hu", 0.97, 0.85), ("en", 0.95, 0.85)])
def test_the_bars_are_held(language: str, least_recall: float, least_precision: float) -> None:
    search_eval.fill()
    queries = search_eval.read_queries(language)
    assert len(queries) >= {"hu": 150, "en": 60}[language]
    for part in (queries, [asked for asked in queries if asked.is_held_out]):
        recall, precision = search_eval.measure(search_eval.ours, language, part)
        assert recall >= least_recall
        assert precision >= least_precision


def test_every_query_names_texts_that_exist() -> None:
    for language in search_eval.LANGUAGES:
        names = {name for name, _title, _body in search_eval.read_texts(language)}
        assert {name for asked in search_eval.read_queries(language) for name in asked.relevant} <= names
