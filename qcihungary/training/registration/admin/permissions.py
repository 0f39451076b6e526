"""Who may do what. The registrations of people are a permission of their own, apart from that of setting up a desk."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

READ = "training.view_registration"
WORK = "training.change_registration"
"""Marking attendance, cancelling for somebody, and writing to all. Who may do that may read, too."""

View = Callable[..., HttpResponse]


def may_read(user: Any) -> bool:
    """Whether somebody may know who registered."""
    return bool(user.has_perm(READ) or user.has_perm(WORK))


def may_work(user: Any) -> bool:
    """Whether somebody may work with the list."""
    return bool(user.has_perm(WORK))


def only(may: Callable[[Any], bool]) -> Callable[[View], View]:
    """Let a view be for those who may."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not may(request.user):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return guard


def grantable() -> Any:
    """The permissions that administrators can give to a group."""
    return Permission.objects.filter(
        content_type__app_label="training", codename__in=("view_registration", "change_registration")
    )
