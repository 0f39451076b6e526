"""For whom a page is drawn: for anybody, for those who were let into a closed part of the site, or for its editor.

What is drawn for anybody names nothing that not everybody may read. Links are drawn deep inside texts and blocks, where
nothing else is known of the request.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from wagtail.models import Page

from qcihungary.core.restrictions import rooms_of


@dataclass(frozen=True)
class Audience:
    """Who reads."""

    rooms: tuple[str, ...] = ()
    """The closed tree paths that they were let into, because the page that is drawn is there."""

    is_editor: bool = False
    """Whether it is a preview of what may not be public yet."""


ANYBODY = Audience()

_audience: ContextVar[Audience] = ContextVar("audience", default=ANYBODY)


def audience() -> Audience:
    """For whom the page is drawn that is being drawn."""
    return _audience.get()


@contextmanager
def drawn_for(reader: Audience) -> Iterator[None]:
    """Draw for somebody."""
    token = _audience.set(reader)
    try:
        yield
    finally:
        _audience.reset(token)


def readers_of(page: Page) -> Audience:
    """Those who may read a page."""
    rooms = rooms_of(page)
    return Audience(rooms) if rooms else ANYBODY


def may_link(page: Page) -> bool:
    """Whether the reader may be told a page's address: it is live, and they may read it as they may what they read."""
    rooms = rooms_of(page)
    return page.live and (not rooms or set(rooms) <= set(audience().rooms))
