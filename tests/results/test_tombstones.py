"""What was withdrawn leaves a tombstone, and nothing else."""

import pytest
from django.test import Client
from lxml import etree
from wagtail.models import PageViewRestriction

from qcihungary.core.stamps import renew
from qcihungary.results.models import HarvestedOutput, OtherResultsIndexPage
from tests.factories import OtherResultPageFactory, Trees, fresh
from tests.results.harvesting import NAMES, ask, identifiers, records, texts
from tests.results.shelf import Shelf


@pytest.fixture
def notice(django_capture_on_commit_callbacks: object) -> object:
    """What is done once a transaction is certain, done."""
    return lambda: django_capture_on_commit_callbacks(execute=True)  # type: ignore[operator]


@pytest.mark.parametrize("how", ["unpublished", "restricted", "deleted", "list closed"])
def test_a_withdrawn_output_leaves_a_tombstone(client: Client, trees: Trees, notice: object, how: str) -> None:
    with notice():  # type: ignore[operator]
        page = OtherResultPageFactory(
            parent=trees[OtherResultsIndexPage, "en"], slug="secret", title="Xylophone", search_description="Xylophone"
        )
    identifier = f"oai:testserver:other-{page.translation_key}"
    assert identifiers(client) == [identifier]
    before = HarvestedOutput.objects.get().since
    with notice():  # type: ignore[operator]
        if how == "unpublished":
            page.unpublish()
        elif how == "deleted":
            fresh(page).delete()
        else:
            closed = page if how == "restricted" else page.get_parent()
            PageViewRestriction.objects.create(page=closed, restriction_type="login")
    root = ask(client, verb="GetRecord", metadataPrefix="oai_dc", identifier=identifier)
    assert root.find(".//oai:header", NAMES).get("status") == "deleted"
    assert root.find(".//oai:metadata", NAMES) is None
    assert texts(root, "oai:setSpec") == ["dataset"]
    text = client.get("/oai/?verb=ListRecords&metadataPrefix=oai_dc").content.decode()
    assert "Xylophone" not in text
    assert "secret" not in text
    row = HarvestedOutput.objects.get()
    assert row.since > before
    assert {field.name for field in HarvestedOutput._meta.fields} == {"id", "key", "kind", "is_withdrawn", "since"}


def test_what_comes_back_is_no_longer_deleted_and_is_new(client: Client, shelf: Shelf, notice: object) -> None:
    output = shelf.put()
    for found in ([output], [], [output]):
        shelf.found = found
        with notice():  # type: ignore[operator]
            renew()
    row = HarvestedOutput.objects.get()
    assert not row.is_withdrawn
    assert identifiers(client, **{"from": f"{row.since:%Y-%m-%dT%H:%M:%SZ}"}) == ["oai:testserver:deliverable-0"]
    assert "deleted" not in etree.tostring(records(client)).decode()


def test_a_get_writes_nothing(client: Client, shelf: Shelf) -> None:
    shelf.fill(3)
    records(client)
    assert not HarvestedOutput.objects.exists()


def test_notice_is_taken_once_for_a_whole_transaction(shelf: Shelf, notice: object) -> None:
    shelf.fill(3)
    reads = []
    shelf.outputs = lambda: reads.append(1) or iter(shelf.found)  # type: ignore[method-assign, func-returns-value]
    with notice():  # type: ignore[operator]
        for _number in range(20):
            renew()
    assert HarvestedOutput.objects.count() == 3
    assert len(reads) <= 2
