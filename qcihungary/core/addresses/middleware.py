"""Leads readers of former addresses to where things are now."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import (
    Http404,
    HttpRequest,
    HttpResponseBase,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.utils.cache import patch_cache_control

from qcihungary.core.addresses.search import find, find_by_query
from qcihungary.core.addresses.targets import ADMIN, READING, Target, Withdrawn
from qcihungary.core.views import gone


class FormerAddressMiddleware:
    """Asks where something is now that isn't at its address; redirects with a query come before what lives there.

    It stands last, so that all others see its answer.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request."""
        if request.path_info.startswith(ADMIN):
            return self.get_response(request)
        has_query = request.method in READING and request.META.get("QUERY_STRING")
        if has_query and (answer := instead(request, find_by_query)):
            return answer
        response = self.get_response(request)
        if response.status_code != HTTPStatus.NOT_FOUND or hasattr(request, "was_nowhere"):
            return response
        return instead(request, find) or response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponseBase | None:
        """Ask as soon as a view knows of nothing, before the page that says so is drawn."""
        if not isinstance(exception, Http404) or request.path_info.startswith(ADMIN):
            return None
        request.was_nowhere = True  # type: ignore[attr-defined]  # so that nothing is looked up twice
        return instead(request, find)


def instead(request: HttpRequest, search: Callable[[HttpRequest], Target | None]) -> HttpResponseBase | None:
    """What is answered instead, where a search finds something."""
    try:
        target = search(request)
    except Withdrawn:
        return withdrawn(request)
    return led_to(request, target) if target else None


def led_to(request: HttpRequest, target: Target) -> HttpResponseBase:
    """A redirect, with which a form that is being sent keeps what it holds.

    No cache may keep it without asking: if a page takes its old name again, a browser that remembers both ways would
    go round in circles.
    """
    redirect = HttpResponsePermanentRedirect if target.is_permanent else HttpResponseRedirect
    response = redirect(target.address, preserve_request=request.method not in READING)
    patch_cache_control(response, no_cache=True)
    return response


def withdrawn(request: HttpRequest) -> HttpResponseBase:
    """410, which may become a page again."""
    response = gone(request)
    patch_cache_control(response, no_cache=True)
    return response
