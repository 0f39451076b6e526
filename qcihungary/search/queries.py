"""Asking the index."""

from collections.abc import Sequence

from wagtail.models import Page

LONGEST_QUERY = 200


def clean_query(text: str) -> str:
    """What can be asked: one line, without control characters, of at most ``LONGEST_QUERY`` characters."""
    printable = "".join(character if character.isprintable() else " " for character in text)
    return " ".join(printable.split())[:LONGEST_QUERY]


def found_pages(query: str, home_path: str) -> Sequence[Page]:
    """The public pages below the home page at a tree path that match, best first."""
    results: Sequence[Page] = Page.objects.live().public().filter(path__startswith=home_path).search(query)
    return results
