"""Where the writing of a new page begins."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language

from qcihungary.core.pages import BasePage


def new_page_url(request: HttpRequest, parent_model: type[BasePage], page_model: type[BasePage]) -> str | None:
    """The form of a new page, in the language in which the user works if they may write there; None if nowhere.

    Most pages have one place below which they stand, so nobody has to find it in the tree.
    """
    parents = sorted(parent_model._default_manager.all(), key=lambda parent: parent.language != get_language())
    for parent in parents:
        if parent.permissions_for_user(request.user).can_add_subpage():
            names = page_model._meta.app_label, page_model._meta.model_name
            return reverse("wagtailadmin_pages:add", args=[*names, parent.pk])
    return None
