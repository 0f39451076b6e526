"""Asking our OAI-PMH as a harvester does; each answer has to be valid."""

from urllib.parse import urlencode

from django.test import Client
from lxml import etree

from tests.results.schemas import valid_oai

NAMES = {
    "oai": "http://www.openarchives.org/OAI/2.0/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "id": "http://www.openarchives.org/OAI/2.0/oai-identifier",
}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def ask(client: Client, query: str = "", **arguments: str) -> etree._Element:
    """The root of a valid response."""
    response = client.get(f"/oai/?{query or urlencode({name.rstrip('_'): text for name, text in arguments.items()})}")
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "text/xml; charset=utf-8"
    return valid_oai(response.content)


def texts(root: etree._Element, path: str) -> list[str]:
    return [str(found.text or "") for found in root.iterfind(f".//{path}", NAMES)]


def codes(root: etree._Element) -> list[str]:
    return [str(error.get("code")) for error in root.iterfind("oai:error", NAMES)]


def records(client: Client, **arguments: str) -> etree._Element:
    return ask(client, verb="ListRecords", metadataPrefix="oai_dc", **arguments)


def identifiers(client: Client, **arguments: str) -> list[str]:
    root = ask(client, verb="ListIdentifiers", metadataPrefix="oai_dc", **arguments)
    return texts(root, "oai:identifier") or codes(root)
