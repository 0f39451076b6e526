"""The admin's views of pages that do or show something of both languages, before Wagtail's own at their addresses."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.urls import path
from wagtail.admin.views.pages.move import move_confirm
from wagtail.utils.decorators import xframe_options_sameorigin_override

from qcihungary.translation.alias_preview import PreviewOnEdit, view_draft
from qcihungary.translation.ordering import set_position
from qcihungary.translation.schedule_view import Unschedule
from qcihungary.translation.unpublishing import UnpublishInLanguages

View = Callable[..., Any]


def whole(view: View) -> View:
    """A view of the admin that does what it does for both languages, or nothing.

    Wagtail deletes a page and its translations in one transaction, but moves and unpublishes one after the other.
    """
    return transaction.atomic(view)


urlpatterns = [
    path("pages/<int:page_id>/edit/preview/", xframe_options_sameorigin_override(PreviewOnEdit.as_view())),
    path("pages/<int:page_id>/view_draft/", view_draft),
    path("pages/<int:page_id>/unpublish/", whole(UnpublishInLanguages.as_view())),
    path("pages/<int:page_to_move_id>/set_position/", whole(set_position)),
    path("pages/<int:page_to_move_id>/move/<int:destination_id>/confirm/", whole(move_confirm)),
    path("pages/<int:page_id>/revisions/<int:revision_id>/unschedule/", Unschedule.as_view()),
]
