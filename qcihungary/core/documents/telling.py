"""After whatever an editor did in the admin: which documents and records went offline by it, and which can be read."""

from collections.abc import Iterable
from datetime import datetime

from django.apps import apps
from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.translation import ngettext

from qcihungary.core.addresses.former import FormerAddress
from qcihungary.core.addresses.noting import known
from qcihungary.core.documents.document import SiteDocument
from qcihungary.core.documents.rule import known_to, public_keys
from qcihungary.core.middleware import GetResponse

MOST = 10
"""Titles that one message names."""


class DocumentsMiddleware:
    """Compares what is public before and after. A form that saves itself publishes nothing, and isn't asked about."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request."""
        if not is_asked_about(request):
            return self.get_response(request)
        before, moment = public_keys(), timezone.now()
        response = self.get_response(request)
        tell_of_records(request, moment)
        after = public_keys()
        if after != before:
            tell(request, before - after, after - before)
        return response


def is_asked_about(request: HttpRequest) -> bool:
    """Whether an editor's browser sent a form that may have published something."""
    return (
        request.method == "POST"
        and request.path_info.startswith("/admin/")
        and request.user.is_authenticated
        and "application/json" not in request.headers.get("Accept", "")
    )


def tell(request: HttpRequest, gone: Iterable[int], come: Iterable[int]) -> None:
    """Put it into messages, as far as the editor may know of it."""
    if titles := titles_of(request, gone):
        text = ngettext(
            "This file went offline, nobody outside can read it any more: %(titles)s",
            "These files went offline, nobody outside can read them any more: %(titles)s",
            len(titles),
        )
        messages.warning(request, text % {"titles": shortened(titles)})
    if titles := titles_of(request, come):
        text = ngettext(
            "This file can be read by anybody now: %(titles)s",
            "These files can be read by anybody now: %(titles)s",
            len(titles),
        )
        messages.info(request, text % {"titles": shortened(titles)})


def tell_of_records(request: HttpRequest, moment: datetime) -> None:
    """Say which published records the public can't know of any more, though nobody unpublished them: by their level."""
    rows = FormerAddress.objects.filter(left_at__gte=moment, kind__in=known)
    lost = {(row.kind, row.object_id) for row in rows if known[row.kind].name_now(row.object_id) is None}
    records = [apps.get_model(kind)._default_manager.filter(pk=key).first() for kind, key in lost]
    if titles := sorted(str(record) for record in records if getattr(record, "live", False)):
        text = ngettext(
            "Its page went offline, nobody outside can read it any more: %(titles)s",
            "These pages went offline, nobody outside can read them any more: %(titles)s",
            len(titles),
        )
        messages.warning(request, text % {"titles": shortened(titles)})


def titles_of(request: HttpRequest, keys: Iterable[int]) -> list[str]:
    """The titles of documents. One that was deleted has none."""
    documents = SiteDocument.objects.filter(known_to(request.user), pk__in=list(keys)).order_by("title")
    return list(documents.values_list("title", flat=True))


def shortened(titles: list[str]) -> str:
    """The first few titles."""
    return ", ".join(titles[:MOST]) + (", …" if len(titles) > MOST else "")
