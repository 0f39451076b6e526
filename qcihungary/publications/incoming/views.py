"""The admin's views: paste, preview, confirm. Only the last writes records."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from wagtail.permission_policies import ModelPermissionPolicy

from qcihungary.core.desk.heads import HOME, head_of
from qcihungary.publications.incoming.batches import IncomingBatch
from qcihungary.publications.incoming.forms import IncomingForm
from qcihungary.publications.incoming.importing import Outcome, RefusedError, write
from qcihungary.publications.incoming.preview import Row, choose, counts, rows_of
from qcihungary.publications.incoming.receiving import look_up_again, receive
from qcihungary.publications.models import Publication

policy = ModelPermissionPolicy(Publication)


def may(user: Any, action: str) -> bool:
    """Whether a user may do something with publications."""
    return bool(policy.user_has_permission(user, action))


def require_add(request: HttpRequest) -> None:
    """Keep out whoever may not add publications.

    Raises:
        PermissionDenied: this one may not.
    """
    if not may(request.user, "add"):
        raise PermissionDenied


def list_address() -> str:
    """Where the admin lists publications."""
    return reverse(Publication.snippet_viewset.get_url_name("list"))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """The form. After a preview it holds the text again."""
    require_add(request)
    form = IncomingForm(request.POST or None, request.FILES or None, initial={"text": earlier_text(request)})
    if request.method == "POST" and form.is_valid():
        batch = receive(request.user, form.cleaned_data["given"])
        if batch.content["entries"] or batch.content["broken"]:
            return redirect("publications_incoming:preview", key=batch.key)
    by_hand = reverse(Publication.snippet_viewset.get_url_name("add"))
    return render(request, "publications/incoming_form.html", {"form": form, "add_address": by_hand, **head()})


def earlier_text(request: HttpRequest) -> str:
    """The text of a batch to mend, or nothing."""
    try:
        key = uuid.UUID(request.GET.get("batch", ""))
    except ValueError:
        return ""
    batch = IncomingBatch.objects.open_to(request.user).filter(key=key).first()
    return batch.text if batch else ""


def head() -> dict[str, Any]:
    """What every view's head shows."""
    above = list_address(), str(Publication._meta.verbose_name_plural).capitalize()
    return {
        **head_of(_("Add publications by identifier"), "download", HOME, above),
        "list_address": list_address(),
    }


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def preview(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """What would come in; on confirmation it does."""
    require_add(request)
    batch = get_object_or_404(IncomingBatch.objects.open_to(request.user), key=key)
    if request.method == "POST" and "look-up" in request.POST:
        look_up_again(batch)
        return redirect("publications_incoming:preview", key=batch.key)
    rows = rows_of(batch.step, may_change=may(request.user, "change"))
    if request.method == "POST":
        if request.POST.get("done", "0") != str(batch.done):
            messages.info(request, _("This step was written already; here is the next one."))
            return redirect("publications_incoming:preview", key=batch.key)
        choose(rows, request.POST)
        try:
            with transaction.atomic():
                outcome = write(rows, request.user, may_publish=may(request.user, "publish"))
                has_more = batch.advance()
        except (RefusedError, IntegrityError):
            messages.error(request, _("Nothing was written: some entries can't be. The reasons stand beside them."))
        else:
            tell(request, outcome)
            if has_more:
                return redirect("publications_incoming:preview", key=batch.key)
            batch.delete()
            return redirect(list_address())
    return render(request, "publications/incoming_preview.html", shown(request, batch, rows))


def shown(request: HttpRequest, batch: IncomingBatch, rows: list[Row]) -> dict[str, Any]:
    """What the preview's template needs."""
    found = counts(rows)
    return {
        **head(),
        "batch": batch,
        "first": batch.done + 1,
        "last": batch.done + len(rows),
        "all": batch.done + len(batch.content.get("entries", [])),
        "is_stepwise": batch.done > 0 or len(batch.content.get("entries", [])) > len(rows),
        "rows": rows,
        "broken": batch.broken,
        "counts": [(state, number) for state, number in found.items() if number],
        "pending": sum(row.entry.is_pending for row in rows),
        "may_publish": may(request.user, "publish"),
        "back": f"{reverse('publications_incoming:start')}?batch={batch.key}",
        "edit_url_name": Publication.snippet_viewset.get_url_name("edit"),
    }


def tell(request: HttpRequest, outcome: Outcome) -> None:
    """Say what was written."""
    told = []
    if outcome.added:
        told.append(
            ngettext("%(number)d publication was added.", "%(number)d publications were added.", outcome.added)
            % {"number": outcome.added}
        )
    if outcome.merged:
        told.append(
            ngettext("%(number)d publication was completed.", "%(number)d publications were completed.", outcome.merged)
            % {"number": outcome.merged}
        )
    if told:
        messages.success(request, " ".join(told))
    else:
        messages.info(request, _("Nothing was changed."))
