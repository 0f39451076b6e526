"""OAI-PMH 2.0: every verb, every error, harvests in parts, and what is said of what was withdrawn."""

import datetime

import pytest
from django.test import Client
from lxml import etree

from qcihungary.consortium.models import ProjectFacts
from qcihungary.core.outputs import registry as outputs
from qcihungary.core.outputs.dublin_core import Statement
from qcihungary.core.stamps import kept
from tests.queries import queries_of
from tests.results.harvesting import LANG, NAMES, ask, codes, identifiers, records, texts
from tests.results.schemas import valid_oai
from tests.results.shelf import Shelf

# --- verbs


def test_identify(client: Client, shelf: Shelf) -> None:
    shelf.fill(3)
    ProjectFacts(email="info@qcihungary.hu").save()
    root = ask(client, verb="Identify")
    assert texts(root, "oai:repositoryName") == ["QCIHungary"]
    assert texts(root, "oai:baseURL") == ["http://testserver/oai/"] == texts(root, "oai:request")
    assert texts(root, "oai:adminEmail") == ["info@qcihungary.hu"]
    assert texts(root, "oai:earliestDatestamp") == ["2025-03-01T12:00:00Z"]
    assert texts(root, "oai:deletedRecord") == ["persistent"]
    assert texts(root, "id:repositoryIdentifier") == ["testserver"]
    assert root.find("oai:request", NAMES).get("verb") == "Identify"


def test_one_format(client: Client, shelf: Shelf) -> None:
    shelf.fill(1)
    for more in ({}, {"identifier": "oai:testserver:deliverable-0"}):
        assert texts(ask(client, verb="ListMetadataFormats", **more), "oai:metadataPrefix") == ["oai_dc"]


def test_a_set_for_each_kind(client: Client, shelf: Shelf) -> None:
    root = ask(client, verb="ListSets")
    assert texts(root, "oai:setSpec") == ["deliverable", "publication", "policy-brief"]
    assert texts(root, "oai:setName") == ["Deliverable", "Publication", "Policy brief"]


def test_one_record(client: Client, shelf: Shelf) -> None:
    ProjectFacts(openaire_programme="DEP").save()
    output = shelf.put("publication", "Keys & <fibres>\x0b", summaries={"en": "In short."}, is_open=True)
    shelf.statements[output.key] = [
        Statement("creator", "Imre, Sándor"),
        Statement("identifier", "https://doi.org/10.1234/x"),
        Statement("type", "info:eu-repo/semantics/article"),
        Statement("publisher", ""),
    ]
    root = ask(client, verb="GetRecord", metadataPrefix="oai_dc", identifier="oai:testserver:publication-0")
    assert texts(root, "oai:datestamp") == ["2025-03-01T12:00:00Z"]
    assert texts(root, "oai:setSpec") == ["publication"]
    said = [(etree.QName(found).localname, found.text, found.get(LANG)) for found in root.iterfind(".//dc:*", NAMES)]
    assert said == [
        ("title", "Keys & <fibres>", "en"),
        ("title", "Eredmény 0", "hu"),
        ("creator", "Imre, Sándor", None),
        ("description", "In short.", "en"),
        ("publisher", "QCIHungary", None),
        ("date", "2025-03-01", None),
        ("type", "info:eu-repo/semantics/article", None),
        ("identifier", "http://testserver/en/0/", None),
        ("identifier", "http://testserver/hu/0/", None),
        ("identifier", "https://doi.org/10.1234/x", None),
        ("relation", "info:eu-repo/grantAgreement/EC/DEP/101081247", None),
        ("rights", "info:eu-repo/semantics/openAccess", None),
    ]


def test_without_a_programme_there_is_no_grant_link(client: Client, shelf: Shelf) -> None:
    shelf.fill(1)
    assert not texts(records(client), "dc:relation")


def test_a_request_may_be_posted(client: Client, shelf: Shelf) -> None:
    shelf.fill(1)
    response = client.post("/oai/", {"verb": "ListRecords", "metadataPrefix": "oai_dc"})
    assert texts(valid_oai(response.content), "oai:identifier") == ["oai:testserver:deliverable-0"]
    assert "Set-Cookie" not in response.headers


def test_other_methods_are_refused(client: Client, shelf: Shelf) -> None:
    assert client.put("/oai/").status_code == 405


# --- a harvest


def test_a_harvest_in_parts_gets_everything_once(client: Client, shelf: Shelf) -> None:
    shelf.fill(250)
    root = records(client)
    found, tokens = [], []
    while True:
        found += texts(root, "oai:identifier")
        token = root.find(".//oai:resumptionToken", NAMES)
        tokens.append((token.get("completeListSize"), token.get("cursor"), bool(token.text)))
        if not token.text:
            break
        root = ask(client, verb="ListRecords", resumptionToken=token.text)
    assert len(found) == len(set(found)) == 250
    assert tokens == [("250", "0", True), ("250", "100", True), ("250", "200", False)]


def test_what_changes_meanwhile_is_not_missed(client: Client, shelf: Shelf) -> None:
    shelf.fill(150)
    root = records(client)
    first = set(texts(root, "oai:identifier"))
    late = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    for place in (0, 99, 120):  # 99 was the last one of the first part
        gone = shelf.found[place]
        shelf.found[place] = outputs.Output(gone.key, gone.kind, gone.titles, gone.addresses, changed=late)
    kept.forget()
    rest = texts(
        ask(client, verb="ListRecords", resumptionToken=texts(root, "oai:resumptionToken")[0]), "oai:identifier"
    )
    assert first | set(rest) == {f"oai:testserver:{output.key}" for output in shelf.found}
    assert {"oai:testserver:deliverable-0", "oai:testserver:publication-99"} <= set(rest)


def test_a_short_list_has_no_token(client: Client, shelf: Shelf) -> None:
    shelf.fill(100)
    assert records(client).find(".//oai:resumptionToken", NAMES) is None


@pytest.mark.parametrize(
    ("arguments", "count"),
    [
        ({"from": "2025-03-01T12:03:00Z"}, 7),
        ({"until": "2025-03-01T12:03:00Z"}, 4),
        ({"from": "2025-03-01T12:02:00Z", "until": "2025-03-01T12:02:00Z"}, 1),
        ({"from": "2025-03-01", "until": "2025-03-01"}, 10),
        ({"set": "publication"}, 5),
        ({"set": "publication", "until": "2025-03-01T12:03:00Z"}, 2),
    ],
)
def test_lists_by_time_and_set(client: Client, shelf: Shelf, arguments: dict[str, str], count: int) -> None:
    shelf.fill(10)
    assert len(identifiers(client, **arguments)) == count


def test_queries_do_not_grow(client: Client, shelf: Shelf) -> None:
    shelf.fill(3)
    few = queries_of(client, "/oai/?verb=ListRecords&metadataPrefix=oai_dc")
    shelf.fill(5000)
    many = queries_of(client, "/oai/?verb=ListRecords&metadataPrefix=oai_dc")
    assert len(many) == len(few) <= 16


# --- errors


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("", "badVerb"),
        ("verb=", "badVerb"),
        ("verb=Nonsense", "badVerb"),
        ("verb=identify", "badVerb"),
        ("verb=Identify&verb=Identify", "badVerb"),
        ("verb=Identify&until=2025-01-01", "badArgument"),
        ("verb=Identify&%00=x", "badArgument"),
        ("verb=ListSets&set=deliverable", "badArgument"),
        ("verb=ListSets&resumptionToken=x", "badResumptionToken"),
        ("verb=ListMetadataFormats&identifier=oai:testserver:deliverable-99", "idDoesNotExist"),
        ("verb=GetRecord", "badArgument"),
        ("verb=GetRecord&metadataPrefix=oai_dc", "badArgument"),
        ("verb=GetRecord&metadataPrefix=marc&identifier=oai:testserver:deliverable-0", "cannotDisseminateFormat"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=deliverable-0", "idDoesNotExist"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:elsewhere:deliverable-0", "idDoesNotExist"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=a&identifier=b", "badArgument"),
        ("verb=ListRecords", "badArgument"),
        ("verb=ListRecords&metadataPrefix=marc", "cannotDisseminateFormat"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=yesterday", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2025-02-30", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2025-01-01T00:00:00", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2025-01-01&until=2025-01-01T00:00:00Z", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2025-01-02&until=2025-01-01", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2199-01-01", "noRecordsMatch"),
        ("verb=ListIdentifiers&metadataPrefix=oai_dc&until=1999-01-01", "noRecordsMatch"),
        ("verb=ListIdentifiers&metadataPrefix=oai_dc&set=policy-brief", "noRecordsMatch"),
        ("verb=ListIdentifiers&metadataPrefix=oai_dc&set=nonsense", "noRecordsMatch"),
        ("verb=ListIdentifiers&metadataPrefix=oai_dc&resumptionToken=x", "badArgument"),
        ("verb=ListIdentifiers&resumptionToken=x", "badResumptionToken"),
        ("verb=ListIdentifiers&resumptionToken=", "badResumptionToken"),
    ],
)
def test_errors(client: Client, shelf: Shelf, query: str, code: str) -> None:
    shelf.fill(2)
    root = ask(client, query or "x=")
    assert codes(root) == [code]
    attributes = root.find("oai:request", NAMES).attrib
    if code in ("badVerb", "badArgument"):
        assert not attributes
    else:
        assert attributes["verb"] == query.partition("&")[0].removeprefix("verb=")


def test_a_token_is_for_its_verb_and_signed(client: Client, shelf: Shelf) -> None:
    shelf.fill(101)
    [token] = texts(records(client), "oai:resumptionToken")
    assert codes(ask(client, verb="ListIdentifiers", resumptionToken=token)) == ["badResumptionToken"]
    assert codes(ask(client, verb="ListRecords", resumptionToken=f"{token}x")) == ["badResumptionToken"]
    shelf.found.pop()
    kept.forget()
    assert codes(ask(client, verb="ListRecords", resumptionToken=token)) == ["badResumptionToken"]


# --- what was withdrawn
