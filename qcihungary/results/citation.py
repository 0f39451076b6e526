"""Another result as a cited work, and what its page's header says to machines."""

from typing import TYPE_CHECKING

from qcihungary.core.citation.csl import Item
from qcihungary.core.outputs.machine import Representation, TypedLink, signposts
from qcihungary.core.outputs.oai import DESCRIPTION_TYPE, record_address
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


def links_of(page: "OtherResultPage") -> list[TypedLink]:
    """What is cited, described and contained here."""
    document = page.open_document
    files = [Representation(document.url, document.content_type)] if document else []
    files += [Representation(page.repository, "")] if page.repository else []
    descriptions = [Representation(record_address(page.output_key), DESCRIPTION_TYPE)]
    return signposts(item_of(page), page.url_path, descriptions, files)
