"""Linked data for machines: a script element of data, which no browser runs and the policy therefore lets stand."""

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.conf import settings
from markupsafe import Markup

if TYPE_CHECKING:
    from qcihungary.core.chrome import Crumb

SCHEMA = "https://schema.org"
ESCAPES = {ord(character): f"\\u{ord(character):04X}" for character in "<>&"}


def breadcrumb_list(crumbs: "Iterable[Crumb]") -> dict[str, Any]:
    """A breadcrumb as schema.org describes one. Its last step is the page itself, which needs no address."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": crumb.title,
                "item": f"{settings.BASE_URL}{crumb.url}" if crumb.url else None,
            }
            for position, crumb in enumerate(crumbs, start=1)
        ],
    }


def json_script(data: dict[str, Any]) -> Markup:
    """A JSON-LD script element. Characters that could end it are escaped; empty values are left out."""
    text = json.dumps({"@context": SCHEMA, **without_empty(data)}, ensure_ascii=False)
    return Markup(f'<script type="application/ld+json">{text.translate(ESCAPES)}</script>')  # noqa: S704  (escaped on this line)


def without_empty(value: Any) -> Any:
    """The same data without what says nothing, in objects and lists of any depth."""
    if isinstance(value, dict):
        cleaned = {key: without_empty(inner) for key, inner in value.items()}
        return {key: inner for key, inner in cleaned.items() if not is_empty(inner)}
    if isinstance(value, list | tuple):
        return [inner for inner in map(without_empty, value) if not is_empty(inner)]
    return value


def is_empty(value: Any) -> bool:
    """Whether a value says nothing. False and 0 say something; an object with no more than a type doesn't."""
    if isinstance(value, str):
        return not value.strip()
    return value is None or value in ([], {}) or (isinstance(value, dict) and value.keys() == {"@type"})
