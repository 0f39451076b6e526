"""Addresses of ours that not everybody may read, wherever they were typed: an address holds the words of a title.

Links that were chosen are judged where they are drawn. An address can also be typed: into a text, as the source of a
record, behind a button. So every public answer is looked through, whatever its format, for the few addresses that are
closed, were withdrawn or wait to be published; mostly there are none of these on it.
See docs/adr/0055-closed-addresses-are-printed-nowhere.md.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from http import HTTPStatus
from urllib.parse import unquote, unquote_plus

from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from wagtail.models import Page, get_page_models

from qcihungary.core.addresses.former import FormerAddress
from qcihungary.core.addresses.noting import known
from qcihungary.core.addresses.targets import ADMIN, PREFIXES
from qcihungary.core.documents.rule import barred_keys, public_keys
from qcihungary.core.middleware import GetResponse
from qcihungary.core.record_pages import RecordIndexPage
from qcihungary.core.restrictions import closed_paths, open_to_all
from qcihungary.core.stamps import kept
from qcihungary.core.tree import HOME_DEPTH, Tree, prefixes_of

ADDRESSES = (
    re.compile(rb"/(?:(?P<home>(?:[eE][nN]|[hH][uU])/)|documents/(?P<document>\d+)/)[\w.\-/%~]*"),
    re.compile(rb"%2[Ff](?:(?P<home>(?:[eE][nN]|[hH][uU])%2[Ff])|documents%2[Ff](?P<document>\d+)%2[Ff])[\w.\-%~]*"),
)
"""A path of ours, also in the query of another address. Each begins with what is found fast."""

BEFORE = re.compile(rb"(?://|%2F%2F)?([\w.\-]*)(?:(?::|%3A)\d+)?$", re.IGNORECASE)
"""The host before a path, as far as there is one."""

LONGEST_HOST = 100
IN_TAG = re.compile(rb"<a\b([^<>]*)\Z")
ABOUT_TARGET = re.compile(rb'\s(?:href|rel|hreflang|type|download|target)(?:="[^"]*")?')

Hidden = Mapping[str, str | None]
"""Beginnings of addresses: the tree path of a page whose readers may know it, "" of what nobody may, None of what is
public although it stands below such a page."""


def read_hidden() -> dict[str, str | None]:
    """What the public may not know of, from the tables, in few queries: the first reader after every save waits."""
    closed = Page.objects.filter(depth__gte=HOME_DEPTH).exclude(pk__in=everybodys().values("pk"))
    sections = {model.record_kind: model for model in get_page_models() if issubclass(model, RecordIndexPage)}
    rows = FormerAddress.objects.filter(
        Q(address__startswith="/", object_id__in=closed.values("pk")) | Q(kind__in=sections)
    )
    left = list(rows.values_list("kind", "object_id", "address"))
    hidden: dict[str, str | None] = {}
    if paths := [path for _kind, _key, path in left if path.startswith(PREFIXES)]:
        slugs = {path.rstrip("/").rpartition("/")[2] for path in paths}
        taken = everybodys().filter(slug__in=slugs).values_list("url_path", flat=True)
        hidden = dict.fromkeys(paths, "") | dict.fromkeys(taken)
    hidden |= of_pages(closed)
    for kind, section in sections.items():
        names = {(key, path.partition(":/")[2]) for of, key, path in left if of == kind}
        for name in {*section.hidden_names(), *lost(kind, names)}:
            hidden |= {f"{found.url_path}{name}{end}": "" for found in section.kept_versions() for end in "/."}
    return hidden


def everybodys() -> "QuerySet[Page]":
    """The pages that anybody may read."""
    return open_to_all(Page.objects.filter(live=True, depth__gte=HOME_DEPTH))


def of_pages(closed: "QuerySet[Page]") -> dict[str, str | None]:
    """The pages that aren't open to all; and those that are, but stand below one that isn't live."""
    found = list(closed.values_list("url_path", "path", "live", "numchild"))
    above = Q()
    for path in (path for _address, path, live, children in found if children and not live):
        above |= Q(path__startswith=path)
    stay = everybodys().filter(above).values_list("url_path", flat=True) if above else ()
    return {address: path if live else "" for address, path, live, _children in found} | dict.fromkeys(stay)


def lost(kind: str, names: set[tuple[int, str]]) -> set[str]:
    """Those of the names that records had, given with their keys, which lead nowhere any more."""
    public = known[kind].read() if names else {}
    return {name for key, name in names if key not in public}.difference(public.values())


# --- what may be told to whom


@dataclass
class Reader:
    """Whoever gets an answer: they may know of the page that they asked for, and what they said themselves."""

    request: HttpRequest

    @cached_property
    def hidden(self) -> Hidden:
        """What is hidden from the public, asked once for an answer."""
        return kept.get("hidden addresses", read_hidden)

    @cached_property
    def documents(self) -> frozenset[int]:
        """The documents that are public."""
        return public_keys()

    @cached_property
    def rooms(self) -> set[str]:
        """The closed tree paths that they were let into: they got what is there."""
        way = Tree.at(self.request.path_info).on_the_way
        return {path for path in closed_paths() if way and way[-1].path.startswith(path)}

    @cached_property
    def said(self) -> str:
        """What they typed, which a form shows again: whether anything is there, it must not tell."""
        typed = [value for values in self.request.POST.lists() for value in values[1]]
        return "\n".join([unquote_plus(self.request.META.get("QUERY_STRING", "")), *map(str, typed)])

    def may_know(self, address: str) -> bool:
        """Whether they may be told a path of ours."""
        path = unquote(address).lower().rstrip(".")
        whole = path if path.endswith("/") else f"{path}/"
        room = self.room_of(whole)
        if room is None or address in self.said:
            return True
        return bool(room) and {closed for closed in closed_paths() if room.startswith(closed)} <= self.rooms

    def room_of(self, path: str) -> str | None:
        """What is hidden at the longest known beginning of a path: ``…/d1.2.bib/`` begins with ``…/d1.2.``, too."""
        if not self.hidden:
            return None
        beginnings = [*prefixes_of(path), f"{path[:-1].rpartition('.')[0]}."]
        return next((self.hidden[each] for each in reversed(beginnings) if each in self.hidden), None)

    def may_know_document(self, key: int, address: str) -> bool:
        """Whether they may be told the address of a document."""
        if key in self.documents or address in self.said:
            return True
        return bool(self.rooms) and not barred_keys().filter(pk=key).exists()


def is_ours(host: bytes) -> bool:
    """Whether a path behind a host, or behind none, is on this site."""
    name = host.decode(errors="replace").lower().removeprefix("www.")
    return not name or name in {each.removeprefix("www.") for each in settings.ALLOWED_HOSTS}


# --- leaving out


def without_hidden(content: bytes, reader: Reader) -> bytes:
    """What is sent to a reader, without the addresses that they may not know.

    A link loses where it leads to, and keeps its words. An address that is read as such ends at its language's home.
    """
    parts, done = [], 0
    found = (match for pattern in ADDRESSES for match in pattern.finditer(content))
    for match in sorted(found, key=re.Match.start):
        if match.start() < done or is_told(match, content, reader):
            continue
        start, end = match.span()
        instead = content[start : match.end("home")] if match["home"] else b"/"
        if tag := IN_TAG.search(content, max(done, content.rfind(b"<", done, start)), start):
            start, end = tag.start(1), content.index(b">", end)
            instead = without_hidden(ABOUT_TARGET.sub(b"", content[start:end]), reader)
        parts += [content[done:start], instead]
        done = end
    return b"".join([*parts, content[done:]]) if parts else content


def is_told(match: "re.Match[bytes]", content: bytes, reader: Reader) -> bool:
    """Whether an address that was found may stand there: it is another site's, or the reader may know it."""
    address = match[0].decode()
    key = match["document"]
    if reader.may_know_document(int(key), address) if key else reader.may_know(address):
        return True
    before = BEFORE.search(content, max(0, match.start() - LONGEST_HOST), match.start())
    return before is not None and not is_ours(before[1])


class HiddenAddressesMiddleware:
    """Looks through what readers get. A preview shows its editor what they typed; a 404, what was asked for."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request."""
        response = self.get_response(request)
        if not isinstance(response, HttpResponse) or response.status_code != HTTPStatus.OK:
            return response
        if request.path_info.startswith(ADMIN) or getattr(request, "is_preview", False):
            return response
        told = without_hidden(response.content, Reader(request))
        if told is not response.content:
            response.content = told
        return response
