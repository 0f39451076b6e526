"""The preview of a page that only shows its source's text: the newest that whoever looks may see."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from wagtail.admin.views.pages import preview
from wagtail.models import Page

from qcihungary.core.pages import BasePage
from qcihungary.translation.beginning import newest_text


def with_newest_text(alias: BasePage, user: Any) -> BasePage:
    """An alias with the newest text of its source that a user may see; not saved.

    Raises:
        PermissionDenied: they may see none.
    """
    source = alias.alias_of and alias.alias_of.specific
    text = newest_text(source, user) if isinstance(source, BasePage) else None
    if text is None:
        raise PermissionDenied
    shown = alias.with_content_json(text.serializable_data())
    shown.slug = alias.slug
    return shown


class PreviewOnEdit(preview.PreviewOnEdit):
    """Wagtail's preview beside a form. An alias has no form, and so nothing that was typed."""

    def get_object(self) -> Any:
        """The page; an alias with its source's newest text."""
        page = super().get_object()
        is_ours = isinstance(page, BasePage) and page.alias_of_id
        return with_newest_text(page, self.request.user) if is_ours else page

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep what was typed, where something can be."""
        if self.object.alias_of_id:
            return JsonResponse({"is_valid": True, "is_available": True})
        kept: HttpResponse = super().post(request, *args, **kwargs)
        return kept

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page as it would be published."""
        if self.object.alias_of_id:
            mode = request.GET.get("mode", self.object.default_preview_mode)
            drawn: HttpResponse = self.object.make_preview_request(request, mode, self.get_extra_request_attrs())
            return drawn
        shown: HttpResponse = super().get(request, *args, **kwargs)
        return shown


def view_draft(request: HttpRequest, page_id: int) -> HttpResponse:
    """Wagtail's view of a draft; of an alias, that of its source.

    Raises:
        PermissionDenied: the user may neither edit nor publish the page.
    """
    page = get_object_or_404(Page, pk=page_id).specific
    if not page.alias_of_id or not isinstance(page, BasePage):
        seen: HttpResponse = preview.view_draft(request, page_id)
        return seen
    allowed = page.permissions_for_user(request.user)
    if not (allowed.can_publish() or allowed.can_edit()):
        raise PermissionDenied
    shown = with_newest_text(page, request.user)
    return shown.make_preview_request(request, request.GET.get("mode", shown.default_preview_mode))
