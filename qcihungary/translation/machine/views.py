"""Drafting by machine, and confirming what was drafted."""

from collections.abc import Sequence

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.log_actions import log

from qcihungary.core.desk.editing import page_to_edit
from qcihungary.core.pages import BasePage
from qcihungary.core.restrictions import restrictions_of
from qcihungary.translation.beside import label_of
from qcihungary.translation.machine.drafting import Outcome, draft
from qcihungary.translation.machine.drafts import MachineDraft, unconfirmed
from qcihungary.translation.machine.services import ServiceError, the_service
from qcihungary.translation.parts import Part

CONFIRMED = "qcihungary.machine_confirm"
"""What the page's history knows it as."""


@require_POST
def machine_draft(request: HttpRequest, page_id: int) -> HttpResponse:
    """Draft one part, or all that still say what the source says."""
    service = the_service()
    if service is None:
        raise Http404
    page = unlocked_page(request, page_id)
    if restrictions_of(page).exists():
        messages.error(request, _("This page is not for everybody, so its text is not sent to anybody else."))
    else:
        key = request.POST.get("part", "")
        try:
            tell(request, draft(page, service, request.user, [key] if key else None))
        except ServiceError as error:
            messages.error(request, str(error))
    return redirect("wagtailadmin_pages:edit", page.pk)


@require_POST
def machine_confirm(request: HttpRequest, page_id: int) -> HttpResponse:
    """Confirm one part. It works without a service too: what was drafted once has to be confirmed."""
    page = unlocked_page(request, page_id)
    made = get_object_or_404(MachineDraft, page=page, key=request.POST.get("part", ""), confirmed=None)
    made.confirm(request.user)
    log(instance=page, action=CONFIRMED, user=request.user, data={"part": made.key})
    if request.accepts("text/html"):
        messages.success(request, _("Confirmed."))
        return redirect("wagtailadmin_pages:edit", page.pk)
    return JsonResponse({"left": len(unconfirmed(page.get_latest_revision_as_object()))})


def unlocked_page(request: HttpRequest, page_id: int) -> BasePage:
    """A page of its own that the user may edit now.

    Raises:
        Http404: there is none.
        PermissionDenied: they may not, or it is locked.
    """
    page = page_to_edit(request, page_id)
    if page.permissions_for_user(request.user).page_locked():
        raise PermissionDenied
    return page


def tell(request: HttpRequest, outcome: Outcome) -> None:
    """Say what became of it."""
    if outcome.drafted:
        count = len(outcome.drafted)
        message = ngettext(
            "%(count)s part was drafted by machine. Read it and confirm it before you publish.",
            "%(count)s parts were drafted by machine. Read and confirm each before you publish.",
            count,
        )
        messages.success(request, message % {"count": count})
    if outcome.left:
        message = _("Left as it was, because it would have lost something or was changed meanwhile: %(parts)s")
        messages.warning(request, message % {"parts": names(outcome.left)})
    if not outcome.drafted and not outcome.left:
        messages.info(request, _("There is nothing left to draft."))


def names(parts: Sequence[Part]) -> str:
    """The labels of parts in a row."""
    return ", ".join(label_of(part) for part in parts)
