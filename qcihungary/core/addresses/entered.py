"""Redirects that an editor has entered, among them those from addresses with a query: ``/?p=123``."""

from collections.abc import Iterator
from urllib.parse import parse_qsl, urlencode, urlsplit

from django.utils.encoding import uri_to_iri
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from qcihungary.core.addresses.former import FormerAddress
from qcihungary.core.addresses.noting import kind_of
from qcihungary.core.addresses.targets import Step, Target, without_host
from qcihungary.core.restrictions import open_to_all
from qcihungary.core.stamps import kept

Pairs = frozenset[tuple[str, str]]


def entered_redirects(target: Target) -> Iterator[Step]:
    """Where editors send those who ask for an address, whatever its query and case."""
    path = path_of(target)
    spellings = {path, uri_to_iri(path), path.lower(), uri_to_iri(path).lower()}
    found = Redirect.objects.filter(old_path__in=spellings).order_by("site", "pk").select_related("redirect_page")
    for redirect in found:
        yield step_by(redirect, target)


def path_of(target: Target) -> str:
    """A path as Wagtail writes those of redirects. Two slashes at its beginning would be read as those of a host."""
    normalised: str = Redirect.normalise_path(f"/{target.path.lstrip('/')}", decode_unicode=False)
    return normalised


def entered_with_query(target: Target) -> Step:
    """Where editors send those who ask for an address with this query, or more; the target itself if nowhere.

    Such a redirect counts even where a page lives: without it, the query would mean nothing there.
    """
    by_path = kept.get("redirects with a query", redirects_with_query)
    path = uri_to_iri(path_of(target))
    asked = parse_qsl(target.query, keep_blank_values=True)
    fitting = [(pairs, key) for pairs, key in by_path.get(path, ()) if pairs <= set(asked)]
    if not fitting:
        return target
    pairs, key = max(fitting, key=lambda each: len(each[0]))
    redirect = Redirect.objects.select_related("redirect_page").get(pk=key)
    bare = Target(target.path, urlencode([pair for pair in asked if pair not in pairs]))
    step = step_by(redirect, bare)
    return target if step == bare else step


def redirects_with_query() -> dict[str, list[tuple[Pairs, int]]]:
    """All of them by their paths: the queries that they wait for, and their keys."""
    found: dict[str, list[tuple[Pairs, int]]] = {}
    rows = Redirect.objects.filter(old_path__contains="?").order_by("site", "pk").values_list("pk", "old_path")
    for key, old_path in rows:
        path, _mark, query = old_path.partition("?")
        found.setdefault(path, []).append((frozenset(parse_qsl(query, keep_blank_values=True)), key))
    return found


def step_by(redirect: Redirect, target: Target) -> Step:
    """Where a redirect leads, with the query; the target itself if nowhere.

    A page that the public may not read is told by no redirect.
    """
    page = redirect.redirect_page
    if page and not open_to_all(Page.objects.filter(pk=page.pk, live=True)).exists():
        was_public = FormerAddress.objects.filter(kind=kind_of(page), object_id=page.pk).exists()
        return None if was_public else target
    if not redirect.link:
        return target
    parts = urlsplit(without_host(redirect.link))
    query = "&".join(part for part in (parts.query, target.query) if part)
    place = parts._replace(query="", fragment="").geturl() or "/"
    return Target(place, query, target.is_permanent and redirect.is_permanent, parts.fragment)
