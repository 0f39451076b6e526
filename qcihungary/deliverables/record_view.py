"""What a deliverable's own page shows: its facts, its files, what is related, and how to cite it."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse
from django.utils.text import Truncator

from qcihungary.consortium.context import Consortium
from qcihungary.core.citation.coins import context_object
from qcihungary.core.citation.formats import FORMATS, descriptions_of
from qcihungary.core.citation.formatted import citations
from qcihungary.core.dates import iso
from qcihungary.core.outputs.machine import (
    Representation,
    absolute,
    add_links,
    describes,
    highwire_tags,
    signposts,
)
from qcihungary.core.outputs.registry import related_to
from qcihungary.core.record_pages import RecordSubject
from qcihungary.deliverables.citing import item_of, structured_data
from qcihungary.deliverables.facts import PublicFacts
from qcihungary.deliverables.files import DeliverableFile
from qcihungary.deliverables.records import Deliverable
from qcihungary.deliverables.rows import package_name
from qcihungary.deliverables.versions import Version, folder_of, versions_of

LONGEST_SUMMARY = 300


def subject_of(facts: PublicFacts) -> RecordSubject:
    """The deliverable as the head of its document speaks of it."""
    told = RecordSubject.of(facts, summary="description")
    return RecordSubject(f"{facts.number} {told.title}", summary_of(told.summary), told.text_language)


def summary_of(description: str) -> str:
    """The beginning of a description, short enough for search results."""
    return Truncator(" ".join(description.split())).chars(LONGEST_SUMMARY)


def record_context(facts: PublicFacts, address: str, files: Iterable[DeliverableFile]) -> dict[str, Any]:
    """All that the template of a deliverable takes, whose page is at a local address.

    Of a sensitive one nothing is cited, downloaded or linked.
    """
    project = Consortium().facts
    item = item_of(facts, project, address)
    versions = versions_of(files, folder_of(address))
    descriptions = descriptions_of(address) if facts.is_public else []
    current = [version for version in versions if not version.is_superseded]
    pdf = next((version.address for version in current if version.file.document.kind == "pdf"), "")
    represented = [Representation(version.address, version.file.document.content_type) for version in current]
    return {
        "facts": facts,
        "subject": subject_of(facts),
        "package": package_name(str(facts.work_package)),
        "versions": versions,
        "related": related_to(f"deliverable-{facts.pk}") if facts.is_public else [],
        "citations": list(citations(item)) if facts.is_public else [],
        "descriptions": descriptions,
        "coins": context_object(item) if facts.is_public else "",
        "highwire": highwire_tags(item, address, pdf) if facts.is_public else [],
        "linked_data": structured_data(facts, project, address, [media_object(version) for version in current]),
        "signposts": signposts(item, address, [one for _name, one in descriptions], represented),
    }


def preview_context(record: Deliverable) -> dict[str, Any]:
    """The same of what an editor has in hand, with the files of the form."""
    facts = record.facts_for_public()
    files = [file for file in record.files.all() if not file.withdrawn_on]
    return record_context(facts, record.sub_path, files)


def media_object(version: Version) -> dict[str, Any]:
    """A file as schema.org describes one."""
    document = version.file.document
    return {
        "@type": "MediaObject",
        "contentUrl": absolute(version.address),
        "encodingFormat": document.content_type,
        "contentSize": document.file_size,
        "sha256": document.sha256,
        "inLanguage": document.language,
        "version": version.file.version,
        "datePublished": iso(version.file.date),
    }


def description(facts: PublicFacts, address: str, extension: str) -> HttpResponse:
    """A deliverable in a format of reference managers. Raises KeyError for one that isn't in ``FORMATS``."""
    item = item_of(facts, Consortium().facts, address)
    response = FORMATS[extension].response([item], facts.number.lower())
    add_links(response, describes(address))
    return response
