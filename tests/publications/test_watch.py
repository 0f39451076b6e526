"""The coordinators' watch list: what it finds, who sees it, and how it is narrowed."""

from typing import cast

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse

from qcihungary.accounts.models import User
from qcihungary.publications.models import Answer, Authorship, KnownFrom, OpenAccess, Publication, PublicationType
from qcihungary.publications.watch import Concern, concerns_of, watch_list
from tests.factories import UserFactory
from tests.publications.factories import PublicationFactory

pytestmark = pytest.mark.django_db

FINE = {"doi": "10.1000/fine", "grant_acknowledged": Answer.YES, "access": OpenAccess.GOLD}
TITLE = "Sample: Keys over the deployed fibre"


def publication(**fields: object) -> Publication:
    """One without fault, but for what is given."""
    return cast("Publication", PublicationFactory(**{**FINE, **fields}))


def found(**fields: object) -> set[Concern]:
    return {finding.concern for finding in concerns_of(publication(**fields))}


def test_one_without_fault_is_not_on_it() -> None:
    assert found() == set()
    assert watch_list() == []


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"access": OpenAccess.CLOSED}, {Concern.NO_OPEN_COPY}),
        ({"access": ""}, {Concern.NO_OPEN_COPY}),
        ({"access": OpenAccess.CLOSED, "repository_url": "https://example.org/copy"}, set()),
        ({"access": "", "arxiv_id": "2404.12345"}, set()),
        ({"grant_acknowledged": Answer.NO}, {Concern.NOT_ACKNOWLEDGED}),
        ({"grant_acknowledged": ""}, {Concern.NOT_ACKNOWLEDGED}),
        ({"doi": ""}, {Concern.NO_DOI}),
        ({"doi": "", "type": PublicationType.TALK}, set()),
        ({"authors": [Authorship(family="Imre", given="S.", orcid="0000-0002-1825-0098")]}, {Concern.BAD_ORCID}),
        ({"authors": [Authorship(family="Imre", given="S.", orcid="0000-0002-1825-0097")]}, set()),
    ],
)
def test_each_concern_is_found(fields: dict[str, object], expected: set[Concern]) -> None:
    assert found(**fields) == expected


def test_a_preprint_with_its_article_is_found_until_they_are_linked() -> None:
    article = publication(original_title=TITLE.upper(), authors=[("Imre", "S."), ("Őri", "B.")])
    publication(doi="10.1000/other", original_title=TITLE, authors=[("Minta", "Anna")])
    preprint = publication(
        doi="10.48550/arxiv.1", type=PublicationType.PREPRINT,
        original_title="Sample – keys over the deployed fibre.", authors=[("Imre", "Sándor")],
    )  # fmt: skip
    [finding] = concerns_of(preprint)
    assert finding.concern is Concern.PUBLISHED
    assert article.original_title in finding.note
    article.related = [preprint.output_key]
    article.save()
    assert concerns_of(preprint) == []


def test_it_says_who_says_so() -> None:
    made = publication(grant_acknowledged=Answer.NO, grant_known_from=KnownFrom.CROSSREF)
    assert "Crossref" in concerns_of(made)[0].note


def test_the_report_lists_counts_and_filters(desk: Client) -> None:
    closed = PublicationFactory(**{**FINE, "access": OpenAccess.CLOSED}, original_title="Sample closed")
    PublicationFactory(**{**FINE, "doi": ""}, original_title="Sample without", live=False)
    address = reverse("publications_watch_list")
    soup = BeautifulSoup(desk.get(address).content, "html.parser")
    assert [link.text.strip() for link in soup.select(".watch-list .title a")] == ["Sample without", "Sample closed"]
    counts = {link["href"].rpartition("=")[2]: link.b.text for link in soup.select(".watch-counts a")[1:]}
    assert counts == {"no-open-copy": "1", "grant": "0", "published": "0", "no-doi": "1", "orcid": "0"}
    narrowed = BeautifulSoup(desk.get(f"{address}?concern=no-open-copy").content, "html.parser")
    [link] = narrowed.select(".watch-list .title a")
    assert desk.get(str(link["href"])).status_code == 200
    assert str(closed.pk) in link["href"]
    for bad in ("?concern=everything", "?p=x", "?p=99"):
        assert desk.get(f"{address}{bad}").status_code == 200


def test_only_who_may_change_publications_sees_it(client: Client) -> None:
    group = Group.objects.create(name="Writers")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    user = cast("User", UserFactory())
    user.groups.add(group)
    client.force_login(user)
    address = reverse("publications_watch_list")
    assert client.get(address).status_code in (302, 403)
    assert address not in client.get(reverse("wagtailadmin_home")).content.decode()
    group.permissions.add(Permission.objects.get(codename="change_publication"))
    assert client.get(address).status_code == 200
