"""Views that belong to no feature: the way in, the pages of the tree, errors, health, media."""

import sys
from datetime import timedelta
from http import HTTPStatus
from pathlib import PurePosixPath

import wagtail.views
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, InterfaceError, OperationalError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.template.response import SimpleTemplateResponse
from django.utils import timezone, translation
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.views.decorators.http import require_safe
from django.views.static import serve as serve_file
from wagtail.documents.views.serve import serve as serve_document

from qcihungary.core.audience import ANYBODY, audience, drawn_for, readers_of
from qcihungary.core.chrome import Chrome
from qcihungary.core.forms.door import public_form
from qcihungary.core.not_found import suggestions
from qcihungary.core.plain_error import plain_error
from qcihungary.core.tree import Tree

PUBLIC_MEDIA = ("images", "cards")
EDITORS_MEDIA = ("avatar_images",)
PAGE_LIFETIME = 60
COMES_BACK = 120
"""In so many seconds it is worth asking again where the database is away."""

MEDIA_LIFETIME = 31_536_000


@require_safe
def choose_language(request: HttpRequest) -> HttpResponse:
    """``/``: to the home page in the language that the browser asks for."""
    response = HttpResponseRedirect(f"/{translation.get_language_from_request(request)}/")
    patch_vary_headers(response, ("Accept-Language",))
    return response


@public_form
def page(request: HttpRequest, path: str) -> HttpResponse:
    """A page of the tree. Shared caches may keep it for a minute, unless an editor is signed in."""
    request.tree = Tree.at(request.path_info)  # type: ignore[attr-defined]  # kept for the menu and the breadcrumb
    # Wagtail's serve view asks this attribute first; see docs/adr/0004-routing-by-path.md.
    request._wagtail_route_for_request = request.tree.route(request)  # type: ignore[attr-defined]  # noqa: SLF001
    response = drawn(request, path)
    if settings.SESSION_COOKIE_NAME in request.COOKIES:
        patch_vary_headers(response, ("Cookie",))
    elif response.status_code == HTTPStatus.OK and not response.has_header("Cache-Control"):
        patch_cache_control(response, public=True, max_age=PAGE_LIFETIME)
    return response


def drawn(request: HttpRequest, path: str) -> HttpResponse:
    """A page, and where it is closed, whatever it links that those may read who were let in."""
    found = request._wagtail_route_for_request  # type: ignore[attr-defined]  # noqa: SLF001  (as above)
    with drawn_for(readers_of(found.page) if found else ANYBODY):
        response: HttpResponse = wagtail.views.serve(request, path)
        if audience() is not ANYBODY and isinstance(response, SimpleTemplateResponse):
            response.render()
    return response


def page_file(request: HttpRequest, path: str) -> HttpResponse:
    """What a page gives as a file, such as ``d1.1.bib``: Wagtail knows every address below a page by its last slash."""
    return page(request, f"{path}/")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404, in the reader's language, with ways on: where such a page is now, a search, the home page."""
    return nothing_here(request, HTTPStatus.NOT_FOUND)


def gone(request: HttpRequest) -> HttpResponse:
    """410: it was here, and was withdrawn. With the same ways on."""
    return nothing_here(request, HTTPStatus.GONE)


def nothing_here(request: HttpRequest, status: HTTPStatus) -> HttpResponse:
    """The page that stands where nothing is, or nothing any more. Its other language is about the same address."""
    chrome = Chrome.for_request(request)
    chrome.asked = request.get_full_path()
    context = {"chrome": chrome, "suggestions": suggestions(request.path_info), "is_gone": status == HTTPStatus.GONE}
    return render(request, "pages/not_found.html", context, status=status)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403, which says no more than that."""
    return render(request, "pages/forbidden.html", {"chrome": Chrome.for_request(request)}, status=403)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400, without the database: the request may not even have a host."""
    return plain_error(request, HTTPStatus.BAD_REQUEST)


def server_error(request: HttpRequest) -> HttpResponse:
    """500, in the reader's language, without anything that may be what failed.

    503 where that is the database, which is being updated, or busy: search engines keep what they know, and come back.
    """
    if not isinstance(sys.exception(), InterfaceError | OperationalError):
        return plain_error(request, HTTPStatus.INTERNAL_SERVER_ERROR)
    response = plain_error(request, HTTPStatus.SERVICE_UNAVAILABLE)
    response.headers["Retry-After"] = str(COMES_BACK)
    return response


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """200 where the database answers and has every migration; 503 with the reason otherwise."""
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except (DatabaseError, ImproperlyConfigured):
        return JsonResponse({"status": "error", "database": "unreachable"}, status=503)
    if waiting:
        return JsonResponse({"status": "error", "migrations": len(waiting)}, status=503)
    return JsonResponse({"status": "ok"})


@require_safe
def media(request: HttpRequest, path: str) -> FileResponse | HttpResponse:
    """Renditions and social cards; for those who have signed in, their profile pictures too.

    Original images and documents have no address here.
    """
    parts = PurePosixPath(path).parts
    folder = next(iter(parts), "")
    if ".." in parts:
        raise Http404
    is_public = folder in PUBLIC_MEDIA
    if not is_public and (folder not in EDITORS_MEDIA or not request.user.is_authenticated):
        raise Http404
    try:
        response = serve_file(request, path, document_root=str(settings.MEDIA_ROOT))
    except OSError as error:  # the name is longer than a name can be, or isn't one that may be read
        raise Http404 from error
    scope = "public" if is_public else "private"
    patch_cache_control(response, **{scope: True}, max_age=MEDIA_LIFETIME, immutable=True)
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@require_safe
def document(request: HttpRequest, document_id: str, document_filename: str) -> HttpResponse:
    """A document. No cache that many share keeps it, and a browser asks each time: it can be withdrawn at once."""
    response: HttpResponse = serve_document(request, document_id, document_filename)
    patch_cache_control(response, private=True, no_cache=True)
    return response


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """robots.txt: everything public may be read; the admin is nobody's business."""
    text = f"User-agent: *\nDisallow: /admin/\n\nSitemap: {settings.BASE_URL}/sitemap.xml\n"
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """security.txt by RFC 9116. It expires a year after it was asked for: the contact is a setting, always current."""
    expires = (timezone.now() + timedelta(days=365)).strftime("%Y-%m-%dT00:00:00Z")
    lines = (
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {expires}",
        "Preferred-Languages: hu, en",
        f"Canonical: {settings.BASE_URL}/.well-known/security.txt",
    )
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
