"""Numbers and addresses as files mix them: ISSN and ISBN in pairs, a DOI where an address or a note is meant."""

import re
from collections.abc import Iterable

from qcihungary.core.identifiers import ARXIV, DOI, normalise_arxiv, normalise_doi, normalise_isbn, normalise_issn

ISSN = re.compile(r"(?<![\dX-])\d{4}[-–‐]?\d{3}[\dX](?![\dX-])", re.IGNORECASE)
ISBN = re.compile(r"(?<![\dX-])(?:\d[-–‐ ]?){9}(?:(?:\d[-–‐ ]?){3})?[\dX](?![\dX-])", re.IGNORECASE)
DOI_NAMED = re.compile(
    r"(?:https?://(?:dx\.|www\.)?doi\.org/|\bdoi\s*[:=.]?\s*|\\doi\{)(10\.\d{4,9}/[^\s{}]+)", re.IGNORECASE
)

MTMT = re.compile(r"mtmt\.hu/(?:api/publication/|\S*?publication;)(\d{1,12})\b|^MTMT:(\d{1,12})$", re.IGNORECASE)
DASHES = re.compile(r"(?<!\s)\s*[-‐‑‒–—−]+\s*")

Lost = tuple[tuple[str, str], ...]


def serial_numbers(given: Iterable[str]) -> tuple[dict[str, str], Lost]:
    """The first ISSN and the first ISBN, and those behind them: a journal has one in print and one online."""
    issn: list[str] = []
    isbn: list[str] = []
    rest: list[tuple[str, str]] = []
    for text in given:
        books = [found.group().strip() for found in ISBN.finditer(text)]
        serials = [found.group() for found in ISSN.finditer(ISBN.sub(" ", text))]
        isbn += [normalise_isbn(number) for number in books]
        issn += [normalise_issn(number) for number in serials]
        if text.strip() and not books and not serials:
            rest.append(("ISSN/ISBN", text.strip()))
    issn, isbn = list(dict.fromkeys(issn)), list(dict.fromkeys(isbn))
    rest += [("ISSN", number) for number in issn[1:]] + [("ISBN", number) for number in isbn[1:]]
    return {"issn": next(iter(issn), ""), "isbn": next(iter(isbn), "")}, tuple(rest)


def page_range(text: str) -> str:
    """Pages with one hyphen between them, whatever dash was written."""
    return DASHES.sub("-", text.strip())


def arxiv_at(address: str) -> str:
    """The arXiv id that an address at arXiv holds."""
    found = normalise_arxiv(address.removesuffix(".pdf")) if "arxiv.org/" in address.casefold() else ""
    return found if ARXIV.match(found) else ""


def mtmt_at(*texts: str) -> str:
    """The number in MTMT that an address there, or a key of its files, holds: ``MTMT:34567890``."""
    found = (match for text in texts if (match := MTMT.search(text.strip())))
    return next((match.group(1) or match.group(2) for match in found), "")


def identified_by(doi: str, url: str, *others: str) -> tuple[str, str]:
    """The DOI and the address. A DOI's own address is no other address; a DOI may stand in a note, too."""
    found = normalise_doi(doi) if doi else ""
    if not DOI.match(found):
        named = (DOI_NAMED.search(text) for text in (url, *others, doi))
        inferred = next((normalise_doi(match.group(1)) for match in named if match), "")
        found = inferred or found
    return found, "" if url and normalise_doi(url) == found else url
