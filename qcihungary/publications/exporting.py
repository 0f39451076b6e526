"""Many publications as one file for reference managers: those that were ticked, or the whole filtered list."""

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse, QueryDict

from qcihungary.core.citation.formats import FORMATS
from qcihungary.core.conditional import revalidated
from qcihungary.publications.rows import Catalogue, Row

PICK = "pick"
"""The parameter that names a ticked publication, once for each."""


def export(request: HttpRequest, extension: str) -> HttpResponse:
    """What an address asks for, as a file. Raises Http404 where it names only what nobody knows."""
    rows = chosen_rows(request.GET)
    response = FORMATS[extension].response((row.item for row in rows), "publications", "attachment")
    return revalidated(request, response, max((row.changed for row in rows if row.changed), default=None))


def chosen_rows(asked: QueryDict) -> Sequence[Row]:
    """The ticked ones in the order of the list; all that the filters leave where none is ticked."""
    rows = Catalogue.indexed().chosen(asked).rows
    picked = set(asked.getlist(PICK))
    if not picked:
        return rows
    found = [row for row in rows if row.slug in picked]
    if not found:
        raise Http404
    return found
