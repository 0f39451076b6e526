"""Where a search for an address may lead, and what is answered there."""

from copy import copy
from dataclasses import dataclass, replace
from http import HTTPMethod, HTTPStatus
from io import BytesIO, StringIO
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.cache import SessionStore
from django.core.exceptions import BadRequest, PermissionDenied
from django.core.handlers.wsgi import WSGIRequest
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils import translation
from django.utils.encoding import escape_uri_path

from qcihungary.core.languages import LANGUAGE_CODES, language_of_path

ADMIN = "/admin/"
READING = (HTTPMethod.GET, HTTPMethod.HEAD)
PREFIXES = tuple(f"/{code}/" for code in LANGUAGE_CODES)


@dataclass(frozen=True, slots=True)
class Target:
    """A local address, or one of another site."""

    path: str
    query: str = ""
    is_permanent: bool = True
    fragment: str = ""

    @classmethod
    def of(cls, request: HttpRequest) -> "Target":
        """What a request asks for."""
        return cls(request.path_info, request.META.get("QUERY_STRING", ""))

    @property
    def address(self) -> str:
        """As a header takes it, with its query."""
        path = escape_uri_path(self.path) if self.is_local else self.path
        return f"{path}{'?' if self.query else ''}{self.query}{'#' if self.fragment else ''}{self.fragment}"

    @property
    def is_local(self) -> bool:
        """Whether it is an address of this site."""
        return self.path.startswith("/") and not self.path.startswith("//")

    def below(self, path: str) -> "Target":
        """The same, with another path."""
        return replace(self, path=path)


class Withdrawn(Exception):  # noqa: N818  (it is an answer as Http404 is, and no error)
    """What was there is there no more."""


Step = Target | None
"""An address to try; None says that what was there is withdrawn."""


def without_host(link: str) -> str:
    """A link to this site as it stands on it; one to another site as it is, also if that only begins as ours does."""
    place = link.removeprefix(settings.BASE_URL)
    return place if place[:1] in ("", "/", "?", "#") and not place.startswith("//") else link


def language_at(path: str) -> str | None:
    """The language of an address, or that of the reader where it has none."""
    return language_of_path(path) if path.startswith(PREFIXES) else translation.get_language()


def view_at(path: str) -> ResolverMatch | None:
    """The view that answers at a path, whatever language is active."""
    with translation.override(language_at(path)):
        try:
            return resolve(path)
        except Resolver404:
            return None


def answer_at(request: HttpRequest, target: Target) -> HttpResponse | None:
    """What a reader would be answered at an address; None where nothing is.

    A GET never writes, so its view may be asked. A page comes undrawn, and costs its queries only.
    """
    if target.path.startswith(ADMIN):
        return HttpResponse()  # nobody but an editor's redirect leads there
    match = view_at(target.path)
    if match is None:
        return None
    asked = request_for(request, target)
    asked.resolver_match = match
    with translation.override(language_at(target.path)):
        try:
            response: HttpResponse = match.func(asked, *match.args, **match.kwargs)
        except (Http404, PermissionDenied, BadRequest):
            return None
    if stream := getattr(response, "file_to_stream", None):
        stream.close()
    return response if response.status_code < HTTPStatus.BAD_REQUEST else None


def is_answered(path: str) -> bool:
    """Whether somebody who hasn't signed in is answered at a path: by a page, a record, a file, a feed, a form."""
    return answer_at(stranger(), Target(path)) is not None


def stranger(path: str = "/", query: str = "") -> WSGIRequest:
    """A request of somebody who hasn't signed in, for a quoted path, as the proxy before the site would hand it on."""
    scheme, port = ("https", "443") if settings.HTTPS else ("http", "80")
    request = WSGIRequest(
        {
            "REQUEST_METHOD": HTTPMethod.GET,
            "PATH_INFO": unquote(path).encode().decode("latin-1"),
            "QUERY_STRING": query,
            "SERVER_NAME": settings.BASE_HOST,
            "SERVER_PORT": port,
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": settings.BASE_HOST,
            "HTTP_X_FORWARDED_PROTO": scheme,
            "wsgi.url_scheme": scheme,
            "wsgi.input": BytesIO(),
            "wsgi.errors": StringIO(),
        }
    )
    request.user, request.session = AnonymousUser(), SessionStore()
    return request


def request_for(request: HttpRequest, target: Target) -> HttpRequest:
    """A GET of another address by the same reader."""
    asked = copy(request)
    for name in ("tree", "_wagtail_route_for_request"):
        vars(asked).pop(name, None)
    asked.method = HTTPMethod.GET
    asked.path = asked.path_info = target.path
    asked.META = {
        **request.META,
        "REQUEST_METHOD": HTTPMethod.GET,
        "PATH_INFO": target.path,
        "QUERY_STRING": target.query,
    }
    asked.GET = QueryDict(target.query)
    return asked


def led_on(response: HttpResponse, target: Target) -> Target | None:
    """Where an answer leads for good, if it does: an address has one spelling."""
    if response.status_code != HTTPStatus.MOVED_PERMANENTLY:
        return None
    parts = urlsplit(without_host(response.headers["Location"]))
    return Target(parts.path, parts.query or target.query, target.is_permanent)
