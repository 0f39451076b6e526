"""The language of a request comes from its address; the security headers come with every response."""

from collections.abc import Callable
from http import HTTPMethod

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.common import CommonMiddleware
from django.middleware.locale import LocaleMiddleware
from django.utils import translation
from django.utils.cache import add_never_cache_headers, patch_vary_headers
from django.utils.datastructures import MultiValueDictKeyError

from qcihungary.core.policies import ADMIN_CONTENT_SECURITY_POLICY, allow_own_frames, has_policy, set_policy
from qcihungary.core.views import bad_request, not_found

GetResponse = Callable[[HttpRequest], HttpResponseBase]


class PrefixLocaleMiddleware(LocaleMiddleware):
    """Django's, without its redirects: ``/x/`` is not guessed to mean ``/en/x/``. Only ``/`` chooses a language."""

    def process_request(  # type: ignore[override]  # Django lets a middleware answer here; the stub of this one does not
        self, request: HttpRequest
    ) -> HttpResponseBase | None:
        """Choose the language. A path with control characters is nowhere, and no database need be asked for it."""
        super().process_request(request)
        return None if request.path_info.isprintable() else not_found(request)

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Name the language; where it was negotiated rather than addressed, say what it varies by."""
        if translation.get_language_from_path(request.path_info) is None:
            patch_vary_headers(response, ("Accept-Language",))
        response.headers.setdefault("Content-Language", translation.get_language() or settings.LANGUAGE_CODE)
        return response


class AdminSlashMiddleware(CommonMiddleware):
    """Django's, which adds a missing slash to the addresses of the admin only.

    For all others it would do so whether anything is there or not; ``core.addresses`` knows where they lead.
    """

    def should_redirect_with_slash(self, request: HttpRequest) -> bool:
        """Whether a slash is to be added."""
        return request.path_info.startswith("/admin") and bool(super().should_redirect_with_slash(request))


class SecurityHeadersMiddleware:
    """Adds what Django has no setting for, and gives the admin and the editors' previews the policies they need.

    What is shown behind sign-in is kept nowhere, errors and redirects included: Back doesn't show it after signing out.

    It stands below ``CSPMiddleware``, so that it sees the response first. A preview passes through all of this twice:
    Wagtail asks for it as for the public page, and puts the answer into a frame of the admin.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request."""
        response = self.get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if getattr(request, "is_preview", False):
            allow_own_frames(response)
        elif request.path_info.startswith("/admin/") and not has_policy(response):
            set_policy(response, ADMIN_CONTENT_SECURITY_POLICY)
        if is_behind_sign_in(request) and "public" not in response.headers.get("Cache-Control", ""):
            add_never_cache_headers(response)
        return response


def is_behind_sign_in(request: HttpRequest) -> bool:
    """Whether somebody asks who has signed in, or asks for what only they may see."""
    return request.path_info.startswith("/admin") or settings.SESSION_COOKIE_NAME in request.COOKIES


class AdminReaderMiddleware:
    """Tells what is drawn for the admin for whom it is drawn."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request."""
        if not request.path_info.startswith("/admin/"):
            return self.get_response(request)
        from qcihungary.core.admin_reader import AdminReader  # noqa: PLC0415  (users are models, this comes before them)

        with AdminReader(request.user):
            return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Refuse a form without what its page always sends, which Wagtail takes for granted: no page sent it."""
        is_form = request.method == HTTPMethod.POST and request.path_info.startswith("/admin/")
        return bad_request(request) if is_form and isinstance(exception, MultiValueDictKeyError) else None
