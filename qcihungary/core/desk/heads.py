"""The head of a view of ours in the admin: what it is called, and the way that leads to it."""

from typing import TYPE_CHECKING, Any

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

    Crumb = tuple[str | StrPromise, str | StrPromise]

HOME: "Crumb" = (reverse_lazy("wagtailadmin_home"), _("Home"))
"""Where most ways begin."""


def head_of(title: str, icon: str, *above: "Crumb", here: str = "") -> dict[str, Any]:
    """What Wagtail's templates show above a view. The way there is told by addresses and names, ``here`` is its end."""
    return {
        "page_title": title,
        "header_title": title,
        "header_icon": icon,
        "breadcrumbs_items": [{"url": url, "label": label} for url, label in (*above, ("", here or title))],
    }
