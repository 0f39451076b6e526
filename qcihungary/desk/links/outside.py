"""Checking what isn’t ours: addresses of other sites, DOIs; and e-mail addresses, which are only read."""

import datetime
import json
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from urllib.parse import quote, unquote

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone

from qcihungary.core.identifiers import normalise_doi
from qcihungary.desk.links.fetch import Answer, Fetcher
from qcihungary.desk.links.hosts import FetchError
from qcihungary.desk.links.vocabulary import GOOD, LinkKind, Reason, Verdict

HANDLES = "https://doi.org/api/handles"
"""Answers whether a DOI is registered, without a visit to the publisher."""

MOST_OF_A_HANDLE = 65_536
HANDLE_KNOWN = (1, 200)
"""Found; or found, but without what we asked for."""

HANDLE_UNKNOWN = 100

CONTROL = f"{HANDLES}/10.1000/1?type=URL"
"""The DOI of the DOI Handbook: if even this can't be asked, we are the ones who can't be reached."""

OWN_REASONS: dict[int, Reason] = {
    HTTPStatus.NOT_FOUND: Reason.NOT_FOUND,
    HTTPStatus.GONE: Reason.GONE,
    HTTPStatus.TOO_MANY_REQUESTS: Reason.BUSY,
}
KEPT_OUT = frozenset({401, 402, 403, 405, 406, 407, 409, 418, 421, 451, 999})
"""What sites answer to programs that they don't want, whatever they answer to people."""


def check_outside(fetcher: Fetcher, kind: str, address: str) -> Verdict:
    """Check one address that isn't ours. It never raises for what a site does."""
    try:
        return check_doi(fetcher, address) if kind == LinkKind.DOI else check_web(fetcher, address)
    except FetchError as error:
        return Verdict(error.reason)


def check_web(fetcher: Fetcher, address: str) -> Verdict:
    """Ask for the head alone, then, where a site doesn't like that, for the beginning of the whole."""
    try:
        answer = fetcher.follow(address, "HEAD")
    except FetchError as error:
        if error.reason != Reason.NO_ANSWER:
            raise
        answer = fetcher.follow(address)
    if answer.status >= HTTPStatus.BAD_REQUEST and reason_of(answer) != Reason.BUSY:
        answer = fetcher.follow(address)
    return verdict_of(answer)


def check_doi(fetcher: Fetcher, address: str) -> Verdict:
    """Ask the registry of DOIs."""
    doi = normalise_doi(address)
    answer = fetcher.follow(f"{HANDLES}/{quote(doi, safe='/')}?type=URL", most=MOST_OF_A_HANDLE)
    try:
        told = json.loads(answer.body)
    except ValueError:
        told = None
    code = told.get("responseCode") if isinstance(told, dict) else None
    if code in HANDLE_KNOWN:
        return Verdict(status=answer.status)
    if code == HANDLE_UNKNOWN:
        return Verdict(Reason.NO_DOI, answer.status)
    found = verdict_of(answer)
    # Whatever else it says, it says nothing of this DOI.
    return Verdict(Reason.NO_ANSWER, answer.status) if found.reason != Reason.BUSY else found


def check_mail(address: str) -> Verdict:
    """Whether mail could be sent there; nobody is asked."""
    name = unquote(address.removeprefix("mailto:").partition("?")[0])
    try:
        for one in name.split(","):
            validate_email(one.strip())
    except ValidationError:
        return Verdict(Reason.MALFORMED)
    return GOOD


def is_online(fetcher: Fetcher) -> bool:
    """Whether we can reach anything at all."""
    try:
        fetcher.ask(CONTROL)
    except FetchError:
        return False
    return True


def verdict_of(answer: Answer) -> Verdict:
    """What an answer means."""
    reason = reason_of(answer)
    wait = retry_after(answer.retry_after) if reason == Reason.BUSY else None
    return Verdict(reason, answer.status, wait)


def reason_of(answer: Answer) -> Reason:
    """What is wrong, by the answer's status."""
    if answer.status < HTTPStatus.BAD_REQUEST:
        return Reason.NONE
    if answer.status in KEPT_OUT:
        return Reason.REFUSED
    if answer.status == HTTPStatus.SERVICE_UNAVAILABLE and answer.retry_after:
        return Reason.BUSY
    if known := OWN_REASONS.get(answer.status):
        return known
    is_theirs = answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR
    return Reason.SERVER_ERROR if is_theirs else Reason.CLIENT_ERROR


def retry_after(text: str) -> datetime.timedelta | None:
    """How long a site wants to be left alone, in seconds or until a moment; None where it doesn't say."""
    if text.isascii() and text.isdecimal() and len(text) < 9:
        return datetime.timedelta(seconds=int(text))
    try:
        until = parsedate_to_datetime(text)
    except ValueError:
        return None
    wait = (until if timezone.is_aware(until) else timezone.make_aware(until, datetime.UTC)) - timezone.now()
    return max(wait, datetime.timedelta())
