"""COinS (OpenURL, ANSI/NISO Z39.88-2004, in HTML): what Zotero and others pick up from a list of works."""

from collections.abc import Iterator
from urllib.parse import urlencode

from qcihungary.core.citation.csl import Item
from qcihungary.core.citation.names import named

GENRES = {
    "article-journal": ("journal", "article"),
    "article": ("journal", "preprint"),
    "paper-conference": ("book", "proceeding"),
    "book": ("book", "book"),
    "chapter": ("book", "bookitem"),
    "report": ("book", "report"),
    "thesis": ("dissertation", ""),
}
"""The metadata format and the genre of a kind of work; anything else is a document."""


def context_object(item: Item) -> str:
    """The title attribute of a ``<span class="Z3988">``, not yet escaped for HTML."""
    return urlencode([(name, value) for name, value in pairs(item) if value])


def pairs(item: Item) -> Iterator[tuple[str, str]]:
    """Its keys and values in order; an empty value is left out."""
    kind, genre = GENRES.get(item.type, ("book", "document"))
    yield "ctx_ver", "Z39.88-2004"
    yield "rft_val_fmt", f"info:ofi/fmt:kev:mtx:{kind}"
    yield "rft.genre", genre
    yield from titles(item, kind)
    authors = named(item.authors)
    first = next(iter(authors), None)
    if first and first.family:
        yield "rft.aulast", first.family
        yield "rft.aufirst", first.given
    for name in authors:
        yield "rft.au", name.display("en")
    yield "rft.date", "-".join(f"{part:02}" for part in item.issued)
    yield from (("rft.volume", item.volume), ("rft.issue", item.issue), ("rft.artnum", item.number))
    yield from (("rft.pages", item.page), ("rft.issn", item.issn), ("rft.isbn", item.isbn))
    yield "rft_id", f"info:doi/{item.doi}" if item.doi else item.url


def titles(item: Item, kind: str) -> Iterator[tuple[str, str]]:
    """The title of the work, and of what it is a part of."""
    if kind == "dissertation":
        yield "rft.title", item.title
        yield "rft.inst", item.publisher
    elif item.type in ("book", "report") or (kind == "book" and not item.container):
        yield "rft.btitle", item.title
        yield "rft.pub", item.publisher
    else:
        yield "rft.atitle", item.title
        yield ("rft.jtitle" if kind == "journal" else "rft.btitle"), item.container
