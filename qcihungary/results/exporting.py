"""Other results as files for reference managers: one of them, or what a list has been narrowed to."""

from collections.abc import Iterable, Sequence

from django.http import Http404, HttpRequest, HttpResponse

from qcihungary.core.citation.formats import FORMATS
from qcihungary.core.conditional import revalidated
from qcihungary.core.outputs.machine import add_links, describes
from qcihungary.core.outputs.registry import Output
from qcihungary.results.citation import item_of
from qcihungary.results.queries import OtherResultQuerySet
from qcihungary.results.result import OtherResultPage


def description(request: HttpRequest, pages: OtherResultQuerySet, slug: str, extension: str) -> HttpResponse:
    """The public result of a name in a format. Raises Http404 for none."""
    page = pages.filter(slug=slug).first()
    if page is None:
        raise Http404
    response = FORMATS[extension].response([item_of(page)], slug)
    add_links(response, describes(page.url_path))
    return revalidated(request, response, page.last_published_at)


def export(request: HttpRequest, pages: OtherResultQuerySet, outputs: Iterable[Output], extension: str) -> HttpResponse:
    """The results that are in a list, in its order, in the texts of its language."""
    by_key = {page.output_key: page for page in pages}
    chosen: Sequence[OtherResultPage] = [by_key[one.key] for one in outputs if one.key in by_key]
    response = FORMATS[extension].response(map(item_of, chosen), "results", "attachment")
    changed = max((page.last_published_at for page in chosen if page.last_published_at), default=None)
    return revalidated(request, response, changed)
