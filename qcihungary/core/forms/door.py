"""The way in for forms that anybody may send. There is no cookie before signing in, so none can guard them.

Instead the browser says itself where a form comes from; see docs/adr/0022-forms-without-a-cookie.md.
"""

from collections.abc import Callable
from functools import wraps
from http import HTTPMethod
from urllib.parse import urlsplit

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.csrf import csrf_exempt

View = Callable[..., HttpResponse]
SAFE = (HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS)


def public_form(view: View) -> View:
    """Let a view take forms without Django's cookie, but only from our own pages.

    Raises:
        PermissionDenied: another site's page has sent it.
    """

    @csrf_exempt
    @wraps(view)
    def guarded(request: HttpRequest, *arguments: object, **options: object) -> HttpResponse:
        if request.method not in SAFE and not is_from_here(request):
            raise PermissionDenied
        return view(request, *arguments, **options)

    return guarded


def is_from_here(request: HttpRequest) -> bool:
    """Whether a page of ours has sent the form, by what the browser says of it; scripts can't change these headers.

    Every browser since 2020 says it. What says nothing at all is no browser that somebody else's page could abuse.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in ("same-origin", "none")
    source = request.headers.get("Origin") or request.headers.get("Referer")
    if source is None:
        return True
    try:
        parts = urlsplit(source)
    except ValueError:
        return False
    return (parts.scheme, parts.netloc) == (request.scheme, request.get_host())


def keep_out_of_caches(response: HttpResponse) -> HttpResponse:
    """A page with a form has a seal in it, which is one visitor's."""
    patch_cache_control(response, private=True, no_cache=True)
    return response
