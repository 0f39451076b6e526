"""Before an event goes, is hidden or moves: how many people that concerns, and whether they are written to.

It is asked in a step between the button and the act, so that it is the same for one page, for several at once, for the
section above, and from the page in either language. What is published from its form is asked there: see ``choosing``.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any
from weakref import WeakKeyDictionary

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from wagtail import hooks
from wagtail.models import Page

from qcihungary.core.desk import publishing
from qcihungary.core.desk.heads import HOME, head_of
from qcihungary.training.announcements import is_news
from qcihungary.training.event import EventPage
from qcihungary.training.registration.admin.choosing import ASKED, LETTER, say_how_many
from qcihungary.training.registration.concerned import Concerned, concerned_by, events_among
from qcihungary.training.registration.desk import RegistrationDesk
from qcihungary.training.registration.mails import Kind
from qcihungary.training.registration.telling import tell

AFTER_OTHERS = 100
"""Only what nothing else refuses is asked about."""

BELOW, LANGUAGES, ONE = "include_descendants", "languages", "one"
"""What the forms of Wagtail, and that of unpublishing, call what they do."""


@dataclass(frozen=True)
class Act:
    """What is done to pages, and the letter that belongs to it."""

    name: str
    letter: Kind | None = None
    """None where it is written where that happens: that is ticked to begin with, as it matters to those who come."""

    always_below: bool = False
    """Whether what is below the pages goes with them, without being asked for."""


ACTS = {
    act.name: act
    for act in (
        Act("delete", always_below=True),
        Act("publish"),
        Act("unpublish", Kind.HIDDEN),
        Act("move", Kind.MOVED, always_below=True),
    )
}
ONE_PAGE = ("delete", "unpublish", "move")
"""Those that have a view of their own in Wagtail. A page is published from its form."""

_concerned: WeakKeyDictionary[HttpRequest, list[Concerned]] = WeakKeyDictionary()
"""Who is to be written to, between Wagtail's two hooks of an act."""


def watch() -> None:
    """Stand where Wagtail deletes, unpublishes and moves, and publishes several pages at once."""
    for name in ONE_PAGE:
        hooks.register(f"before_{name}_page", partial(before_one, ACTS[name]), AFTER_OTHERS)
        hooks.register(f"after_{name}_page", partial(after_one, ACTS[name]))
    hooks.register("before_bulk_action", before_several, AFTER_OTHERS)
    hooks.register("after_bulk_action", after_several)
    hooks.register(publishing.BEFORE, before_publication, AFTER_OTHERS)


def before_one(act: Act, request: HttpRequest, page: Page, *_destination: Page) -> HttpResponse | None:
    """Before it is done to a page."""
    return ask(request, [page], act)


def after_one(act: Act, request: HttpRequest, _page: Page, *_destination: Page) -> None:
    """After that."""
    write(request, act)


def before_several(request: HttpRequest, name: str, objects: list[Any], _action: Any) -> HttpResponse | None:
    """Before it is done to several pages at once."""
    return ask(request, objects, ACTS[name]) if concerns_pages(name, objects) else None


def after_several(request: HttpRequest, name: str, objects: list[Any], _action: Any) -> None:
    """After that."""
    if concerns_pages(name, objects):
        write(request, ACTS[name])


def before_publication(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Before a page is published without its form. Wagtail's dialogue of approval has said how many it concerns."""
    is_dialogue = request.headers.get("x-requested-with") == "XMLHttpRequest"
    return None if is_dialogue else ask(request, [page], ACTS["publish"])


def concerns_pages(name: str, objects: Iterable[Any]) -> bool:
    """Whether an action on several things is one of these, on pages."""
    return name in ACTS and all(isinstance(one, Page) for one in objects)


def ask(request: HttpRequest, pages: Iterable[Page], act: Act) -> HttpResponse | None:
    """The step between; None where nobody is concerned, or it was answered. The answer is kept for what comes."""
    if request.method != "POST":
        return None
    concerned = whom(request, pages, act)
    if not concerned:
        return None
    if ASKED not in request.POST:
        return question(request, concerned, act)
    if act.letter is None:
        desks = RegistrationDesk.objects.filter(pk__in=[one.desk.pk for one in concerned])
        desks.update(tells_people=LETTER in request.POST)
    elif LETTER in request.POST:
        _concerned[request] = concerned
    return None


def whom(request: HttpRequest, pages: Iterable[Page], act: Act) -> list[Concerned]:
    """Those whom an act on pages concerns."""
    events = events_among(pages, with_those_below=act.always_below or BELOW in request.POST)
    if act.name == "unpublish":
        one_language = request.POST.get(LANGUAGES) == ONE
        return concerned_by((page for page in events if page.live), one_language=one_language)
    if act.name == "publish":
        events = [page for page in events if not page.alias_of_id and is_news(page.get_latest_revision_as_object())]
    return concerned_by(events)


def question(request: HttpRequest, concerned: list[Concerned], act: Act) -> HttpResponse:
    """How many people it concerns, and whether they are written to. What the form before it said is sent again."""
    posted = [
        (name, value) for name, values in request.POST.lists() for value in values if name != "csrfmiddlewaretoken"
    ]
    title = gettext("People have registered")
    context = {
        **head_of(title, "group", HOME, here=title),
        "act": act,
        "concerned": concerned,
        "people": sum(one.people for one in concerned),
        "offers_letter": act.name != "delete" or any(one.is_ahead for one in concerned),
        "posted": posted,
        "action_url": request.get_full_path(),
        "asked": ASKED,
        "letter": LETTER,
    }
    return render(request, "training/registrants_asked.html", context)


def write(request: HttpRequest, act: Act) -> None:
    """Write to those concerned, where that was wanted and isn't done by the act itself; say how many that were."""
    for one in _concerned.pop(request, ()):
        if act.letter and (act.name != "unpublish" or is_hidden(one)):
            tell(one.desk, act.letter, languages=one.languages)
    say_how_many(request)


def is_hidden(one: Concerned) -> bool:
    """Whether the event's page isn't public any more: below a page only what its editor may is unpublished."""
    pages = EventPage.objects.filter(translation_key=one.desk.event_key, live=True)
    return not any(page.language in one.languages for page in pages)
