"""What a publication's own page shows: what is known of it, how to cite it, and what machines read."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import get_language, get_language_info, gettext
from markupsafe import Markup

from qcihungary.consortium.context import Consortium
from qcihungary.core.citation.coins import context_object
from qcihungary.core.citation.csl import Item
from qcihungary.core.citation.formats import FORMATS
from qcihungary.core.citation.formatted import CitationStyle, cite
from qcihungary.core.dates import long_date
from qcihungary.core.documents import SiteDocument
from qcihungary.core.languages import other_language
from qcihungary.core.machine import Representation, highwire_tags, licence_url, signposts
from qcihungary.core.outputs import related_to
from qcihungary.core.record_pages import RecordSubject
from qcihungary.publications.citation import item_of
from qcihungary.publications.keywords import listed
from qcihungary.publications.records import Publication
from qcihungary.publications.rows import live_packages
from qcihungary.publications.structured_data import arxiv_url, members_of, scholarly_work
from qcihungary.publications.vocabulary import OpenAccess

LONGEST_SUMMARY = 300


@dataclass(frozen=True)
class Text:
    """A text with the code of its language, which may not be the reader's."""

    text: str
    language: str

    @property
    def is_told(self) -> bool:
        """Whether it is in the reader's language."""
        return self.language == get_language()


def in_readers_language(publication: Publication, name: str) -> Text:
    """A text that has two columns: the reader's, or the other where that is empty."""
    code = get_language() or "en"
    told = code if getattr(publication, f"{name}_{code}") else other_language(code)
    return Text(getattr(publication, f"{name}_{told}") or "", told)


def title_of(publication: Publication) -> Text:
    """The title for a reader of the active language: Hungarian readers get the translation if there is one."""
    if get_language() == "hu" and publication.hungarian_title:
        return Text(publication.hungarian_title, "hu")
    return Text(publication.original_title, publication.language)


def subject_of(publication: Publication) -> RecordSubject:
    """The publication as the head of its document speaks of it. The summary is the abstract's beginning."""
    title, abstract = title_of(publication), in_readers_language(publication, "abstract")
    summary = Truncator(" ".join(abstract.text.split())).chars(LONGEST_SUMMARY)
    return RecordSubject(title.text, summary if abstract.language == title.language else "", title.language)


def record_context(publication: Publication, address: str, list_url: str = "") -> dict[str, Any]:
    """All that the template of a publication takes, whose page is at a local address, below the list's."""
    item = item_of(publication)
    document = open_document(publication)
    file = document.url if document else ""
    descriptions = [
        (known.name, Representation(f"{address.rstrip('/')}.{known.extension}/", known.media_type))
        for known in FORMATS.values()
    ]
    files = [Representation(file, document.content_type)] if document else []
    is_pdf = bool(document and document.kind == "pdf")
    found = {
        **shown(publication, item),
        "list_url": list_url,
        "document": document,
        "related": related_to(publication.output_key),
        "citations": list(citations(item)),
        "descriptions": descriptions,
        "coins": context_object(item),
        "highwire": highwire_tags(item, address, file if is_pdf else ""),
        "linked_data": scholarly_work(publication, item, Consortium().facts, address, file),
        "signposts": signposts(item, address, [one for _name, one in descriptions], files),
    }
    return {**found, "whole": found}


def preview_context(publication: Publication) -> dict[str, Any]:
    """The same of what an editor has in hand."""
    return record_context(publication, publication.sub_path)


def shown(publication: Publication, item: Item) -> dict[str, Any]:
    """What people read, in their language."""
    title = title_of(publication)
    return {
        "publication": publication,
        "subject": subject_of(publication),
        "title": title,
        "original": Text(publication.original_title, publication.language)
        if title.text != publication.original_title
        else None,
        "appeared": appeared(publication),
        "item": item,
        "members": members_of(item),
        "language_name": language_name(publication.language),
        "abstract": in_readers_language(publication, "abstract"),
        "keywords": in_readers_language(publication, "keywords"),
        "keyword_list": listed(in_readers_language(publication, "keywords").text),
        "packages": live_packages(publication),
        "access": OpenAccess(publication.access),
        "licence_url": licence_url(publication.licence),
        "arxiv_url": arxiv_url(publication.arxiv_id),
    }


def open_document(publication: Publication) -> SiteDocument | None:
    """Its file, if everybody may read it: neither a record nor its collection keeps it back."""
    document: SiteDocument | None = publication.document
    if document is None or not document.is_open or document.collection.get_view_restrictions().exists():
        return None
    return document


def appeared(publication: Publication) -> str:
    """When it appeared, as far as that is known: the day, the month, the year."""
    day, parts = publication.sort_date, len(publication.issued)
    if day is None:
        return gettext("Yet to appear")
    return {3: long_date(day), 2: date_format(day, "YEAR_MONTH_FORMAT")}.get(parts, str(day.year))


def language_name(code: str) -> str:
    """The name of a language in the reader's; its code where Django has no name for it."""
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return code


def citations(item: Item) -> Iterator[tuple[str, Markup]]:
    """The name of each style, and the citation in it."""
    for style in CitationStyle:
        yield str(style.label), cite(item, style)
