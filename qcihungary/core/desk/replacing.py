"""Addresses of the admin that we answer in Wagtail's place, with all that Wagtail puts around its own views."""

from django.urls import URLPattern
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access
from wagtail.admin.urls import display_custom_404
from wagtail.utils.urlpatterns import decorate_urlpatterns


def replacing(*patterns: URLPattern) -> list[URLPattern]:
    """These addresses, for who may enter the admin, with its own 404, and kept by no browser: Back shows no draft."""
    replaced = list(patterns)
    for decorator in (require_admin_access, display_custom_404, never_cache):
        replaced = decorate_urlpatterns(replaced, decorator)
    return replaced
