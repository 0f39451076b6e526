"""What kind of work an entry of BibTeX is, for its reader and its writer alike."""

import re
from collections.abc import Mapping

from qcihungary.core.citation.bibtex_vocabulary import READ_TYPES
from qcihungary.core.citation.latex import unescape
from qcihungary.core.citation.work_types import TYPES
from qcihungary.core.identifiers import ARXIV, normalise_arxiv

Fields = Mapping[str, str]


def type_of(entry_type: str, fields: Fields) -> str:
    """The kind of work. Something on arXiv that appeared nowhere is a preprint."""
    own = fields.get("x-csl-type", "")
    if own in TYPES:
        return own
    kind = READ_TYPES.get(entry_type, "document")
    is_unplaced = not (fields.get("journal") or fields.get("journaltitle") or fields.get("booktitle"))
    journal = (fields.get("journal") or fields.get("journaltitle", "")).casefold()
    is_preprint = (kind in ("document", "article-journal") and is_unplaced and arxiv(fields)) or "arxiv" in journal
    return "article" if is_preprint else kind


def arxiv(fields: Fields) -> str:
    """The arXiv id, which stands in ``eprint``, or in the journal or address of those who don't know that."""
    prefix = (fields.get("archiveprefix") or fields.get("eprinttype", "")).casefold()
    given = normalise_arxiv(unescape(fields.get("eprint", "")))
    if ARXIV.match(given) and prefix in ("arxiv", ""):
        return given
    for name in ("journal", "journaltitle", "howpublished", "note", "url"):
        named = re.search(r"(?:arxiv:|arxiv\.org/(?:abs|pdf)/)[^\s{}]+", fields.get(name, ""), re.IGNORECASE)
        found = normalise_arxiv(named.group().removesuffix(".pdf")) if named else ""
        if ARXIV.match(found):
            return found
    return ""
