"""The people of a desk in the admin: who comes, who waits, who came."""

from collections import Counter
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages
from wagtail.log_actions import log

from qcihungary.core.desk.heads import HOME, head_of
from qcihungary.training.registration import places
from qcihungary.training.registration.admin.desks import PEOPLE
from qcihungary.training.registration.admin.exporting import FORMATS, export
from qcihungary.training.registration.admin.permissions import may_read, may_work, only
from qcihungary.training.registration.desk import RegistrationDesk
from qcihungary.training.registration.registrations import Registration
from qcihungary.training.registration.telling import EXPORT
from qcihungary.training.registration.vocabulary import State

PER_PAGE = 100


@require_safe
@never_cache
@only(may_read)
def people(request: HttpRequest, pk: int) -> HttpResponse:
    """Those who registered, by state or by what they are searched for."""
    desk = get_object_or_404(RegistrationDesk, pk=pk)
    state, text = request.GET.get("state", ""), request.GET.get("q", "").replace("\0", "").strip()[:200]
    everybody = desk.registrations.all()
    by_state = Counter(everybody.order_by().values_list("state", flat=True))
    shown = Paginator(found(everybody, state, text), PER_PAGE).get_page(request.GET.get("p"))
    context = {
        **head(desk),
        "desk": desk,
        "state": state if state in State.values else "",
        "text": text,
        "counts": [(known, by_state[known]) for known in State],
        "total": by_state.total(),
        "came": everybody.filter(has_attended=True).count(),
        "shown": shown,
        "formats": FORMATS,
        "may_work": may_work(request.user),
    }
    return render(request, "training/registrations.html", context)


def found(everybody: QuerySet[Registration], state: str, text: str) -> QuerySet[Registration]:
    """Those in a state, whose name, address or organisation has a text in it; whatever isn't a state means all."""
    chosen = everybody.filter(state=state) if state in State.values else everybody
    if text:
        chosen = chosen.filter(Q(name__icontains=text) | Q(email__icontains=text) | Q(affiliation__icontains=text))
    return chosen


@require_safe
@never_cache
@only(may_read)
def download(request: HttpRequest, pk: int, extension: str) -> HttpResponse:
    """All of them as a table. The log keeps who took it along."""
    desk = get_object_or_404(RegistrationDesk, pk=pk)
    if request.method == "GET":
        log(desk, EXPORT, user=request.user, data={"format": extension, "people": desk.registrations.count()})
    return export(desk, extension)


@require_POST
@only(may_work)
def attendance(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark who came, among those that the form showed."""
    desk = get_object_or_404(RegistrationDesk, pk=pk)
    shown, came = (keys(request.POST.getlist(name)) for name in ("shown", "came"))
    on_the_form = desk.registrations.filter(pk__in=shown, state=State.CONFIRMED)
    on_the_form.filter(pk__in=came).update(has_attended=True)
    on_the_form.exclude(pk__in=came).update(has_attended=False)
    messages.success(request, gettext("The attendance is saved."))
    return redirect(PEOPLE, pk)


def keys(given: list[str]) -> list[int]:
    """Primary keys from a form; whatever is none is left out."""
    return [int(key) for key in given if key.isascii() and key.isdecimal() and len(key) < 19]


@never_cache
@only(may_work)
def cancel(request: HttpRequest, pk: int, registration: int) -> HttpResponse:
    """Cancel for somebody who asked for it, as they would have by their link: with an e-mail, and the next moves up."""
    theirs = get_object_or_404(Registration, pk=registration, desk=pk)
    if request.method == "POST":
        if places.leave(theirs):
            messages.success(request, gettext("The registration of %(name)s is cancelled.") % {"name": theirs.name})
        return redirect(PEOPLE, pk)
    context = {**head(theirs.desk, gettext("Cancel a registration")), "desk": theirs.desk, "registration": theirs}
    return render(request, "training/registration_cancel.html", context)


def head(desk: RegistrationDesk, title: str = "") -> dict[str, Any]:
    """What the heads of these pages show."""
    people_url = reverse(PEOPLE, args=[desk.pk])
    desks = reverse("registration_desks:index"), gettext("Registration")
    above = [HOME, desks, (people_url, str(desk))] if title else [HOME, desks]
    return {
        **head_of(title or gettext("Registrations"), "group", *above, here=title or str(desk)),
        "page_subtitle": str(desk),
        "people_url": people_url,
    }
