"""Another result as a cited work, and what its page's header says to machines."""

from typing import TYPE_CHECKING, Any

from qcihungary.core.citation.coins import context_object
from qcihungary.core.citation.csl import Item
from qcihungary.core.citation.formats import descriptions_of
from qcihungary.core.citation.formatted import citations
from qcihungary.core.outputs.machine import Representation, TypedLink, signposts
from qcihungary.core.outputs.oai import DESCRIPTION_TYPE, record_address
from qcihungary.core.outputs.registry import all_outputs
from qcihungary.results.vocabulary import ResultKind

if TYPE_CHECKING:
    from qcihungary.results.result import OtherResultPage

PREFIX = "other"
"""What the keys of other results begin with."""

CSL_TYPES = {
    ResultKind.DATASET: "dataset",
    ResultKind.SOFTWARE: "software",
    ResultKind.DEMONSTRATOR: "document",
    ResultKind.VIDEO: "motion_picture",
    ResultKind.PATENT: "patent",
    ResultKind.STANDARD: "standard",
    ResultKind.EXHIBITION: "event",
    ResultKind.POLICY_BRIEF: "report",
}


def item_of(page: "OtherResultPage") -> Item:
    """A page's result as CSL-JSON knows works."""
    return Item(
        id=page.output_key,
        type=CSL_TYPES.get(ResultKind(page.kind), "document") if page.kind in ResultKind else "document",
        title=page.title,
        authors=page.names,
        issued=(page.date.year, page.date.month, page.date.day),
        genre=page.get_kind_display(),
        language=page.text_language,
        number=page.patent_number or page.standard_number,
        publisher=page.patent_office or page.standard_body,
        event_place=page.venue,
        version=page.version,
        doi=page.doi,
        url=page.absolute_url,
        abstract=page.summary,
        licence=page.licence,
        repository=page.repository,
    )


def formats_of(page: "OtherResultPage") -> list[tuple[str, Representation]]:
    """The files for reference managers, which everybody may fetch: so only a public result has any."""
    return descriptions_of(page.url_path) if page.output_key in all_outputs() else []


def citing(page: "OtherResultPage") -> dict[str, Any]:
    """How people cite it, and what reference managers take."""
    item = item_of(page)
    return {"citations": list(citations(item)), "descriptions": formats_of(page), "coins": context_object(item)}


def links_of(page: "OtherResultPage") -> list[TypedLink]:
    """What is cited, described and contained here."""
    document = page.open_document
    files = [Representation(document.url, document.content_type)] if document else []
    files += [Representation(page.repository, "")] if page.repository else []
    record = Representation(record_address(page.output_key), DESCRIPTION_TYPE)
    descriptions = [record, *(found for _name, found in formats_of(page))]
    return signposts(item_of(page), page.url_path, descriptions, files)
