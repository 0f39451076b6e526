"""Asking the index."""

from collections.abc import Sequence

from wagtail.models import Page

LONGEST_QUERY = 200


def clean_query(text: str) -> str:
    """What can be asked: one line, without control characters, of at most ``LONGEST_QUERY`` characters."""
    printable = "".join(character if character.isprintable() else " " for character in text)
    return " ".join(printable.split())[:LONGEST_QUERY]


def found_pages(query: str, language: str) -> Sequence[Page]:
    """The public pages in a language's tree that match, best first; aliases are found in the other tree."""
    pages = Page.objects.live().public().filter(url_path__startswith=f"/{language}/", alias_of__isnull=True)
    results: Sequence[Page] = pages.search(query)
    return results
