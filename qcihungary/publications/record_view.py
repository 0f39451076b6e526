"""What a publication's own page shows: what is known of it, how to cite it, and what machines read."""

import datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import get_language_info, gettext

from qcihungary.consortium.context import Consortium
from qcihungary.core.citation.coins import context_object
from qcihungary.core.citation.csl import Item
from qcihungary.core.citation.formats import descriptions_of
from qcihungary.core.citation.formatted import citations
from qcihungary.core.citation.names import named
from qcihungary.core.dates import long_date
from qcihungary.core.documents.document import SiteDocument
from qcihungary.core.languages import Text, in_readers_language
from qcihungary.core.outputs.machine import Representation, highwire_tags, licence_url, signposts
from qcihungary.core.outputs.registry import related_to
from qcihungary.core.record_pages import RecordSubject
from qcihungary.publications.citation import item_of
from qcihungary.publications.people import known_people
from qcihungary.publications.records import Publication
from qcihungary.publications.rows import Catalogue, Row, row_of
from qcihungary.publications.structured_data import arxiv_url, members_of, scholarly_work
from qcihungary.publications.vocabulary import KnownFrom, Licence, OpenAccess, PublicationType

LONGEST_SUMMARY = 300


def subject_of(row: Row) -> RecordSubject:
    """The publication as the head of its document speaks of it. The summary is the abstract's beginning."""
    abstract = in_readers_language(row.item.abstract, row.item.abstract_hu)
    summary = Truncator(" ".join(abstract.text.split())).chars(LONGEST_SUMMARY)
    return RecordSubject(row.title, summary if abstract.language == row.text_language else "", row.text_language)


def record_context(row: Row, address: str, list_url: str = "") -> dict[str, Any]:
    """All that the template of a publication takes, whose page is at a local address, below the list's."""
    item = row.item
    document = open_document(row)
    file = document.url if document else ""
    descriptions = descriptions_of(address)
    files = [Representation(file, document.content_type)] if document else []
    is_pdf = bool(document and document.kind == "pdf")
    found = {
        **shown(row),
        "list_url": list_url,
        "document": document,
        "related": related_to(row.key),
        "citations": list(citations(item)),
        "descriptions": descriptions,
        "coins": context_object(item),
        "highwire": highwire_tags(item, address, file if is_pdf else ""),
        "linked_data": scholarly_work(row, Consortium().facts, address, file),
        "signposts": signposts(item, address, [one for _name, one in descriptions], files),
    }
    return {**found, "whole": found}


def preview_context(publication: Publication) -> dict[str, Any]:
    """The same of what an editor has in hand."""
    item = item_of(publication)
    values, _people = known_people(named((*item.authors, *item.editors)))
    packages = sorted(package.number for package in publication.work_packages.all() if package.live)
    return record_context(row_of(publication, item, values.values(), packages), publication.sub_path)


def shown(row: Row) -> dict[str, Any]:
    """What people read, in their language."""
    item = row.item
    keywords = in_readers_language("\n".join(item.keywords), "\n".join(item.keywords_hu))
    packages = Catalogue.current().packages
    return {
        "row": row,
        "item": item,
        "subject": subject_of(row),
        "original": Text(item.title, item.language) if row.is_translated else None,
        "type": PublicationType(row.type),
        "appeared": appeared(item),
        "members": members_of(item),
        "language_name": language_name(item.language),
        "abstract": in_readers_language(item.abstract, item.abstract_hu),
        "keywords": keywords,
        "packages": [packages[number] for number in row.packages if number in packages],
        "access": OpenAccess(item.access),
        "licence": Licence(item.licence) if item.licence else None,
        "licence_url": licence_url(item.licence),
        "arxiv_url": arxiv_url(item.arxiv),
        "grant_source": KnownFrom(item.grant_source).label if item.grant_source else "",
    }


def appeared(item: Item) -> str:
    """When it appeared, as far as that is known: the day, the month, the year."""
    if item.date:
        return long_date(item.date)
    if item.year is None:
        return gettext("Yet to appear")
    year, month = (*item.issued, None)[:2]
    return date_format(datetime.date(item.year, month, 1), "YEAR_MONTH_FORMAT") if month else str(year)


def open_document(row: Row) -> SiteDocument | None:
    """Its file, if whoever reads it may read that."""
    document = SiteDocument.objects.filter(pk=row.document).first() if row.document else None
    return document if document and document.is_open else None


def language_name(code: str) -> str:
    """The name of a language in the reader's; its code where Django has no name for it."""
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return code
