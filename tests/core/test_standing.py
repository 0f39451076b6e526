"""What stands on every page comes with the stamp, is what the tables say, and goes with the stamp."""

from typing import Any

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from qcihungary.consortium.models import Funder, Member, ProjectFacts
from qcihungary.core import standing
from qcihungary.core.images import SiteImage
from qcihungary.core.restrictions import closed_paths
from qcihungary.core.stamps import Stamp, kept, renew
from qcihungary.news.models import NewsIndexPage, NewsTag
from tests.factories import FunderFactory, ImageFactory, MemberFactory, Trees
from tests.queries import queries_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def save(django_capture_on_commit_callbacks: Any) -> Any:
    """Save something, and let its transaction end."""

    def saved() -> None:
        with django_capture_on_commit_callbacks(execute=True):
            renew()
        kept.forget()

    return saved


@pytest.fixture
def full_house(trees: Trees) -> None:
    """Everything that may stand on a page, whole or not."""
    image = ImageFactory(title="A logo")
    MemberFactory(short_name="Őrs", name_en="Guard", name_hu="Őrség", logo=image)
    MemberFactory(short_name="Bare", logo=None)
    FunderFactory(logo=image)
    facts = ProjectFacts.current()
    facts.social_links = [("link", {"network": "linkedin", "url": "https://example.org/"})]
    facts.save()
    NewsTag.objects.create(slug="keys", name_en="Keys", name_hu="Kulcsok")
    PageViewRestriction.objects.create(page=trees[NewsIndexPage, "en"], restriction_type="login")


def fields_of(found: Any) -> Any:
    return {field.attname: field.value_from_object(found) for field in type(found)._meta.concrete_fields}


def test_it_is_what_the_tables_say(full_house: None, save: Any, django_assert_num_queries: Any) -> None:
    told = {name: each.read() for name, each in standing.known.items()}
    save()
    with django_assert_num_queries(1):
        found = {name: each.get() for name, each in standing.known.items()}
        logos = [row.logo for row in [*found["members"], *found["funders"]]]
    assert [logo and logo.title for logo in logos].count("A logo") == 2
    assert isinstance(logos[-1], SiteImage)
    assert {type(rows[0]) for rows in found.values() if rows} >= {Member, Funder, ProjectFacts, NewsTag}
    for name, rows in told.items():
        for row, again in zip(rows, found[name], strict=True):
            assert row == again
            assert isinstance(row, str) or fields_of(row) == fields_of(again)
    assert closed_paths()


def test_a_page_costs_fewer_queries_and_looks_the_same(
    full_house: None, client: Client, trees: Trees, save: Any
) -> None:
    renew()
    asked, before = len(queries_of(client, "/hu/a-projektrol/")), client.get("/hu/a-projektrol/").content
    save()
    assert len(queries_of(client, "/hu/a-projektrol/")) <= asked - 4  # closed paths, facts, members, funders
    assert client.get("/hu/a-projektrol/").content == before


def test_it_goes_with_its_stamp(full_house: None, client: Client, save: Any) -> None:
    save()
    assert "Őrség" in client.get("/hu/").text
    member = Member.objects.get(short_name="Őrs")
    member.name_hu = "Strázsa"
    member.save()
    assert Stamp.objects.get().standing == ""
    assert "Strázsa" in client.get("/hu/").text


def test_what_is_written_too_late_is_dropped(full_house: None) -> None:
    kept.look()
    Stamp.objects.update(value="4c2dd7a1-6be1-4d65-9a3e-6f4ad9a6f0c3")
    assert not standing.write()
    assert Stamp.objects.get().standing == ""
