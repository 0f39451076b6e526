"""The form with which one registers, below the page of an event. What is somebody's own is in ``links``.

None of these pages may be cached, indexed or named to another site: ``private_page`` sees to that.
"""

from collections.abc import Callable
from functools import wraps
from http import HTTPMethod, HTTPStatus
from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import get_language, gettext

from qcihungary.core.alternates import Alternates
from qcihungary.core.chrome import Chrome
from qcihungary.core.forms.door import public_form
from qcihungary.core.record_pages import RecordSubject
from qcihungary.core.tree import Tree
from qcihungary.core.views import page as page_of_the_tree
from qcihungary.training.event import EventPage
from qcihungary.training.registration import addresses, places
from qcihungary.training.registration.desk import RegistrationDesk
from qcihungary.training.registration.forms import RegistrationForm
from qcihungary.training.registration.standing import Standing

HEADERS = {
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex, nofollow",
    "Referrer-Policy": "same-origin",  # with no-referrer, browsers would not say that a form comes from here, either
}
METHODS = (HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.POST)
View = Callable[..., HttpResponse]


def private_page(view: View) -> View:
    """Find the event above the address, and keep what is shown there from everybody else's memory.

    What stands at such an address but is no event's is a page of the tree as any other.
    """

    @public_form
    @wraps(view)
    def shown(request: HttpRequest, event: str, **options: Any) -> HttpResponse:
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        page = EventPage.objects.filter(url_path=f"/{get_language()}/{event}/", live=True).first()
        if page is None:
            return page_of_the_tree(request, request.path_info.removeprefix(f"/{get_language()}/"))
        if any(not restriction.accept_request(request) for restriction in page.get_view_restrictions()):
            return HttpResponseRedirect(page.url_path)  # there one is asked for the password
        response = view(request, page, **options)
        for name, value in HEADERS.items():
            response.headers[name] = value
        return response

    return shown


@private_page
def register(request: HttpRequest, page: EventPage) -> HttpResponse:
    """The form, or why there is none now."""
    desk = desk_of(page)
    standing = Standing.of(desk)
    if not standing.door.takes:
        return show(request, page, "registration_closed", {"standing": standing, "just_now": False})
    form = RegistrationForm(desk, request)
    if form.is_sent and form.is_valid():
        try:
            take(form)
        except places.NotTakenError as late:
            return show(
                request, page, "registration_closed", {"standing": late.standing, "just_now": True}, HTTPStatus.CONFLICT
            )
        if not form.errors:
            return HttpResponseRedirect(addresses.done_path(page))
    return show(request, page, "registration", {"standing": standing, "form": form, "desk": desk}, form.status)


@transaction.atomic
def take(form: RegistrationForm) -> None:
    """Keep what the form says, unless this very form was received before, or one too many came from there."""
    if form.claim():
        application = places.Application(
            form.cleaned_data["email"], get_language() or "en", form.asked_consent, form.details
        )
        places.enter(form.desk, application)


@private_page
def done(request: HttpRequest, page: EventPage) -> HttpResponse:
    """What everybody sees who has sent the form, whether they were registered already or not."""
    desk_of(page)
    return show(request, page, "registration_sent", {})


def desk_of(page: EventPage) -> RegistrationDesk:
    """The event's desk. Raises Http404 where it doesn't take registrations."""
    desk = RegistrationDesk.objects.filter(event_key=page.translation_key, is_on=True).first()
    if desk is None:
        raise Http404
    return desk


def show(
    request: HttpRequest, page: EventPage, template: str, context: dict[str, Any], status: int = HTTPStatus.OK
) -> HttpResponse:
    """One of these pages, with the surroundings of the event's, and nothing in its head for search engines."""
    title = gettext("Registration: %(title)s") % {"title": page.title}
    chrome = Chrome(
        tree=Tree.at(page.url_path),
        path=page.url_path,
        alternates=Alternates.of(page, request),
        record=RecordSubject(title, "", get_language() or "en"),
    )
    whole = {"event": page, "chrome": chrome, "form_url": page.registration_url, **context}
    return render(request, f"pages/{template}.html", whole, status=status)
