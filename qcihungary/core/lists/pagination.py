"""Pages of a list. A page that there isn't is not found: search engines must not keep it as one more address."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page as PageOfItems
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest

PER_PAGE = 12
LONGEST_NUMBER = 6


@dataclass(frozen=True)
class Pagination:
    """One page of a list, with the links around it, which keep the filters."""

    items: PageOfItems[Any]
    path: str
    kept: tuple[tuple[str, str], ...]

    @property
    def number(self) -> int:
        """The number of this page, from 1."""
        return self.items.number

    @property
    def pages(self) -> int:
        """How many pages there are; at least 1."""
        return self.items.paginator.num_pages

    @property
    def total(self) -> int:
        """How many items there are on all pages."""
        return self.items.paginator.count

    @property
    def previous_url(self) -> str:
        """The page before, or nothing."""
        return self.url(self.number - 1) if self.items.has_previous() else ""

    @property
    def next_url(self) -> str:
        """The page after, or nothing."""
        return self.url(self.number + 1) if self.items.has_next() else ""

    @property
    def links(self) -> list[tuple[int, str]]:
        """Number and address of the pages to offer; 0 stands for a gap."""
        elided = self.items.paginator.get_elided_page_range(self.number, on_each_side=1, on_ends=1)
        return [(found, self.url(found)) if isinstance(found, int) else (0, "") for found in elided]

    def url(self, number: int) -> str:
        """The address of a page. The first has no number in it."""
        query = [*self.kept, *([("page", str(number))] if number > 1 else [])]
        return f"{self.path}?{urlencode(query)}" if query else self.path


def page_number(request: HttpRequest) -> int:
    """The page that is asked for: the first where none is, and 0 where it is no number as we write them."""
    wanted = request.GET.get("page") or "1"
    is_number = wanted.isascii() and wanted.isdecimal() and len(wanted) <= LONGEST_NUMBER and not wanted.startswith("0")
    return int(wanted) if is_number else 0


def paginate(request: HttpRequest, items: Any, kept: dict[str, str], per_page: int = PER_PAGE) -> Pagination:
    """The page of ``items`` that the request's ``page`` parameter asks for. Raises Http404 where there is none."""
    paginator = Paginator(items, per_page)
    number = page_number(request)
    if number not in paginator.page_range:
        raise Http404
    return Pagination(
        paginator.page(number), request.path, tuple((name, value) for name, value in kept.items() if value)
    )
