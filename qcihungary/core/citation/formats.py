"""The formats in which reference managers take citations: one list of them, with their names, types and writers."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from qcihungary.core.citation import bibtex_vocabulary, bibtex_writing, csl, ris
from qcihungary.core.citation.csl import Item
from qcihungary.core.citation.keys import with_keys
from qcihungary.core.outputs.machine import Representation


@dataclass(frozen=True)
class Format:
    """A way to write works for machines."""

    extension: str
    name: str
    media_type: str
    writer: Callable[[Iterable[Item]], str]

    def response(self, items: Iterable[Item], name: str, disposition: str = "inline") -> HttpResponse:
        """Works as a file. No search engine should show it instead of the page."""
        response = HttpResponse(self.writer(with_keys(items)), content_type=f"{self.media_type}; charset=utf-8")
        response["Content-Disposition"] = f'{disposition}; filename="{name}.{self.extension}"'
        response["X-Robots-Tag"] = "noindex"
        return response


FORMATS: Mapping[str, Format] = {
    known.extension: known
    for known in (
        Format("bib", "BibTeX", bibtex_vocabulary.MEDIA_TYPE, bibtex_writing.write),
        Format("ris", "RIS", ris.MEDIA_TYPE, ris.write),
        Format("json", "CSL-JSON", csl.MEDIA_TYPE, csl.write),
    )
}
"""By their extensions, in the order in which they are offered."""


def descriptions_of(address: str) -> list[tuple[str, Representation]]:
    """The name of each format, and where it is: ``d1.1.bib`` beside the page at the local address ``d1.1/``."""
    base = address.rstrip("/")
    return [(known.name, Representation(f"{base}.{known.extension}", known.media_type)) for known in FORMATS.values()]


def preferred(request: HttpRequest) -> Format | None:
    """The format that a client would rather have than a page for people; None where it wants the page."""
    by_type = {known.media_type: known for known in FORMATS.values()}
    return by_type.get(request.get_preferred_type(["text/html", *by_type]) or "")
