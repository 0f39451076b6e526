"""Where a picture is used, by name, for its form and for whoever is about to delete it."""

from typing import Any

from django import template
from django.utils.translation import gettext as _
from wagtail.admin.admin_url_finder import AdminURLFinder

from qcihungary.core.images import SiteImage

SHOWN = 20
register = template.Library()


@register.inclusion_tag("core/image_places.html", takes_context=True)
def image_places(context: dict[str, Any], image: SiteImage) -> dict[str, Any]:
    """The pages and records that use a picture; what the user may not edit isn't named, as in Wagtail's own list."""
    usage, finder = image.get_usage(), AdminURLFinder(context["request"].user)
    places = []
    for found, references in usage[:SHOWN]:
        url = finder.get_edit_url(found)
        kind = references[0].model_name
        private = _("a page or record that is closed to you")
        places.append({"title": str(found) if url else private, "url": url, "kind": kind if url else ""})
    return {"places": places, "count": usage.count(), "usage_url": image.usage_url}
