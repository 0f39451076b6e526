"""Finds where something is now that used to be at an address. Asked only for what would be a 404.

From an address steps lead on: what an editor has entered as a redirect, its usual spelling, what the page above it
knows to have moved, and the pages that have left its beginnings, the longest first. They are tried until one of them
answers, each once, so that nothing goes round in circles. What lives at an address always wins; a withdrawn thing is
told only where no step answers. See docs/adr/0043-former-addresses.md.
"""

import re
from collections.abc import Iterator

from django.apps import apps
from django.http import HttpRequest
from django.urls import Resolver404
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Page

from qcihungary.core.addresses import documents
from qcihungary.core.addresses.entered import entered_redirects, entered_with_query
from qcihungary.core.addresses.former import FormerAddress
from qcihungary.core.addresses.targets import ADMIN, READING, Step, Target, Withdrawn, answer_at, led_on, view_at
from qcihungary.core.languages import LANGUAGE_CODES, language_of_path
from qcihungary.core.record_pages import RecordIndexPage
from qcihungary.core.tree import Tree, prefixes_of

MOST_STEPS = 16
LONGEST_PATH = 4000
MOST_PARTS = 40


def find(request: HttpRequest) -> Target | None:
    """Where to send a reader who asks for what isn't there; None where nothing is known.

    Raises:
        Withdrawn: it was there once, and the public may read it no more.
    """
    start = Target.of(request)
    return settled(request, first_steps(request, start), {start})


def find_by_query(request: HttpRequest) -> Target | None:
    """Where editors send those who ask for an address with this query, whatever lives there; None if nowhere.

    Raises:
        Withdrawn: the public may read no more what they are sent to.
    """
    asked = Target.of(request)
    entered = entered_with_query(asked)
    return None if entered == asked else settled(request, [entered], {asked})


def settled(request: HttpRequest, waiting: list[Step], seen: set[Target]) -> Target | None:
    """The first place to which steps lead that answers, and isn't one of those that were seen."""
    is_withdrawn = False
    while waiting and len(seen) < MOST_STEPS:
        target = waiting.pop(0)
        if target is None:
            is_withdrawn = True
        elif not target.is_local:
            return target
        elif target not in seen:
            seen.add(target)
            if (entered := entered_with_query(target)) != target:
                waiting[:0] = [entered]
                continue
            response = answer_at(request, target)
            if response and (further := led_on(response, target)) is None:
                return target
            waiting[:0] = [further] if response else steps_from(request, target)
    if is_withdrawn:
        raise Withdrawn
    return None


def first_steps(request: HttpRequest, start: Target) -> list[Step]:
    """The steps from what was asked for. Where a form is sent to must be spelt right."""
    if len(start.path) > LONGEST_PATH or start.path.count("/") > MOST_PARTS:
        return []
    spellings = [respelt(start)] if request.method in READING else []
    return [*steps_from(request, start), *spellings]


def steps_from(request: HttpRequest, target: Target) -> list[Step]:
    """The addresses to try instead of one where nothing is."""
    if target.path.endswith("/"):
        return [*entered_redirects(target), *moved_below(target), *moved_pages(request, target)]
    whole = target.below(f"{target.path}/")
    moved = [*moved_below(whole), *moved_pages(request, whole)]
    return [*entered_redirects(target), *(step and step.below(spelt(step.path.rstrip("/"))) for step in moved)]


def spelt(path: str) -> str:
    """A path with the slash at its end that pages have and files haven't."""
    return path if path.endswith("/") or view_at(path) else f"{path}/"


def respelt(target: Target) -> Target:
    """An address as we write ours: in small letters, with one slash between its parts, and one at its end."""
    path = spelt(re.sub(r"/{2,}", "/", target.path).lower())
    return target if path.startswith(ADMIN) else target.below(path)


def moved_below(target: Target) -> Iterator[Step]:
    """What the deepest page above an address knows of what has moved below it."""
    if language_of_path(target.path) in LANGUAGE_CODES and (on_the_way := Tree.at(target.path).on_the_way):
        yield from on_the_way[-1].as_page().moved_below(target)


def moved_pages(request: HttpRequest, target: Target) -> Iterator[Step]:
    """Where the pages and documents are that have left this address or one of its beginnings."""
    for row in FormerAddress.at(prefixes_of(target.path)):
        rest = target.path[len(row.address) :]
        if model := page_type(row.kind):
            yield from moved_page(request, row, model, target.below(rest))
        elif row.kind == documents.KIND and not rest:
            yield from documents.moved_document(request, row, target)


def moved_page(request: HttpRequest, row: FormerAddress, model: type[Page], rest: Target) -> Iterator[Step]:
    """Where what was below a page's former address is.

    Below a page that is withdrawn there may be some that aren't, or have addresses of their own among the former ones.
    Nobody is told by a redirect what a page is called that they may not read.
    """
    page = model._default_manager.filter(pk=row.object_id).first()
    now = rest.below(f"{page.url_path if page else row.last}{rest.path}")
    is_closed = page is not None and page.live and not may_visit(request, page)
    if not is_closed:
        yield now
    if page and page.live and not is_closed:
        return
    if row.was_open and (answers_below(model, row.address, rest.path) or (is_closed and answer_at(request, now))):
        yield None


def page_type(kind: str) -> type[Page] | None:
    """The type of pages that a kind names; None for a kind of something else, or one that there is no more."""
    try:
        model = apps.get_model(kind)
    except LookupError:
        return None
    return model if issubclass(model, Page) else None


def may_visit(request: HttpRequest, page: Page) -> bool:
    """Whether this reader may see a page: nobody is told by a redirect what a closed page is called now."""
    return all(restriction.accept_request(request) for restriction in page.get_view_restrictions())


def answers_below(model: type[Page], address: str, rest: str) -> bool:
    """Whether something could have been below a page of a type that is withdrawn: what never was is a 404."""
    if not rest:
        return True
    match = view_at(f"{address}{rest}")
    if match and match.url_name != "wagtail_serve":
        return True
    if not issubclass(model, RoutablePageMixin):
        return False
    try:
        _view, _args, kwargs = model().resolve_subpage(f"/{rest}")
    except Resolver404:
        return False
    names_record = issubclass(model, RecordIndexPage) and kwargs.keys() - {"extension"}
    return model.has_had(rest.partition("/")[0]) if names_record else True
