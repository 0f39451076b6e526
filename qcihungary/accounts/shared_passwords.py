"""Passwords that open a page or a collection to whoever knows them: Wagtail's views, with a limit to guessing."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from wagtail.documents.views.serve import authenticate_with_password as open_collection
from wagtail.forms import PasswordViewRestrictionForm
from wagtail.models import BaseViewRestriction, CollectionViewRestriction, PageViewRestriction
from wagtail.views import authenticate_with_password as open_page

from qcihungary.accounts.attempts import SHARED_PASSWORD

TOO_MANY_REQUESTS = 429


class RefusedForm(PasswordViewRestrictionForm):
    """The form of whoever has tried too often, right or wrong: the password isn't looked at."""

    def clean_password(self) -> str:
        """Say so.

        Raises:
            ValidationError: always.
        """
        raise ValidationError(gettext("That was tried too many times. Please wait a quarter of an hour."))


def limited(
    request: HttpRequest, restriction: type[BaseViewRestriction], key: int, view: Callable[[], HttpResponse]
) -> HttpResponse:
    """What the view answers, unless it is asked about one password too many."""
    if request.method != "POST":
        return view()
    found = get_object_or_404(restriction, pk=key)
    attempt = SHARED_PASSWORD.claim(request, f"{restriction.__name__} {key}")
    if attempt is None:
        context = {"form": RefusedForm(request.POST, instance=found), "action_url": request.path}
        template = settings.WAGTAIL_PASSWORD_REQUIRED_TEMPLATE
        return TemplateResponse(request, template, context, status=TOO_MANY_REQUESTS)
    response = view()
    if response.has_header("Location"):
        attempt.forget()
    return response


@never_cache
def page_password(request: HttpRequest, page_view_restriction_id: int, page_id: int) -> HttpResponse:
    """Take the password of a page and of those below it."""
    view = partial(open_page, request, page_view_restriction_id, page_id)
    return limited(request, PageViewRestriction, page_view_restriction_id, view)


@never_cache
def collection_password(request: HttpRequest, restriction_id: int) -> HttpResponse:
    """Take the password of the documents of a collection."""
    view: Any = partial(open_collection, request, restriction_id)
    return limited(request, CollectionViewRestriction, restriction_id, view)
