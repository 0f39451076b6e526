"""Before an event goes, is hidden or moves: how many people that concerns, and whether they are written to.

It is asked in a step between the button and the act, so that it is the same for one page, for several at once, for the
section above, and from the page in either language.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from wagtail import hooks
from wagtail.models import Page

from qcihungary.core.desk.heads import HOME, head_of
from qcihungary.training.event import EventPage
from qcihungary.training.registration.admin.deleting import ASKED, LETTER
from qcihungary.training.registration.desk import RegistrationDesk
from qcihungary.training.registration.mails import Kind
from qcihungary.training.registration.telling import tell
from qcihungary.training.registration.vocabulary import ACTIVE

ON_THE_FORM = "people_choice"
"""Says, on the form of an event, that its box was there."""

AFTER_OTHERS = 100
"""Only what nothing else refuses is asked about."""


@dataclass(frozen=True)
class Act:
    """What is done to a page, and the letter that belongs to it."""

    name: str
    letter: Kind
    is_final: bool = False
    """Whether the event goes with it: the letter is written where that happens, and ticked to begin with."""


ACTS = {
    "delete": Act("delete", Kind.DELETED, is_final=True),
    "unpublish": Act("unpublish", Kind.HIDDEN),
    "move": Act("move", Kind.MOVED),
}


def watch() -> None:
    """Stand where Wagtail deletes, unpublishes and moves."""
    for act in ACTS.values():
        hooks.register(f"before_{act.name}_page", partial(before_one, act), AFTER_OTHERS)
        hooks.register(f"after_{act.name}_page", partial(after_one, act))
    hooks.register("before_bulk_action", before_several, AFTER_OTHERS)
    hooks.register("after_bulk_action", after_several)
    hooks.register("before_edit_page", keep_choice)


def before_one(act: Act, request: HttpRequest, page: Page, *_destination: Page) -> HttpResponse | None:
    """Before it is done to a page."""
    return ask(request, [page], act)


def after_one(act: Act, request: HttpRequest, page: Page, *_destination: Page) -> None:
    """After that."""
    write(request, [page], act)


def before_several(request: HttpRequest, name: str, objects: list[Any], _action: Any) -> HttpResponse | None:
    """Before it is done to several pages at once."""
    return ask(request, objects, ACTS[name]) if concerns_pages(name, objects) else None


def after_several(request: HttpRequest, name: str, objects: list[Any], _action: Any) -> None:
    """After that."""
    if concerns_pages(name, objects):
        write(request, objects, ACTS[name])


def concerns_pages(name: str, objects: Iterable[Any]) -> bool:
    """Whether an action on several things is one of these, on pages."""
    return name in ACTS and all(isinstance(one, Page) for one in objects)


def ask(request: HttpRequest, pages: Iterable[Page], act: Act) -> HttpResponse | None:
    """The step between; None where nobody is concerned, or it was answered. The answer to a deletion is kept for it."""
    if request.method != "POST":
        return None
    desks = desks_of(pages, with_those_below=act.name != "unpublish" or "include_descendants" in request.POST)
    people = sum(desk.people for desk in desks)
    if not people:
        return None
    if ASKED in request.POST:
        if act.is_final:
            RegistrationDesk.objects.filter(pk__in=[desk.pk for desk in desks]).update(
                tells_people=LETTER in request.POST
            )
        return None
    posted = [
        (name, value) for name, values in request.POST.lists() for value in values if name != "csrfmiddlewaretoken"
    ]
    context = {
        **head_of(gettext("People have registered"), "group", HOME, here=gettext("People have registered")),
        "act": act,
        "desks": desks,
        "people": people,
        "posted": posted,
        "action_url": request.get_full_path(),
        "asked": ASKED,
        "letter": LETTER,
    }
    return render(request, "training/registrants_asked.html", context)


def write(request: HttpRequest, pages: Iterable[Page], act: Act) -> None:
    """Write to those concerned, where that was wanted and isn't done by the act itself."""
    if act.is_final or LETTER not in request.POST:
        return
    for desk in desks_of(pages, with_those_below=act.name != "unpublish" or "include_descendants" in request.POST):
        tell(desk, act.letter)


def desks_of(pages: Iterable[Page], *, with_those_below: bool) -> list[RegistrationDesk]:
    """The desks with people of events among pages, and below them."""
    among = Q(pk__in=[])
    for page in pages:
        # as it is in the tree now: the page at hand may have been moved meanwhile
        path = Page.objects.filter(pk=page.pk).values_list("path", flat=True).first()
        if path:
            among |= Q(path__startswith=path) if with_those_below else Q(path=path)
    keys = EventPage.objects.filter(among).values("translation_key")
    counted = RegistrationDesk.objects.filter(event_key__in=keys).annotate(
        people=Count("registrations", filter=Q(registrations__state__in=ACTIVE))
    )
    return list(counted.filter(people__gt=0))


def keep_choice(request: HttpRequest, page: Page) -> None:
    """What the box on an event's form says of the next change that is published."""
    if request.method == "POST" and ON_THE_FORM in request.POST:
        RegistrationDesk.objects.filter(event_key=page.translation_key).update(tells_people=LETTER in request.POST)
