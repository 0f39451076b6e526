"""What the user began and hasn't published yet."""

from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.models import Revision
from wagtail.permissions import page_permission_policy

from qcihungary.core.dates import long_datetime
from qcihungary.core.desk.lists import DeskList, Entry, first_of
from qcihungary.desk.known import edit_url, kinds_of, records_for

UNPUBLISHED = Q(live=False) | Q(has_unpublished_changes=True)
"""A translation that was begun is live, but core.signals marks it as one that has something to publish."""


def drafts_of(user: Any) -> Any:
    """The latest revisions that a user made of pages and records that the public doesn't see like that, newest first.

    Of what they may still change: a permission that was taken away takes the title with it.
    """
    pages = page_permission_policy.instances_user_has_permission_for(user, "change")
    latest = Q(pk__in=pages.filter(UNPUBLISHED).values("latest_revision"))
    for model in records_for(user, ["change"]):
        latest |= Q(pk__in=model._default_manager.filter(UNPUBLISHED).values("latest_revision"))
    return Revision.objects.filter(latest, user=user).defer("content").order_by("-created_at", "-pk")


def my_drafts(request: HttpRequest) -> DeskList:
    """The list of them."""
    shown, count = first_of(drafts_of(request.user))
    kinds = kinds_of(shown)
    return DeskList(
        title=_("My drafts"),
        icon="edit",
        count=count,
        entries=[
            Entry(draft.object_str, edit_url(draft), f"{kinds[draft.pk]}, {long_datetime(draft.created_at)}")
            for draft in shown
        ],
        empty=_("Everything that you wrote is published."),
    )
