"""Who can read a document now, for the forms that show one."""

from typing import Any

from django import template

from qcihungary.core.documents.document import SiteDocument
from qcihungary.core.documents.standing import standing_of

register = template.Library()


@register.inclusion_tag("documents/standing.html")
def document_standing(document: SiteDocument) -> dict[str, Any]:
    """Who it is, and where more is said of it."""
    return {"document": document, "standing": standing_of(document), "is_linked": True}
