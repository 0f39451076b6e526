"""The typography of a draft: first a look at what would change, then what is chosen of it becomes a new draft."""

from typing import Any

from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from qcihungary.core.desk.editing import (
    AT_RECORD,
    Draft,
    address_at,
    address_of_form,
    name_of,
    page_to_edit,
    record_to_edit,
)
from qcihungary.core.desk.heads import head_of
from qcihungary.core.desk.overwriting import mark_of
from qcihungary.core.desk.records import register_record_button
from qcihungary.core.languages import OWN_NAMES
from qcihungary.core.pages import BasePage
from qcihungary.core.records import Record
from qcihungary.desk.proposals import change, proposed

PAGE_URL, RECORD_URL = "desk_typography", "desk_record_typography"


@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def of_page(request: HttpRequest, page_id: int) -> HttpResponse:
    """What would change in a page; and, when it is posted, what was chosen of it."""
    return answer(request, page_to_edit(request, page_id, for_update=True).get_latest_revision_as_object())


@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def of_record(request: HttpRequest, **named: Any) -> HttpResponse:
    """The same, of a record."""
    return answer(request, record_to_edit(request, **named, for_update=True).get_latest_revision_as_object())


def answer(request: HttpRequest, draft: Draft) -> HttpResponse:
    """What would change, or where it was changed."""
    lock = draft.get_lock()
    if lock and lock.for_user(request.user):
        messages.error(request, _("This is locked: nothing can be changed in it."))
        return redirect(address_of_form(draft))
    return _apply(request, draft) if request.method == "POST" else _shown(request, draft)


def _apply(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Save a new version with what was chosen, unless somebody saved another since it was looked at."""
    if request.POST.get("version") != mark_of(draft.get_latest_revision()):
        messages.error(request, _("It was saved in the meantime. Nothing was changed; look again."))
        return redirect(address_at(draft, PAGE_URL, RECORD_URL))
    made = change(draft, set(request.POST.getlist("chosen")))
    if made:
        draft.save_revision(user=request.user, log_action=True, clean=False)
        told = ngettext("%(count)d change was made in the draft.", "%(count)d changes were made in the draft.", made)
        messages.success(request, told % {"count": made})
    else:
        messages.info(request, _("Nothing was chosen, and nothing was changed."))
    return redirect(address_of_form(draft))


def _shown(request: HttpRequest, draft: Draft) -> HttpResponse:
    title, name, form = _("Typography"), name_of(draft), address_of_form(draft)
    context = {
        **head_of(title, "openquote", (form, name)),
        "page_subtitle": name,
        "header_title": f"{title}: {name}",
        "form": form,
        "language": OWN_NAMES[draft.language] if isinstance(draft, BasePage) else "",
        "version": mark_of(draft.get_latest_revision()),
        "groups": proposed(draft),
    }
    return render(request, "desk/typography.html", context)


@hooks.register("register_admin_urls")
def register_addresses() -> list[URLPattern]:
    """``/admin/desk/typography/7/``, and one for records."""
    return [
        path("desk/typography/<int:page_id>/", of_page, name=PAGE_URL),
        path(f"desk/typography/{AT_RECORD}/", of_record, name=RECORD_URL),
    ]


def button(draft: Draft) -> Button:
    """The way there."""
    return Button(
        gettext_lazy("Typography"), address_at(draft, PAGE_URL, RECORD_URL), icon_name="openquote", priority=55
    )


@hooks.register("register_page_header_buttons")
def offer_for_page(page: Page, user: Any, view_name: str, next_url: str | None = None) -> list[Button]:
    """Among the actions of a page's form."""
    if view_name != "edit" or page.alias_of_id or not page.permissions_for_user(user).can_edit():
        return []
    return [button(page)]


def offer_for_record(known: models.Model, request: HttpRequest) -> Button | None:
    """Among those of a record's."""
    return button(known) if isinstance(known, Record) else None


register_record_button(offer_for_record)
