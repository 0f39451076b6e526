"""The pages below one stand in the same order in both languages: the menu's order, and that of lists that keep it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from wagtail.admin.views.pages.ordering import set_page_position
from wagtail.models import Page

from qcihungary.translation.twins import twin_of


def set_position(request: HttpRequest, page_to_move_id: int) -> HttpResponse:
    """Wagtail's view, for those who may do it in both languages."""
    parent = twin_of(get_object_or_404(Page, pk=page_to_move_id).get_parent())
    if parent and not parent.permissions_for_user(request.user).can_reorder_children():
        raise PermissionDenied
    moved: HttpResponse = set_page_position(request, page_to_move_id)
    return moved


def follow_order(page: Page, user: Any = None) -> None:
    """Let the twin of a page that was moved among its siblings stand behind the twin of the page before it."""
    twin = twin_of(page)
    if twin is None:
        return
    others = twin.get_siblings(inclusive=False)
    before = page.get_siblings(inclusive=False).filter(path__lt=page.path).values_list("translation_key", flat=True)
    found = {sibling.translation_key: sibling for sibling in others}
    last = next((found[key] for key in reversed(before) if key in found), None)
    if last is None:
        if (first := others.first()) and first.path < twin.path:
            twin.move(first, pos="left", user=user)
    elif others.filter(path__lt=twin.path).last() != last:
        twin.move(last, pos="right", user=user)
