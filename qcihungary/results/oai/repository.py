"""What is harvested: every public output, and tombstones of those that no longer are, in the order of dates."""

import datetime
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.core import signing

from qcihungary.core.feeds import start_of
from qcihungary.core.outputs.oai import oai_identifier
from qcihungary.core.outputs.registry import all_outputs
from qcihungary.core.stamps import kept
from qcihungary.results.oai.moments import first_moment, last_moment, whole_second, written
from qcihungary.results.oai.protocol import PREFIX, Arguments, ProtocolError
from qcihungary.results.oai.tombstones import HarvestedOutput

PER_PAGE = 100
EARLIEST = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)
"""The datestamp of an output of which nobody knows when it changed; none is earlier."""

SALT = "qcihungary.results.oai"


@dataclass(frozen=True, slots=True)
class Header:
    """What OAI-PMH calls the header of a record."""

    key: str
    kind: str
    datestamp: datetime.datetime
    is_deleted: bool = False

    @property
    def identifier(self) -> str:
        """Its OAI identifier."""
        return oai_identifier(self.key)

    @property
    def place(self) -> tuple[datetime.datetime, str]:
        """Where it stands in every list. What changes moves to the end, so that no harvester misses it."""
        return self.datestamp, self.key


@dataclass(frozen=True, slots=True)
class Portion:
    """A part of a list, and the token that asks for the next; None where the list was never divided."""

    headers: Sequence[Header]
    cursor: int = 0
    size: int = 0
    token: str | None = None


def headers() -> Mapping[str, Header]:
    """Every header by its key, in the order of their places; kept in memory under a stamp."""
    return kept.get("oai headers", read_headers)


def read_headers() -> Mapping[str, Header]:
    """The same, put together."""
    harvested, outputs = HarvestedOutput.known(), all_outputs()
    gone = (row for row in harvested.values() if row.is_withdrawn and row.key not in outputs)
    found = [Header(row.key, row.kind, whole_second(row.since), is_deleted=True) for row in gone]
    for output in outputs.values():
        moments = [output.changed or (start_of(output.date) if output.date else EARLIEST), EARLIEST]
        moments += [harvested[output.key].since] if output.key in harvested else []
        found.append(Header(output.key, output.kind, whole_second(max(moments))))
    return {header.key: header for header in sorted(found, key=lambda header: header.place)}


def header_of(identifier: str) -> Header:
    """The header with an OAI identifier.

    Raises:
        ProtocolError: there is none.
    """
    key = identifier.removeprefix(oai_identifier(""))
    found = headers().get(key) if oai_identifier(key) == identifier else None
    if found is None:
        raise ProtocolError("idDoesNotExist", "No record has this identifier.")
    return found


def earliest() -> datetime.datetime:
    """No record is older than this."""
    return next((header.datestamp for header in headers().values()), EARLIEST)


def check_prefix(prefix: str) -> None:
    """There is one format.

    Raises:
        ProtocolError: another is asked for.
    """
    if prefix != PREFIX:
        raise ProtocolError("cannotDisseminateFormat", f"Records are given as {PREFIX} only.")


def portion(verb: str, arguments: Arguments) -> Portion:
    """What a request for a list gets.

    Raises:
        ProtocolError: nothing fits, the format is unknown, or the token is none of ours.
    """
    token = arguments.get("resumptionToken")
    asked = read_token(verb, token) if token is not None else dict(arguments)
    check_prefix(asked["metadataPrefix"])
    fitting = [header for header in headers().values() if fits(header, asked)]
    start = start_after(fitting, asked)
    shown = fitting[start : start + PER_PAGE]
    if not shown:
        code = "noRecordsMatch" if token is None else "badResumptionToken"
        raise ProtocolError(code, "No record fits." if token is None else "Nothing is left of this list.")
    if len(fitting) <= PER_PAGE and token is None:
        return Portion(shown)
    rest = start + PER_PAGE < len(fitting)
    return Portion(shown, start, len(fitting), write_token(verb, asked, shown[-1]) if rest else "")


def fits(header: Header, asked: Arguments) -> bool:
    """Whether a header is in the set and the time that are asked for."""
    return (
        ("set" not in asked or header.kind == asked["set"])
        and ("from" not in asked or header.datestamp >= first_moment(asked["from"]))
        and ("until" not in asked or header.datestamp <= last_moment(asked["until"]))
    )


def start_after(fitting: Sequence[Header], asked: Arguments) -> int:
    """Where a list goes on: behind the last one that was given, even if that is gone."""
    if "after" not in asked:
        return 0
    return bisect_right([header.place for header in fitting], (first_moment(asked["after"]), asked["key"]))


# --- Tokens hold all that is needed to go on, so that the server keeps nothing


def write_token(verb: str, asked: Arguments, last: Header) -> str:
    """The token that goes on behind a record."""
    return signing.dumps({**asked, "verb": verb, "after": written(last.datestamp), "key": last.key}, salt=SALT)


def read_token(verb: str, token: str) -> dict[str, str]:
    """What a token of ours says.

    Raises:
        ProtocolError: it is none, or one of another verb.
    """
    try:
        asked: dict[str, str] = signing.loads(token, salt=SALT)
    except signing.BadSignature as error:
        raise ProtocolError("badResumptionToken", "This resumption token was not given here.") from error
    if asked.pop("verb") != verb:
        raise ProtocolError("badResumptionToken", "This resumption token belongs to another verb.")
    return asked


def keys_of(shown: Iterable[Header]) -> list[str]:
    """The keys of those that have metadata."""
    return [header.key for header in shown if not header.is_deleted]
