"""What is behind a person's own link: their registration, to be seen, changed, cancelled and taken along.

It works whatever becomes of the event's pages, until the data is erased; after that it says so. What is shown there is
for whoever has the link. Seeing it changes nothing, and none of it may be cached, indexed or named to another site.
"""

import json
from collections.abc import Callable
from functools import wraps
from http import HTTPMethod, HTTPStatus
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db import transaction
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import get_language, gettext

from qcihungary.core.alternates import Alternates, Version
from qcihungary.core.chrome import Chrome
from qcihungary.core.forms.door import public_form
from qcihungary.core.languages import LANGUAGE_CODES
from qcihungary.core.record_pages import RecordSubject
from qcihungary.core.tree import Tree
from qcihungary.training.registration import addresses, places
from qcihungary.training.registration.forms import ChangeForm
from qcihungary.training.registration.occasion import Occasion, Standing
from qcihungary.training.registration.own_data import all_that_is_kept
from qcihungary.training.registration.registrations import Registration
from qcihungary.training.registration.standing import has_begun
from qcihungary.training.registration.views import HEADERS, METHODS

LANGUAGE = "language"
"""The name under which an address says in which language it is read, where that isn't the registration's own."""

View = Callable[[HttpRequest, Registration], HttpResponse]


def own_page(view: View) -> Callable[..., HttpResponse]:
    """Find the registration, speak its language or the one that was chosen, and keep the answer from others."""

    @public_form
    @wraps(view)
    def shown(request: HttpRequest, token: str) -> HttpResponse:
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        registration = Registration.objects.select_related("desk").filter(token=token).first()
        language = chosen(request) or (registration.language if registration else get_language())
        with translation.override(language or settings.LANGUAGE_CODE):
            request.LANGUAGE_CODE = get_language() or settings.LANGUAGE_CODE
            response = view(request, registration) if registration else nothing_kept(request)
        response.headers["Content-Language"] = request.LANGUAGE_CODE
        for name, value in HEADERS.items():
            response.headers[name] = value
        return response

    return shown


def chosen(request: HttpRequest) -> str:
    """The language that the address names; empty where it names none."""
    asked = request.GET.get(LANGUAGE, "")
    return asked if asked in LANGUAGE_CODES else ""


def in_same_language(request: HttpRequest, path: str, **more: str) -> str:
    """An address with the language that was chosen, if one was."""
    query = {**({LANGUAGE: chosen(request)} if chosen(request) else {}), **more}
    return f"{path}?{urlencode(query)}" if query else path


@own_page
def manage(request: HttpRequest, registration: Registration) -> HttpResponse:
    """How it stands and what somebody said, to be changed."""
    occasion, form = Occasion.of(registration.desk), ChangeForm(registration, request)
    can_cancel = registration.is_active and not has_begun(registration.desk)
    can_change = can_cancel and not occasion.is_cancelled and occasion.standing != Standing.DELETED.value
    if can_change and form.is_sent and form.is_valid() and change(registration, form):
        return HttpResponseRedirect(in_same_language(request, addresses.manage_path(registration), changed="1"))
    context = {
        "registration": registration,
        "form": form,
        "can_change": can_change,
        "can_cancel": can_cancel,
        "was_changed": "changed" in request.GET,
        "cancel_url": in_same_language(request, addresses.cancel_path(registration)),
        "data_url": in_same_language(request, addresses.data_path(registration)),
    }
    return show(request, occasion, "registration_manage", context, form.status if can_change else HTTPStatus.OK)


@transaction.atomic
def change(registration: Registration, form: ChangeForm) -> bool:
    """Keep what the form says, unless it is one too many, or it was cancelled meanwhile."""
    return form.claim() and places.change(registration, form.details)


@own_page
def cancel(request: HttpRequest, registration: Registration) -> HttpResponse:
    """Ask once, and cancel where that is answered."""
    manage_url = in_same_language(request, addresses.manage_path(registration))
    can_cancel = registration.is_active and not has_begun(registration.desk)
    if request.method == HTTPMethod.POST and can_cancel:
        places.leave(registration)
    elif can_cancel:
        context = {"registration": registration, "manage_url": manage_url}
        return show(request, Occasion.of(registration.desk), "registration_cancel", context)
    return HttpResponseRedirect(manage_url)


@own_page
def data(request: HttpRequest, registration: Registration) -> HttpResponse:
    """All that is kept of a person, as a file that programs read."""
    kept = json.dumps(all_that_is_kept(registration), ensure_ascii=False, indent=2)
    response = HttpResponse(kept, content_type="application/json; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="registration.json"'
    return response


def nothing_kept(request: HttpRequest) -> HttpResponse:
    """410: the data behind the link was erased, or the link is not whole. It isn't told which."""
    return show(request, None, "registration_erased", {}, HTTPStatus.GONE)


def from_former_address(request: HttpRequest, event: str, token: str, below: str = "") -> HttpResponse:
    """What letters named before, below the event's own address, which need not exist any more."""
    query = request.META.get("QUERY_STRING", "")
    address = addresses.own_path(token, f"{below}/" if below else "") + (f"?{query}" if query else "")
    is_read = request.method in (HTTPMethod.GET, HTTPMethod.HEAD)
    response = HttpResponsePermanentRedirect(address, preserve_request=not is_read)
    for name, value in HEADERS.items():
        response.headers[name] = value
    return response


def show(
    request: HttpRequest, occasion: Occasion | None, template: str, context: dict[str, Any], status: int = HTTPStatus.OK
) -> HttpResponse:
    """One of these pages, around which stands the site, with the same page in the other language."""
    language = request.LANGUAGE_CODE
    title = gettext("Registration: %(title)s") % {"title": occasion.title} if occasion else gettext("Registration")
    versions = tuple(
        Version(code, f"{request.path}?{urlencode({LANGUAGE: code})}", is_told=True, is_current=code == language)
        for code in LANGUAGE_CODES
    )
    home = f"/{language}/"
    chrome = Chrome(
        tree=Tree.at(home), path=home, alternates=Alternates(versions), record=RecordSubject(title, "", language)
    )
    return render(request, f"pages/{template}.html", {"event": occasion, "chrome": chrome, **context}, status=status)
