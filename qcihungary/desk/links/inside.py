"""Checking what is ours, without the network: pages and documents by the database, addresses by our own routing."""

from collections.abc import Collection, Iterable
from functools import cache
from http import HTTPStatus
from urllib.parse import unquote, urljoin, urlsplit

from django.core.handlers.wsgi import WSGIHandler
from django.http import FileResponse, HttpResponseBase
from django.utils import translation
from django.utils.html import escape
from wagtail.models import Page

from qcihungary.core.addresses.targets import stranger
from qcihungary.core.documents.document import SiteDocument
from qcihungary.core.documents.rule import barred_keys
from qcihungary.core.stamps import kept
from qcihungary.desk.links.addresses import Address, address_of
from qcihungary.desk.links.fetch import MOST_REDIRECTS, REDIRECTS
from qcihungary.desk.links.vocabulary import GOOD, LinkKind, Reason, Verdict

FOR_EDITORS = "/admin/"
AT_ONCE = 500


def check_inside(addresses: Iterable[Address]) -> dict[str, Verdict]:
    """What is found of pages and documents of ours, by their addresses. Three queries for 500 of each."""
    keys = {kind: [found for found in addresses if found.kind == kind] for kind in (LinkKind.PAGE, LinkKind.DOCUMENT)}
    pages = {key: verdict for part in parts(keys[LinkKind.PAGE]) for key, verdict in check_pages(part).items()}
    documents = {key: found for part in parts(keys[LinkKind.DOCUMENT]) for key, found in check_documents(part).items()}
    missing = Verdict(Reason.DELETED)
    return {found.text: pages.get(found.key, missing) for found in keys[LinkKind.PAGE]} | {
        found.text: documents.get(found.key, missing) for found in keys[LinkKind.DOCUMENT]
    }


def parts(addresses: list[Address]) -> Iterable[list[int]]:
    """Their keys, as many as one query takes."""
    keys = [address.key for address in addresses]
    return (keys[start : start + AT_ONCE] for start in range(0, len(keys), AT_ONCE))


def check_pages(keys: Collection[int]) -> dict[int, Verdict]:
    """Those of these pages that are there, and whether they are published."""
    rows = Page.objects.filter(pk__in=keys).values_list("pk", "live")
    return {key: GOOD if live else Verdict(Reason.UNPUBLISHED) for key, live in rows}


def check_documents(keys: Collection[int]) -> dict[int, Verdict]:
    """Those of these documents that are there, and whether readers of a page get them that names them.

    Those of a closed page were let in.
    """
    barred = set(barred_keys().filter(pk__in=keys).values_list("pk", flat=True))
    found = SiteDocument.objects.filter(pk__in=keys)
    return {
        document.pk: Verdict(Reason.KEPT_BACK) if document.pk in barred else check_file(document) for document in found
    }


def check_file(document: SiteDocument) -> Verdict:
    """Whether the file of a document is there."""
    return GOOD if document.file.storage.exists(document.file.name) else Verdict(Reason.NO_FILE)


def check_path(path: str) -> Verdict:
    """What a visitor would get at an address of ours, and whether the place in the page is there that it names."""
    kept.doubt()
    for _hop in range(MOST_REDIRECTS + 1):
        parts = urlsplit(path)
        if parts.path.startswith(FOR_EDITORS):
            return Verdict(Reason.KEPT_BACK)
        response = answer_to(parts.path, parts.query)
        try:
            if response.status_code not in REDIRECTS:
                return verdict_of(response, unquote(parts.fragment))
            onward = address_of(urljoin(path, response.headers["Location"]))
        finally:
            put_away(response)
        if onward is None or onward.kind != LinkKind.PATH:
            return GOOD  # it leads elsewhere, on purpose
        path = onward.text
    return Verdict(Reason.LOOP)


def verdict_of(response: HttpResponseBase, fragment: str) -> Verdict:
    """What our own answer means."""
    status = response.status_code
    if status in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE):
        return Verdict(Reason.NOT_FOUND, status)
    if status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
        return Verdict(Reason.KEPT_BACK, status)
    if status >= HTTPStatus.BAD_REQUEST:
        is_ours = status >= HTTPStatus.INTERNAL_SERVER_ERROR
        return Verdict(Reason.SERVER_ERROR if is_ours else Reason.CLIENT_ERROR, status)
    is_page = not response.streaming and response.headers.get("Content-Type", "").startswith("text/html")
    if fragment and is_page and f'id="{escape(fragment)}"' not in response.content.decode():  # type: ignore[attr-defined]  # not streaming
        return Verdict(Reason.NO_ANCHOR, status)
    return Verdict(status=status)


def answer_to(path: str, query: str) -> HttpResponseBase:
    """What the site answers to somebody who isn't signed in, by all its middleware, in this process."""
    with translation.override(translation.get_language()):
        return site().get_response(stranger(path, query))


def put_away(response: HttpResponseBase) -> None:
    """Close the file that an answer would send. Not the answer: Django would take this request for its last."""
    if isinstance(response, FileResponse) and response.file_to_stream is not None:
        response.file_to_stream.close()


@cache
def site() -> WSGIHandler:
    """The whole site with its middleware; to make it takes longer than to ask it."""
    return WSGIHandler()
