"""The typography of a draft: first a look at what would change, then what is chosen of it becomes a new draft."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from qcihungary.core.desk.heads import head_of
from qcihungary.core.desk.overwriting import mark_of
from qcihungary.core.languages import OWN_NAMES
from qcihungary.core.pages import BasePage
from qcihungary.desk.proposals import change, proposed

URL_NAME = "desk_typography"


@require_http_methods(["GET", "HEAD", "POST"])
def typography(request: HttpRequest, page_id: int) -> HttpResponse:
    """What would change; and, when it is posted, what was chosen of it.

    Raises:
        PermissionDenied: the user may not edit the page.
        Http404: there is nothing to edit: no such page, or an alias.
    """
    with transaction.atomic():
        record = get_object_or_404(Page.objects.select_for_update(), pk=page_id)
        if not record.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        draft = record.get_latest_revision_as_object()
        if not isinstance(draft, BasePage) or draft.alias_of_id:
            raise Http404
        lock = draft.get_lock()
        if lock and lock.for_user(request.user):
            messages.error(request, _("The page is locked: nothing can be changed in it."))
            return redirect("wagtailadmin_pages:edit", page_id)
        if request.method == "POST":
            return _apply(request, draft)
    return render(request, "desk/typography.html", _shown(draft))


def _apply(request: HttpRequest, draft: BasePage) -> HttpResponse:
    """Save a new version with what was chosen, unless somebody saved another since it was looked at."""
    if request.POST.get("version") != mark_of(draft.get_latest_revision()):
        messages.error(request, _("The page was saved in the meantime. Nothing was changed; look again."))
        return redirect(URL_NAME, draft.pk)
    made = change(draft, set(request.POST.getlist("chosen")))
    if made:
        draft.save_revision(user=request.user, log_action=True, clean=False)
        told = ngettext("%(count)d change was made in the draft.", "%(count)d changes were made in the draft.", made)
        messages.success(request, told % {"count": made})
    else:
        messages.info(request, _("Nothing was chosen, and nothing was changed."))
    return redirect("wagtailadmin_pages:edit", draft.pk)


def _shown(draft: BasePage) -> dict[str, Any]:
    title, name = _("Typography"), draft.get_admin_display_title()
    form = reverse("wagtailadmin_pages:edit", args=[draft.pk])
    return {
        **head_of(title, "openquote", (form, name)),
        "page_subtitle": name,
        "header_title": f"{title}: {name}",
        "page": draft,
        "language": OWN_NAMES[draft.language],
        "version": mark_of(draft.get_latest_revision()),
        "groups": proposed(draft),
    }


@hooks.register("register_admin_urls")
def register_address() -> list[URLPattern]:
    """``/admin/desk/typography/7/``."""
    return [path("desk/typography/<int:page_id>/", typography, name=URL_NAME)]


@hooks.register("register_page_header_buttons")
def offer_in_the_header(page: Page, user: Any, view_name: str, next_url: str | None = None) -> list[Button]:
    """Among the actions of a page's form."""
    if view_name != "edit" or page.alias_of_id or not page.permissions_for_user(user).can_edit():
        return []
    address = reverse(URL_NAME, args=[page.pk])
    return [Button(gettext_lazy("Typography"), address, icon_name="openquote", priority=55)]
