"""A citation in no style but our own, for works that the styles' engine can't cite."""

from qcihungary.core.citation.csl import Item
from qcihungary.core.citation.names import display_names
from qcihungary.core.identifiers import doi_url


def plain_citation(item: Item, language: str | None = None) -> str:
    """Who, when, what, where, as sentences. What isn't known is left out."""
    who = display_names(item.authors, language)
    when = f"({item.year})" if item.year else ""
    sentences = [" ".join(part for part in (who, when) if part), item.title, where(item), item.publisher]
    text = " ".join(
        sentence if sentence.endswith((".", "?", "!")) else f"{sentence}." for sentence in sentences if sentence
    )
    return " ".join(part for part in (text, address(item)) if part)


def where(item: Item) -> str:
    """What it is a part of, and at which place."""
    volume = f"{item.volume}({item.issue})" if item.issue else item.volume
    place = item.page or item.number
    return ", ".join(part for part in (item.container or item.genre, volume, place) if part)


def address(item: Item) -> str:
    """Where it is found for good: the DOI's address, or else its own, or else the preprint's."""
    if item.doi:
        return doi_url(item.doi)
    return item.url or (f"https://arxiv.org/abs/{item.arxiv}" if item.arxiv else "")
