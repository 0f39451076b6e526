"""The drafts of both languages side by side, as a phone and as a desktop shows them.

Two frames show what Wagtail's views of drafts answer, so that whoever may not see a draft there doesn't see it here.
"""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail import hooks
from wagtail.admin.utils import get_latest_str
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from qcihungary.core.desk.editing import AT_RECORD, address_at, address_of_form, record_to_edit
from qcihungary.core.desk.heads import head_of
from qcihungary.core.desk.records import register_record_button
from qcihungary.core.languages import LANGUAGE_CODES, OWN_NAMES
from qcihungary.core.pages import BasePage
from qcihungary.core.records import Record
from qcihungary.translation.twins import twin_of

PAGE_URL, RECORD_URL = "translation_side_by_side", "translation_record_side_by_side"
DRAFT_URL = "translation_record_draft"


@dataclass(frozen=True)
class Frame:
    """One of the two."""

    language: str
    name: str
    """Of the language, in itself."""

    title: str
    address: str
    """Of what it shows; empty where there is nothing to show, or not to this user."""

    shows: str
    """What that is."""

    edit_url: str = ""
    public_url: str = ""


def may_look(page: Page, user: Any) -> bool:
    """Whether Wagtail shows them the draft of a page."""
    permissions = page.permissions_for_user(user)
    return bool(permissions.can_edit() or permissions.can_publish())


def frame_of(page: BasePage, user: Any) -> Frame:
    """A page as its editors have it; an alias as readers get it, for it has no draft of its own."""
    allowed = may_look(page, user)
    return Frame(
        language=page.language,
        name=OWN_NAMES[page.language],
        title=page.get_latest_revision_as_object().title if allowed else page.title,
        address=reverse("wagtailadmin_pages:view_draft", args=[page.pk]) if allowed else "",
        shows=what_it_shows(page) if allowed else _("It may not be seen before it is published."),
        edit_url=reverse("wagtailadmin_pages:edit", args=[page.pk]) if allowed else "",
        public_url=page.url_path if page.live else "",
    )


def what_it_shows(page: BasePage) -> str:
    """What the frame of a page shows."""
    if page.alias_of_id:
        return _("Not translated yet: this is what readers get.")
    if page.live and not page.has_unpublished_changes:
        return _("This is what readers get.")
    return _("A draft that readers don't see yet.")


@require_safe
def pages(request: HttpRequest, page_id: int) -> HttpResponse:
    """A page and its twin.

    Raises:
        PermissionDenied: the user may edit neither.
    """
    page = get_object_or_404(Page, pk=page_id).specific
    if not isinstance(page, BasePage):
        raise Http404
    twin = twin_of(page)
    versions = [page, *([twin] if twin else [])]
    if not any(may_look(version, request.user) for version in versions):
        raise PermissionDenied
    frames = [frame_of(version, request.user) for version in versions]
    back = reverse("wagtailadmin_explore", args=[page.get_parent().pk])
    return shown(request, frames, frames[0].title, back)


@require_safe
def record(request: HttpRequest, **address: Any) -> HttpResponse:
    """A record in both languages."""
    known: Any = record_to_edit(request, **address)
    edit = address_of_form(known)
    title, draft, shows = get_latest_str(known), reverse(DRAFT_URL, kwargs=address), _("As it was saved last.")
    frames = [Frame(code, OWN_NAMES[code], title, f"{draft}?mode={code}", shows, edit) for code in LANGUAGE_CODES]
    return shown(request, frames, title, edit)


@require_safe
def record_draft(request: HttpRequest, **address: Any) -> HttpResponse:
    """A record's newest draft in one language. Wagtail shows versions, which a record that was imported hasn't got."""
    known: Any = record_to_edit(request, **address)
    mode = request.GET.get("mode")
    if mode not in LANGUAGE_CODES:
        raise Http404
    response: HttpResponse = known.get_latest_revision_as_object().make_preview_request(request, mode)
    return response


def shown(request: HttpRequest, frames: list[Frame], title: str, back: str) -> HttpResponse:
    """The page with the frames."""
    head = _("Both languages of “%(title)s”") % {"title": title}
    context = {**head_of(head, "globe", (back, title), here=_("Side by side")), "frames": frames}
    return render(request, "translation/side_by_side.html", context)


# --- Where it is found


@hooks.register("register_admin_urls")
def register_addresses() -> list[URLPattern]:
    """``/admin/translation/<page>/side-by-side/``, and one for records."""
    at_record = f"translation/{AT_RECORD}"
    return [
        path("translation/<int:page_id>/side-by-side/", pages, name=PAGE_URL),
        path(f"{at_record}/side-by-side/", record, name=RECORD_URL),
        path(f"{at_record}/draft/", record_draft, name=DRAFT_URL),
    ]


@hooks.register("register_page_header_buttons")
def offer_for_page(page: Page, user: Any, view_name: str, next_url: str | None = None) -> list[Button]:
    """In the menu of a page's editor."""
    if page.depth <= 1 or not may_look(page, user):
        return []
    return [Button(_("Both languages side by side"), reverse(PAGE_URL, args=[page.pk]), icon_name="view", priority=15)]


def offer_for_record(known: Model, request: HttpRequest) -> Button | None:
    """In the menu of a record's editor."""
    if not isinstance(known, Record) or not known.is_previewable():
        return None
    address = address_at(known, PAGE_URL, RECORD_URL)
    return Button(_("Both languages side by side"), address, icon_name="view", priority=15)


register_record_button(offer_for_record)


@hooks.register("insert_global_admin_css")
def add_styles() -> str:
    """Of these frames, and of what is said of a page's twin."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/both-languages.css"))
