"""OAI-PMH 2.0 at ``/oai/``: harvesters fetch here what the project produced, all of it or what is new."""

from collections.abc import Callable, Mapping
from email.utils import parseaddr
from functools import partial

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods
from lxml import etree

from qcihungary.consortium.models import ProjectFacts
from qcihungary.core.outputs.oai import namespace, oai_identifier
from qcihungary.core.outputs.registry import output_kinds
from qcihungary.results.oai import writing
from qcihungary.results.oai.metadata import describe
from qcihungary.results.oai.moments import written
from qcihungary.results.oai.protocol import PREFIX, Arguments, ProtocolError, arguments_of, verb_of
from qcihungary.results.oai.repository import check_prefix, earliest, header_of, keys_of, portion
from qcihungary.results.oai.writing import Element, add

IDENTIFIER_NAMESPACE = "http://www.openarchives.org/OAI/2.0/oai-identifier"


@csrf_exempt  # a harvester has no cookie, and nothing is changed
@require_http_methods(["GET", "HEAD", "POST"])
def oai(request: HttpRequest) -> HttpResponse:
    """A response to a request, whatever is wrong with it; the language of a repository is English."""
    query = request.POST if request.method == "POST" else request.GET
    with translation.override("en"):
        try:
            verb = verb_of(query)
            arguments = arguments_of(query, verb)
        except ProtocolError as error:
            response = writing.respond({}, partial(writing.write_error, error=error))
        else:
            response = answer(verb, arguments)
    patch_cache_control(response, no_cache=True)
    return response


def answer(verb: str, arguments: Arguments) -> HttpResponse:
    """The response to a well-formed request."""
    shown = {"verb": verb, **arguments}
    try:
        return writing.respond(shown, ANSWERS[verb](arguments))
    except ProtocolError as error:
        return writing.respond(shown, partial(writing.write_error, error=error))


def identify(arguments: Arguments) -> writing.Write:
    """Who this is."""
    facts = ProjectFacts.current()
    fields = {
        "repositoryName": facts.acronym,
        "baseURL": writing.base_url(),
        "protocolVersion": "2.0",
        "adminEmail": facts.email or parseaddr(settings.DEFAULT_FROM_EMAIL)[1],
        "earliestDatestamp": written(earliest()),
        "deletedRecord": "persistent",
        "granularity": "YYYY-MM-DDThh:mm:ssZ",
    }

    def write(root: Element) -> None:
        element = add(root, "Identify")
        for name, text in fields.items():
            add(element, name, text)
        write_identifier_format(add(element, "description"))

    return write


def write_identifier_format(parent: Element) -> None:
    """How identifiers are built (OAI identifier format, version 2)."""
    fields = {
        "scheme": "oai",
        "repositoryIdentifier": namespace(),
        "delimiter": ":",
        "sampleIdentifier": oai_identifier("deliverable-1"),
    }
    names = {None: IDENTIFIER_NAMESPACE}
    element = etree.SubElement(parent, f"{{{IDENTIFIER_NAMESPACE}}}oai-identifier", nsmap=names)  # type: ignore[arg-type]
    element.set(writing.LOCATION, f"{IDENTIFIER_NAMESPACE} {IDENTIFIER_NAMESPACE}.xsd")
    for name, text in fields.items():
        add(element, name, text, IDENTIFIER_NAMESPACE)


def list_metadata_formats(arguments: Arguments) -> writing.Write:
    """The one format. Raises ProtocolError for an identifier that there isn't."""
    if "identifier" in arguments:
        header_of(arguments["identifier"])
    fields = {
        "metadataPrefix": PREFIX,
        "schema": "http://www.openarchives.org/OAI/2.0/oai_dc.xsd",
        "metadataNamespace": writing.OAI_DC,
    }

    def write(root: Element) -> None:
        element = add(add(root, "ListMetadataFormats"), "metadataFormat")
        for name, text in fields.items():
            add(element, name, text)

    return write


def list_sets(arguments: Arguments) -> writing.Write:
    """A set for each kind. Raises ProtocolError for any token: the list is short, and was never divided."""
    if "resumptionToken" in arguments:
        raise ProtocolError("badResumptionToken", "The list of sets is given whole.")

    def write(root: Element) -> None:
        element = add(root, "ListSets")
        for kind, name in output_kinds().items():
            found = add(element, "set")
            add(found, "setSpec", kind)
            add(found, "setName", name)

    return write


def list_identifiers(arguments: Arguments) -> writing.Write:
    """Headers. Raises ProtocolError as ``repository.portion`` does."""
    found = portion("ListIdentifiers", arguments)

    def write(root: Element) -> None:
        element = add(root, "ListIdentifiers")
        writing.write_headers(element, found.headers)
        writing.write_token(element, found)

    return write


def list_records(arguments: Arguments) -> writing.Write:
    """Records. Raises ProtocolError as ``repository.portion`` does."""
    found = portion("ListRecords", arguments)
    metadata = describe(keys_of(found.headers))

    def write(root: Element) -> None:
        element = add(root, "ListRecords")
        writing.write_records(element, found.headers, metadata)
        writing.write_token(element, found)

    return write


def get_record(arguments: Arguments) -> writing.Write:
    """One record. Raises ProtocolError where it or its format isn't there."""
    header = header_of(arguments["identifier"])
    check_prefix(arguments["metadataPrefix"])
    metadata = describe(keys_of([header]))
    return lambda root: writing.write_records(add(root, "GetRecord"), [header], metadata)


ANSWERS: Mapping[str, Callable[[Arguments], writing.Write]] = {
    "Identify": identify,
    "ListMetadataFormats": list_metadata_formats,
    "ListSets": list_sets,
    "ListIdentifiers": list_identifiers,
    "ListRecords": list_records,
    "GetRecord": get_record,
}
