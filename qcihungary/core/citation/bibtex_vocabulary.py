"""What BibTeX calls things: entry types and fields, of BibTeX itself, of biblatex, and of our own (``x-…``)."""

from qcihungary.core.citation.csl import Item

MEDIA_TYPE = "application/x-bibtex"

WRITTEN_TYPES = {
    "article-journal": "article",
    "paper-conference": "inproceedings",
    "book": "book",
    "chapter": "incollection",
    "thesis": "phdthesis",
    "report": "techreport",
}
"""The entry type of a kind of work; everything else is ``misc``."""

READ_TYPES = {
    "article": "article-journal",
    "inproceedings": "paper-conference",
    "conference": "paper-conference",
    "book": "book",
    "proceedings": "book",
    "collection": "book",
    "incollection": "chapter",
    "inbook": "chapter",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "thesis": "thesis",
    "techreport": "report",
    "report": "report",
    "manual": "report",
    "mvbook": "book",
    "bookinbook": "chapter",
    "suppbook": "chapter",
    "suppcollection": "chapter",
    "inreference": "chapter",
    "reference": "book",
    "mvcollection": "book",
    "mvproceedings": "book",
    "mvreference": "book",
    "suppperiodical": "article-journal",
    "review": "article-journal",
    "candthesis": "thesis",
    "bachelorsthesis": "thesis",
    "misc": "document",
    "artwork": "graphic",
    "audio": "song",
    "movie": "motion_picture",
    "presentation": "speech",
    "talk": "speech",
    "poster": "speech",
    "unpublished": "article",
    "preprint": "article",
    "online": "webpage",
    "electronic": "webpage",
    "www": "webpage",
    "software": "software",
    "dataset": "dataset",
    "data": "dataset",
    "patent": "patent",
    "standard": "standard",
    "booklet": "pamphlet",
    "video": "motion_picture",
}

NUMBERED = frozenset({"report", "patent", "standard"})
"""Kinds of work whose ``number`` is theirs; with others it is the issue's."""

GENRES = {"talk": "Talk", "poster": "Poster", "presentation": "Talk", "mastersthesis": "Master's thesis"}
"""What an entry type says besides the kind of work."""

VERBATIM = {"doi": "doi", "url": "url", "x-repository": "repository"}
"""Fields that hold no LaTeX, and our names of them."""

PLAIN = {
    "volume": "volume",
    "edition": "edition",
    "series": "collection",
    "address": "publisher_place",
    "eventtitle": "event",
    "venue": "event_place",
    "version": "version",
    "type": "genre",
    "issn": "issn",
    "isbn": "isbn",
    "abstract": "abstract",
    "note": "note",
    "x-title-hu": "title_hu",
    "x-abstract-hu": "abstract_hu",
    "x-mtmt": "mtmt",
    "x-access": "access",
    "x-licence": "licence",
    "x-grant": "grant",
    "x-grant-source": "grant_source",
}
"""Fields of plain text, in the order in which they are written, and our names of them."""

OTHER_NAMES = {
    "container": ("journal", "journaltitle", "booktitle", "maintitle", "howpublished"),
    "publisher": ("publisher", "school", "institution", "organization"),
    "publisher_place": ("location",),
    "abstract": ("annote",),
    "licence": ("copyright", "license"),
}
"""Where else a reader looks, in this order."""

MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

BOOKKEEPING = frozenset(
    {
        "crossref", "xdata", "xref", "ids", "key", "label", "options", "file", "groups", "timestamp", "owner",
        "creationdate", "modificationdate", "date-added", "date-modified", "bdsk-url-1", "bdsk-url-2", "bdsk-file-1",
        "__markedentry", "sortkey", "shorthand", "entrysubtype", "pagination", "urldate", "mendeley-tags",
        "mendeley-groups", "unique-id", "oa", "da", "esi-highly-cited-paper", "esi-hot-paper", "times-cited",
        "number-of-cited-references", "usage-count-last-180-days", "usage-count-since-2013",
        "journal-iso", "doc-delivery-number", "web-of-science-index", "language-id",
        "publication-type", "biburl", "bibsource", "numpages", "arxivid", "publication-stage", "source",
        "correspondence-address", "abbrev-source-title", "document-type", "coden", "priority", "ranking", "readstatus",
        "printed", "qualityassured", "relevance", "affiliations",
    }
)  # fmt: skip
"""Fields by which programs keep their own books: no part of the work, so nobody misses them."""


def entry_type(item: Item) -> str:
    """The entry type of a work."""
    if item.type == "thesis" and "master" in item.genre.casefold():
        return "mastersthesis"
    return WRITTEN_TYPES.get(item.type, "misc")


def container_field(item: Item) -> str:
    """The field for what a work is a part of."""
    return "journal" if entry_type(item) == "article" else "booktitle"


def publisher_field(item: Item) -> str:
    """The field for who published a work."""
    return {"thesis": "school", "report": "institution"}.get(item.type, "publisher")
