"""What an editor chooses about letters on the form of an event, and in the dialogues of its schedule and its privacy.

Whoever may publish an event may choose. What an author leaves ticked or not in a draft changes nothing.
"""

import json
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.views import page_privacy
from wagtail.models import Page

from qcihungary.core.desk import publishing
from qcihungary.training.event import EventPage
from qcihungary.training.registration.concerned import concerned_by, events_among
from qcihungary.training.registration.desk import RegistrationDesk
from qcihungary.training.registration.mails import Kind
from qcihungary.training.registration.telling import forget_choice, tell, written_just_now

ASKED, LETTER = "people_counted", "people_told"
"""The names of a form's fields: how many people it said it concerns, and that its box was ticked."""

ON_THE_FORM = "people_choice"
"""Says, on the form of an event, that its box was there."""

ON_EXPIRY, LETTER_ON_EXPIRY = "expiry_choice", "people_told_of_expiry"
"""The same two, of the dialogue of its schedule."""

AFTER_OTHERS = 100
"""Only what nothing else refuses is kept."""


def watch() -> None:
    """Stand where Wagtail publishes a page from its form."""
    hooks.register("before_publish_page", keep_choice, AFTER_OTHERS)
    hooks.register("before_edit_page", keep_choice_of_approval)
    hooks.register("after_edit_page", tell_how_many)
    hooks.register(publishing.BEFORE, forget_what_is_left)
    hooks.register(publishing.AFTER, lambda request, _page: say_how_many(request))


def keep_choice(request: HttpRequest, page: Page) -> None:
    """Before a publication, whether it is at once or at a later moment."""
    if not isinstance(page, EventPage):
        return
    chosen: dict[str, bool] = {}
    if ON_THE_FORM in request.POST:
        chosen["tells_people"] = LETTER in request.POST
    if ON_EXPIRY in request.POST:
        chosen["tells_of_expiry"] = LETTER_ON_EXPIRY in request.POST
    if chosen:
        RegistrationDesk.objects.filter(event_key=page.translation_key).update(**chosen)


def keep_choice_of_approval(request: HttpRequest, page: Page) -> None:
    """Before an approval, which publishes without that hook. Where it fails, the next save takes the choice back."""
    if request.method != "POST" or ON_THE_FORM not in request.POST or not isinstance(page.specific, EventPage):
        return
    if is_approval(request) and page.permissions_for_user(request.user).can_publish():
        keep_choice(request, page.specific)
    else:
        forget_choice(page.specific)


def forget_what_is_left(request: HttpRequest, page: Page) -> None:
    """Before a publication without the form: a choice may be left of a schedule that was taken back."""
    if isinstance(page.specific, EventPage):
        forget_choice(page.specific)


def is_approval(request: HttpRequest) -> bool:
    """Whether a form approves what it shows."""
    return "action-workflow-action" in request.POST and request.POST.get("workflow-action-name") == "approve"


def tell_how_many(request: HttpRequest, page: Page) -> None:
    """After a publication from the form of an event."""
    if isinstance(page, EventPage) and ("action-publish" in request.POST or is_approval(request)):
        say_how_many(request)


def say_how_many(request: HttpRequest) -> None:
    """Say how many letters are on their way because of what was just done, if any are."""
    if written := written_just_now():
        told = ngettext(
            "A letter is on its way to %(num)d person who registered.",
            "Letters are on their way to %(num)d people who registered.",
            written,
        )
        messages.info(request, told % {"num": written})


@transaction.atomic
def set_privacy(request: HttpRequest, page_id: int) -> HttpResponse:
    """Wagtail's dialogue, which writes to those who registered for what is closed, where that was wanted."""
    response: HttpResponse = page_privacy.set_privacy(request, page_id)
    if request.method == "POST" and LETTER in request.POST and closes(json.loads(response.content)):
        page = Page.objects.filter(pk=page_id)
        for one in concerned_by(event for event in events_among(page, with_those_below=True) if event.live):
            tell(one.desk, Kind.RESTRICTED)
        say_how_many(request)
    return response


def closes(answer: dict[str, Any]) -> bool:
    """Whether the dialogue was taken, and the page isn't open to everybody from now on."""
    return answer.get("step") == "set_privacy_done" and not answer.get("is_public")
