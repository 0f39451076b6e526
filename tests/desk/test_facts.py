"""The facts that nobody has entered yet stand on the home of those who answer for the site."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from qcihungary.consortium.models import ProjectFacts
from qcihungary.desk.facts import awaited_by_pages, missing_of_project
from qcihungary.pages.models import StandardPage
from tests.desk.test_home import lists, member, page_of
from tests.factories import Trees

pytestmark = pytest.mark.django_db


def test_coordinators_read_which_facts_are_missing(desk: Client, trees: Trees) -> None:
    facts = ProjectFacts(start_date=datetime.date(2023, 1, 1), granting_authority_en="the European Commission")
    facts.save()
    page = trees[StandardPage, "hu"]
    page.body = [("text", "<p>Adatkezelő: [KITÖLTENDŐ: név]. Tel.: KITÖLTENDŐ.</p>")]
    page.save_revision()
    said = lists(page_of(desk))["Facts still to enter"].get_text(" ")
    for missing in ("Last day of the project", "Granting authority in Hungarian", "LinkedIn address"):
        assert missing in facts_list(), missing
        assert missing in said, "what matters most is among those that the home has room for"
    assert "[KITÖLTENDŐ: név] KITÖLTENDŐ" in facts_list()
    for known in ("First day of the project", "Granting authority in English"):
        assert known not in facts_list()
    assert "Facts still to enter" in said
    assert "Facts still to enter" not in lists(page_of(member(pages=("change_page",))[1]))


@pytest.mark.parametrize(("name", "value"), [("statement_hu", "[KITÖLTENDŐ]"), ("street_en", "TBD"), ("phone", "TODO")])
def test_a_mark_is_not_entered_as_a_fact(name: str, value: str) -> None:
    """What is entered there is public at once, on every page."""
    with pytest.raises(ValidationError) as refused:
        ProjectFacts(**{name: value}).clean()
    assert list(refused.value.message_dict) == [name]
    ProjectFacts(**{name: ""}).clean()


def facts_list() -> str:
    """Every entry, also those that the home leaves out."""
    return " ".join(entry.title for entry in [*missing_of_project(""), *awaited_by_pages()])
