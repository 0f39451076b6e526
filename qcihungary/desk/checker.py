"""Wagtail's own checks of what a page looks like: with contrast, and in the reader's words."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.userbar import BaseItem, ContentCheckerItem
from wagtail.models import Page

OURS = {
    "color-contrast": {
        "error_name": _("Too little contrast"),
        "help_text": _("Text and its background must differ more, or some can't read it"),
    },
    "image-alt": {
        "error_name": _("A picture without alternative text"),
        "help_text": _("Describe it, or say that it is decorative"),
    },
    "list": {
        "error_name": _("A list with something else in it"),
        "help_text": _("Use the list of the editor"),
    },
    "page-has-heading-one": {
        "error_name": _("The page has no title"),
        "help_text": _("Give it one: it is the page's first heading"),
    },
}
"""Rules of axe-core beside Wagtail's, with what they say."""


class Checker(ContentCheckerItem):
    """Wagtail's checker with a few rules more."""

    axe_run_only = [*ContentCheckerItem.axe_run_only, *OURS]
    axe_messages = ContentCheckerItem.axe_messages | OURS


@hooks.register("construct_wagtail_userbar")
def check_contrast_too(request: HttpRequest, items: list[BaseItem], page: Page | None) -> None:
    """Put our checker into the place of Wagtail's, in the user bar and in the editor."""
    items[:] = [Checker(in_editor=item.in_editor) if isinstance(item, ContentCheckerItem) else item for item in items]
