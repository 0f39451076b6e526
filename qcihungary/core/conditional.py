"""Answers that a client need not fetch again: feeds, calendars, exports and the sitemap (RFC 9110, section 13).

The ETag is made of the content. Last-Modified is when the content last changed, and never the present moment.
"""

import hashlib
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag

from qcihungary.core.addresses.hidden import Reader, without_hidden


def revalidated(
    request: HttpRequest, response: HttpResponse, changed: datetime | None, content: bytes | None = None
) -> HttpResponse:
    """The response with its validators; 304 where the client has it already.

    ``content`` stands for it where its bytes differ each time, as those of an archive do.
    """
    reader = Reader(request)
    response.content = told = without_hidden(response.content, reader)
    etag = quote_etag(hashlib.sha256(told if content is None else without_hidden(content, reader)).hexdigest()[:32])
    moment = int(changed.timestamp()) if changed else None
    response.headers["ETag"] = etag
    if moment is not None:
        response.headers["Last-Modified"] = http_date(moment)
    answer = get_conditional_response(request, etag, moment, response)
    if not isinstance(answer, HttpResponse):
        return response
    for name in ("Cache-Control", "X-Robots-Tag"):
        if answer is not response and response.has_header(name):
            answer.headers[name] = response.headers[name]
    return answer
