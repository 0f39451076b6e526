"""The form of a page says how many addresses hang on its name."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from qcihungary.news.models import NewsIndexPage
from qcihungary.pages.models import AboutPage
from qcihungary.results.models import ResultsIndexPage
from tests.core.addresses.site import furnish
from tests.factories import NewsPageFactory, Trees
from tests.publications.factories import PublicationFactory

CASES: dict[str, tuple[Any, str, str]] = {
    "alone": (
        AboutPage,
        "With another name the page moves. Its old address will lead to the new one.",
        "Más névvel az oldal elköltözik. Régi címe az újra vezet majd.",
    ),
    "pages": (
        NewsIndexPage,
        "With another name the page moves, and with it what is below: 1 page. Old addresses lead to the new ones.",
        "Más névvel az oldal elköltözik, és vele az is, ami alatta van: 1 oldal. A régi címek az újakra vezetnek majd.",
    ),
    "pages and records": (
        ResultsIndexPage,
        "With another name the page moves, and with it what is below: 4 pages and 3 records.",
        "Más névvel az oldal elköltözik, és vele az is, ami alatta van: 4 oldal és 3 rekord.",
    ),
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("language", ["en", "hu"])
def test_the_form_says_what_moves(desk: Client, trees: Trees, case: str, language: str) -> None:
    model, *words = CASES[case]
    furnish(trees, "en")
    PublicationFactory()
    NewsPageFactory(parent=trees[NewsIndexPage, "en"], live=False)
    address = reverse("wagtailadmin_pages:edit", args=[trees[model, "en"].pk])
    assert words[language == "hu"] in desk.get(address, headers={"accept-language": language}).content.decode()


def test_a_draft_that_was_never_public_moves_nothing(desk: Client, trees: Trees) -> None:
    draft = NewsPageFactory(parent=trees[NewsIndexPage, "en"], live=False)
    text = desk.get(reverse("wagtailadmin_pages:edit", args=[draft.pk])).content.decode()
    assert "With another name" not in text
