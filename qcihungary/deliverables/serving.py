"""The files of deliverables at addresses of their own, which stay: each version's, and that of the latest."""

from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language

from qcihungary.core.outputs.machine import TypedLink, absolute, add_links, part_of
from qcihungary.core.views import document
from qcihungary.deliverables.facts import PublicFacts
from qcihungary.deliverables.versions import LATEST, Version, address_of, folder_of, public_files, versions_of


def serve_file(request: HttpRequest, facts: PublicFacts, address: str, version: str, language: str) -> HttpResponse:
    """A version of a deliverable, whose page is at an address.

    "latest", and a version without its language, lead to the one that is meant.

    Raises:
        Http404: the public has no such file.
    """
    found = chosen(versions_of(public_files(facts), folder_of(address)), version, language)
    if request.path != found.address:
        response: HttpResponse = HttpResponseRedirect(found.address)
        patch_cache_control(response, no_cache=True)
        return response
    response = document(request, str(found.file.document_id), found.file.document.filename)
    add_links(response, [*part_of(address), *links(found)])
    return response


def chosen(versions: list[Version], version: str, language: str) -> Version:
    """The version that an address asks for, the newest first; in the reader's language, if it asks for none.

    Raises:
        Http404: there is none.
    """
    meant = [one for one in versions if version in (LATEST, one.file.version) and language in ("", one.file.language)]
    if not meant:
        raise Http404
    return next((one for one in meant if one.file.language == get_language()), meant[0])


def links(version: Version) -> Iterator[TypedLink]:
    """What stands before and after a version (RFC 5829)."""
    if version.successor:
        yield TypedLink("latest-version", absolute(version.latest_address))
        yield TypedLink("successor-version", absolute(version.successor.address))
    if version.predecessor:
        yield TypedLink("predecessor-version", absolute(address_of(version.predecessor, version.folder)))
