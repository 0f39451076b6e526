"""Responses of OAI-PMH 2.0 as XML."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from django.conf import settings
from django.http import HttpResponse
from django.utils import timezone
from lxml import etree

from qcihungary.core.outputs.dublin_core import Statement
from qcihungary.core.outputs.oai import OAI_PATH
from qcihungary.core.xml_text import legal
from qcihungary.results.oai.moments import written
from qcihungary.results.oai.protocol import ProtocolError
from qcihungary.results.oai.repository import Header, Portion

OAI = "http://www.openarchives.org/OAI/2.0/"
OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"
DC = "http://purl.org/dc/elements/1.1/"
SCHEMA_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
LOCATION = f"{{{SCHEMA_INSTANCE}}}schemaLocation"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"

Element = etree._Element  # noqa: SLF001  (lxml has no other name for it)

Write = Callable[[Element], None]
Metadata = Mapping[str, Sequence[Statement]]


def base_url() -> str:
    """The address that requests are sent to."""
    return f"{settings.BASE_URL}{OAI_PATH}"


def respond(arguments: Mapping[str, str], write: Write) -> HttpResponse:
    """A response whose content ``write`` appends to the root."""
    root = etree.Element(f"{{{OAI}}}OAI-PMH", nsmap={None: OAI, "xsi": SCHEMA_INSTANCE})  # type: ignore[dict-item]  # the default namespace
    root.set(LOCATION, f"{OAI} {OAI}OAI-PMH.xsd")
    add(root, "responseDate", written(timezone.now()))
    request = add(root, "request", base_url())
    for name, value in arguments.items():
        request.set(name, legal(value))
    write(root)
    text = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return HttpResponse(text, content_type="text/xml; charset=utf-8", headers={"Content-Language": "en"})


def add(parent: Element, name: str, text: str = "", namespace: str = OAI) -> Element:
    """Append an element with a text."""
    element = etree.SubElement(parent, f"{{{namespace}}}{name}")
    if text:
        element.text = legal(text)
    return element


def write_error(root: Element, error: ProtocolError) -> None:
    """What was wrong."""
    add(root, "error", str(error)).set("code", error.code)


def write_headers(parent: Element, shown: Iterable[Header]) -> None:
    """The headers of a list."""
    for header in shown:
        write_header(parent, header)


def write_header(parent: Element, header: Header) -> None:
    """One header."""
    element = add(parent, "header")
    if header.is_deleted:
        element.set("status", "deleted")
    add(element, "identifier", header.identifier)
    add(element, "datestamp", written(header.datestamp))
    add(element, "setSpec", header.kind)


def write_records(parent: Element, shown: Iterable[Header], metadata: Metadata) -> None:
    """The records of a list; a deleted one has no metadata."""
    for header in shown:
        record = add(parent, "record")
        write_header(record, header)
        if not header.is_deleted:
            write_dublin_core(add(record, "metadata"), metadata.get(header.key, ()))


def write_dublin_core(parent: Element, statements: Iterable[Statement]) -> None:
    """The description of one record."""
    names = {"oai_dc": OAI_DC, "dc": DC, "xsi": SCHEMA_INSTANCE}
    described = etree.SubElement(parent, f"{{{OAI_DC}}}dc", nsmap=names)
    described.set(LOCATION, f"{OAI_DC} http://www.openarchives.org/OAI/2.0/oai_dc.xsd")
    for statement in statements:
        element = add(described, statement.element, statement.value, DC)
        if statement.language:
            element.set(LANG, statement.language)


def write_token(parent: Element, portion: Portion) -> None:
    """How the list goes on. The last part of a divided one has an empty token."""
    if portion.token is not None:
        element = add(parent, "resumptionToken", portion.token)
        element.set("completeListSize", str(portion.size))
        element.set("cursor", str(portion.cursor))
